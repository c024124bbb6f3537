"""The book, assembled from the pages of the built site and nothing else."""

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from markupsafe import Markup

from scripts.book import chapter
from scripts.book.chapter import PAGES, Element, text_of
from scripts.ledger.catalog import Catalog

# Their sections stand in the contents; those of a list or of the figures do not.
IN_CONTENTS = ("index", "logic", "retrospective", "roadmap", "aftermath", "sources")


@dataclass(frozen=True)
class Book:
    """A book's parts: chapters as (what stands above the title, HTML); contents as
    (level, id, text); figures and tables as (id, text); facts as (label, value, ids of
    the places that print it).
    """

    chapters: list[tuple[str, Markup]]
    contents: list[tuple[int, str, str]]
    figures: list[tuple[str, str]]
    tables: list[tuple[str, str]]
    facts: list[tuple[str, str, list[str]]]


SHORT = 9  # rows of a table that is not to be broken


def _tables(article: Element, page: str, first: int) -> list[tuple[str, str]]:
    """Number a chapter's captioned tables on through the book."""
    for table in article.cssselect("table"):
        if len(table.cssselect("tr")) <= SHORT:
            table.set("class", f"{table.get('class', '')} short".strip())
    found = []
    for number, prefix in enumerate(article.cssselect(".caption-prefix"), first):
        prefix.text = re.sub(r"\d+", str(number), prefix.text or "")
        caption = next(prefix.iterancestors("figcaption"))
        caption.set("id", anchor := f"{page}--table-{number}")
        found.append((anchor, text_of(caption)))
    return found


def _see(article: Element, catalog: Catalog, lang: str) -> None:
    """Behind a link to another chapter its number, which paper needs and no layout."""
    for link in article.cssselect("a[data-chapter]"):
        if above := _above(catalog, lang, link.attrib.pop("data-chapter")):
            link.tail = catalog.words["see"].of(lang).format(above) + (link.tail or "")


def _above(catalog: Catalog, lang: str, page: str) -> str:
    """What stands above a chapter's title: the number of a part or of an appendix."""
    if page == "index":
        return ""
    number, parts = PAGES.index(page), PAGES.index("charts") - 1
    if number <= parts:
        return catalog.words["book_part"].of(lang).format(number)
    letter = chr(ord("A") + number - parts - 1)
    return catalog.words["book_appendix"].of(lang).format(letter)


def assemble(site: Path, lang: str, catalog: Catalog) -> Book:
    """The book's chapters in reading order, from site/<lang>."""
    book = Book([], [], [], [], [])
    seen: set[str] = set()
    places: dict[str, dict[str, str]] = {}
    for page in PAGES:
        article = chapter.read(site, lang, page)
        above = _above(catalog, lang, page)
        if page == "index":  # whose title is the book's own
            article.cssselect("h1")[0].text = catalog.words["book_brief"].of(lang)
        wanted = "h1, h2" if page in IN_CONTENTS else "h1"
        for heading in article.cssselect(wanted):
            level, text = int(str(heading.tag)[1]), text_of(heading)
            if level == 1 and above:
                text = f"{above}{catalog.words['gap'].of(lang)}{text}"
            book.contents.append((level, heading.attrib["id"], text))
        for figure in article.cssselect("figure.chart:not(.with-table)"):
            number, title = (
                text_of(figure.cssselect(f".chart-{part}")[0])
                for part in ("number", "title")
            )
            if number not in seen:
                text = f"{number}{catalog.words['gap'].of(lang)}{title}"
                book.figures.append((figure.attrib["id"], text))
            seen.add(number)
        book.tables.extend(_tables(article, page, len(book.tables) + 1))
        for link in article.cssselect("a.fact"):
            of_fact = places.setdefault(link.attrib["data-fact"], {})
            of_fact.setdefault(page, link.attrib["id"])
        _see(article, catalog, lang)
        markup = html.tostring(article, encoding="unicode")
        book.chapters.append((above, Markup(markup)))
    for id, by_page in places.items():
        label = catalog.facts[id].label.of(lang)
        book.facts.append((label, catalog.show(id, lang), list(by_page.values())))
    # In this encoding Chinese stands by its sound, as in a dictionary.
    book.facts.sort(key=lambda fact: fact[0].encode("gb18030"))
    return book
