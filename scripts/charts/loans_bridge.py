"""The opening balance of 2017 plus the year's new lending makes the closing balance."""

import plotly.graph_objects as go

from scripts import style
from scripts.shapes import line
from scripts.view import View


def draw(view: View) -> go.Figure:
    amounts = [view.number(r, "amount") for r in view.rows]
    low, high = amounts[0], amounts[2]
    chart = style.figure(
        view.narrow,
        300,
        margin={"l": 8, "r": 8, "t": 10, "b": 26},
        yaxis={"visible": False, "range": [0, 11]},
        xaxis={"range": [-0.5, 2.5], "tickvals": [0, 1, 2]},
        bargap=0.35,
    )
    names = [view.text(r, "step") for r in view.rows]
    chart.update_xaxes(ticktext=names)
    chart.add_bar(
        x=[0, 1, 2],
        y=amounts,
        base=[0, low, 0],
        marker={"color": [style.BANK, style.TECH, style.BANK]},
        customdata=[
            [name, view.quantity(r, "amount"), view.text(r, "basis")]
            for name, r in zip(names, view.rows, strict=True)
        ],
        hovertemplate=style.hover(3),
    )
    for x, (row, top) in enumerate(
        zip(view.rows, (low, low + amounts[1], high), strict=True)
    ):
        amount = row["amount"] if view.narrow else view.text(row, "amount")
        text = f"<b>{'+' if x == 1 else ''}{amount}</b>"
        font = {"color": style.TECH if x == 1 else style.INK, "size": 15}
        at = {"xanchor": "center", "yanchor": "bottom", "yshift": 2, "font": font}
        chart.add_annotation(style.label(x, top, text, **at))
    line(chart, 0.33, low, 0.67, low, dash="dot")
    line(chart, 1.33, high, 1.67, high, dash="dot")
    return chart
