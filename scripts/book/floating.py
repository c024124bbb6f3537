"""Pictures that float: where one does not fit, the text runs on and it follows."""

import re
from xml.etree.ElementTree import Element

from lxml import html

FLOATING = "floating"
# The pages whose figures stay where they are: the first one's stand between scenes, the
# other one's are tables.
FIXED = {"index", "charts"}


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


def float_figures(root: Element) -> None:
    """Put each floating figure into the paragraph before it, else into the one behind.

    HTML would end a paragraph before a figure: only the parsed tree can hold it.

    Args:
        root: The parsed document, which is changed.
    """
    for parent in list(root.iter()):
        kids = list(parent)
        for at, figure in enumerate(kids):
            if FLOATING not in (figure.get("class") or "").split():
                continue
            beside = [*kids[max(at - 1, 0) : at], *kids[at + 1 : at + 2]]
            homes = [one for one in beside if one.tag == "p" and not one.get("class")]
            if not homes:
                continue
            for part in figure.iter():
                part.text, part.tail = _squeeze(part.text), _squeeze(part.tail)
            parent.remove(figure)
            homes[0].append(figure)
