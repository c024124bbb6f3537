"""Everything that a build needs before MkDocs sees a page."""

import sys
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

from scripts.core.errors import run
from scripts.core.files import ROOT, pages_in, read_text
from scripts.core.languages import LANGS
from scripts.drawing import artwork, plotly_svg, share_images, spec_cache
from scripts.drawing.artwork import Art
from scripts.drawing.browser import Session
from scripts.ledger import usage
from scripts.ledger.catalog import Catalog
from scripts.ledger.checks import checked
from scripts.lint import (
    confirmation,
    docs_folder,
    editorial_figures,
    editorial_report,
    every_page,
    mkdocs_config,
    outside_texts,
    page_heads,
    repeated_units,
    terminology,
    translation_parity,
    wording,
)
from scripts.pages import chart_pages, chart_places
from scripts.pages.chart_places import Places


@dataclass(frozen=True)
class Checked:
    """Data and pages that agree.

    Attributes:
        catalog: The data.
        charts: Where each chart stands in the story, which numbers them.
        used: The pages that print each fact.
        unconfirmed: Changed paragraphs that nobody has compared with the other language, and
            changed numbers that nobody has confirmed.
    """

    catalog: Catalog
    charts: Places
    used: dict[str, list[str]]
    unconfirmed: list[str]
    pages: every_page.Pages  # with their shortcodes expanded, and those of the charts
    figures: list[editorial_figures.Measured]


@dataclass(frozen=True)
class Kept:
    """What a preview keeps from one build to the next; a build starts with nothing.

    Attributes:
        session: A browser to use and leave open; without one, one is started.
        catalog: The data, if they are checked already.
        downloads: Whether pictures for download are made too; a preview does without.
    """

    session: Session | None = None
    catalog: Catalog | None = None
    downloads: bool = True


@dataclass(frozen=True)
class Site:
    """What is checked, and the charts.

    Attributes:
        checked: Data and pages.
        specs: The charts' Plotly specs as JSON, by language and id.
        art: What the browser is drawing of them meanwhile.
    """

    checked: Checked
    specs: dict[str, dict[str, str]]
    art: Future[Art]

    @property
    def catalog(self) -> Catalog:
        """The data."""
        return self.checked.catalog


def check(docs: Path, catalog: Catalog | None = None, offline: bool = False) -> Checked:
    """Check data and pages before anything is drawn or written.

    Args:
        docs: Folder of the content.
        catalog: The data, if they are checked already.
        offline: Whether the site is built for reading without a server.

    Raises:
        AuthorError: Something is wrong in data or pages.
    """
    return _check_pages(docs, _check_data(docs, catalog), offline)


def _check_data(docs: Path, catalog: Catalog | None) -> Catalog:
    """The checked data; catalog: if they are checked already."""
    docs_folder.check(docs)  # a copy of a table would pass for one
    return catalog or checked(docs / "data")


def _check_pages(docs: Path, catalog: Catalog, offline: bool) -> Checked:
    """Check the pages, and what they say of checked data."""
    translation_parity.check_names(docs)
    charts = chart_places.chart_places(docs, catalog.tables)
    page_heads.check_landing(docs)
    # Before the languages are compared: a misspelt id is no difference between them.
    pages, used = every_page.check_pages(docs, catalog, charts, offline)
    page_heads.check(docs, ROOT / "overrides" / "assets")
    translation_parity.check(docs)
    chart_places.check(charts)
    wording.check(docs, catalog)
    outside_texts.check(docs, catalog)
    repeated_units.check(docs, catalog)
    terminology.check(docs, catalog)
    figures = editorial_figures.check(docs, pages)
    unconfirmed = confirmation.unconfirmed(docs, catalog)
    pages |= chart_pages.written(catalog, charts, offline)
    return Checked(catalog, charts, used, unconfirmed, pages, figures)


def prepare(
    docs: Path,
    cache: Path,
    say: Callable[[str], None],
    kept: Kept | None = None,
    offline: bool = False,
) -> Site:
    """Check data and pages and start to draw what the cache lacks.

    Args:
        docs: Folder of the content.
        cache: Folder of the cache.
        say: Called with messages for the author.
        kept: What there is from the last build of a preview.
        offline: Whether the site is built for reading without a server.

    Raises:
        AuthorError: Something is wrong in data or pages.
    """
    kept = kept or Kept()
    with nullcontext(kept.session) if kept.session else closing(Session()) as browser:
        charts = cache / "charts"
        if not charts.exists():  # everything is to be drawn: start while all is checked
            browser.submit(plotly_svg.open_plotly, charts, browser)
        catalog = _check_data(docs, kept.catalog)
        jobs = artwork.chart_jobs(catalog, cache / "specs")
        drawn = browser.submit(artwork.draw_charts, jobs, cache, browser, say)
        known = _check_pages(docs, catalog, offline)  # while the charts are drawn
        cards = share_images.share_cards(docs, catalog)
        work = catalog, drawn, cards, cache, browser, say, kept.downloads
        drawing = browser.submit(artwork.make_pictures, *work)
    found: dict[str, dict[str, str]] = {lang: {} for lang in LANGS}
    for lang, id in ((lang, id) for lang in LANGS for id in known.charts):
        layouts = (jobs[lang, id, narrow].spec for narrow in (False, True))
        found[lang][id] = spec_cache.both_layouts(*layouts)
    return Site(known, found, drawing)


def main() -> int:
    """Check data and pages as every build does before it draws or writes anything.

    Returns:
        The exit code: 1 if something changed that nobody has confirmed, see confirmation.py.
    """
    mkdocs_config.check(Path())
    known = check(Path("docs"))
    for one in known.unconfirmed:
        print(f"error: {one}", file=sys.stderr)
    sources = [read_text(p) for lang in LANGS for p in pages_in(Path("docs", lang))]
    for line in usage.unused(known.catalog, sources):
        print(f"warning: {line}", file=sys.stderr)
    print(editorial_report.report(known.figures))
    facts, charts = len(known.catalog.facts), len(known.charts)
    print(f"checked: {facts} facts, {charts} charts, all pages in both languages")
    return 1 if known.unconfirmed else 0


if __name__ == "__main__":
    run(main)
