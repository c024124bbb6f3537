"""From traffic to customers to skill of one's own: four steps and two gates."""

from itertools import pairwise

import plotly.graph_objects as go

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import Row, View
from scripts.charts.toolkit.shapes import arrow, card, line

LOOKS = {  # fill and ink
    "start": (style.THIRD_SOFT, style.INK),
    "step": (style.BANK_SOFT, style.INK),
    "gate": (style.TECH, style.PAPER),
}


def _text(view: View, row: Row, width: float) -> str:
    head = style.wrap(view.text(row, "stage"), width - 20, 13, bold=True)
    rest = style.wrap(view.text(row, "ask"), width - 20, 12)
    return f'<b>{head}</b><br><span style="font-size:12px">{rest}</span>'


def draw(view: View) -> go.Figure:
    """Wide: two rows that each end at a gate. Narrow: one column."""
    width, height = (326.0, 76.0) if view.narrow else (164.0, 122.0)
    if view.narrow:
        places = [(0.0, 582.0 - 97 * i) for i in range(7)]
    else:
        places = [(184.0 * i, 156.0) for i in range(4)]
        places += [(184.0 * i, 0.0) for i in range(1, 4)]
    chart = style.figure(
        view.narrow,
        674 if view.narrow else 296,
        xaxis=style.hidden(0, 326 if view.narrow else 718),
        yaxis=style.hidden(0, 658 if view.narrow else 280),
    )
    for row, (x, y) in zip(view.rows, places, strict=True):
        place, hover = (x, y, width, height), view.shown(row, "kind", "stage", "ask")
        card(chart, place, LOOKS[row["kind"]], _text(view, row, width), hover)
    for (x0, y0), (x1, y1) in pairwise(places):
        if view.narrow:
            arrow(chart, 163, y0, 163, y0 - 20)
        elif y0 == y1:
            arrow(chart, x0 + width, y0 + 61, x1, y1 + 61)
        else:  # from the end of the first row round to the start of the second
            for bend in ((634, 156, 634, 139), (634, 139, 82, 139), (82, 139, 82, 61)):
                line(chart, *bend, width=1.5)
            arrow(chart, 82, 61, x1, 61)
    return chart
