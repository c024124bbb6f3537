"""Read a chart's numbers back from each of its renderings."""

import csv
import io
import re

from lxml import etree, html

from scripts.svg import SVG
from scripts.view import View


def expected(view: View) -> list[str]:
    """What the table must show: each number with its hedge and unit, row by row."""
    columns = [
        n for n, c in view.table.columns.items() if c.type == "number" and c.label
    ]
    return [view.quantity(row, c) for row in view.rows for c in columns]


def from_table(figure: html.HtmlElement) -> list[str]:
    """Cells of class number, as printed."""
    return [
        c.text_content() for c in figure.cssselect("td.number, th.number[scope=row]")
    ]


def from_csv(text: str, view: View) -> list[str]:
    """The same cells from the published CSV, written as the page writes them."""
    rows = list(csv.DictReader(io.StringIO(text)))
    columns = [
        n for n, c in view.table.columns.items() if c.type == "number" and c.label
    ]
    return [view.quantity(row, c) for row in rows for c in columns]


def from_spec(spec: dict) -> list[str]:
    """Hover texts of the interactive chart, without markup."""
    return [
        re.sub(r"<[^>]+>", "", str(cell))
        for trace in spec["wide"]["data"]
        for point in trace.get("customdata", [])
        for cell in point
    ]


def _numbers(text: str) -> list[float]:
    return [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", text)]


def heights(svg: str) -> list[float]:
    """Values of a line chart's points, from where they stand between the grid lines."""
    root = etree.fromstring(svg.encode())
    labels = ["".join(t.itertext()) for t in root.iter(f"{{{SVG}}}text")]
    ticks = sorted(
        int(t.replace("−", "-")) for t in labels if re.fullmatch(r"−?\d\d?", t)
    )
    grid, points = [], []
    for path in root.iter(f"{{{SVG}}}path"):
        place = [_numbers(path.get("transform", "0 0"))]
        parent = path.getparent()
        place.append(
            _numbers(parent.get("transform", "0 0")) if parent is not root else [0, 0]
        )
        y = sum(p[1] for p in place)
        if re.fullmatch(r"M[\d.]+,0h[\d.]+", path.get("d", "")):
            grid.append(y)
        elif "transform" in path.attrib and path.get("d", "").endswith("Z"):
            points.append(y)
    high, low = min(grid), max(grid)  # y grows downwards
    top, bottom = ticks[-1], ticks[-len(grid)]
    return [top + (y - high) * (bottom - top) / (low - high) for y in points]


def lengths(svg: str, across: bool) -> list[float]:
    """Lengths of a bar chart's bars in pixels, in the order of the data."""
    root = etree.fromstring(svg.encode())
    found = []
    for element in root.iter(f"{{{SVG}}}path"):
        match = re.fullmatch(
            r"M([\d.]+),([\d.]+)V([\d.]+)H([\d.]+)V([\d.]+)Z", element.get("d", "")
        )
        if match and "transform" not in element.attrib:
            x0, y0, y1, x1, _ = map(float, match.groups())
            found.append(abs(x1 - x0) if across else abs(y1 - y0))
    return found
