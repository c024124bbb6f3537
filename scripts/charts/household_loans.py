"""Consumer loans jumped in 2017 and have grown more slowly since, with a break in 2023."""

import plotly.graph_objects as go

from scripts import style
from scripts.shapes import line
from scripts.view import View

SYMBOLS = {"article": "circle", "published": "circle", "derived": "circle-open"}
# year: where its label stands from its point, clear of both lines
LABELLED = {"2015": (0, 15), "2016": (-6, 15), "2022": (-10, 15), "2023": (6, -14), "2025": (0, 15)}  # fmt: skip


def draw(view: View) -> go.Figure:
    chart = style.figure(
        view.narrow,
        330 if view.narrow else 390,
        margin={"l": 26, "r": 20, "t": 46, "b": 26},
        yaxis={"range": [0, 23], "showgrid": True, "gridcolor": style.GRID, "dtick": 5},
        xaxis={"range": [2014.5, 2025.6], "tickvals": list(range(2015, 2026, 2))},
    )
    points = [(int(r["year"]), view.number(r, "balance"), r) for r in view.rows]
    pen = {"color": style.BANK, "width": 2}
    for coverage in ("old", "new"):
        part = [p for p in points if p[2]["coverage"] == coverage]
        symbols = [SYMBOLS.get(r["basis"], "diamond-open") for _, _, r in part]
        chart.add_scatter(
            x=[x for x, _, _ in part],
            y=[y for _, y, _ in part],
            line=pen,
            marker={"size": 9, "color": style.BANK, "line": pen, "symbol": symbols},
            customdata=[
                [r["year"], view.quantity(r, "balance"), view.text(r, "basis")]
                for _, _, r in part
            ],
            hovertemplate=style.hover(3),
        )
    for x, y, row in points:
        if row["year"] == "2017":
            text = f"<b>{view.text(row, 'balance')}</b><br>{view.word('growth')}"
            at = {"xshift": 9, "yshift": -16, "font": {"color": style.TECH}}
            chart.add_annotation(style.label(x, y, text, **at))
        elif row["year"] in LABELLED:
            right, up = LABELLED[row["year"]]
            at = {"xanchor": "center", "xshift": right, "yshift": up}
            chart.add_annotation(style.label(x, y, view.brief(row, "balance"), **at))
    line(chart, 2022.5, 0, 2022.5, 22, dash="dot")
    widened = style.small(view.word("break"))
    chart.add_annotation(style.label(2022.4, 22, widened, xanchor="right"))
    key = style.small(view.word("key"), 11)
    chart.add_annotation(style.label(2014.5, 23, key, yshift=36, xshift=-22))
    return chart
