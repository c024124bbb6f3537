"""PDFs set by WeasyPrint: for each language the book and the self-assessment to hand out."""

import argparse
import base64
import ctypes.util
import gc
import logging
import os
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import jinja2
from lxml import html
from markupsafe import Markup

from scripts.book import chapter, chinese_spacing, floating, pdf_tags
from scripts.book.assemble import assemble
from scripts.book.cover import cover
from scripts.charts.toolkit import palette
from scripts.core import environment
from scripts.core.errors import AuthorError, run
from scripts.core.files import read_text
from scripts.core.languages import LANGS
from scripts.core.version import edition, version
from scripts.drawing import svg_cleanup
from scripts.ledger import number_format
from scripts.ledger.catalog import Catalog, load

HERE = Path(__file__).parent
CODES = {"zh": "zh-CN", "en": "en"}
OTHER = {"zh": "en", "en": "zh"}
DATA = (
    Path("docs") / "data"
)  # the site's copies are for spreadsheets, with a mark that we refuse


def _edition(site: Path, lang: str, catalog: Catalog) -> dict[str, str]:
    """Version, dates and address of what is published, as the language writes them."""
    commit, made = version()
    page = html.parse(site / lang / "index.html")
    address = page.xpath("string(//link[@rel='canonical']/@href)")
    read = max(source.accessed for source in catalog.sources.values())
    return {
        "version": edition(),
        "commit": commit,
        "date": number_format.date(f"{made:%Y-%m-%d}", lang),
        "data": number_format.date(read, lang),
        "year": f"{made:%Y}",
        "address": "" if re.search("//(localhost|127)", address) else address,
        "created": f"{made:%Y-%m-%dT%H:%M:%SZ}",
    }


def _words(site: Path, lang: str, catalog: Catalog) -> dict[str, str]:
    """The words of the book in a language, with version, dates and address."""
    known = _edition(site, lang, catalog)
    words = {name: text.of(lang) for name, text in catalog.words.items()}
    for name in ("book_foot", "imprint_2", "imprint_4"):
        words[name] = words[name].format(**known).strip()
    shown = catalog.show("household_2017", lang)
    words["book_cover"] = words["book_cover"].format(shown)
    return words | {"created": known["created"]}


def _fill(name: str, lang: str, **values: object) -> str:
    """A template of this folder as a document in a language."""
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    text = (HERE / name).read_text(encoding="utf-8")
    page = template.from_string(text).render(html_lang=CODES[lang], **values)
    tree = html.document_fromstring(page)
    if lang == "zh":
        chinese_spacing.chinese(tree)
    return html.tostring(tree, encoding="unicode", doctype="<!doctype html>")


def _book(site: Path, lang: str) -> str:
    """The whole book as HTML."""
    catalog, other = load(DATA), OTHER[lang]
    drawing = cover(catalog, lang, svg_cleanup.PRINT_FONTS)
    return _fill(
        "book.html",
        lang,
        w=_words(site, lang, catalog),
        drawing=base64.b64encode(drawing.encode()).decode(),
        other_lang=CODES[other],
        other_title=catalog.words["book_title"].of(other),
        book=assemble(site, lang, catalog),
    )


def _sheet(site: Path, lang: str) -> str:
    """The self-assessment of the roadmap page as a document of its own."""
    catalog = load(DATA)
    known = _edition(site, lang, catalog)
    article = chapter.load(site, lang, "roadmap").cssselect("article")[0]
    chapter.for_paper(article)
    titles, forms = article.cssselect("#checklist"), article.cssselect(".assessment")
    if not (titles and forms):
        raise AuthorError(
            f"docs/{lang}/roadmap.md: the sheet to hand out needs [[assessment]] and a "
            "heading with { #checklist }; put them back"
        )
    form = forms[0]
    for heading in form.cssselect("h3"):  # here it follows the title
        heading.tag = "h2"
    return _fill(
        "handout.html",
        lang,
        title=chapter.text_of(titles[0]),
        author=catalog.words["book_author"].of(lang),
        created=known["created"],
        form=Markup(html.tostring(form, encoding="unicode", with_tail=False)),
        foot=catalog.assessment.words.sheet_foot.of(lang).format(**known).strip(),
    )


def require_pango() -> None:
    """Raise AuthorError when the text library of the PDF is missing."""
    if sys.platform == "darwin":  # WeasyPrint looks where Homebrew puts it
        os.environ.setdefault(
            "DYLD_FALLBACK_LIBRARY_PATH", "/opt/homebrew/lib:/usr/local/lib"
        )
    try:
        import weasyprint  # noqa: F401
    except OSError:
        name = ctypes.util.find_library("pango-1.0") or "libpango-1.0"
        raise AuthorError(
            f"{name} cannot be loaded: the PDF needs Pango. Run 'make setup' (Debian: "
            "libpango-1.0-0 libpangoft2-1.0-0; macOS: brew install pango)"
        ) from None


class _Strict(logging.Handler):
    """Makes an error of what WeasyPrint would only log, such as a link to nowhere."""

    def emit(self, record: logging.LogRecord) -> None:
        raise AuthorError(
            f"the PDF: {record.getMessage()}; correct the page that holds it"
        )


def _set(text: str, base: Path, target: Path, lang: str) -> Path:
    """Write a document as a PDF; AuthorError if something lacks."""
    require_pango()
    environment.require_chinese_font()
    import weasyprint

    weasyprint.LOGGER.handlers = [_Strict(logging.ERROR)]
    target.parent.mkdir(exist_ok=True)
    part = target.with_suffix(".part")
    style = palette.resolve(read_text(HERE / "book.css"), palette.on_paper())
    document = weasyprint.HTML(string=text, base_url=str(base))
    pdf_tags.prepare(document.etree_element)
    floating.float_figures(document.etree_element)
    document.write_pdf(
        part,
        stylesheets=[weasyprint.CSS(string=style)],
        pdf_variant="pdf/ua-1",
        finisher=lambda _, pdf: pdf_tags.repair(pdf, CODES[OTHER[lang]]),
    )
    part.replace(target)
    return target


def write(site: Path, lang: str) -> Path:
    """Write site/pdf/from-fish-to-fishing-<lang>.pdf, the book."""
    target = site / "pdf" / f"from-fish-to-fishing-{lang}.pdf"
    return _set(_book(site, lang), site, target, lang)


def write_sheet(site: Path, lang: str) -> Path:
    """Write site/pdf/self-assessment-<lang>.pdf, one page to hand out."""
    target = site / "pdf" / f"self-assessment-{lang}.pdf"
    return _set(_sheet(site, lang), site, target, lang)


def write_all(site: Path) -> None:
    """Write the PDFs of every language and say how large they are."""
    # Layout makes millions of objects and few cycles: a quarter of its time is garbage
    # collection that frees some ten megabytes.
    with ProcessPoolExecutor(len(LANGS), initializer=gc.disable) as workers:
        for one in (write, write_sheet):
            for path in workers.map(one, [site] * len(LANGS), LANGS):
                print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB", flush=True)


def main() -> int:
    """Write both books into a built site; the exit code is 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    write_all(parser.parse_args().site)
    return 0


if __name__ == "__main__":
    run(main)
