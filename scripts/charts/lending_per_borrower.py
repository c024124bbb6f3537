"""Lending per borrower in three cases that do not measure the same thing."""

import plotly.graph_objects as go

from scripts import bars
from scripts.view import View


def draw(view: View) -> go.Figure:
    return bars.draw(view, name="case", value="per_borrower", note="measure")
