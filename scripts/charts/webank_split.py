"""Three quarters of WeBank's joint lending went to partner institutions."""

import plotly.graph_objects as go

from scripts import style
from scripts.view import View


def draw(view: View) -> go.Figure:
    chart = style.figure(
        view.narrow,
        150,
        xaxis=style.hidden(0, 100),
        yaxis=style.hidden(-1.3, 1),
        barmode="stack",
        bargap=0,
    )
    left = 0.0
    for row, color in zip(view.rows, (style.TECH, style.BANK), strict=True):
        share = view.number(row, "share")
        chart.add_bar(
            orientation="h",
            x=[share],
            y=[0],
            width=1,
            marker={"color": color, "line": {"width": 2, "color": style.PAPER}},
            customdata=[
                [
                    view.text(row, "part"),
                    view.quantity(row, "share"),
                    view.quantity(row, "amount"),
                ]
            ],
            hovertemplate=style.hover(3),
        )
        text = f"<b>{view.quantity(row, 'share')}</b>"
        big = {"font": {"color": style.PAPER, "size": 22}}
        chart.add_annotation(style.label(left, 0, text, xshift=12, **big))
        name, amount = view.text(row, "part"), view.quantity(row, "amount")
        end = {"xanchor": "right", "align": "right"} if left else {}
        x = 100 if left else 0
        chart.add_annotation(
            style.label(x, 0.78, f"<b>{name}</b>", font={"color": color}, **end)
        )
        chart.add_annotation(style.label(x, -0.8, style.small(amount), **end))
        left += share
    return chart
