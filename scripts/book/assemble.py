"""The book, assembled from the pages of the built site and nothing else."""

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from markupsafe import Markup

from scripts.book import arrange, chapter, gallery
from scripts.book.chapter import Element, text_of
from scripts.book.outline import Chapter, outline
from scripts.ledger.catalog import Catalog
from scripts.pages.citations import Notes


@dataclass(frozen=True)
class Book:
    """The parts of a book.

    Attributes:
        chapters: (line above the title, HTML) of each.
        contents: (level, id, text) of each heading.
        figures: (id, caption) of each chart.
        tables: (id, caption) of each table.
        facts: (label, value, ids of the places that print it).
    """

    chapters: list[tuple[str, Markup]]
    contents: list[tuple[int, str, str]]
    figures: list[tuple[str, str]]
    tables: list[tuple[str, str]]
    facts: list[tuple[str, str, list[str]]]


SHORT = 9  # rows of a table that is not to be broken


def _listed(caption: Element, prefix: Element, gap: str) -> str:
    """A table's caption in the list of tables: number and first sentence, as a figure's."""
    number = text_of(prefix)
    title = text_of(caption).removeprefix(number).strip()
    first = re.split(r"。|\.(?: |$)", title, maxsplit=1)[0]
    return f"{number}{gap}{first}"


def _tables(article: Element, page: str, first: int, gap: str) -> list[tuple[str, str]]:
    """Number a chapter's captioned tables on through the book."""
    for table in article.cssselect("table"):
        if len(table.cssselect("tr")) <= SHORT:
            table.set("class", f"{table.get('class', '')} short".strip())
    found = []
    for number, prefix in enumerate(article.cssselect(".caption-prefix"), first):
        prefix.text = re.sub(r"\d+", str(number), prefix.text or "").strip(". \u3000")
        caption = next(prefix.iterancestors("figcaption"))
        caption.set("id", anchor := f"{page}--table-{number}")
        found.append((anchor, _listed(caption, prefix, gap)))
    return found


def sort_key(label: str) -> bytes:
    """Where a label stands in the index: an English article before it does not count.

    In this encoding Chinese stands by its sound, as in a dictionary.
    """
    return re.sub("^(a|an|the) ", "", label.casefold()).encode("gb18030")


def name_chapters(article: Element, see: str, chapters: dict[str, Chapter]) -> None:
    """Write the number of another chapter after a link to it, for readers of paper.

    Args:
        article: The page whose links are read.
        see: How the number is written, with {} for it.
        chapters: The chapters by page.
    """
    for link in article.cssselect("a[data-chapter]"):
        if above := chapters[link.attrib.pop("data-chapter")].above:
            link.tail = see.format(above) + (link.tail or "")


def assemble(site: Path, lang: str, catalog: Catalog) -> Book:
    """The book's chapters in reading order, from site/<lang>."""
    book = Book([], [], [], [], [])
    seen: set[str] = set()
    places: dict[str, dict[str, str]] = {}
    words, notes = catalog.words, Notes(catalog, lang)
    facts = {notes.tip(fact): id for id, fact in catalog.facts.items()}
    gap = words["gap"].of(lang)
    chapters = outline(site, lang, words["book_part"], words["book_appendix"])
    for page, one in chapters.items():
        if page == "charts":
            gallery.unfold(one.tree, site, lang)
        article, above = chapter.fit(one.tree, lang, page, chapters), one.above
        if page == "index":  # whose title is the book's own
            article.cssselect("h1")[0].text = words["book_brief"].of(lang)
            arrange.cast(article, words["book_cast"].of(lang))
        for heading in article.cssselect(one.headings):
            level, text = int(str(heading.tag)[1]), text_of(heading)
            if level == 1 and above:
                text = f"{above}{gap}{text}"
            book.contents.append((level, heading.attrib["id"], text))
        for figure in article.cssselect("figure.chart:not(.with-table)"):
            number, title = (
                text_of(figure.cssselect(f".chart-{part}")[0])
                for part in ("number", "title")
            )
            if number not in seen:
                text = f"{number}{gap}{title}"
                book.figures.append((figure.attrib["id"], text))
            seen.add(number)
        book.tables.extend(_tables(article, page, len(book.tables) + 1, gap))
        for link in article.cssselect("a.fact"):
            of_fact = places.setdefault(facts[link.attrib["title"]], {})
            of_fact.setdefault(page, link.attrib["id"])
        name_chapters(article, words["see"].of(lang), chapters)
        markup = html.tostring(article, encoding="unicode")
        book.chapters.append((above, Markup(markup)))
    for id, by_page in places.items():
        label = catalog.facts[id].label.of(lang)
        book.facts.append((label, catalog.show(id, lang), list(by_page.values())))
    book.facts.sort(key=lambda fact: sort_key(fact[0]))
    return book
