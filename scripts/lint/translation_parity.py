"""Both languages must say the same things in the same order."""

import re
from itertools import zip_longest
from pathlib import Path

from scripts.core import comments, shortcode_syntax
from scripts.core.errors import AuthorError
from scripts.core.files import pages_in, read_text
from scripts.core.languages import LANGS, OTHER

# What is compared, in order of appearance: heading anchors, shortcodes (without their
# shown text), link and image targets, admonitions and tabs by kind.
PATTERN = re.compile(
    r"^#{1,6} .*\{ ?#(?P<anchor>[\w-]+)"
    rf"|\[\[(?P<shortcode>{shortcode_syntax.NAME})"
    r"|\]\((?P<link>[^)\s]+)"
    r"|^ *(?P<block>(?:!!!|\?\?\?\+?) \w+|=== |/// \S+)"
    r"|^ *(?P<item>[-*] \[ \]|\d+\. |\|(?=.*\|$))",
    re.MULTILINE,
)


def outline(text: str) -> list[tuple[str, int]]:
    """What a page holds besides words, each with its line number."""
    found = []
    for match in PATTERN.finditer(comments.without(text)):
        kind = match.lastgroup or ""
        name = {"item": "list item or table row"}.get(kind, kind)
        value = "" if kind == "item" else f" {match[kind].strip()}"
        line = text.count("\n", 0, match.start()) + 1
        found.append((name + value, line))
    return found


def check_names(docs: Path) -> None:
    """Raise AuthorError for a page that only one language has."""
    pages = {lang: {p.name for p in pages_in(docs / lang)} for lang in LANGS}
    if lonely := pages["zh"] ^ pages["en"]:
        name = min(lonely)
        lang = next(lang for lang in LANGS if name in pages[lang])
        raise AuthorError(
            f"docs/{lang}/{name} has no page docs/{OTHER[lang]}/{name}; add it"
        )


def check(docs: Path) -> int:
    """Compare docs/zh with docs/en; the number of things compared.

    Raises AuthorError at the first difference, naming both files and lines.
    """
    compared = 0
    for name in [path.name for path in pages_in(docs / "zh")]:
        zh, en = (
            outline(read_text(docs / lang / name, f"docs/{lang}/{name}"))
            for lang in LANGS
        )
        end = ("nothing more", 0)
        for (left, a), (right, b) in zip_longest(zh, en, fillvalue=end):
            if left != right:
                raise AuthorError(
                    f"docs/zh/{name}:{a} has {left} where docs/en/{name}:{b} has {right}; "
                    "both languages need the same, in the same order"
                )
            compared += 1
    return compared
