"""One small bank's joint loans: its share of the funding fell from 99 to 70 per cent."""

import plotly.graph_objects as go

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View


def draw(view: View) -> go.Figure:
    """Draw each case as one bar, split into the shares of bank and platform."""
    count = len(view.rows)
    chart = style.figure(
        view.narrow,
        count * 68 + 26,
        margin={"l": 1, "r": 1, "t": 2, "b": 2},
        xaxis=style.hidden(0, 100),
        yaxis=style.hidden(-68 * count, 22),
        barmode="stack",
    )
    for part, color, side in (
        ("bank", style.BANK, "left"),
        ("partner", style.TECH, "right"),
    ):
        x = 0 if side == "left" else 100
        name = view.label(part)
        end = {"xanchor": side, "font": {"color": color}}
        chart.add_annotation(style.label(x, 10, f"<b>{name}</b>", **end))
        chart.add_bar(
            orientation="h",
            x=[view.number(r, part) for r in view.rows],
            y=[-68 * i - 44 for i in range(count)],
            width=30,
            marker={"color": color},
            **style.hover(
                [[view.text(r, "stage"), name, *view.shown(r, part)] for r in view.rows]
            ),
        )
        for index, row in enumerate(view.rows):
            share = view.quantity(row, part)  # the last is what the title says
            text = style.big(share) if index == count - 1 else f"<b>{share}</b>"
            up = {"yanchor": "bottom", **end}
            chart.add_annotation(style.label(x, -68 * index - 28, text, **up))
    for index, row in enumerate(view.rows):
        at = {"xanchor": "center", "yanchor": "bottom"}
        text = style.small(view.text(row, "stage"))
        chart.add_annotation(style.label(50, -68 * index - 28, text, **at))
    return chart
