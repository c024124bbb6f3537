"""Growth of consumer loans fell year after year, with no comparable rate for 2023."""

import re

import plotly.graph_objects as go

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View
from scripts.charts.toolkit.shapes import widened


def draw(view: View) -> go.Figure:
    years = [int(r["year"]) for r in view.rows]
    gap = next(y for y in range(years[0], years[-1]) if y not in years)
    chart = style.figure(
        view.narrow,
        300,
        margin={"l": 1, "r": 1, "t": 10, "b": 26},
        yaxis={"visible": False, "range": [0, 42]},
        xaxis={"range": [years[0] - 0.65, years[-1] + 0.7]},
        bargap=0.3,
    )
    ticks = list(range(years[0], years[-1] + 1, 2 if view.narrow else 1))
    chart.update_xaxes(tickvals=ticks, ticktext=[str(y) for y in ticks])
    widened(chart, view, gap - 0.5, (0, 42), 40.5)
    chart.add_bar(
        x=years,
        y=[view.number(r, "rate") for r in view.rows],
        marker={"color": [style.TECH, *[style.BANK] * (len(years) - 1)]},
        **style.hover([view.told(r, "year", "rate", "basis") for r in view.rows]),
    )
    at = {"xanchor": "center", "yanchor": "bottom", "yshift": 2}
    for year, row in zip(years, view.rows, strict=True):
        text = view.quantity(row, "rate")
        if view.narrow:  # the hedge takes a line of its own
            text = re.sub(r"^\D+", lambda m: m[0].strip() + "<br>", text)
        first = year == years[0]
        text = style.big(text) if first and not view.narrow else f"<b>{text}</b>"
        look = {"font": {"color": style.TECH if first else style.INK}}
        top = view.number(row, "rate")
        chart.add_annotation(style.label(year, top, text, **at, **look))
    none = style.small(style.wrap(view.word("none"), 30 if view.narrow else 64, 11), 11)
    chart.add_annotation(style.label(gap, 0, none, **at))
    return chart
