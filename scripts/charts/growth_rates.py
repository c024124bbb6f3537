"""Growth of consumer loans fell year after year, with no comparable rate for 2023."""

import re

import plotly.graph_objects as go

from scripts import style
from scripts.view import View


def draw(view: View) -> go.Figure:
    years = [int(r["year"]) for r in view.rows]
    gap = next(y for y in range(years[0], years[-1]) if y not in years)
    chart = style.figure(
        view.narrow,
        300,
        margin={"l": 8, "r": 8, "t": 10, "b": 26},
        yaxis={"visible": False, "range": [0, 41]},
        xaxis={"range": [years[0] - 0.6, years[-1] + 0.6]},
        bargap=0.3,
    )
    ticks = list(range(years[0], years[-1] + 1, 2 if view.narrow else 1))
    chart.update_xaxes(tickvals=ticks, ticktext=[str(y) for y in ticks])
    old = [r["coverage"] == "old" for r in view.rows]
    chart.add_bar(
        x=years,
        y=[view.number(r, "rate") for r in view.rows],
        marker={"color": [style.BANK if o else style.TECH for o in old]},
        customdata=[
            [r["year"], view.quantity(r, "rate"), view.text(r, "basis")]
            for r in view.rows
        ],
        hovertemplate=style.hover(3),
    )
    for year, row in zip(years, view.rows, strict=True):
        text = view.quantity(row, "rate")
        if view.narrow:  # the hedge takes a line of its own
            text = re.sub(r"^\D+", lambda m: m[0].strip() + "<br>", text)
        at = {"xanchor": "center", "yanchor": "bottom", "align": "center", "yshift": 2}
        top = view.number(row, "rate")
        chart.add_annotation(style.label(year, top, f"<b>{text}</b>", **at))
    chart.add_shape(style.box(gap - 0.45, 0, gap + 0.45, 41, style.THIRD_SOFT))
    note = style.small(style.wrap(view.word("break"), 74 if view.narrow else 180, 12))
    edge = {"xanchor": "right", "align": "right", "yanchor": "top", "xshift": -4}
    chart.add_annotation(style.label(gap - 0.45, 40, note, **edge))
    return chart
