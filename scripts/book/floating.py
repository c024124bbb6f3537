"""Pictures that float: where one does not fit, the text runs on and it follows."""

import re
from collections.abc import Iterator
from itertools import pairwise
from math import inf
from xml.etree.ElementTree import Element

from lxml import html

FLOATING = "floating"
# The pages whose figures stay where they are: the first one's stand between scenes, the
# other one's are tables.
FIXED = {"index", "charts"}
# Text between two figures in widths of a Han character, of which a page has about 1,400:
# with less, both could come to float on one page, and WeasyPrint lets them run out of it.
APART = 1000


def mark(figure: html.HtmlElement, page: str) -> None:
    """Say of a chart whether it fills a page or else floats.

    Args:
        figure: The chart, with its picture as SVG.
        page: The page that holds it.
    """
    box = figure.cssselect(".chart-wide svg")[0].attrib["viewbox"]
    _, _, width, height = map(float, box.split())
    if height > width:
        figure.classes.add("full")
    elif page not in FIXED:
        figure.classes.add(FLOATING)


def _squeeze(text: str | None) -> str | None:
    """A text without line ends, which WeasyPrint would set in what floats."""
    if not text or (text.isspace() and "\n" in text):
        return None
    return re.sub(r"\s+", " ", text)


def _width(text: str | None) -> float:
    """The length of a text in widths of a Han character."""
    return sum(1 if char > "\u2e80" else 0.45 for char in text or "")


def _before(root: Element) -> Iterator[tuple[Element, float]]:
    """Each chart of a document with the length of the text since the last one's end."""
    length = 0.0

    def walk(element: Element) -> Iterator[tuple[Element, float]]:
        nonlocal length
        chart = "chart" in (element.get("class") or "").split()
        if chart:
            yield element, length
            length = 0.0
        else:
            length += _width(element.text)
            for child in element:
                yield from walk(child)
        if "chapter" in (element.get("class") or "").split():
            length = inf  # the next one begins on a page of its own
        length += _width(element.tail)

    yield from walk(root)


def _lonely(root: Element) -> set[Element]:
    """The floating figures that stand far enough from the charts before and behind them."""
    charts = [*_before(root)]
    crowded = {
        chart
        for (one, _), (other, length) in pairwise(charts)
        if length < APART
        for chart in (one, other)
    }
    return {
        chart
        for chart, _ in charts
        if FLOATING in chart.get("class", "").split() and chart not in crowded
    }


def float_figures(root: Element) -> None:
    """Put each floating figure into the paragraph before it, else into the one behind.

    HTML would end a paragraph before a figure: only the parsed tree can hold it.

    Args:
        root: The parsed document, which is changed.
    """
    lonely = _lonely(root)
    for parent in list(root.iter()):
        kids = list(parent)
        for at, figure in enumerate(kids):
            if figure not in lonely:
                continue
            beside = [*kids[max(at - 1, 0) : at], *kids[at + 1 : at + 2]]
            homes = [one for one in beside if one.tag == "p" and not one.get("class")]
            if not homes:
                continue
            for part in figure.iter():
                part.text, part.tail = _squeeze(part.text), _squeeze(part.tail)
            parent.remove(figure)
            homes[0].append(figure)
