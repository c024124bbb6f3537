"""What banks and fintech firms each bring, as the articles argue it."""

import plotly.graph_objects as go

from scripts import style
from scripts.shapes import line
from scripts.view import View

SIZE = {"strong": 19, "some": 10, "none": 0}


def draw(view: View) -> go.Figure:
    count = len(view.rows)
    columns = (0.46, 0.74) if view.narrow else (0.42, 0.7)
    chart = style.figure(
        view.narrow,
        count * (40 if view.narrow else 34) + 44,
        xaxis=style.hidden(0, 1),
        yaxis=style.hidden(-count + 0.4, 1.1),
    )
    for x, side, color in zip(
        columns, ("bank", "fintech"), (style.BANK, style.TECH), strict=True
    ):
        head = view.table.columns[side].label.of(view.lang)
        head = style.wrap(head, 88, 12) if view.narrow else head
        at = {"font": {"color": color}, "xshift": -12}
        chart.add_annotation(style.label(x, 0.8, f"<b>{head}</b>", **at))
        rows = [r for r in view.rows if SIZE[r[side]]]
        ys = [-view.rows.index(r) for r in rows]
        chart.add_scatter(
            x=[x] * len(rows),
            y=ys,
            mode="markers",
            marker={
                "size": [SIZE[r[side]] for r in rows],
                "color": color,
                "line": {"width": 0, "color": color},
                "opacity": 1,
            },
            customdata=[
                [view.text(r, "asset"), head, view.text(r, side)] for r in rows
            ],
            hovertemplate=style.hover(3),
        )
        for y, row in zip(ys, rows, strict=True):
            chart.add_annotation(
                style.label(x, y, style.small(view.text(row, side)), xshift=16)
            )
    for index, row in enumerate(view.rows):
        name = view.text(row, "asset")
        name = style.wrap(name, 128, 12) if view.narrow else name
        chart.add_annotation(style.label(0, -index, name))
        line(chart, 0, -index + 0.5, 1, -index + 0.5, color=style.GRID)
    return chart
