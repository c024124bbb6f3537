"""Where each chart stands in the story, which also numbers the charts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.core import shortcode_syntax
from scripts.core.errors import AuthorError
from scripts.core.files import pages_in, read_text
from scripts.core.languages import LANGS, Words

MARK = re.compile(
    r"^##? (?P<heading>.+?) *\{ ?#(?P<anchor>[\w-]+)[^}]*\}"
    rf"|^{shortcode_syntax.SHORTCODE}",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Place:
    """A section that shows a chart.

    page, anchor: where it is; title: of the page; heading: of the section, or the page's
    title above the first one.
    """

    page: str
    anchor: str
    title: Words
    heading: Words


Places = dict[str, tuple[Place, ...]]  # by chart, in the order of the story


def _found(text: str) -> list[tuple[str, str, str, str]]:
    """Each chart of a page, with the anchor of its section, page title and heading."""
    found, anchor, title, heading = [], "", "", ""
    for mark in MARK.finditer(text):
        if mark["anchor"]:
            anchor, heading = mark["anchor"], mark["heading"]
            title = title or heading
        elif mark["kind"] == "chart":
            found.append((mark["id"] or "", anchor, title, heading))
    return found


def _story(docs: Path) -> list[str]:
    """The pages in the order of the menu, or by name where there is no menu."""
    config = docs.parent / "mkdocs.zh.yml"
    if not config.exists():
        return [path.stem for path in pages_in(docs / "zh")]
    menu = re.findall(r"([\w-]+)\.md", read_text(config).partition("\nnav:")[2])
    return [name for name in menu if (docs / "zh" / f"{name}.md").exists()]


def chart_places(docs: Path, charts: Iterable[str]) -> Places:
    """The places of every chart, in the order in which a reader of the menu meets them.

    Args:
        docs: The folder of the pages.
        charts: The ids of all charts.

    Raises:
        AuthorError: No page shows a chart.
    """
    places: dict[str, list[Place]] = {}
    for page in _story(docs):
        texts = (read_text(docs / lang / f"{page}.md") for lang in LANGS)
        # Pages that differ are told of later, when all pages are compared.
        for (id, anchor, *zh), (_, _, *en) in zip(*map(_found, texts), strict=False):
            title, heading = (Words(*pair) for pair in zip(zh, en, strict=True))
            places.setdefault(id, []).append(Place(page, anchor, title, heading))
    if missing := set(charts) - places.keys():
        raise AuthorError(
            f"docs/data/{min(missing)}.csv: no page shows this chart; add "
            f"[[chart:{min(missing)}]] on a line of its own where the story needs it, in "
            "both languages"
        )
    return {id: tuple(found) for id, found in places.items() if id in set(charts)}
