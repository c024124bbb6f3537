"""Monthly series on an axis of years: the curve, its labelled points, dated events."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scripts.charts.toolkit import style
from scripts.charts.toolkit.shapes import line

if TYPE_CHECKING:
    import plotly.graph_objects as go

    from scripts.charts.toolkit.chart_data import Row, View

# month: (anchor, pixels right, pixels up), where a label is placed from its point
Places = dict[str, tuple[str, int, int]]


def end_of(month: str) -> float:
    """The end of a month like 2017-10 on an axis of years."""
    return int(month[:4]) + int(month[5:]) / 12


def position(day: str) -> float:
    """A day like 2017-12-01 on an axis of years."""
    when = date.fromisoformat(day)
    return when.year + (when.timetuple().tm_yday - 1) / 365


def curve(chart: go.Figure, view: View, rows: list[Row], value: str, dash: str) -> None:
    """A line through the months of rows; the tip shows every column of the table."""
    columns = [n for n, c in view.table.columns.items() if c.label]
    chart.add_scatter(
        x=[end_of(r["month"]) for r in rows],
        y=[view.number(r, value) for r in rows],
        mode="lines",
        # Not simplified: Plotly would leave out months that lie almost on the line.
        line={"color": style.BANK, "width": 2, "dash": dash, "simplify": False},
        **style.hover([view.shown(r, *columns) for r in rows]),
    )


def labelled(chart: go.Figure, view: View, value: str, places: Places) -> None:
    """Dots and numbers at some months; places: where each number is from its dot."""
    rows = [r for r in view.rows if r["month"] in places]
    points = [(end_of(r["month"]), view.number(r, value)) for r in rows]
    x, y = zip(*points, strict=True)
    dots = style.marks(style.BANK, 6)
    chart.add_scatter(x=x, y=y, marker=dots, mode="markers", hoverinfo="skip")
    for row, at in zip(rows, points, strict=True):
        anchor, right, up = places[row["month"]]
        text = f"<b>{view.quantity(row, value)}</b>"
        label = style.label(*at, text, xanchor=anchor, xshift=right, yshift=up)
        chart.add_annotation(label)


def events(
    chart: go.Figure, view: View, value: str, lowest: float, step: float
) -> None:
    """The sidecar's events as lines that rise from the curve, each to its own label.

    A later label is higher than an earlier one by step, so no line crosses a text.
    """
    values = {r["month"]: view.number(r, value) for r in view.rows}
    look = {"xanchor": "right", "xshift": -4, "font": {"color": style.TECH}}
    for index, (day, words) in enumerate((view.table.events or {}).items()):
        at, height = position(day), lowest + step * index
        line(chart, at, values[day[:7]], at, height + 5, color=style.TECH)
        text = words.of(view.lang)
        text = style.wrap(text, 165, 12) if view.narrow else text
        chart.add_annotation(style.label(at, height, text, **look))
