"""Short-term consumer loans month by month: the boom of 2017, the fall after it, events."""

import plotly.graph_objects as go

from scripts.charts.toolkit import monthly, style
from scripts.charts.toolkit.chart_data import View
from scripts.charts.toolkit.shapes import line

FIRST, BREAK, LAST = 2008, 2020, 2021.05  # BREAK: the year of the step in the balances
LOW, HIGH = -24, 112
LABELLED = {
    "2010-02": ("center", 0, 12),
    "2017-01": ("right", -2, -10),
    "2017-10": ("right", -5, 9),
    "2019-12": ("right", -3, -11),
    "2020-12": ("right", 4, -12),
}


def draw(view: View) -> go.Figure:
    """Draw monthly growth on a year before, with rules and events as lines."""
    ticks = range(-20, 61, 20)
    years = range(FIRST, BREAK + 1, 4 if view.narrow else 2)
    chart = style.figure(
        view.narrow,
        400,
        margin={"l": 28, "r": 6, "t": 8, "b": 26},
        yaxis={
            "range": [LOW, HIGH],
            "tickvals": list(ticks),
            "ticktext": [str(t).replace("-", "−") for t in ticks],
            "showgrid": True,
        },
        xaxis={"range": [FIRST, LAST], "tickvals": list(years)},
    )
    chart.update_xaxes(ticktext=[str(y) for y in years])
    chart.add_shape(style.box(BREAK, LOW, LAST, HIGH, style.THIRD_SOFT))
    line(chart, FIRST, 0, LAST, 0)
    after = [r for r in view.rows if int(r["month"][:4]) >= BREAK]
    before = list(view.rows[: -len(after)])
    monthly.curve(chart, view, before, "rate", "solid")
    monthly.curve(chart, view, after, "rate", "dot")
    monthly.labelled(chart, view, "rate", LABELLED)
    monthly.events(chart, view, "rate", lowest=67, step=12)
    note = style.wrap(view.word("break"), 210 if view.narrow else 440, 12)
    clear = BREAK - (1.2 if view.narrow else 0.2)  # of the last point's label
    look = {"xanchor": "right", "xshift": -4, "font": {"color": style.THIRD}}
    chart.add_annotation(style.label(clear, -12, style.small(note), **look))
    return chart
