"""Pictures that float: where one does not fit, the text runs on and it follows."""

import re
from collections.abc import Iterator
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
    box = figure.cssselect(".chart-wide svg")[0].attrib["viewBox"]
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


def _width(text: str) -> float:
    """The length of a text in widths of a Han character."""
    return sum(1 if char > "\u2e80" else 0.45 for char in text)


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _pieces(element: Element) -> Iterator[Element | str]:
    """The charts in an element and the text between them, in order."""
    if "chart" in _classes(element):
        yield element
        return
    yield element.text or ""
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""


def _crowded(chapter: Element) -> set[Element]:
    """The charts of a chapter that have another one near, before or behind them."""
    crowded: set[Element] = set()
    last, between = None, 0.0
    for piece in _pieces(chapter):
        if isinstance(piece, str):
            between += _width(piece)
            continue
        if last is not None and between < APART:
            crowded |= {last, piece}
        last, between = piece, 0.0
    return crowded


def float_figures(root: Element) -> None:
    """Put each floating figure into the paragraph before it, else into the one behind.

    Figures that are near each other stay where they are. HTML would end a paragraph
    before a figure: only the parsed tree can hold it.

    Args:
        root: The parsed document, which is changed.
    """
    chapters = [one for one in root.iter() if "chapter" in _classes(one)]
    crowded = {figure for chapter in chapters for figure in _crowded(chapter)}
    for parent in list(root.iter()):
        kids = list(parent)
        for at, figure in enumerate(kids):
            if FLOATING not in _classes(figure) or figure in crowded:
                continue
            beside = [*kids[max(at - 1, 0) : at], *kids[at + 1 : at + 2]]
            homes = [one for one in beside if one.tag == "p" and not one.get("class")]
            if not homes:
                continue
            for part in figure.iter():
                part.text, part.tail = _squeeze(part.text), _squeeze(part.tail)
            parent.remove(figure)
            homes[0].append(figure)
