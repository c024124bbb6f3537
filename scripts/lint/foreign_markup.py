"""What a page may not hold: embeds, files from elsewhere, wrong addresses, own notes."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.core import comments
from scripts.ledger import values
from scripts.pages.shortcodes import CODE

EMBED = re.compile(
    r"<(iframe|script|object|embed|video|audio|source|form|input|button|link|style|base"
    r"|meta|img|svg|canvas)\b",
    re.IGNORECASE,
)
HANDLER = re.compile(r"<[a-z][^>]*\s(on\w+)\s*=", re.IGNORECASE)
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]*)\)")
FILE = re.compile(r"<?(\S*?)>?(?:\s+[\"'(].*)?")  # a title may follow
ADDRESS = re.compile(
    r"(?<!!)\[[^\]]*\]\((\w+:[^)]*?)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"  # a title may follow
    r"|href=[\"'](\w+:[^\"']*)|<(https?:[^>]*)>"
)
NOWHERE = re.compile(r"(?<!!)\[[^\]\[]*\]\(\s*(?:<>|#)?\s*\)|href=(?:\"#?\"|'#?')")
PUBLIC = re.compile(r"(?:https?://[\w.-]+\.\w+(?:[/?#:]\S*)?|mailto:\S+@\S+)", re.ASCII)
REFERENCE = re.compile(r" {0,3}\[[^\]^]+\]:")
STYLE = re.compile(r"style=[^>}]*url\(", re.IGNORECASE)
NOTE = re.compile(r"\[\^([\w-]+)\]")
HEADING = re.compile(r"#{2,6} (?!.*\{[^}]*#[\w-]+[^}]*\}\s*$)")


def without_code(text: str) -> str:
    """A text in which code and comments are blank, with all places where they were."""
    return comments.without(CODE.sub(comments.blank, text))


def _picture(text: str, target: str, folder: Path) -> str:
    """What is wrong with a picture; "" if nothing."""
    if not (name := FILE.fullmatch(target)):
        return (
            f"the picture {target!r} has a blank in its name; write it without, such as "
            "my-picture.png"
        )
    if not text.strip():
        return (
            f"the picture {name[1]} has no text for who does not see it; write it between "
            "![ and ]"
        )
    if (folder / name[1]).is_file():
        return ""
    return (
        f"the picture {name[1]} is not in {folder.parent.name}/{folder.name}/; put the "
        "file there (pictures from elsewhere are blocked)"
    )


def _address(address: str) -> str:
    """What is wrong with an address; "" if nothing."""
    if values.LOCAL.match(address):
        return (
            "leads to a machine that readers cannot reach; write the file of a page of "
            "this site, such as logic.md, or a public address"
        )
    if not PUBLIC.fullmatch(address):
        return "is no address of a web page; write it like https://example.org/page"
    return values.copied(address)


def problems(text: str, folder: Path) -> Iterator[tuple[int, str]]:
    """Line number and complaint for each thing that a reader would not get.

    Args:
        text: A page as written.
        folder: Where the page is, to look for its pictures.
    """
    for number, line in enumerate(without_code(text).split("\n"), 1):
        if found := EMBED.search(line):
            yield (
                number,
                (
                    f"<{found[1].lower()}> is blocked by the pages' policy and missing on "
                    "paper; remove it, or link to the page that has it"
                ),
            )
        if found := HANDLER.search(line):
            yield number, f"{found[1]}= is blocked by the pages' policy; remove it"
        for found in PICTURE.finditer(line):
            if complaint := _picture(found[1], found[2].strip(), folder):
                yield number, complaint
        for found in ADDRESS.finditer(line):
            address = found[1] or found[2] or found[3]
            if complaint := _address(address):
                yield number, f"{address!r} {complaint}"
        if found := NOWHERE.search(line):
            yield (
                number,
                f"{found[0]} leads nowhere; write the address or remove the link",
            )
        if REFERENCE.match(line):
            yield (
                number,
                "an address by reference is not checked; write [text](address)",
            )
        if STYLE.search(line):
            yield number, "url() is blocked by the pages' policy; remove it"
        if found := NOTE.search(line):
            yield (
                number,
                (
                    f"{found[0]} is a note typed by hand; use [[cite:…]] for a source and "
                    "[[fact:…]] for a number"
                ),
            )
        if "【【" in line or "】】" in line:
            yield number, "full-width brackets make no shortcode; write [[kind:id]]"
        if HEADING.match(line):
            yield number, "a heading needs an anchor; add { #some-name } to its end"
