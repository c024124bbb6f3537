"""What MkDocs made of each page, for the next build of a preview.

Most of a build goes into Markdown and the index of the search, page by page. A page with the
text and title of the last build, among the same pages, is not made again: MkDocs gets no
text, and then what it made before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

SNIPPET = "--8<--"  # takes in a file that the page's own text does not show
KEPT = ("toc", "present_anchor_ids", "title")  # what MkDocs notes of a page's content
Key = tuple[str, str]  # language and path of a page


@dataclass
class _Made:
    """What was made of a page.

    Attributes:
        source: Everything that it was made from.
        html: Its content.
        noted: What MkDocs noted of the content, by names of KEPT.
        links: Its links to anchors, by the paths of the pages to which they lead.
        found: Its entries of the search's index; None until it is indexed, which a build
            that fails may never do.
    """

    source: tuple[object, ...]
    html: str
    noted: dict[str, Any]
    links: dict[str, dict[str, str]]
    found: list[dict[str, Any]] | None = None


class PageMemory:
    """The pages as they were last made; MkDocs' events call its methods in their order.

    Args:
        warnings: Tells the warnings so far. A page that has one is made again, so that
            every build gives it.
    """

    def __init__(self, warnings: Callable[[], object]) -> None:
        """Start with no page."""
        self._warnings = warnings
        self._made: dict[Key, _Made] = {}
        self._again: set[Key] = set()  # those that are not made in this build
        self._source: tuple[object, ...] = ()  # of the page that is being made
        self._warned: object = None  # before it
        self._index: list[dict[str, Any]] = []
        self._entries = 0  # of the index, before the page that is being indexed

    def text(self, text: str, page: Any, files: Any, lang: str) -> str:
        """The Markdown that MkDocs is to convert: none for a page that is kept.

        Args:
            text: The page's, with its shortcodes expanded.
            page: MkDocs' page with its metadata.
            files: MkDocs' files, to which links may lead.
            lang: The language.
        """
        key = lang, page.file.src_uri
        self._source = text, repr(page.meta), page.url, tuple(files.src_uris)
        self._warned = self._warnings()
        made = self._made.get(key)
        if made and made.found is not None and made.source == self._source:
            self._again.add(key)
            return ""
        self._again.discard(key)
        return text

    def content(self, html: str, page: Any, files: Any, lang: str) -> str:
        """The content of a page: as it was just made, or as it is kept.

        Args:
            html: As it was just made.
            page: MkDocs' page; gets what MkDocs noted of a content that is kept.
            files: MkDocs' files.
            lang: The language.
        """
        key = lang, page.file.src_uri
        if key in self._again:
            made = self._made[key]
            for name, value in made.noted.items():
                setattr(page, name, value)
            uris = files.src_uris
            page.links_to_anchors = {uris[to]: one for to, one in made.links.items()}
            page.meta["search"] = {"exclude": True}  # index() adds its entries
            return made.html
        self._made.pop(key, None)
        if self._warnings() == self._warned and SNIPPET not in str(self._source[0]):
            noted = {name: getattr(page, name) for name in KEPT}
            links = {to.src_uri: one for to, one in page.links_to_anchors.items()}
            self._made[key] = _Made(self._source, html, noted, links)
        return html

    def index(self, entries: list[dict[str, Any]], page: Any, lang: str) -> None:
        """Add the entries of a page that is kept to the search's index, or keep new ones.

        Args:
            entries: The index so far.
            page: MkDocs' page, which MkDocs has indexed if it is not kept.
            lang: The language.
        """
        key = lang, page.file.src_uri
        if entries is not self._index:
            self._index, self._entries = entries, 0
        made = self._made.get(key)
        if made and key in self._again:
            del page.meta["search"]
            entries += made.found or []
        elif made:
            made.found = entries[self._entries :]
        self._entries = len(entries)
