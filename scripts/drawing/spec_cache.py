"""Chart specs, cached by all that they are made from: a warm build draws no figure."""

import hashlib
import json
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from scripts import charts
from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View
from scripts.core import shortcode_syntax
from scripts.core.files import files, is_kept, keep, read_text
from scripts.drawing.plotly_svg import canonical

SCRIPTS = Path(__file__).parents[1]
ENGINE = ("core", "ledger", "charts/toolkit", "drawing")  # the packages a figure needs


def code() -> str:
    """Return a hash of what draws: Plotly and every module of the drawing packages."""
    modules = [p for folder in ENGINE for p in files(SCRIPTS / folder, "py")]
    parts = [
        version("plotly"),
        *(read_text(p, f"scripts/{p.relative_to(SCRIPTS)}") for p in modules),
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def spec(view: View, engine: str, cache: Path) -> str:
    """The spec of a view's figure as JSON; engine: what code() gave.

    A chart sees its table, the units and words, and the facts that its texts name.
    """
    catalog, module = view.catalog, SCRIPTS / "charts" / f"{view.table.id}.py"
    table = repr(view.table)
    named = [f for f in shortcode_syntax.ids(table, "fact") if f in catalog.facts]
    shown = [catalog.show(f, view.lang) for f in named]
    drawn = (
        read_text(module, f"scripts/charts/{module.name}") if module.exists() else ""
    )
    parts = (engine, drawn, table, catalog.units, catalog.words, shown, view.lang)
    parts_of_key = repr((*parts, view.narrow))
    entry = cache / f"{hashlib.sha256(parts_of_key.encode()).hexdigest()[:24]}.json"
    if not is_kept(entry):
        keep(entry, canonical(charts.draw(view)).encode())
    return entry.read_text("utf-8")


@lru_cache(maxsize=256)  # a preview asks again for all that were not edited
def both_layouts(wide: str, narrow: str) -> str:
    """The specs of a chart's two layouts as the interactive chart reads them."""
    both = {"wide": json.loads(wide), "narrow": json.loads(narrow)}
    return style.in_roles(json.dumps(both, ensure_ascii=False, separators=(",", ":")))
