"""Read a chart's numbers, dates and words back from each of its renderings."""

import csv
import io
import re
import subprocess
from collections.abc import Sequence
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import NamedTuple

from lxml import etree, html

from scripts.charts.toolkit.chart_data import Row, View
from scripts.core.files import keep
from scripts.drawing.svg_cleanup import SVG

LAYOUTS = ("wide", "narrow")


def numeric(view: View) -> list[str]:
    """The columns of numbers that a reader sees."""
    return [n for n, c in view.table.columns.items() if c.type == "number" and c.label]


def expected(view: View, rows: Sequence[Row] | None = None) -> list[str]:
    """What the table must show: each number with its hedge and unit, row by row."""
    rows = view.rows if rows is None else rows
    return [view.quantity(row, c) for row in rows for c in numeric(view)]


def squeeze(text: str) -> str:
    """A text without white space, with the apostrophe of keyboards for that of print."""
    return re.sub(r"[\s\u200b\u2009]+", "", text).replace("’", "'")


def pdf_text(path: Path, order: str = "-raw") -> str:
    """The text of a PDF of the publication, a form feed after each page.

    A book takes seconds, so the text is kept beside the publication for all processes.

    Args:
        path: The PDF.
        order: The option of pdftotext: -raw as it is written, -layout as it looks,
            -bbox-layout as HTML with the place of every word.
    """
    kept = path.parents[2] / "texts" / f"{path.stem}{order}.txt"
    if not kept.exists():
        command = ["pdftotext", order, str(path), "-"]
        done = subprocess.run(command, check=True, capture_output=True)
        keep(kept, done.stdout)
    return kept.read_text(encoding="utf-8")


def tokens(text: str) -> set[str]:
    """The numbers in a text, without the commas of thousands."""
    return {n.replace(",", "") for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


def from_table(figure: html.HtmlElement) -> list[str]:
    """Cells of class number, as printed."""
    return [
        c.text_content() for c in figure.cssselect("td.number, th.number[scope=row]")
    ]


def csv_rows(text: str, view: View) -> list[Row]:
    """The rows of a published CSV, without those that only later rows are worked out of."""
    rows = csv.DictReader(io.StringIO(text))
    return [row for row in rows if all(row[c] for c in numeric(view))]


# -- the interactive chart's spec, one layout


def hovers(layout: dict) -> list[str]:
    """What its points say when pointed at, without markup."""
    return [
        re.sub(r"<[^>]+>", "", str(cell))
        for trace in layout["data"]
        for point in trace.get("customdata", [])
        for cell in point
    ]


def values(layout: dict) -> list:
    """What its traces draw along the axis of values, trace after trace."""
    return [
        value
        for trace in layout["data"]
        for value in trace["x" if trace.get("orientation") == "h" else "y"]
    ]


def labels(layout: dict) -> list[str]:
    """Its annotations without markup and spaces."""
    texts = (
        squeeze(unescape(re.sub(r"<[^>]+>", "", a["text"])))
        for a in layout["layout"]["annotations"]
    )
    return [text for text in texts if text]


# -- the SVG, one layout


class Mark(NamedTuple):
    """A bar or point in pixels of the picture, with the colour and whether it is full."""

    x0: float
    y0: float
    x1: float
    y1: float
    color: str
    full: bool

    def far(self, x: float, y: float, across: bool, down: bool) -> float:
        """How far a place is from the mark, 0 inside it, in the directions that count."""
        right = max(self.x0 - x, 0, x - self.x1) * across
        below = max(self.y0 - y, 0, y - self.y1) * down
        return (right**2 + below**2) ** 0.5

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


class Label(NamedTuple):
    """A text and where it starts, or ends, where it is anchored."""

    text: str
    x: float
    y: float


def _place(element: etree._Element) -> tuple[float, float]:
    """An element's translation together with those of its parents."""
    x = y = 0.0
    for one in (element, *element.iterancestors()):
        if match := re.match(
            r"translate\((-?[\d.]+)[, ](-?[\d.]+)", one.get("transform", "")
        ):
            x, y = x + float(match[1]), y + float(match[2])
    return x, y


def marks(svg: str) -> list[Mark]:
    """Bars and points in the order of the data."""
    found = []
    for path in etree.fromstring(svg.encode()).iter(f"{{{SVG}}}path"):
        d, (x, y) = path.get("d", ""), _place(path)
        fill, stroke = path.get("fill", "none"), path.get("stroke", "none")
        look = (stroke if fill == "none" else fill, fill != "none")
        number = r"(-?[\d.]+)"
        bar = rf"M{number},{number}V{number}H{number}V{number}Z"
        if path.get("transform") and (point := re.match(rf"M{number},0[AL].*Z$", d)):
            r = float(point[1])
            found.append(Mark(x - r, y - r, x + r, y + r, *look))
        elif match := re.fullmatch(bar, d):
            x0, y0, y1, x1, _ = map(float, match.groups())
            corners = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            moved = (c + m for c, m in zip(corners, (x, y, x, y), strict=True))
            found.append(Mark(*moved, *look))
    return found


def drawn_texts(svg: str) -> tuple[list[Label], list[Label]]:
    """The names along the axes, and the labels in the order of the annotations."""
    ticks, told = [], []
    for text in etree.fromstring(svg.encode()).iter(f"{{{SVG}}}text"):
        x, y = _place(text)
        line = next((t for t in text if t.get("y")), text)  # the first of several
        x, y = x + float(line.get("x", 0)), y + float(line.get("y", 0))
        one = Label(squeeze("".join(text.itertext())), x, y - 4)
        (ticks if text.get("transform") else told).append(one)
    return ticks, told


def heights(svg: str) -> list[float]:
    """Values of a line chart's points, from where they stand between two named heights."""
    named = [t for t in drawn_texts(svg)[0] if re.fullmatch(r"\d\d?", t.text)]
    low, high = (f(named, key=lambda t: int(t.text)) for f in (min, max))
    step = (int(high.text) - int(low.text)) / (high.y - low.y)
    # A name's baseline lies a little below its height; the grid has the same distances.
    grid = re.findall(r'translate\(0,([\d.]+)\)" d="M[\d.]+,0h', svg)
    at = min(map(float, grid))
    return [int(high.text) + (m.middle[1] - at) * step for m in marks(svg)]


def curve(svg: str) -> list[float]:
    """Heights of a curve's corners in pixels from the top, from left to right."""
    found = []
    for path in etree.fromstring(svg.encode()).iter(f"{{{SVG}}}path"):
        corners = re.findall(r"[ML]-?[\d.]+,(-?[\d.]+)", path.get("d", ""))
        if path.get("fill") == "none" and len(corners) > 2:
            found += [float(y) + _place(path)[1] for y in corners]
    return found


def lengths(svg: str, across: bool) -> list[float]:
    """Lengths of a bar chart's bars in pixels, in the order of the data."""
    return [m.x1 - m.x0 if across else m.y1 - m.y0 for m in marks(svg)]


def days(svg: str) -> list[date]:
    """The day at which each point of a timeline stands, by the names of its axis."""
    named, year = [], 0
    for tick in drawn_texts(svg)[0]:
        july = tick.text in ("Jul", "7月")  # of the year that is named before it
        year = year if july else int(tick.text)
        named.append((date(year, 7 if july else 1, 1), tick.x))
    (first, left), (last, right) = named[0], named[-1]
    step = (last - first).days / (right - left)
    return [first + timedelta(round((m.middle[0] - left) * step)) for m in marks(svg)]
