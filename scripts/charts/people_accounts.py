"""The giants' user accounts outnumber the population by more than two to one."""

import plotly.graph_objects as go

from scripts import bars
from scripts.view import View


def draw(view: View) -> go.Figure:
    return bars.draw(view, name="group", value="count")
