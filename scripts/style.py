"""The one look of all charts. Colours are roles; the page decides their values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.view import View

if TYPE_CHECKING:  # slow to import, and a warm build draws nothing
    import plotly.graph_objects as go

# Plotly refuses var(--x), so figures are drawn in these stand-ins, which the SVG and the
# interactive chart then replace: by custom properties on the page, by print values in
# the PDF. name: (stand-in, value on paper)
ROLES = {
    "ink": ("#010101", "#1b2430"),
    "muted": ("#020202", "#586471"),
    "grid": ("#030303", "#d8dde3"),
    "bank": ("#040404", "#0b5a86"),
    "tech": ("#050505", "#b5462f"),
    "third": ("#060606", "#7a6200"),
    "bank-soft": ("#070707", "#d7e7f1"),
    "tech-soft": ("#080808", "#f7ded7"),
    "third-soft": ("#090909", "#f1e7c4"),
    "paper": ("#0a0a0a", "#ffffff"),
}
INK, MUTED, GRID, BANK, TECH, THIRD, BANK_SOFT, TECH_SOFT, THIRD_SOFT, PAPER = (
    stand_in for stand_in, _ in ROLES.values()
)
WIDE, NARROW = 720, 328
# One stack for measuring: the same fonts decide the text widths on every machine.
FONTS = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", Arial, sans-serif'


def figure(narrow: bool, height: int, **layout: object) -> go.Figure:
    """An empty figure in the house style; height in pixels, layout overrides."""
    import plotly.graph_objects as go

    size = 12 if narrow else 13
    axis = {"showgrid": False, "zeroline": False, "automargin": False}
    chart = go.Figure()
    chart.update_layout(
        template="none",
        width=NARROW if narrow else WIDE,
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        font={"family": FONTS, "size": size, "color": INK},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        hoverlabel={"bgcolor": PAPER, "bordercolor": MUTED, "font": {"color": INK}},
        xaxis={**axis, "linecolor": MUTED, "tickcolor": MUTED},
        yaxis={**axis, "gridcolor": GRID},
    )
    chart.update_layout(**layout)
    return chart


def hidden(low: float, high: float) -> dict[str, object]:
    """An axis that only places things."""
    return {"visible": False, "range": [low, high], "fixedrange": True}


def label(x: float, y: float, text: str, **more: object) -> dict[str, object]:
    """An annotation in data coordinates, left-aligned and without an arrow."""
    base = {"x": x, "y": y, "text": text, "showarrow": False, "align": "left"}
    return {**base, "xanchor": "left", "yanchor": "middle", **more}


def box(x0: float, y0: float, x1: float, y1: float, fill: str, line: str | None = None):
    """A filled rectangle in data coordinates."""
    edge = {"width": 1, "color": line} if line else {"width": 0}
    corners = {"x0": x0, "y0": y0, "x1": x1, "y1": y1}
    return {
        "type": "rect",
        **corners,
        "fillcolor": fill,
        "line": edge,
        "layer": "below",
    }


def length(text: str, size: int) -> float:
    """About how wide a text is in pixels: Han takes one em, Latin a little over half."""
    return sum(size * (1 if c > "\u2e7f" else 0.56) for c in text)


def wrap(text: str, width: float, size: int) -> str:
    """Text broken into <br> lines that fit a width in pixels at a font size.

    Han may break anywhere but before punctuation, Latin at spaces.
    """
    tokens = re.findall(
        r"[^\u2e80-\uffef ]+ ?|[\u2e80-\uffef][，。、；：）”》]*| ", text
    )
    lines = [""]
    for token in tokens:
        if lines[-1] and length((lines[-1] + token).rstrip(), size) > width:
            lines.append("")
        lines[-1] += token
    return "<br>".join(line.strip() for line in lines)


def small(text: str, size: int = 12) -> str:
    """Secondary text inside a label."""
    return f'<span style="font-size:{size}px;color:{MUTED}">{text}</span>'


def hover(fields: int) -> str:
    """A hover text of customdata's first fields, the second one bold."""
    lines = [f"%{{customdata[{i}]}}" for i in range(fields)]
    lines[1] = f"<b>{lines[1]}</b>"
    return "<br>".join(lines) + "<extra></extra>"


def bars(view: View, name: str, value: str, note: str | None = None) -> go.Figure:
    """Horizontal bars, each under its name, with the value written at its end."""
    rows = view.rows
    width = (NARROW if view.narrow else WIDE) - 16
    # Room for the longest bar with its value behind it.
    room = max(
        view.number(r, value)
        * width
        / (width - length(view.quantity(r, value), 14) - 12)
        for r in rows
    )
    chart = figure(
        view.narrow,
        len(rows) * 74 + 16,
        xaxis=hidden(0, room),
        yaxis=hidden(-len(rows) + 0.45, 0.75),
    )
    names = [view.text(r, name) for r in rows]
    chart.add_bar(
        orientation="h",
        x=[view.number(r, value) for r in rows],
        y=[-i for i in range(len(rows))],
        width=0.42,
        marker={"color": BANK},
        customdata=[
            [n, view.quantity(r, value)] for n, r in zip(names, rows, strict=True)
        ],
        hovertemplate=hover(2),
    )
    for index, row in enumerate(rows):
        extra = f"  {small(view.text(row, note))}" if note and not view.narrow else ""
        chart.add_annotation(label(0, -index + 0.4, f"<b>{names[index]}</b>{extra}"))
        amount = f"<b>{view.quantity(row, value)}</b>"
        chart.add_annotation(label(view.number(row, value), -index, amount, xshift=6))
    return chart
