"""The chapters of the book: their order, their numbers, what the contents list of them."""

from dataclasses import dataclass
from pathlib import Path

from scripts.book import chapter
from scripts.core.languages import Words

# Pages of entries or figures: their headings would fill the contents.
LISTS = {"charts", "glossary", "changelog"}


@dataclass(frozen=True)
class Chapter:
    """A page in the book.

    tree: the page as it was built; above: what is printed above its title; headings: which
    of them the contents list, as a CSS selector.
    """

    tree: chapter.Element
    above: str
    headings: str


def outline(site: Path, lang: str, part: Words, appendix: Words) -> dict[str, Chapter]:
    """Every page of a language by name, in the order of the site's menu.

    A page that gives its place in the story is a part, any other one an appendix;
    the first page opens the book.

    Args:
        site: The folder of the built site.
        lang: The language.
        part: The line above a part, {} for its number.
        appendix: The line above an appendix, {} for its letter.
    """
    links = chapter.load(site, lang, "index").cssselect(".md-tabs__link")
    chapters: dict[str, Chapter] = {}
    parts = appendices = 0
    for name in (link.attrib["href"].strip("./") or "index" for link in links):
        tree, above = chapter.load(site, lang, name), ""
        if tree.cssselect("p.place"):
            parts += 1
            above = part.of(lang).format(parts)
        elif name != "index":
            above = appendix.of(lang).format(chr(ord("A") + appendices))
            appendices += 1
        headings = "h1" if name in LISTS else "h1, h2"
        chapters[name] = Chapter(tree, above, headings)
    return chapters
