"""The opening balance of 2017 plus the year's new lending makes the closing balance."""

from typing import Any

import plotly.graph_objects as go

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View
from scripts.charts.toolkit.shapes import line

FILL = (style.BANK_SOFT, style.TECH, style.BANK)  # the first is worked out, so hollow
EDGE = (style.BANK, style.TECH, style.BANK)


def draw(view: View) -> go.Figure:
    """Draw the step between two years as a bridge: start, what was added, end."""
    amounts = [view.number(r, "amount") for r in view.rows]
    low, high = amounts[0], amounts[2]
    chart = style.figure(
        view.narrow,
        300,
        margin={"l": 1, "r": 1, "t": 10, "b": 26},
        yaxis={"visible": False, "range": [0, 11]},
        xaxis={"range": [-0.5, 2.5], "tickvals": [0, 1, 2]},
        bargap=0.35,
    )
    chart.update_xaxes(ticktext=[view.text(r, "step") for r in view.rows])
    chart.add_bar(
        x=[0, 1, 2],
        y=amounts,
        base=[0, low, 0],
        marker={"color": FILL, "line": {"color": EDGE, "width": 1.5}},
        **style.hover([view.shown(r, "step", "amount", "basis") for r in view.rows]),
    )
    at: dict[str, Any] = {"xanchor": "center"}
    tops = (low, low + amounts[1], high)
    for x, (row, top) in enumerate(zip(view.rows, tops, strict=True)):
        amount = row["amount"] if view.narrow else view.text(row, "amount")
        look: dict[str, Any] = {
            "font": {"color": style.TECH if x == 1 else style.INK, "size": 15}
        }
        text = f"<b>{'+' if x == 1 else ''}{amount}</b>"
        up = {"yanchor": "bottom", "yshift": 2}
        chart.add_annotation(style.label(x, top, text, **at, **look, **up))
    for x, word, color in ((0, "derived", style.INK), (1, "growth", style.TECH)):
        text = style.wrap(view.word(word), 92 if view.narrow else 150, 12)
        look = {"font": {"color": color, "size": 12}, "yanchor": "top", "yshift": -6}
        chart.add_annotation(style.label(x, low, text, **at, **look))
    line(chart, 0.33, low, 0.67, low, dash="dot")
    line(chart, 1.33, high, 1.67, high, dash="dot")
    return chart
