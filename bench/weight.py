"""What the first view of each page transfers, compressed as a host would."""

from pathlib import Path

from playwright.sync_api import Browser

from bench.charts import measure
from bench.common import say, table, target_cells
from scripts.core.languages import LANGS


def weigh(browser: Browser, site: Path) -> str:
    """A table of all pages; site: a built one."""
    say("weight: every page")
    names = sorted(p.parent.name for p in (site / "en").glob("*/index.html"))
    rows = [["landing page", *_cells(browser, site, ""), "", ""]]
    for name in ["", *names]:
        cells = [
            _cells(browser, site, f"{lang}/{name}/".replace("//", "/"))
            for lang in LANGS
        ]
        rows.append([name or "home", *cells[0], *cells[1]])
    heaviest = max(float(row[i]) for row in rows for i in (1, 3) if row[i])
    target = table(
        ["figure", "measured", "target", "met"],
        [["heaviest first view, KB", heaviest, *target_cells(heaviest, 120.0)]],
    )
    heads = ["page", "zh KB", "zh requests", "en KB", "en requests"]
    return f"{table(heads, rows)}\n{target}"


def _cells(browser: Browser, site: Path, path: str) -> list[str]:
    seen = measure(browser, site, path, phone=False)
    return [f"{seen['bytes'] / 1000:.1f}", f"{seen['requests']:.0f}"]
