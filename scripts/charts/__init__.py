"""The charts: one module each, named after its table, with draw(view) -> Figure."""

import importlib
import traceback
from pathlib import Path

import plotly.graph_objects as go

from scripts.schema import AuthorError
from scripts.view import View


def _line(error: Exception, path: Path) -> int:
    """Where in the chart's own file an exception arose."""
    if isinstance(error, SyntaxError):
        return error.lineno or 1
    frames = traceback.extract_tb(error.__traceback__)
    return max((f.lineno or 1 for f in frames if f.filename == str(path)), default=1)


def draw(view: View) -> go.Figure:
    """The figure of a view's table; AuthorError when its module is missing or fails."""
    path = Path(__file__).parent / f"{view.table.id}.py"
    name = f"scripts/charts/{path.name}"
    if not path.exists():
        raise AuthorError(f"{name} is missing; add it with a function draw(view)")
    try:
        result = importlib.import_module(f"scripts.charts.{path.stem}").draw(view)
    except AuthorError:
        raise
    except Exception as error:  # noqa: BLE001 - an author's chart may fail in any way
        what = f"{type(error).__name__}: {error}"
        raise AuthorError(
            f"{name}:{_line(error, path)} ({view.lang}): {what}"
        ) from None
    if not isinstance(result, go.Figure):
        kind = type(result).__name__
        raise AuthorError(f"{name}: draw() must return a Figure, not {kind}")
    return result
