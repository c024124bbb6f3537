"""Horizontal bars, each under its name: what the charts of magnitudes share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View

if TYPE_CHECKING:
    import plotly.graph_objects as go


def draw(view: View, name: str, value: str, note: str | None = None) -> go.Figure:
    """Rows of a table as bars from nought, the value in the bar or, if short, behind it.

    name, value, note: columns; the note is next to the name, on a phone below it.
    """
    rows, below = view.rows, bool(note) and view.narrow
    longest = max(view.number(r, value) for r in rows)
    width = (style.NARROW if view.narrow else style.WIDE) - 2
    step = 92 if below else 68  # pixels from bar to bar
    chart = style.figure(
        view.narrow,
        len(rows) * step + 4,
        margin={"l": 1, "r": 1, "t": 2, "b": 2},
        xaxis=style.hidden(0, longest),
        yaxis=style.hidden(-len(rows) * step, 0),
    )
    tops = [-step * i - step + 34 for i in range(len(rows))]
    chart.add_bar(
        orientation="h",
        x=[view.number(r, value) for r in rows],
        y=[top - 14 for top in tops],
        width=28,
        marker={"color": style.BANK},
        **style.hover([view.shown(r, name, value) for r in rows]),
    )
    for row, top in zip(rows, tops, strict=True):
        head = f"<b>{view.text(row, name)}</b>"
        if note:
            head += ("<br>" if below else "  ") + style.small(view.text(row, note))
        chart.add_annotation(style.label(0, top + 3, head, yanchor="bottom"))
        amount, size = view.quantity(row, value), view.number(row, value)
        inside = style.length(amount, 13, bold=True) + 16 < width * size / longest
        at = {"font": {"color": style.PAPER}} if inside else {}
        side = {"xanchor": "right", "xshift": -8} if inside else {"xshift": 6}
        chart.add_annotation(
            style.label(size, top - 14, f"<b>{amount}</b>", **at, **side)
        )
    return chart
