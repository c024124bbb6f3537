"""A page of the built site made fit to be a chapter of the book."""

import base64
import posixpath
import re
from collections.abc import Collection
from pathlib import Path

from lxml import html

from scripts.book import arrange, floating
from scripts.charts.toolkit import palette
from scripts.core.errors import AuthorError
from scripts.drawing import svg_cleanup

# What works with a script alone, and so is hidden until one shows it, or is the script.
CONTROLS = (
    "script", "[hidden]:not(.downloads)", "input[type=hidden]", ".chart-embed", "a.headerlink",
)  # fmt: skip
DROP = (
    "a.footnote-backref", ".chart-narrow", ".chart-tools", "hr",
    ".cite-this", "p.downloads", "p.place", ".online",
)  # fmt: skip
WRAPPERS = ".md-typeset__scrollwrap, .md-typeset__table"
# Parts of a form, and what they are where nothing can be operated.
FORM = {"form": "div", "fieldset": "div", "legend": "p", "label": "span"}
# Where a link's name is enough: notes, sources of a chart, tiles and table of the tracker.
NAMED_ONLY = (
    "@class='footnote' or @class='chart-source' or @class='said'"
    " or @class='scoreboard' or self::table"
)
Element = html.HtmlElement
# Of use on a screen alone, where the book has its contents and needs no downloads:
# heading by page, dropped with all that follows it.
ON_SCREEN = {"index": "doors"}


def text_of(element: Element) -> str:
    """An element's text in one line."""
    return " ".join(element.text_content().split())


def _internal(page: str, href: str, pages: Collection[str]) -> str | None:
    """The book's anchor for a link of the site, None when it leads out of the book."""
    if "://" in href or href.startswith("mailto:"):
        return None
    path, _, anchor = href.partition("#")
    here = "" if page == "index" else f"{page}/"
    target = (
        posixpath.normpath(posixpath.join("/", here, path)).strip("/") if path else page
    )
    target = target.removesuffix("index.html").strip("/") or "index"
    if target.startswith("charts/"):  # a chart's own page is an entry of the appendix
        target, anchor = "charts", f"fig-{target.removeprefix('charts/')}"
    return f"{target}--{anchor or 'top'}" if target in pages else None


def _replace(old: Element, new: Element) -> None:
    """Put an element in the place of another one; lxml moves what follows the old one."""
    if (parent := old.getparent()) is not None:
        parent.replace(old, new)


def _charts(article: Element, page: str) -> None:
    """In the story a chart is a picture; on the charts page it is its data table."""
    for figure in article.cssselect("figure.chart"):
        floating.mark(figure, page)
        picture, data = (
            figure.cssselect(".chart-wide")[0],
            figure.cssselect("details")[0],
        )
        if page == "charts":
            figure.classes.add("with-table")
            table = data.cssselect("table")[0]
            _replace(picture, table)
        data.drop_tree()


def _pictures(article: Element, lang: str) -> None:
    """Inline SVG as images: WeasyPrint tags those as figures with their text."""
    for picture in article.cssselect("figure.chart svg"):
        figure = next(picture.iterancestors("figure"))
        parts = (text_of(figure.cssselect(f".chart-{p}")[0]) for p in ("title", "text"))
        markup = html.tostring(picture, encoding="unicode", with_tail=False)
        if lang == "en":  # in its SVG, WeasyPrint sets ’ as wide as Han
            markup = re.sub(r"(?<=\w)’", "'", markup)
        _replace(picture, _image(markup, {"zh": "。", "en": ". "}[lang].join(parts)))
    for picture in article.cssselect(".pool-picture svg"):
        (amounts,) = picture.itersiblings("p")
        markup = html.tostring(picture, encoding="unicode", with_tail=False)
        _replace(picture, _image(markup, text_of(amounts)))


def _image(markup: str, text: str) -> Element:
    """An SVG as an image with its text."""
    svg = svg_cleanup.alone(markup, palette.on_paper())
    data = base64.b64encode(svg.encode()).decode()
    return html.Element(
        "img", {"src": f"data:image/svg+xml;base64,{data}", "alt": text}
    )


def without_controls(article: Element) -> None:
    """Leave out what is operated with a script; forms become sheets to read.

    Args:
        article: The article of a page, which is changed.
    """
    for element in article.cssselect(", ".join(CONTROLS)):
        element.drop_tree()
    for box in article.cssselect(".assess-answers input"):
        mark = html.Element("span", {"class": "box"})
        mark.tail = box.tail
        _replace(box, mark)
    for part in article.cssselect("form.assessment, .assessment *, .pool label"):
        part.tag = FORM.get(str(part.tag), part.tag)
        for name in ("for", "autocomplete"):
            part.attrib.pop(name, None)


def for_paper(article: Element) -> None:
    """What is operated on a screen in the form that it has on paper, or left out."""
    without_controls(article)
    for element in article.cssselect(", ".join(DROP)):
        element.drop_tree()
    arrange.bars(article)
    for wrapper in article.cssselect(WRAPPERS):
        wrapper.drop_tag()


def _links(article: Element, page: str, pages: Collection[str]) -> None:
    """Make ids unique in the whole book and lead links to places in it.

    Links of the text to another chapter get its name as data-chapter, which is printed.
    """
    for number, link in enumerate(article.cssselect("a.fact"), 1):
        link.set("id", f"place-{number}")
    for element in article.iter("*"):
        for name in ("id", "aria-labelledby", "aria-describedby"):
            if value := element.get(name):
                element.set(name, f"{page}--{value}")
    for link in article.cssselect("a[href]"):
        if anchor := _internal(page, link.attrib["href"], pages):
            link.set("href", f"#{anchor}")
            target = anchor.partition("--")[0]
            named = link.get("class") or link.xpath(f"ancestor::*[{NAMED_ONLY}]")
            if target != page and not named:
                link.set("data-chapter", target)
        elif "://" not in link.attrib["href"]:
            link.drop_tag()  # a file outside the book, such as a CSV


def load(site: Path, lang: str, page: str) -> Element:
    """A page of the built site; AuthorError when it is missing."""
    folder = site / lang / ("" if page == "index" else page)
    path = folder / "index.html"
    if not path.exists():
        raise AuthorError(f"{path} is missing; build the site first: make build")
    tree = html.fromstring(path.read_text(encoding="utf-8"))
    for picture in tree.cssselect("svg[viewbox]"):  # HTML knows no case, SVG does
        picture.set("viewBox", picture.attrib.pop("viewbox"))
    return tree


def fit(tree: Element, lang: str, page: str, pages: Collection[str]) -> Element:
    """A page's article, fit for the book: no controls, ids unique in the whole book.

    Args:
        tree: The page, which is changed.
        lang: Its language.
        page: Its name.
        pages: The names of all pages in the book.
    """
    article = tree.cssselect("article.md-content__inner")[0]
    for_paper(article)
    for heading in article.cssselect(f"#{ON_SCREEN.get(page, '-')}"):
        for element in [*heading.itersiblings()]:
            if element.get("class") != "footnote":
                element.drop_tree()
        heading.drop_tree()
    _charts(article, page)
    _pictures(article, lang)
    arrange.full_pages(article)
    arrange.sheet(article)
    arrange.loose_notes(article)
    _links(article, page, pages)
    return article
