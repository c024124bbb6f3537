"""From traffic to customers to skill of one's own: four steps and two gates."""

import plotly.graph_objects as go

from scripts import style
from scripts.view import Row, View

FILL = {"start": style.THIRD_SOFT, "step": style.BANK_SOFT, "gate": style.TECH}


def draw(view: View) -> go.Figure:
    """Wide: two rows that end at a gate. Narrow: one column."""
    if view.narrow:
        chart = style.figure(
            True, 620, xaxis=style.hidden(0, 324), yaxis=style.hidden(0, 604)
        )
        places = [(4.0, 604.0 - 87 * i - 70) for i in range(7)]
        for row, (x, y) in zip(view.rows, places, strict=True):
            _box(chart, view, row, x, y, 316, 66)
        _arrows(chart, [(162, y, 162, y - 17) for _, y in places[:-1]])
        return chart
    chart = style.figure(
        False, 330, xaxis=style.hidden(0, 704), yaxis=style.hidden(0, 314)
    )
    places = [(181.0 * i, 174.0) for i in range(4)] + [
        (181.0 * i + 181, 10.0) for i in range(3)
    ]
    for row, (x, y) in zip(view.rows, places, strict=True):
        _box(chart, view, row, x, y, 161, 130)
    across = [(x + 161, y + 65, x + 181, y + 65) for x, y in places if x < 500]
    _arrows(chart, across)
    down = {"x0": 623, "x1": 623, "y0": 174, "y1": 157}
    for bend in (down, {"x0": 623, "x1": 90, "y0": 157, "y1": 157}):
        chart.add_shape(
            {"type": "line", "line": {"color": style.MUTED, "width": 1.5}} | bend
        )
    chart.add_shape(
        {"type": "line", "line": {"color": style.MUTED, "width": 1.5}}
        | {"x0": 90, "x1": 90, "y0": 157, "y1": 75}
    )
    _arrows(chart, [(90, 75, 181, 75)])
    return chart


def _box(
    chart: go.Figure, view: View, row: Row, x: float, y: float, w: float, h: float
) -> None:
    gate = row["kind"] == "gate"
    chart.add_shape(style.box(x, y, x + w, y + h, FILL[row["kind"]]))
    size = 12 if view.narrow else 13
    head = style.wrap(view.text(row, "stage"), w - 26, size)
    rest = style.wrap(view.text(row, "ask"), w - 22, 12)
    rest = f'<span style="font-size:12px">{rest}</span>' if gate else style.small(rest)
    text = f"<b>{head}</b><br>{rest}"
    at = {"yanchor": "top", "xshift": 10, "yshift": -8}
    color = {"font": {"color": style.PAPER if gate else style.INK, "size": size}}
    chart.add_annotation(style.label(x, y + h, text, **at, **color))


def _arrows(chart: go.Figure, ways: list[tuple[float, float, float, float]]) -> None:
    for x0, y0, x1, y1 in ways:
        chart.add_annotation(
            {
                "x": x1,
                "y": y1,
                "ax": x0,
                "ay": y0,
                "axref": "x",
                "ayref": "y",
                "text": "",
            }
            | {
                "showarrow": True,
                "arrowhead": 2,
                "arrowwidth": 1.5,
                "arrowcolor": style.MUTED,
            }
        )
