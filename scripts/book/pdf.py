"""PDFs set by WeasyPrint: for each language the book and the self-assessment to hand out."""

import argparse
import ctypes.util
import gc
import logging
import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from scripts.book import documents, floating, pdf_tags
from scripts.charts.toolkit import palette
from scripts.core import environment
from scripts.core.errors import AuthorError, run
from scripts.core.files import read_text
from scripts.core.languages import CODES, LANGS, OTHER
from scripts.ledger.catalog import Catalog, load

HERE = Path(__file__).parent
# The site's copies of the data begin with a mark for spreadsheets, which we refuse.
DATA = Path("docs", "data")


def book_name(lang: str) -> str:
    """Path of a language's book in a site."""
    return f"pdf/from-fish-to-fishing-{lang}.pdf"


def sheet_name(lang: str) -> str:
    """Path of a language's self-assessment sheet in a site."""
    return f"pdf/self-assessment-{lang}.pdf"


def require_tools() -> None:
    """Raise AuthorError when the text library of the PDF, or a Chinese font, is missing."""
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
    environment.require_chinese_font()


class _Strict(logging.Handler):
    """Makes an error of what WeasyPrint would only log, such as a link to nowhere."""

    def emit(self, record: logging.LogRecord) -> None:
        raise AuthorError(
            f"the PDF: {record.getMessage()}; correct the page that holds it"
        )


def _set(text: str, site: Path, name: str, lang: str) -> Path:
    """Write a document as a PDF into a site; AuthorError if something lacks."""
    target = site / name
    require_tools()
    import weasyprint

    weasyprint.LOGGER.handlers = [_Strict(logging.ERROR)]
    target.parent.mkdir(exist_ok=True)
    part = target.with_suffix(".part")
    style = palette.resolve(read_text(HERE / "book.css"), palette.on_paper())
    document = weasyprint.HTML(string=text, base_url=str(site))
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


def write_book(site: Path, lang: str, catalog: Catalog) -> Path:
    """Write the book of a language into a built site."""
    return _set(documents.book(site, lang, catalog), site, book_name(lang), lang)


def write_sheet(site: Path, lang: str, catalog: Catalog) -> Path:
    """Write the self-assessment of a language, one page to hand out, into a built site."""
    return _set(documents.sheet(site, lang, catalog), site, sheet_name(lang), lang)


def _write(site: Path, lang: str) -> list[Path]:
    catalog = load(DATA)
    return [work(site, lang, catalog) for work in (write_book, write_sheet)]


def write_all(site: Path) -> None:
    """Write the PDFs of every language and say how large they are."""
    # Layout makes millions of objects and few cycles: a quarter of its time is garbage
    # collection that frees some ten megabytes.
    with ProcessPoolExecutor(len(LANGS), initializer=gc.disable) as workers:
        try:
            for paths in workers.map(_write, [site] * len(LANGS), LANGS):
                for path in paths:
                    size = path.stat().st_size / 1e6
                    print(f"{path.name}: {size:.2f} MB", flush=True)
        except KeyboardInterrupt:  # Pango may lose theirs, and go on to the last page
            for process in multiprocessing.active_children():
                process.kill()
            raise


def main() -> int:
    """Write both books into a built site; the exit code is 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    write_all(parser.parse_args().site)
    return 0


if __name__ == "__main__":
    run(main)
