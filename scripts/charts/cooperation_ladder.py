"""Eleven forms of cooperation on three rungs, from easy to hard."""

import plotly.graph_objects as go

from scripts import style
from scripts.view import View

FILLS = (style.BANK_SOFT, style.THIRD_SOFT, style.TECH_SOFT)
LINES = (style.BANK, style.THIRD, style.TECH)


def draw(view: View) -> go.Figure:
    choices = view.table.columns["rung"].choices or {}
    lines = max(sum(r["rung"] == c for r in view.rows) for c in choices)
    return _stack(view, choices) if view.narrow else _stairs(view, choices, lines)


def _items(view: View, rung: str) -> list[str]:
    return [view.text(r, "item") for r in view.rows if r["rung"] == rung]


def _stairs(view: View, choices: dict, lines: int) -> go.Figure:
    chart = style.figure(
        False, 340, xaxis=style.hidden(0, 3), yaxis=style.hidden(0, 10)
    )
    for index, (rung, name) in enumerate(choices.items()):
        top = 7.0 + 1.5 * index
        fill, line = FILLS[index], LINES[index]
        chart.add_shape(style.box(index + 0.01, 0, index + 0.99, top, fill))
        edge = {"x0": index + 0.01, "x1": index + 0.99, "y0": top, "y1": top}
        chart.add_shape({"type": "line", "line": {"color": line, "width": 3}} | edge)
        head = f"<b>{style.wrap(name.of(view.lang), 205, 14)}</b>"
        text = head + "<br><br>" + "<br>".join(_items(view, rung))
        at = {"yanchor": "top", "xshift": 12, "yshift": -8}
        chart.add_annotation(style.label(index + 0.01, top, text, **at))
    return chart


def _stack(view: View, choices: dict) -> go.Figure:
    heights = [2.7, 2.0, 2.0]
    chart = style.figure(
        True, 340, xaxis=style.hidden(0, 10), yaxis=style.hidden(0, sum(heights) + 0.2)
    )
    bottom = 0.0
    for index, (rung, name) in enumerate(choices.items()):
        left, top = index * 0.5, bottom + heights[index]
        chart.add_shape(style.box(left, bottom + 0.06, 10, top, FILLS[index]))
        edge = {"x0": left, "x1": 10, "y0": top, "y1": top}
        chart.add_shape(
            {"type": "line", "line": {"color": LINES[index], "width": 3}} | edge
        )
        items = style.wrap(
            ("、" if view.zh else " · ").join(_items(view, rung)), 290 - 16 * index, 12
        )
        text = f"<b>{name.of(view.lang)}</b><br>{items}"
        at = {"yanchor": "top", "xshift": 10, "yshift": -8}
        chart.add_annotation(style.label(left, top, text, **at))
        bottom = top
    return chart
