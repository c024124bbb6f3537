"""The book: one PDF per language, made from the pages of the built site and nothing else."""

import argparse
import posixpath
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import jinja2
from lxml import html
from markupsafe import Markup

from scripts import machine, svg
from scripts.catalog import load
from scripts.schema import AuthorError

HERE = Path(__file__).parent
PAGES = (
    "index", "logic", "retrospective", "roadmap", "aftermath", "charts", "glossary",
    "sources", "changelog",
)  # fmt: skip
DROP = (
    "a.headerlink", "a.footnote-backref", ".chart-narrow", ".chart-tools", ".md-button",
    "hr", "script", ".cite-this", ".pool-control", "p.downloads",
)  # fmt: skip
Element = html.HtmlElement


@dataclass(frozen=True)
class Book:
    """A book's parts: chapters as HTML, contents as (level, id, text), figures."""

    chapters: list[Markup]
    contents: list[tuple[int, str, str]]
    figures: list[tuple[str, str]]


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


def assemble(site: Path, lang: str) -> Book:
    """The book's chapters in reading order, from site/<lang>."""
    chapters, contents, figures = [], [], []
    for page in PAGES:
        article = _article(site, lang, page)
        for heading in article.cssselect("h1, h2"):
            contents.append((int(heading.tag[1]), heading.get("id"), _text(heading)))
        for figure in article.cssselect("figure.chart:not(.with-table)"):
            number, title = (
                _text(figure.cssselect(f".chart-{part}")[0])
                for part in ("number", "title")
            )
            figures.append((figure.get("id"), f"{number} {title}"))
        markup = html.tostring(article, encoding="unicode")
        chapters.append(Markup(svg.for_print(markup)))
    seen: set[str] = set()
    unique = [f for f in figures if not (f[1] in seen or seen.add(f[1]))]
    return Book(chapters, contents, unique)


def _words(site: Path, lang: str) -> dict[str, str]:
    """The book's own words, from the data that the site publishes, with the commit."""
    found = subprocess.run(
        ["git", "rev-parse", "--short=10", "HEAD"],
        check=False,
        capture_output=True,
        text=True,
        cwd=HERE,
    )
    words = {k: v.of(lang) for k, v in load(site / "data").words.items()}
    words["imprint_2"] = words["imprint_2"].format(found.stdout.strip() or "–")
    return words


def write(site: Path, lang: str) -> Path:
    """Write site/pdf/from-fish-to-fishing-<lang>.pdf; AuthorError if something lacks."""
    machine.require_pango()
    machine.require_chinese_font()
    import weasyprint

    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    book = assemble(site, lang)
    page = template.from_string(
        (HERE / "book.html").read_text(encoding="utf-8")
    ).render(
        html_lang="zh-CN" if lang == "zh" else "en",
        w=_words(site, lang),
        logo=Markup((HERE.parent / "overrides/assets/img/favicon.svg").read_text()),
        chapters=book.chapters,
        contents=book.contents,
        figures=book.figures,
    )
    target = site / "pdf" / f"from-fish-to-fishing-{lang}.pdf"
    target.parent.mkdir(exist_ok=True)
    part = target.with_suffix(".part")
    weasyprint.HTML(string=page, base_url=str(site)).write_pdf(
        part,
        stylesheets=[weasyprint.CSS(filename=str(HERE / "book.css"))],
        pdf_variant="pdf/ua-1",
    )
    part.replace(target)
    return target


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    site = parser.parse_args().site
    try:
        for lang in ("zh", "en"):
            path = write(site, lang)
            print(f"{path}: {path.stat().st_size / 1e6:.2f} MB", flush=True)
    except AuthorError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
