"""Series on an axis of years: monthly curves, their labelled points, dated events."""

from __future__ import annotations

import re
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


def events_of_years(
    chart: go.Figure, view: View, value: str, heights: tuple[float, float], turn: float
) -> None:
    """The sidecar's events over a series of year-ends, each a line up to its label.

    Labels have such heights that no line crosses a text: right of their lines a later
    one is lower; those of the last events, left of their lines, are above all others.

    Args:
        chart: its axis has each year at the end of it.
        view: the rows are years without a gap.
        value: the column of the curve, from which the lines rise.
        heights: of the highest label and of the lowest.
        turn: events after this place have no room on the right, so their label is left.
    """
    years = [int(r["year"]) for r in view.rows]
    values = [view.number(r, value) for r in view.rows]
    # a year's point is its last day
    events = [
        (position(day) - 1, words.of(view.lang))
        for day, words in (view.table.events or {}).items()
    ]
    order = [e for e in reversed(events) if e[0] > turn]
    order += [e for e in events if e[0] <= turn]
    top, bottom = heights
    for index, (at, text) in enumerate(order):
        before = years.index(int(at))
        low, high = values[before : before + 2]
        height = top - (top - bottom) * index / max(len(order) - 1, 1)
        start = low + (high - low) * (at % 1)
        line(chart, at, start, at, height + 0.7, color=style.TECH)
        side, shift = ("right", -4) if at > turn else ("left", 4)
        if view.narrow:  # the date takes a line of its own
            text = re.sub("([,，]) ?", r"\1<br>", text)
        look = {"xanchor": side, "align": side, "xshift": shift}
        color = {"font": {"color": style.TECH, "size": 12}}
        chart.add_annotation(style.label(at, height, text, **look, **color))
