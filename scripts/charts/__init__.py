"""The charts: one module each, named after its table, with draw(view) -> Figure."""

import importlib

import plotly.graph_objects as go

from scripts.schema import AuthorError
from scripts.view import View


def draw(view: View) -> go.Figure:
    """The figure of a view's table; AuthorError when its module is missing or fails."""
    name = view.table.id
    try:
        module = importlib.import_module(f"scripts.charts.{name}")
    except ModuleNotFoundError:
        raise AuthorError(
            f"scripts/charts/{name}.py is missing; add it with draw(view)"
        )
    try:
        result = module.draw(view)
    except AuthorError:
        raise
    except Exception as error:  # noqa: BLE001 - a chart may fail in any way
        raise AuthorError(
            f"scripts/charts/{name}.py: draw() failed for {view.lang}: "
            f"{type(error).__name__}: {error}"
        )
    if not isinstance(result, go.Figure):
        kind = type(result).__name__
        raise AuthorError(
            f"scripts/charts/{name}.py: draw() returned {kind}, not a Figure"
        )
    return result
