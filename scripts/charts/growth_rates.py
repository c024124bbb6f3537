"""Growth of consumer loans year by year; outlined columns are worked out, not published."""

import re

import plotly.graph_objects as go

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View
from scripts.charts.toolkit.shapes import widened

WORKED_OUT = ("derived", "weak")


def draw(view: View) -> go.Figure:
    """Draw the growth rate of each year, with the change of coverage marked."""
    years = [int(r["year"]) for r in view.rows]
    first_new = next(int(r["year"]) for r in view.rows if r["coverage"] == "new")
    chart = style.figure(
        view.narrow,
        330,
        margin={"l": 1, "r": 1, "t": 32, "b": 26},
        yaxis={"visible": False, "range": [0, 42]},
        xaxis={"range": [years[0] - 0.65, years[-1] + 0.7]},
        bargap=0.3,
    )
    ticks = list(range(years[0], years[-1] + 1, 2 if view.narrow else 1))
    chart.update_xaxes(tickvals=ticks, ticktext=[str(y) for y in ticks])
    widened(chart, view, first_new - 0.5, (0, 42), 40.5)
    colors = [style.TECH, *[style.BANK] * (len(years) - 1)]
    derived = [r["basis"] in WORKED_OUT for r in view.rows]
    fills = [style.PAPER if d else c for d, c in zip(derived, colors, strict=True)]
    chart.add_bar(
        x=years,
        y=[view.number(r, "rate") for r in view.rows],
        marker={"color": fills, "line": {"color": colors, "width": 1.5}},
        **style.hover([view.shown(r, "year", "rate", "basis") for r in view.rows]),
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
    key = style.small(view.word("key"))
    corner = {"xref": "paper", "yref": "paper", "yanchor": "bottom", "yshift": 8}
    chart.add_annotation(style.label(0, 1, key, **corner))
    return chart
