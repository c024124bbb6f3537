"""What banks and fintech firms each bring, as the articles argue it."""

import plotly.graph_objects as go

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View
from scripts.charts.toolkit.shapes import line

SIZE = {"strong": 18, "some": 9, "none": 0}


def draw(view: View) -> go.Figure:
    """Draw what each side brings as two columns of marks."""
    count, width = len(view.rows), 142 if view.narrow else 300
    chart = style.figure(
        view.narrow,
        count * (40 if view.narrow else 34) + 44,
        xaxis=style.hidden(0, 1),
        yaxis=style.hidden(-count + 0.4, 1.1),
    )
    for x, side, color in (
        (0.46, "bank", style.BANK),
        (0.74, "fintech", style.TECH),
    ):
        head = view.label(side)
        shown = style.wrap(head, 86 if view.narrow else 190, 12, bold=True)
        at = {"font": {"color": color}, "xshift": -10}
        chart.add_annotation(style.label(x, 0.8, f"<b>{shown}</b>", **at))
        held = {-i: r for i, r in enumerate(view.rows) if SIZE[r[side]]}
        chart.add_scatter(
            x=[x] * len(held),
            y=list(held),
            mode="markers",
            marker=style.marks(color, [SIZE[r[side]] for r in held.values()]),
            **style.hover(
                [
                    [view.text(r, "asset"), head, view.text(r, side)]
                    for r in held.values()
                ]
            ),
        )
        for y, row in held.items():
            strength = style.small(view.text(row, side))
            chart.add_annotation(style.label(x, y, strength, xshift=17))
    for index, row in enumerate(view.rows):
        name = style.wrap(view.text(row, "asset"), width, 12 if view.narrow else 13)
        chart.add_annotation(style.label(0, -index, name))
        line(chart, 0, -index + 0.5, 1, -index + 0.5, color=style.GRID)
    return chart
