"""The charts: one module each, named after its table, with draw(view) -> Figure.

A chart is a pure function of its data: no file, no browser and no page is touched here.
"""

from __future__ import annotations

import importlib
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.charts.toolkit.chart_data import View
from scripts.core.errors import AuthorError

if TYPE_CHECKING:
    import plotly.graph_objects as go


def _line(error: BaseException, path: Path) -> int:
    """Where in the chart's own file an exception arose."""
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    frames = traceback.extract_tb(error.__traceback__)
    return max((f.lineno or 1 for f in frames if f.filename == str(path)), default=1)


def _check(figure: go.Figure, where: str) -> None:
    """Raise AuthorError for a figure without a size, or with a value outside its axes."""
    if not (figure.layout.width and figure.layout.height):
        raise AuthorError(
            f"{where}: the figure has no size; make it with style.figure(view.narrow, height)"
        )
    for trace in figure.data:
        for letter in "xy":
            name = getattr(trace, f"{letter}axis", None) or letter
            axis = figure.layout[f"{letter}axis{name[1:]}"]
            if not axis.range or axis.type not in (None, "linear"):
                continue
            low, high = sorted(axis.range)
            values = getattr(trace, letter, None)
            for value in values if values is not None else ():
                if isinstance(value, (int, float)) and not low <= value <= high:
                    raise AuthorError(
                        f"{where}: {value:g} lies outside the {letter} axis, which goes "
                        f"from {low:g} to {high:g}; widen the range or correct the value"
                    )


def draw(view: View) -> go.Figure:
    """The figure of a view's table; AuthorError when its module is missing or fails."""
    path = Path(__file__).parent / f"{view.table.id}.py"
    name = f"scripts/charts/{path.name}"
    import plotly.graph_objects as go  # slow, and a warm build draws nothing

    if not path.exists():
        raise AuthorError(f"{name} is missing; add it with a function draw(view)")
    try:
        result = importlib.import_module(f"scripts.charts.{path.stem}").draw(view)
    except AuthorError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a chart may fail in any way
        text = " ".join(str(error).split())  # Plotly's go on for hundreds of lines
        what = f"{type(error).__name__}: {text[:200]}"
        raise AuthorError(
            f"{name}:{_line(error, path)} ({view.lang}): {what}; correct the chart"
        ) from None
    if not isinstance(result, go.Figure):
        kind = type(result).__name__
        raise AuthorError(f"{name}: draw() must return a Figure, not {kind}")
    _check(result, f"{name} ({view.lang})")
    return result
