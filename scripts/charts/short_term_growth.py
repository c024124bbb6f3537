"""Short-term consumer loans month by month: the boom of 2017, the fall after it, events."""

from datetime import date

import plotly.graph_objects as go

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import Row, View
from scripts.charts.toolkit.shapes import line

BREAK = 2020  # the first year after the step in the balances
LOW, HIGH = -24, 112
# The lowest event label, and how far each later one stands above the one before.
FIRST_LABEL, STEP = 67, 12
# month: where its label stands from its point
LABELLED = {
    "2010-02": ("center", 0, 12),
    "2017-01": ("right", -2, -10),
    "2017-10": ("right", -5, 9),
    "2019-12": ("right", -3, -11),
    "2020-12": ("right", 4, -12),
}


def _end_of(month: str) -> float:
    """The end of a month like 2017-10 on an axis of years."""
    return int(month[:4]) + int(month[5:]) / 12


def _at(day: str) -> float:
    when = date.fromisoformat(day)
    return when.year + (when.timetuple().tm_yday - 1) / 365


def _curve(chart: go.Figure, view: View, rows: list[Row], dash: str) -> None:
    chart.add_scatter(
        x=[_end_of(r["month"]) for r in rows],
        y=[view.number(r, "rate") for r in rows],
        mode="lines",
        line={"color": style.BANK, "width": 2, "dash": dash},
        **style.hover([view.told(r, "month", "rate", "loans") for r in rows]),
    )


def draw(view: View) -> go.Figure:
    chart = style.figure(
        view.narrow,
        400,
        margin={"l": 28, "r": 6, "t": 8, "b": 26},
        yaxis={
            "range": [LOW, HIGH],
            "tickvals": [-20, 0, 20, 40, 60],
            "ticktext": ["−20", "0", "20", "40", "60"],
            "showgrid": True,
            "gridcolor": style.GRID,
        },
        xaxis={"range": [2008, 2021.05]},
    )
    years = range(2008, 2021, 4 if view.narrow else 2)
    chart.update_xaxes(tickvals=list(years), ticktext=[str(y) for y in years])
    chart.add_shape(style.box(BREAK, LOW, 2021.05, HIGH, style.THIRD_SOFT))
    line(chart, 2008, 0, 2021.05, 0, color=style.MUTED, width=1)
    _curve(chart, view, [r for r in view.rows if int(r["month"][:4]) < BREAK], "solid")
    _curve(chart, view, [r for r in view.rows if int(r["month"][:4]) >= BREAK], "dot")
    rates = {r["month"]: view.number(r, "rate") for r in view.rows}
    chart.add_scatter(
        x=[_end_of(m) for m in LABELLED],
        y=[rates[m] for m in LABELLED],
        marker=style.marks(style.BANK, 6),
        mode="markers",
        hoverinfo="skip",
    )
    for row in view.rows:
        if row["month"] in LABELLED:
            anchor, right, up = LABELLED[row["month"]]
            where = _end_of(row["month"]), rates[row["month"]]
            text = f"<b>{view.quantity(row, 'rate')}</b>"
            label = style.label(*where, text, xanchor=anchor, xshift=right, yshift=up)
            chart.add_annotation(label)
    # Each line rises from the curve to its own label, and the later label is higher:
    # none crosses a text.
    for index, (day, words) in enumerate((view.table.events or {}).items()):
        height = FIRST_LABEL + STEP * index
        line(chart, _at(day), rates[day[:7]], _at(day), height + 5, color=style.TECH)
        look = {"xanchor": "right", "xshift": -4, "font": {"color": style.TECH}}
        text = words.of(view.lang)
        text = style.wrap(text, 165, 12) if view.narrow else text
        chart.add_annotation(style.label(_at(day), height, text, **look))
    note = style.wrap(view.word("break"), 210 if view.narrow else 400, 12)
    clear = BREAK - (1.2 if view.narrow else 0.2)  # of the last point's label
    look = {"xanchor": "right", "xshift": -4, "font": {"color": style.THIRD}}
    chart.add_annotation(style.label(clear, -12, style.small(note), **look))
    return chart
