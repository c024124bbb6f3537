"""Three quarters of WeBank's joint lending went to partner institutions."""

import plotly.graph_objects as go

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View


def draw(view: View) -> go.Figure:
    chart = style.figure(
        view.narrow,
        132,
        margin={"l": 1, "r": 1, "t": 0, "b": 0},
        xaxis=style.hidden(0, 100),
        yaxis=style.hidden(-66, 66),
        barmode="stack",
    )
    left = 0.0
    for row, color in zip(view.rows, (style.TECH, style.BANK), strict=True):
        share = view.number(row, "share")
        chart.add_bar(
            orientation="h",
            x=[share],
            y=[0],
            width=72,
            marker={"color": color, "line": {"width": 2, "color": style.PAPER}},
            **style.hover([view.told(row, "part", "share", "amount")]),
        )
        text = f"<b>{view.quantity(row, 'share')}</b>"
        look = {"font": {"color": style.PAPER, "size": 22 if left else 34}}
        chart.add_annotation(style.label(left, 0, text, xshift=12, **look))
        name, amount = view.text(row, "part"), view.quantity(row, "amount")
        x, side = (100, "right") if left else (0, "left")
        end = {"xanchor": side}
        head = {"font": {"color": color}, **end}
        chart.add_annotation(style.label(x, 50, f"<b>{name}</b>", **head))
        chart.add_annotation(style.label(x, -50, style.small(amount), **end))
        left += share
    return chart
