"""Five pairs in six months, and the events up to October 2018 on one time scale."""

from datetime import timedelta

import plotly.graph_objects as go

from scripts.charts.toolkit import style, timelines
from scripts.charts.toolkit.chart_data import View


def draw(view: View) -> go.Figure:
    """Draw the first timeline: the partnerships of 2017 and what led to them."""
    chart = timelines.draw(view)
    pairs = [timelines.day(r) for r in view.rows if r["kind"] == "pair"]
    start = pairs[0].replace(day=1)
    end = pairs[-1].replace(day=1) + timedelta(31)
    low, high = chart.layout.yaxis.range
    chart.add_shape(style.box(str(start), low, str(end), high, style.BANK_SOFT))
    return chart
