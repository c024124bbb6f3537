"""How much of four consumer finance companies' lending platforms bring."""

import plotly.graph_objects as go

from scripts.charts.toolkit import bars
from scripts.charts.toolkit.chart_data import View


def draw(view: View) -> go.Figure:
    """Bars by company, each with what it measures."""
    return bars.draw(view, name="company", value="share", note="measure")
