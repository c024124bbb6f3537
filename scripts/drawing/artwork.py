"""Charts and pictures of one build, drawn in the background, then put into the pages."""

import re
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from scripts.charts.toolkit.chart_data import View
from scripts.core.languages import LANGS
from scripts.drawing import plotly_svg, screenshots, share_images, spec_cache
from scripts.drawing.browser import Session
from scripts.ledger.catalog import Catalog

Key = tuple[str, str, bool]  # language, chart id, whether narrow
_MARK = re.compile(r'<svg data-art="(\w+) (wide|narrow)"([^>]*)></svg>')


@dataclass(frozen=True)
class Art:
    """What was drawn for a build.

    Attributes:
        charts: The SVG of each chart, language and layout.
        files: Pictures for download, by language and path in its folder.
    """

    charts: dict[Key, str]
    files: dict[tuple[str, str], bytes]

    def write_files(self, lang: str, folder: Path) -> None:
        """Write a language's pictures into its folder."""
        for (own, name), content in self.files.items():
            if own == lang:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(content)

    def fill(self, lang: str, html: str) -> str:
        """A page with its charts in the places that mark() left for them."""
        return _MARK.sub(lambda found: self._svg(lang, *found.groups()), html)

    def _svg(self, lang: str, id: str, layout: str, attributes: str) -> str:
        svg = self.charts[lang, id, layout == "narrow"]
        return svg.replace("<svg", f"<svg{attributes}", 1)


def mark(id: str, layout: str, attributes: str) -> str:
    """Return the placeholder of a chart's SVG, which is replaced when it is drawn.

    Args:
        id: The chart.
        layout: The layout.
        attributes: HTML attributes that the SVG is to have.
    """
    return f'<svg data-art="{id} {layout}" {attributes}></svg>'


def chart_jobs(catalog: Catalog, cache: Path) -> dict[Key, plotly_svg.Job]:
    """What is to be drawn of each chart; cache: folder of finished specs."""
    engine, found = spec_cache.code(), {}
    for lang in LANGS:
        for id in catalog.tables:
            for narrow in (False, True):
                view = View(catalog, catalog.tables[id], lang, narrow)
                name = f"chart {id} ({lang}, {'narrow' if narrow else 'wide'})"
                found[lang, id, narrow] = plotly_svg.Job(
                    name, spec_cache.spec(view, engine, cache)
                )
    return found


def draw_charts(
    jobs: dict[Key, plotly_svg.Job],
    cache: Path,
    session: Session,
    say: Callable[[str], None],
) -> dict[Key, str]:
    """The SVG of each chart, language and layout; to be submitted to the session."""
    done = plotly_svg.render([*jobs.values()], cache / "charts", session, say)
    return {key: done[job.name] for key, job in jobs.items()}


def make_pictures(
    catalog: Catalog,
    drawn: Future[dict[Key, str]],
    cards: dict[tuple[str, str], str],
    cache: Path,
    session: Session,
    say: Callable[[str], None],
    downloads: bool,
) -> Art:
    """Everything drawn, with the pictures that the cache lacks; to be submitted, too.

    Args:
        catalog: The data.
        drawn: What draw_charts() gives, which the session does before.
        cards: The HTML of the pages' cards, by language and page.
        cache: The folder of finished drawings.
        session: The browser.
        say: Takes a line on what is made.
        downloads: Whether to make the PNGs that the cache lacks.
    """
    charts = drawn.result()
    alone = {}
    shown = {(lang, f"assets/cards/{n}"): card for (lang, n), card in cards.items()}
    for lang, id in [(lang, id) for lang, id, narrow in charts if not narrow]:
        view = View(catalog, catalog.tables[id], lang)
        wide, narrow = charts[lang, id, False], charts[lang, id, True]
        alone[lang, f"assets/charts/{id}"] = share_images.standalone(view, wide)
        card = share_images.chart_card(view, wide, narrow)
        shown[lang, f"assets/cards/charts/{id}"] = card
    shown |= alone
    images = screenshots.png(shown, cache / "pictures", session, say, downloads)
    files = {(lang, f"{name}.svg"): svg.encode() for (lang, name), svg in alone.items()}
    files |= {(lang, f"{name}.png"): image for (lang, name), image in images.items()}
    return Art(charts, files)
