"""One PDF per language: the book, set by WeasyPrint."""

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

from scripts.book import chinese_spacing, pdf_tags
from scripts.book.assemble import assemble
from scripts.book.cover import cover
from scripts.core import environment
from scripts.core.errors import AuthorError, run
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


def _words(site: Path, lang: str, catalog: Catalog) -> dict[str, str]:
    """The words of the book in a language, with version, dates and address."""
    commit, made = version()
    page = html.parse(site / lang / "index.html")
    address = page.xpath("string(//link[@rel='canonical']/@href)")
    read = max(source.accessed for source in catalog.sources.values())
    known = {
        "version": edition(),
        "commit": commit,
        "date": number_format.date(f"{made:%Y-%m-%d}", lang),
        "data": number_format.date(read, lang),
        "year": f"{made:%Y}",
        "address": "" if re.search("//(localhost|127)", address) else address,
    }
    words = {name: text.of(lang) for name, text in catalog.words.items()}
    for name in ("book_foot", "imprint_2", "imprint_4"):
        words[name] = words[name].format(**known).strip()
    shown = catalog.show("household_2017", lang)
    words["book_cover"] = words["book_cover"].format(shown)
    return words | {"created": f"{made:%Y-%m-%dT%H:%M:%SZ}"}


def _html(site: Path, lang: str) -> str:
    """The whole book as HTML."""
    catalog, other = load(DATA), OTHER[lang]
    drawing = cover(catalog, lang, svg_cleanup.PRINT_FONTS)
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    text = (HERE / "book.html").read_text(encoding="utf-8")
    page = template.from_string(text).render(
        html_lang=CODES[lang],
        w=_words(site, lang, catalog),
        drawing=base64.b64encode(drawing.encode()).decode(),
        other_lang=CODES[other],
        other_title=catalog.words["book_title"].of(other),
        book=assemble(site, lang, catalog),
    )
    tree = html.document_fromstring(page)
    if lang == "zh":
        chinese_spacing.chinese(tree)
    return html.tostring(tree, encoding="unicode", doctype="<!doctype html>")


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
            f"the PDF: {record.getMessage()}; mend the page that holds it"
        )


def write(site: Path, lang: str) -> Path:
    """Write site/pdf/from-fish-to-fishing-<lang>.pdf; AuthorError if something lacks."""
    require_pango()
    environment.require_chinese_font()
    import weasyprint

    weasyprint.LOGGER.handlers = [_Strict(logging.ERROR)]
    target = site / "pdf" / f"from-fish-to-fishing-{lang}.pdf"
    target.parent.mkdir(exist_ok=True)
    part = target.with_suffix(".part")
    document = weasyprint.HTML(string=_html(site, lang), base_url=str(site))
    pdf_tags.prepare(document.etree_element)
    document.write_pdf(
        part,
        stylesheets=[weasyprint.CSS(filename=str(HERE / "book.css"))],
        pdf_variant="pdf/ua-1",
        finisher=lambda _, pdf: pdf_tags.mend(pdf, CODES[OTHER[lang]]),
    )
    part.replace(target)
    return target


def write_all(site: Path) -> None:
    """Write the PDF of every language and say how large it is."""
    # Layout makes millions of objects and few cycles: a quarter of its time is garbage
    # collection that frees some ten megabytes.
    with ProcessPoolExecutor(len(LANGS), initializer=gc.disable) as workers:
        for path in workers.map(write, [site] * len(LANGS), LANGS):
            print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    write_all(parser.parse_args().site)
    return 0


if __name__ == "__main__":
    run(main)
