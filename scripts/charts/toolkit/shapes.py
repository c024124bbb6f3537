"""Lines, arrows, cards and marked ranges: what charts put around their data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View

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
    look: tuple[str, str],
    text: str,
    hover: list[str],
) -> None:
    """A filled box with text from its upper left corner.

    place: left, bottom, width, height; look: fill and ink; hover: what the interactive
    chart says of it, by a point that is not drawn.
    """
    left, bottom, width, height = place
    fill, ink = look
    chart.add_shape(style.box(left, bottom, left + width, bottom + height, fill))
    at = {"yanchor": "top", "xshift": 10, "yshift": -8, "font": {"color": ink}}
    chart.add_annotation(style.label(left, bottom + height, text, **at))
    chart.add_scatter(
        x=[left + width / 2],
        y=[bottom + height / 2],
        mode="markers",
        marker={"color": style.INK, "opacity": 0},
        **style.hover([hover]),
    )


def heads(chart: go.Figure, key: str, unit: str, left: int) -> None:
    """Above the plot a key of the marks and, over the axis, its unit.

    left: pixels from the plot's edge to the chart's.
    """
    corner = {"xref": "paper", "yref": "paper", "yanchor": "bottom", "xshift": left}
    for text, up in ((key, 30), (unit, 2)):
        chart.add_annotation(style.label(0, 1, style.small(text), yshift=up, **corner))


def widened(
    chart: go.Figure,
    view: View,
    start: float,
    height: tuple[float, float],
    top: float,
    room: float = 150,
) -> None:
    """Shade the years whose figures cover more, from start on.

    The sidecar's word `break` is printed below the value top; height gives the lower and
    upper edge of the shade.

    On a phone the shade is too narrow for the words, which then end before it and have
    a room of so many pixels.
    """
    end = chart.layout.xaxis.range[1]
    low, high = height
    chart.add_shape(style.box(start, low, end, high, style.THIRD_SOFT))
    line(chart, start, low, start, high, color=style.THIRD, dash="dot", width=1.5)
    text = style.wrap(view.word("break"), room if view.narrow else 165, 12)
    side, shift = ("right", -6) if view.narrow else ("left", 6)
    look = {"yanchor": "top", "xanchor": side, "align": side, "xshift": shift}
    color = {"font": {"color": style.THIRD, "size": 12}}
    chart.add_annotation(style.label(start, top, text, **look, **color))


def bridged(
    chart: go.Figure,
    view: View,
    before: tuple[float, float],
    after: tuple[float, float],
    fact: str,
) -> None:
    """Bridge a break in a series where its count becomes wider.

    Args:
        chart: a chart with the series.
        view: knows the fact.
        before: the last point on the old count.
        after: the first point on the new one, to which comparable growth leads, dotted.
        fact: the one that holds what the wider count adds to the last point.
    """
    at, old = before
    new = old + view.amount(fact)
    line(chart, at, old, at, new, color=style.THIRD, width=6)
    line(chart, at, new, *after, color=style.BANK, dash="dot", width=2)
    look = {"xanchor": "right", "xshift": -6, "yshift": 9}
    text, color = f"<b>+{view.brief_fact(fact)}</b>", {"font": {"color": style.THIRD}}
    chart.add_annotation(style.label(at, new, text, **look, **color))
