"""Consumer loans jumped in 2017 and have grown more slowly since; rules and a break."""

import plotly.graph_objects as go

from scripts.charts.toolkit import monthly, style
from scripts.charts.toolkit.chart_data import View
from scripts.charts.toolkit.shapes import bridged, heads, widened

SYMBOLS = {"weak": "diamond-open", "derived": "circle-open"}
# year: where its label is from its point, clear of the line
LABELLED = {"2015": (2, -15), "2016": (-6, 15), "2022": (-8, -15), "2023": (16, -15), "2025": (-8, -15)}  # fmt: skip  # noqa: E501
TOP = 41  # of the axis; the upper part holds the names of the rules


def draw(view: View) -> go.Figure:
    """Draw the loans of each year as a line that breaks where coverage widened."""
    chart = style.figure(
        view.narrow,
        420 if view.narrow else 480,
        margin={"l": 24, "r": 4, "t": 52, "b": 26},
        yaxis={
            "range": [0, TOP],
            "showgrid": True,
            "gridcolor": style.GRID,
            "tickvals": [0, 5, 10, 15, 20],
        },
        xaxis={"range": [2014.6, 2025.6], "tickvals": list(range(2015, 2026, 2))},
    )
    widened(chart, view, 2022.5, (0, 23), 5 if view.narrow else 13, 190)
    points = {r["year"]: (int(r["year"]), view.number(r, "balance")) for r in view.rows}
    for coverage in ("old", "new"):  # the line breaks where they cannot be compared
        part = [r for r in view.rows if r["coverage"] == coverage]
        record = [r["year"] == "2017" for r in part]
        colors = [style.TECH if yes else style.BANK for yes in record]
        symbols = [SYMBOLS.get(r["basis"], "circle") for r in part]
        chart.add_scatter(
            x=[points[r["year"]][0] for r in part],
            y=[points[r["year"]][1] for r in part],
            line={"color": style.BANK, "width": 2},
            marker=style.marks(colors, [11 if y else 7 for y in record], symbols),
            **style.hover([view.shown(r, "year", "balance", "basis") for r in part]),
        )
    ends = points["2022"], points["2023"]
    bridged(chart, view, *ends, "coverage_size_2023")
    monthly.events_of_years(chart, view, "balance", (39, 26), 2023)
    for row in view.rows:
        if row["year"] == "2017":
            text = f"{style.big(view.text(row, 'balance'))}<br>{view.word('growth')}"
            look = style.label(*points["2017"], text, xshift=10, yshift=-20)
            look["font"] = {"color": style.TECH}
        elif row["year"] in LABELLED:
            right, up = LABELLED[row["year"]]
            text = view.brief(row, "balance")
            look = style.label(*points[row["year"]], text, xshift=right, yshift=up)
            look |= {"xanchor": "center", "align": "center"}
        else:
            continue
        chart.add_annotation(look)
    heads(chart, view.word("key"), view.unit("balance"), -23)
    return chart
