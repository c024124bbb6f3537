"""The opening balance of 2017 plus the year's new lending makes the closing balance."""

import plotly.graph_objects as go

from scripts import style
from scripts.view import View


def draw(view: View) -> go.Figure:
    start, new, end = view.rows
    low = view.number(start, "amount")
    chart = style.figure(
        view.narrow,
        300,
        margin={"l": 8, "r": 8, "t": 10, "b": 26},
        yaxis={"visible": False, "range": [0, 11]},
        xaxis={"range": [-0.5, 2.5], "tickvals": [0, 1, 2]},
        bargap=0.35,
    )
    chart.update_xaxes(ticktext=[view.text(r, "step") for r in view.rows])
    chart.add_bar(
        x=[0, 1, 2],
        y=[view.number(r, "amount") for r in view.rows],
        base=[0, low, 0],
        marker={"color": [style.BANK, style.TECH, style.BANK]},
        customdata=[
            [view.text(r, "step"), view.quantity(r, "amount"), view.text(r, "basis")]
            for r in view.rows
        ],
        hovertemplate=style.hover(3),
    )
    for x, (row, top) in enumerate(
        [
            (start, low),
            (new, low + view.number(new, "amount")),
            (end, view.number(end, "amount")),
        ]
    ):
        sign = "+" if row is new else ""
        color = style.TECH if row is new else style.INK
        amount = row["amount"] if view.narrow else view.text(row, "amount")
        text = f"<b>{sign}{amount}</b>"
        at = {
            "xanchor": "center",
            "yanchor": "bottom",
            "font": {"color": color, "size": 15},
        }
        chart.add_annotation(style.label(x, top, text, yshift=2, **at))
    for x0, x1, y in ((0.33, 0.67, low), (1.33, 1.67, view.number(end, "amount"))):
        dash = {"line": {"color": style.MUTED, "width": 1, "dash": "dot"}}
        chart.add_shape({"type": "line", "x0": x0, "x1": x1, "y0": y, "y1": y} | dash)
    return chart
