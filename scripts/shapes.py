"""Lines, arrows and cards for the charts that are diagrams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts import style

if TYPE_CHECKING:
    import plotly.graph_objects as go


def line(
    chart: go.Figure, x0: float, y0: float, x1: float, y1: float, **look: object
) -> None:
    """A straight line in data coordinates; look: color, width, dash."""
    ends = {"x0": x0, "y0": y0, "x1": x1, "y1": y1}
    pen = {"color": style.MUTED, "width": 1, **look}
    chart.add_shape({"type": "line", "line": pen, "layer": "below", **ends})


def arrow(chart: go.Figure, x0: float, y0: float, x1: float, y1: float) -> None:
    """An arrow from the first point to the second."""
    head = {
        "showarrow": True,
        "arrowhead": 2,
        "arrowwidth": 1.5,
        "arrowcolor": style.MUTED,
    }
    tail = {"ax": x0, "ay": y0, "axref": "x", "ayref": "y", "text": ""}
    chart.add_annotation({"x": x1, "y": y1, **head, **tail})


def card(
    chart: go.Figure,
    place: tuple[float, float, float, float],
    fill: str,
    text: str,
    ink: str,
) -> None:
    """A filled box with text from its upper left corner; place: left, bottom, width, height."""
    left, bottom, width, height = place
    chart.add_shape(style.box(left, bottom, left + width, bottom + height, fill))
    at = {"yanchor": "top", "xshift": 10, "yshift": -8, "font": {"color": ink}}
    chart.add_annotation(style.label(left, bottom + height, text, **at))
