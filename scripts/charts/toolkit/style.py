"""What all charts have in common: roles of colour, sizes, fonts, labels, line breaks."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

Place = float | str | date  # along an axis: a number, or a day as text or date

if TYPE_CHECKING:  # slow to import, and a warm build draws nothing
    import plotly.graph_objects as go

# Plotly refuses var(--x), so figures are drawn in these stand-ins, one for each role that
# a colour has in charts. in_roles() replaces them; palette.py knows the values.
INK, MUTED, GRID, PAPER = "#010101", "#020202", "#030303", "#0a0a0a"
BANK, TECH, THIRD = "#040404", "#050505", "#060606"
BANK_SOFT, TECH_SOFT, THIRD_SOFT = "#070707", "#080808", "#090909"
ROLES = {
    "ink": INK,
    "muted": MUTED,
    "grid": GRID,
    "bank": BANK,
    "tech": TECH,
    "third": THIRD,
    "bank-soft": BANK_SOFT,
    "tech-soft": TECH_SOFT,
    "third-soft": THIRD_SOFT,
    "paper": PAPER,
}
WIDE, NARROW = 720, 328
SIZE, NARROW_SIZE = 13, 12  # of letters, in pixels
# One stack for measuring: the same fonts decide the text widths on every machine.
FONTS = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", Arial, sans-serif'


def figure(narrow: bool, height: int, **layout: Any) -> go.Figure:
    """An empty figure in the house style; height in pixels, layout overrides."""
    from scripts.charts.toolkit.fast_figure import Canvas

    size = NARROW_SIZE if narrow else SIZE
    axis = {"showgrid": False, "zeroline": False, "automargin": False}
    house: dict[str, Any] = {
        "template": "none",
        "width": NARROW if narrow else WIDE,
        "height": height,
        "margin": {"l": 1, "r": 1, "t": 8, "b": 8},  # flush with the words around it
        "font": {"family": FONTS, "size": size, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": MUTED, "font": {"color": INK}},
        "hoverdistance": -1,  # the nearest point speaks, however far
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": MUTED, "activecolor": INK},
        "xaxis": {**axis, "linecolor": MUTED, "tickcolor": MUTED},
        "yaxis": {**axis, "gridcolor": GRID},
    }
    for name, own in layout.items():
        part = house.get(name)
        house[name] = part | own if isinstance(part, dict) else own
    return Canvas(house)  # whole at once: much faster than updates


def in_roles(drawn: str) -> str:
    """An SVG or a spec with the custom property of each role for its stand-in."""
    for role, stand_in in ROLES.items():
        channel = int(stand_in[1:3], 16)
        for form in (stand_in, f"rgb({channel}, {channel}, {channel})"):
            drawn = drawn.replace(form, f"var(--chart-{role})")
    return drawn


def hidden(low: float, high: float) -> dict[str, object]:
    """An axis that only places things."""
    return {"visible": False, "range": [low, high], "fixedrange": True}


def label(x: Place, y: float, text: str, **more: Any) -> dict[str, Any]:
    """An annotation in data coordinates without an arrow, by its left edge.

    Its lines start, centre or end where it is anchored, so that it stays there in fonts
    wider than those that measured it.
    """
    side = more.get("xanchor", "left")
    base = {"x": x, "y": y, "text": text, "showarrow": False, "align": side}
    return {**base, "xanchor": "left", "yanchor": "middle", **more}


def box(
    x0: Place, y0: float, x1: Place, y1: float, fill: str, line: str | None = None
) -> dict[str, Any]:
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


def length(text: str, size: int, bold: bool = False) -> float:
    """Estimate how wide a text is in pixels in the widest of the readers' fonts.

    Han takes one em, Latin less.
    """
    latin = 0.68 if bold else 0.6
    return sum(size * (1 if c > "\u2e7f" else latin) for c in text)


def wrap(text: str, width: float, size: int, bold: bool = False) -> str:
    """Text broken into <br> lines that fit a width in pixels at a font size.

    Han may break anywhere but before punctuation and after an opening bracket, Latin at
    spaces.
    """
    tokens = re.findall(
        r"[（《]*(?:[^\u2e80-\uffef ]+ ?|[\u2e80-\uffef][，。、；：）”》]*)| ", text
    )
    lines = [""]
    for token in tokens:
        if lines[-1] and length((lines[-1] + token).rstrip(), size, bold) > width:
            lines.append("")
        lines[-1] += token
    return "<br>".join(line.strip() for line in lines)


def small(text: str, size: int = 12) -> str:
    """Secondary text inside a label."""
    return f'<span style="font-size:{size}px;color:{MUTED}">{text}</span>'


def big(text: str) -> str:
    """The number that a chart is about."""
    return f'<b><span style="font-size:18px">{text}</span></b>'


def marks(color: object, size: object, symbol: object = "circle") -> dict[str, object]:
    """The look of a trace's points; each is one value or a list with one a point."""
    edge = {"color": color, "width": 2}
    return {"color": color, "size": size, "symbol": symbol, "line": edge, "opacity": 1}


def hover(points: list[list[str]]) -> dict[str, object]:
    """What a trace says when pointed at: a list of lines for each point, the second bold."""
    lines = [f"%{{customdata[{i}]}}" for i in range(len(points[0]))]
    lines[1] = f"<b>{lines[1]}</b>"
    text = "<br>".join(lines) + "<extra></extra>"
    return {"customdata": points, "hovertemplate": text}
