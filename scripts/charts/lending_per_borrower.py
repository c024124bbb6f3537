"""Lending per borrower in three cases that do not measure the same thing."""

import plotly.graph_objects as go

from scripts.charts.toolkit import bars
from scripts.charts.toolkit.chart_data import View


def draw(view: View) -> go.Figure:
    return bars.draw(view, name="case", value="per_borrower", note="measure")
