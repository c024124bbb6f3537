"""Eleven forms of cooperation on three rungs, from easy to hard."""

import plotly.graph_objects as go

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View
from scripts.charts.toolkit.shapes import card, line

LOOKS = (
    (style.BANK_SOFT, style.BANK),
    (style.THIRD_SOFT, style.THIRD),
    (style.TECH_SOFT, style.TECH),
)


def draw(view: View) -> go.Figure:
    """Wide: stairs with a list on each. Narrow: rungs stacked from the bottom up."""
    column = view.table.columns["rung"]
    chart = style.figure(
        view.narrow,
        330 if view.narrow else 260,
        xaxis=style.hidden(0, 326),
        yaxis=style.hidden(0, 322 if view.narrow else 250),
    )
    bottom = 0.0
    for index, (rung, name) in enumerate((column.choices or {}).items()):
        items = [view.text(r, "item") for r in view.rows if r["rung"] == rung]
        if view.narrow:
            height = 122.0 if len(items) > 3 else 92.0
            place = (18.0 * index, bottom + 4, 326 - 18.0 * index, height)
            listed = style.wrap(("、" if view.zh else "\u00a0· ").join(items), 262, 12)
            text = f"<b>{name.of(view.lang)}</b><br>{listed}"
            bottom += height + 4
        else:
            place = (109.3 * index, 0.0, 107.4, 168.0 + 40 * index)
            head = style.wrap(name.of(view.lang), 216, 13, bold=True)
            text = f"<b>{head}</b><br><br>" + "<br>".join(items)
        fill, edge = LOOKS[index]
        hover = [view.label("rung"), name.of(view.lang), *items]
        card(chart, place, (fill, style.INK), text, hover)
        left, low, width, height = place
        line(chart, left, low + height, left + width, low + height, color=edge, width=3)
    return chart
