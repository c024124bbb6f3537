"""The book's chapters, assembled from the pages of the built site and nothing else."""

import base64
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from markupsafe import Markup

from scripts import svg
from scripts.catalog import Catalog
from scripts.schema import AuthorError

PAGES = (
    "index", "logic", "retrospective", "roadmap", "aftermath", "charts", "glossary",
    "sources", "changelog",
)  # fmt: skip
DROP = (
    "a.headerlink", "a.footnote-backref", ".chart-narrow", ".chart-tools", ".md-button",
    "hr", "script", ".cite-this", ".pool-control", "p.downloads", "p.place",
)  # fmt: skip
Element = html.HtmlElement
HAN = re.compile("[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.,%–−-]*[A-Za-z0-9%])?")


@dataclass(frozen=True)
class Book:
    """A book's parts: chapters as HTML; contents as (level, id, text); figures and
    tables as (id, text); facts as (label, value, ids of the places that print it)."""

    chapters: list[Markup]
    contents: list[tuple[int, str, str]]
    figures: list[tuple[str, str]]
    tables: list[tuple[str, str]]
    facts: list[tuple[str, str, list[str]]]


def _text(element: Element) -> str:
    return " ".join(element.text_content().split())


def _drop(element: Element) -> None:
    element.drop_tree()


def _internal(page: str, href: str) -> str | None:
    """The book's anchor for a link of the site, None when it leads out of the book."""
    if "://" in href or href.startswith("mailto:"):
        return None
    path, _, anchor = href.partition("#")
    here = "" if page == "index" else f"{page}/"
    target = (
        posixpath.normpath(posixpath.join("/", here, path)).strip("/") if path else page
    )
    target = target.removesuffix("index.html").strip("/") or "index"
    return f"{target}--{anchor or 'top'}" if target in PAGES else None


def _charts(article: Element, page: str) -> None:
    """In the story a chart is a picture; on the charts page it is its data table."""
    for figure in article.cssselect("figure.chart"):
        picture, data = (
            figure.cssselect(".chart-wide")[0],
            figure.cssselect("details")[0],
        )
        if page == "charts":
            figure.set("class", "chart with-table")
            table = data.cssselect("table")[0]
            picture.getparent().replace(picture, table)
        _drop(data)


def _pictures(article: Element) -> None:
    """Inline SVG as images: WeasyPrint tags those as figures with their text."""
    for picture in article.cssselect("figure.chart svg"):
        figure = next(picture.iterancestors("figure"))
        parts = (_text(figure.cssselect(f".chart-{p}")[0]) for p in ("title", "text"))
        markup = svg.for_print(
            html.tostring(picture, encoding="unicode", with_tail=False)
        )
        data = base64.b64encode(_as_xml(markup).encode()).decode()
        source = f"data:image/svg+xml;base64,{data}"
        image = html.Element("img", {"src": source, "alt": ". ".join(parts)})
        picture.getparent().replace(picture, image)


def _as_xml(markup: str) -> str:
    """SVG that came through an HTML parser, which lower-cases viewBox."""
    head, mark, rest = markup.partition("viewbox=")
    return f"{head}viewBox={rest}" if mark else markup


def _article(site: Path, lang: str, page: str) -> Element:
    """A page's article, fit for the book: no controls, ids unique in the whole book."""
    folder = site / lang / ("" if page == "index" else page)
    path = folder / "index.html"
    if not path.exists():
        raise AuthorError(f"{path} is missing; build the site first: make build")
    tree = html.fromstring(path.read_text(encoding="utf-8"))
    article = tree.cssselect("article.md-content__inner")[0]
    for selector in DROP:
        for element in article.cssselect(selector):
            _drop(element)
    _charts(article, page)
    _pictures(article)
    for number, link in enumerate(article.cssselect("a.fact"), 1):
        link.set("id", f"place-{number}")
    for box in article.cssselect("input[type=checkbox]"):
        mark = html.Element("span", {"class": "box"})
        mark.tail = box.tail
        box.getparent().replace(box, mark)
    for label in article.cssselect("label.task-list-control, span.task-list-indicator"):
        label.drop_tag()
    for fold in article.cssselect("details"):
        fold.tag, fold.attrib["class"] = "div", f"{fold.get('class', '')} details"
        for summary in fold.cssselect("summary"):
            summary.tag, summary.attrib["class"] = "p", "admonition-title"
    for element in article.iter():
        if not isinstance(element.tag, str):
            continue
        for name in ("id", "aria-labelledby", "aria-describedby"):
            if value := element.get(name):
                element.set(name, f"{page}--{value}")
        if element.tag == "a" and (href := element.get("href")):
            if anchor := _internal(page, href):
                element.set("href", f"#{anchor}")
            elif "://" not in href:
                element.drop_tag()  # a file beside the site, such as a CSV
    return article


def _tables(article: Element, page: str, first: int) -> list[tuple[str, str]]:
    """Number a chapter's captioned tables on through the book."""
    found = []
    for number, prefix in enumerate(article.cssselect(".caption-prefix"), first):
        prefix.text = re.sub(r"\d+", str(number), prefix.text)
        caption = next(prefix.iterancestors("figcaption"))
        caption.set("id", f"{page}--table-{number}")
        found.append((caption.get("id"), _text(caption)))
    return found


def _spaced(markup: str) -> str:
    """A little room between Han and Latin or digits, which WeasyPrint does not add by
    itself; as a margin, so that the text stays as it is for search and copy."""

    def piece(text: str) -> str:
        def run(match: re.Match[str]) -> str:
            left = text[match.start() - 1 : match.start()], " before"
            right = text[match.end() : match.end() + 1], " after"
            sides = "".join(name for char, name in (left, right) if HAN.match(char))
            return (
                f'<span class="latin{sides}">{match[0]}</span>' if sides else match[0]
            )

        return LATIN.sub(run, text)

    parts = re.split(r"(<[^>]+>)", markup)
    return "".join(p if p.startswith("<") else piece(p) for p in parts)


def assemble(site: Path, lang: str, catalog: Catalog) -> Book:
    """The book's chapters in reading order, from site/<lang>."""
    book = Book([], [], [], [], [])
    seen, places = set(), {}
    for page in PAGES:
        article = _article(site, lang, page)
        for heading in article.cssselect("h1, h2"):
            book.contents.append(
                (int(heading.tag[1]), heading.get("id"), _text(heading))
            )
        for figure in article.cssselect("figure.chart:not(.with-table)"):
            number, title = (
                _text(figure.cssselect(f".chart-{part}")[0])
                for part in ("number", "title")
            )
            if number not in seen:
                book.figures.append((figure.get("id"), f"{number} {title}"))
            seen.add(number)
        book.tables.extend(_tables(article, page, len(book.tables) + 1))
        for link in article.cssselect("a.fact"):
            fact = link.get("href").split("--fn:f-")[-1].replace("-", "_")
            places.setdefault(fact, {}).setdefault(page, link.get("id"))
        markup = html.tostring(article, encoding="unicode")
        book.chapters.append(Markup(_spaced(markup) if lang == "zh" else markup))
    for id, by_page in places.items():
        label = catalog.facts[id].label.of(lang)
        book.facts.append((label, catalog.show(id, lang), list(by_page.values())))
    book.facts.sort()
    return book
