"""What a page may not hold: embeds, files from elsewhere, wrong addresses, own notes."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.pages.shortcodes import CODE

EMBED = re.compile(
    r"<(iframe|script|object|embed|video|audio|source|form|input|button|link|style|base"
    r"|meta|img|svg|canvas)\b",
    re.IGNORECASE,
)
HANDLER = re.compile(r"<[a-z][^>]*\s(on\w+)\s*=", re.IGNORECASE)
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]*)")
ADDRESS = re.compile(r"(?<!!)\[[^\]]*\]\((\w+:[^)]*)\)|href=[\"'](\w+:[^\"']*)")
PUBLIC = re.compile(r"(?:https?://[\w.-]+\.\w+(?:[/?#:]\S*)?|mailto:\S+@\S+)", re.ASCII)
REFERENCE = re.compile(r" {0,3}\[[^\]^]+\]:")
STYLE = re.compile(r"style=[^>}]*url\(", re.IGNORECASE)
NOTE = re.compile(r"\[\^([\w-]+)\]")
HEADING = re.compile(r"#{2,6} (?!.*\{[^}]*#[\w-]+[^}]*\}\s*$)")


def without_code(text: str) -> str:
    """A text in which code is blank, with its lines and columns where they were."""
    return CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)


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
            if not (folder / found[1]).is_file():
                yield (
                    number,
                    (
                        f"the picture {found[1]} is not in {folder.parent.name}/"
                        f"{folder.name}/; put the file there (pictures from elsewhere are "
                        "blocked)"
                    ),
                )
        for found in ADDRESS.finditer(line):
            address = found[1] or found[2]
            if not PUBLIC.fullmatch(address):
                yield (
                    number,
                    (
                        f"{address!r} is no address of a web page; write it like "
                        "https://example.org/page"
                    ),
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
