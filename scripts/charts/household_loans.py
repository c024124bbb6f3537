"""Consumer loans jumped in 2017 and have grown more slowly since, with a break in 2023."""

import plotly.graph_objects as go

from scripts import style
from scripts.view import View

SYMBOLS = {"article": "circle", "published": "circle", "derived": "circle-open"}
LABELLED = ("2015", "2016", "2017", "2022", "2023", "2025")


def draw(view: View) -> go.Figure:
    chart = style.figure(
        view.narrow,
        330 if view.narrow else 390,
        margin={"l": 26, "r": 20, "t": 46, "b": 26},
        yaxis={"range": [0, 23], "showgrid": True, "gridcolor": style.GRID, "dtick": 5},
        xaxis={"range": [2014.5, 2025.6], "tickvals": list(range(2015, 2026, 2))},
    )
    for coverage in ("old", "new"):
        rows = [r for r in view.rows if r["coverage"] == coverage]
        chart.add_scatter(
            x=[int(r["year"]) for r in rows],
            y=[view.number(r, "balance") for r in rows],
            mode="lines+markers",
            line={"color": style.BANK, "width": 2.5},
            marker={
                "size": 9,
                "color": style.BANK,
                "line": {"width": 2, "color": style.BANK},
                "symbol": [SYMBOLS.get(r["basis"], "diamond-open") for r in rows],
            },
            customdata=[
                [r["year"], view.quantity(r, "balance"), view.text(r, "basis")]
                for r in rows
            ],
            hovertemplate=style.hover(3),
        )
    for row in (r for r in view.rows if r["year"] in LABELLED):
        x, y, text = int(row["year"]), view.number(row, "balance"), row["balance"]
        shift = {"2022": -8, "2023": 4}.get(row["year"], 0)  # clear of the break's line
        at = {"xanchor": "center", "yanchor": "bottom", "yshift": 7, "xshift": shift}
        if row["year"] == "2017":
            text = f"<b>{view.text(row, 'balance')}</b><br>{view.word('growth')}"
            at = {"xshift": 9, "yshift": -16, "font": {"color": style.TECH}}
        chart.add_annotation(style.label(x, y, text, **at))
    chart.add_shape(
        {"type": "line", "x0": 2022.5, "x1": 2022.5, "y0": 0, "y1": 22}
        | {"line": {"color": style.MUTED, "width": 1, "dash": "dot"}}
    )
    chart.add_annotation(
        style.label(
            2022.4, 22, view.word("break"), xanchor="right", font={"color": style.MUTED}
        )
    )
    key = style.small(view.word("key"), 11 if view.narrow else 12)
    corner = {"xref": "paper", "yref": "paper", "yshift": 34}
    chart.add_annotation(style.label(0, 1, key, xshift=-22, **corner))
    return chart
