"""One small bank's joint loans: its share of the funding fell from 99 to 70 per cent."""

import plotly.graph_objects as go

from scripts import style
from scripts.view import View


def draw(view: View) -> go.Figure:
    count = len(view.rows)
    chart = style.figure(
        view.narrow,
        count * 66 + 22,
        xaxis=style.hidden(0, 100),
        yaxis=style.hidden(-count + 0.65, 1.0),
        barmode="stack",
    )
    stages = [view.text(r, "stage") for r in view.rows]
    for part, color, side in (
        ("bank", style.BANK, "left"),
        ("partner", style.TECH, "right"),
    ):
        x = 0 if side == "left" else 100
        name = view.table.columns[part].label.of(view.lang)
        end = {"xanchor": side, "align": side, "font": {"color": color}}
        chart.add_annotation(style.label(x, 0.85, f"<b>{name}</b>", **end))
        chart.add_bar(
            orientation="h",
            x=[view.number(r, part) for r in view.rows],
            y=[-i for i in range(count)],
            width=0.46,
            marker={"color": color},
            customdata=[
                [stage, name, view.quantity(r, part)]
                for stage, r in zip(stages, view.rows, strict=True)
            ],
            hovertemplate=style.hover(3),
        )
        for index, row in enumerate(view.rows):
            share = f"<b>{view.quantity(row, part)}</b>"
            chart.add_annotation(style.label(x, -index + 0.4, share, **end))
    for index, stage in enumerate(stages):
        middle = {"xanchor": "center"}
        text = style.small(stage)
        chart.add_annotation(style.label(50, -index + 0.4, text, **middle))
    return chart
