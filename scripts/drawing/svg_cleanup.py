"""Make Plotly's SVG small, stable and themeable."""

import re
from collections.abc import Mapping

from lxml import etree

from scripts.charts.toolkit import palette
from scripts.charts.toolkit.style import in_roles
from scripts.core.errors import AuthorError

SVG = "http://www.w3.org/2000/svg"
KEEP = {
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "opacity",
    "stroke-opacity", "font-size", "font-weight", "text-anchor",
}  # fmt: skip
# WeasyPrint hands no CSS of the page to an inline SVG.
PRINT_FONTS = "Noto Sans CJK SC, PingFang SC, Microsoft YaHei, sans-serif"
INITIAL = {
    ("fill-opacity", "1"), ("stroke-opacity", "1"), ("opacity", "1"), ("stroke-width", "0"),
    ("font-weight", "normal"),
}  # fmt: skip


def _short(number: re.Match[str]) -> str:
    text = f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _tidy(element: etree._Element) -> None:
    """Style to attributes (no inline style on the page), short numbers, no leftovers."""
    style = element.attrib.pop("style", "")
    for name, value in re.findall(r"([\w-]+)\s*:\s*([^;]+)", style):
        value = value.strip().replace("px", "")
        if name in KEEP and (name, value) not in INITIAL:
            element.set(name, value)
    for paint in ("fill", "stroke"):
        if element.get(f"{paint}-opacity") == "0":
            del element.attrib[f"{paint}-opacity"]
            element.set(paint, "none")
    for name, value in list(element.attrib.items()):
        # Plotly turns every label, mostly by nothing.
        if (
            name.startswith("data-")
            or name in ("class", "id", "font-family")
            or name.split("}")[-1] in ("space", "clip-path", "pointer-events")
            or value.startswith("rotate(0,")
        ):
            del element.attrib[name]
        elif name in ("d", "transform", "points") or re.fullmatch(r"-?\d+\.\d+", value):
            element.set(name, re.sub(r"-?\d+\.\d+(e-?\d+)?", _short, value))


def _useless(element: etree._Element) -> bool:
    tag = etree.QName(element).localname
    if tag in ("defs", "clipPath", "title"):
        return True
    if tag == "g":
        return len(element) == 0
    if tag in ("rect", "path"):
        paints = {element.get("fill"), element.get("stroke", "none")}
        unseen = paints == {"none"} or element.get("opacity") == "0"
        return unseen or not (tag == "rect" or element.get("d"))
    return tag == "text" and not "".join(element.itertext()).strip()


def clean(raw: str, where: str) -> str:
    """The inside of a themeable chart SVG from Plotly's raw one.

    raw: the svg element as Plotly.toImage gives it; where: chart and language for
    messages. Colours that are not a role of style.ROLES raise AuthorError.
    """
    root = etree.fromstring(raw.encode())
    for element in root.iter(f"{{{SVG}}}*"):
        _tidy(element)
    for element in reversed(list(root.iter(f"{{{SVG}}}*"))):
        parent = element.getparent()
        if parent is not None and element is not root and _useless(element):
            parent.remove(element)
    for group in reversed(list(root.iter(f"{{{SVG}}}g"))):
        parent = group.getparent()
        if parent is not None and not group.attrib and group is not root:
            # A plain wrapper: its children take its place.
            at = parent.index(group)
            parent[at : at + 1] = list(group)
    width, height = root.get("width"), root.get("height")
    for name in list(root.attrib):
        del root.attrib[name]
    root.set("viewBox", f"0 0 {width} {height}")
    etree.cleanup_namespaces(root)
    text = in_roles(etree.tostring(root, encoding="unicode"))
    if wrong := re.search(r'(?:fill|stroke)="((?:rgb|#)[^"]*)"', text):
        raise AuthorError(
            f"{where}: colour {wrong[1]} is no role of "
            "scripts/charts/toolkit/style.py; use its names"
        )
    return text


def alone(svg: str, colours: Mapping[str, str]) -> str:
    """The same SVG fit to stand without the page: with fonts, and colours for properties."""
    fonts = f'<svg font-family="{PRINT_FONTS}" '
    return palette.resolve(svg, colours).replace("<svg ", fonts)
