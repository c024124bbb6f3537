"""The giants' user accounts outnumber the population by more than two to one."""

import plotly.graph_objects as go

from scripts.charts.toolkit import bars
from scripts.charts.toolkit.chart_data import View


def draw(view: View) -> go.Figure:
    return bars.draw(view, name="group", value="count")
