"""Everything that a build needs before MkDocs sees a page."""

import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

from scripts.charts.toolkit.chart_data import View
from scripts.core.errors import AuthorError
from scripts.core.files import read_text
from scripts.core.languages import LANGS
from scripts.drawing import artwork, plotly_svg, share_images, spec_cache
from scripts.drawing.artwork import Art, Key
from scripts.drawing.browser import Session
from scripts.ledger.catalog import Catalog
from scripts.ledger.checks import checked
from scripts.lint import (
    markdown_syntax,
    translation_parity,
    translation_review,
    wording,
)
from scripts.pages.page_context import Page
from scripts.pages.shortcodes import expand


@dataclass(frozen=True)
class Checked:
    """Data and pages that agree; order: chart ids as the charts page numbers them; used:
    pages by fact; unconfirmed: changed paragraphs that nobody has read beside the other
    language."""

    catalog: Catalog
    order: list[str]
    used: dict[str, list[str]]
    unconfirmed: list[str]


@dataclass(frozen=True)
class Site(Checked):
    """The same with the charts' specs as JSON, by language and id; art: what the browser
    draws of them meanwhile."""

    specs: dict[str, dict[str, str]]
    art: Future[Art]

    def files(self, lang: str) -> Iterator[tuple[str, str]]:
        """Path and content of each file that a language's folder gets beside its pages."""
        for id, spec in self.specs[lang].items():
            yield f"assets/charts/{id}.js", f'fishCharts.draw("{id}",{spec})\n'


def chart_order(docs: Path, catalog: Catalog) -> list[str]:
    """Chart ids in the order of the charts page, which numbers them."""
    page = read_text(docs / "zh" / "charts.md", "docs/zh/charts.md")
    order = re.findall(r"\[\[chart:(\w+)\]\]", page)
    if missing := set(catalog.tables) - set(order):
        raise AuthorError(
            f"docs/zh/charts.md: [[chart:{min(missing)}]] is missing; add it, every chart belongs there"
        )
    return order


def check_pages(docs: Path, catalog: Catalog) -> dict[str, list[str]]:
    """Write out every page once, from its file, so that a mistake is told with its line
    before the old site is touched; every claim must stand on a page. The pages that use
    a fact, by its id."""
    used: dict[str, list[str]] = {}
    landing = read_text(docs / "index.md", "docs/index.md")
    if found := re.search(r"\[\[\w+", landing):
        line = landing.count("\n", 0, found.start()) + 1
        raise AuthorError(
            f"docs/index.md:{line}: {found[0]}…]] stands outside a language; write it out"
        )
    markdown_syntax.check("docs", {"index.md": (landing, landing)})
    for lang in LANGS:
        said: set[str] = set()
        pages: dict[str, tuple[str, str]] = {}
        for path in sorted((docs / lang).glob("*.md")):
            page = Page(catalog, lang, f"docs/{lang}/{path.name}")
            text = read_text(path, page.path)
            pages[path.name] = text, expand(text, page)
            said.update(page.claims)
            for id in page.facts if lang == "zh" else ():
                used.setdefault(id, []).append(path.stem)
        markdown_syntax.check(f"docs/{lang}", pages)
        if missing := set(catalog.claims) - said:
            one = min(missing)
            name = f"docs/{lang}/{catalog.claims[one].page}.md"
            raise AuthorError(
                f"{name}: [[claim:{one}]] is missing; the page must carry it"
            )
    return used


def share_cards(docs: Path, catalog: Catalog) -> dict[tuple[str, str], str]:
    """The HTML of every page's card, by language and page."""
    logo = (docs.parent / "overrides/assets/img/favicon.svg").read_text(
        encoding="utf-8"
    )
    found = {}
    for lang in LANGS:
        site = catalog.words["book_title"].of(lang)
        for path in sorted((docs / lang).glob("*.md")):
            text = path.read_text(encoding="utf-8")
            heading = re.search(r"^# (.+?)(?: \{.*\})?$", text, re.MULTILINE)
            found[lang, path.stem] = share_images.card(lang, heading[1], site, logo)
    return found


def check(docs: Path, catalog: Catalog | None = None) -> Checked:
    """Everything that can be known to be wrong before anything is drawn or written;
    catalog: the data, if they are checked already."""
    catalog = catalog or checked(docs / "data")
    translation_parity.check(docs)
    used = check_pages(docs, catalog)
    wording.check(docs, catalog)
    order = chart_order(docs, catalog)
    return Checked(catalog, order, used, translation_review.unconfirmed(docs))


def prepare(
    docs: Path,
    cache: Path,
    say: Callable[[str], None],
    session: Session | None = None,
    whole: bool = True,
    catalog: Catalog | None = None,
) -> Site:
    """Load and check data and pages, AuthorError if wrong, and have drawn what the cache
    lacks.

    session: a browser to keep; whole: make the pictures to take along, too, that the
    cache lacks; a preview does without; catalog: the data, if they are checked already.
    """
    with nullcontext(session) if session else closing(Session()) as browser:
        charts = cache / "charts"
        if not charts.exists():  # everything is to be drawn: start while all is checked
            browser.submit(plotly_svg.open_plotly, charts, browser)
        known = check(docs, catalog)
        cards = share_cards(docs, known.catalog)
        jobs = _jobs(known, cache / "specs")
        work = known.catalog, jobs, cards, cache, browser, say, whole
        drawing = browser.submit(artwork.draw, *work)
    found = {lang: {id: _both(jobs, lang, id) for id in known.order} for lang in LANGS}
    return Site(**vars(known), specs=found, art=drawing)


def _jobs(known: Checked, cache: Path) -> dict[Key, plotly_svg.Job]:
    """What is to be drawn, if the cache lacks it; cache: folder of finished specs."""
    engine, jobs = spec_cache.code(), {}
    for lang in LANGS:
        for id in known.order:
            for narrow in (False, True):
                view = View(known.catalog, known.catalog.tables[id], lang, narrow)
                name = f"chart {id} ({lang}, {'narrow' if narrow else 'wide'})"
                jobs[lang, id, narrow] = plotly_svg.Job(
                    name, spec_cache.spec(view, engine, cache)
                )
    return jobs


def _both(jobs: dict[Key, plotly_svg.Job], lang: str, id: str) -> str:
    """The specs of a chart's two layouts as the interactive chart reads them."""
    layouts = {"wide": jobs[lang, id, False], "narrow": jobs[lang, id, True]}
    both = {layout: json.loads(job.spec) for layout, job in layouts.items()}
    return json.dumps(both, ensure_ascii=False, separators=(",", ":"))
