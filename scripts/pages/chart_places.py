"""Where each chart stands in the story, which also numbers the charts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from scripts.core import comments, shortcode_syntax
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
# The items of places, as a key of caches
FixedPlaces = tuple[tuple[str, tuple[Place, ...]], ...]


def _found(text: str) -> list[tuple[str, str, str, str]]:
    """Each chart of a page, with the anchor of its section, page title and heading."""
    found, anchor, title, heading = [], "", "", ""
    for mark in MARK.finditer(comments.without(text)):
        if mark["anchor"]:
            anchor, heading = mark["anchor"], mark["heading"]
            title = title or heading
        elif mark["kind"] == "chart":
            found.append((mark["id"] or "", anchor, title, heading))
    return found


def _menu(docs: Path) -> list[str]:
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
        charts: The ids of all charts; those that no page shows come last.
    """
    places: dict[str, list[Place]] = {}
    for page in _menu(docs):
        found = []
        for lang in LANGS:
            name = f"docs/{lang}/{page}.md"
            found.append(_found(read_text(docs / lang / f"{page}.md", name)))
        # Pages that differ are told of later, when the languages are compared.
        for zh, en in zip_longest(*found):
            id, anchor, title, heading = zh or en
            both = en or zh
            place = Place(page, anchor, Words(title, both[2]), Words(heading, both[3]))
            places.setdefault(id, []).append(place)
    every = set(charts)
    shown = {id: tuple(one) for id, one in places.items() if id in every}
    return shown | dict.fromkeys(sorted(every - shown.keys()), ())


def check(places: Places) -> None:
    """Raise AuthorError when no page shows a chart."""
    for id, found in places.items():
        if not found:
            raise AuthorError(
                f"docs/data/{id}.csv: no page shows this chart; add [[chart:{id}]] on a "
                "line of its own where the story needs it, in both languages"
            )
