"""Pictures to take along: a chart as an SVG with title and source, a page's card."""

import re
from html import escape
from pathlib import Path

from lxml import etree

from scripts.charts.toolkit import palette, style
from scripts.charts.toolkit.chart_data import View
from scripts.core import front_matter
from scripts.core.errors import AuthorError
from scripts.core.files import pages_in, read_text
from scripts.core.languages import CODES, LANGS
from scripts.drawing import svg_cleanup
from scripts.ledger.catalog import Catalog

LEAST = 16.5  # pixels of a card's letters, which is mostly seen at half its size
LOGO = "overrides/assets/img/favicon.svg"
SERIF = '"Noto Serif CJK SC", "Songti SC", Georgia, serif'


def _size(svg: str) -> tuple[float, float]:
    """Width and height of a chart's SVG."""
    width, height = re.findall(r'viewBox="0 0 (\S+) (\S+)"', svg)[0]
    return float(width), float(height)


def _lines(text: str, y: float, size: int, font: str, color: str) -> tuple[str, float]:
    """Wrapped text as SVG, and where the next text may start."""
    out = []
    for line in style.wrap(text, style.WIDE - 20, size).split("<br>"):
        y += size * 1.35
        out.append(
            f'<text x="8" y="{y:.1f}" {font} fill="{color}">{escape(line)}</text>'
        )
    return "".join(out), y


def standalone(view: View, chart: str) -> str:
    """A whole SVG document: title, subtitle, chart, source and licence.

    view: the chart's data in a language; chart: its SVG as render gives it.
    """
    ink, muted, colours = "var(--ink)", "var(--quiet)", palette.light()
    table, catalog, lang = view.table, view.catalog, view.lang
    serif = f"font-family='{SERIF}' font-size='20' font-weight='700'"
    title, y = _lines(view.heading("title"), 6, 20, serif, ink)
    subtitle, y = _lines(view.heading("subtitle"), y + 2, 13, 'font-size="13"', muted)
    if table.judgement:
        judged = table.judgement.of(lang)
        more, y = _lines(judged, y, 12, 'font-size="12"', "var(--seal)")
        subtitle += more
    _, height = _size(chart)
    # A group, since not every drawing program knows one SVG inside another.
    inside = svg_cleanup.alone(chart, colours).partition(">")[2].removesuffix("</svg>")
    body = f'<g transform="translate(8 {y + 8:.0f})">{inside}</g>'
    keys = dict.fromkeys(k for row in view.rows for k in row["source"].split())
    names = view.join(
        "semicolon", list(dict.fromkeys(catalog.name(k, lang) for k in keys))
    )
    source = catalog.word("source", lang) + catalog.word("colon", lang) + names
    line = view.join("stop", [source, catalog.word("picture", lang)])
    foot, end = _lines(line, y + 14 + height, 11, 'font-size="11"', muted)
    width = style.WIDE + 16  # the chart reaches its edges
    size = f'width="{width}" height="{end + 12:.0f}"'
    # Without it Noto CJK sets ’ and “” in English as wide as Han.
    narrow = "" if view.zh else ' style="font-variant-east-asian:proportional-width"'
    document = (
        f'<svg xmlns="{svg_cleanup.SVG}" {size} viewBox="0 0 {width} {end + 12:.0f}" '
        f'font-family="{svg_cleanup.PRINT_FONTS}"{narrow}><rect {size} fill="var(--paper)"/>'
        f"{title}{subtitle}{body}{foot}</svg>\n"
    )
    return palette.resolve(document, colours)


def card(lang: str, title: str, finding: str, site: str, logo: str) -> str:
    """The HTML of a page's card for sharing, 1200 by 630 pixels: what the page found."""
    words = f'<p class="page">{escape(title)}</p><h1>{escape(finding)}</h1>'
    return f'<article lang="{CODES[lang]}">{logo}{words}<p>{escape(site)}</p></article>'


def chart_card(view: View, wide: str, narrow: str) -> str:
    """The HTML of a chart's card: its finding, and its picture as large as it goes.

    The wide layout is put below the words, the narrow one beside them. What shows more of
    the chart in letters that can be read is taken; the end of a long timeline is cut.

    Args:
        view: The chart's data in a language.
        wide: The SVG of its wide layout.
        narrow: That of its narrow one.
    """
    title, judged = view.heading("title"), view.table.judgement
    note = judged.of(view.lang) if judged else ""
    below = 472 - 58 * style.wrap(title, 1120, 44).count("<br>") - 36 * bool(note)
    found = []
    for side, svg, size, room in (
        ("below", wide, style.SIZE, (1120, below)),
        ("beside", narrow, style.NARROW_SIZE, (650, 582)),
    ):
        width, height = _size(svg)
        fit = min(room[0] / width, room[1] / height)
        scale = max(fit, LEAST / size)
        seen = min(1, room[1] / (height * scale))
        found.append((seen, scale * size, side, svg, width * scale, room[1]))
    seen, _, side, svg, width, height = max(found)
    said = note or (view.heading("subtitle") if side == "beside" else "")
    picture = svg_cleanup.alone(svg, palette.light()).replace(
        "<svg ", f'<svg width="{width:.0f}" ', 1
    )
    look = f"share {side}" + " cut" * (seen < 1) + " judged" * bool(note)
    return (
        f'<section class="{look}" lang="{CODES[view.lang]}">'
        f"<h2>{escape(title)}</h2><p>{escape(said)}</p>"
        f'<div style="max-height:{height}px">{picture}</div>'
        f"<footer>{escape(view.catalog.word('book_title', view.lang))}</footer></section>"
    )


def share_cards(docs: Path, catalog: Catalog) -> dict[tuple[str, str], str]:
    """The HTML of every page's card, by language and page.

    Args:
        docs: The folder of the pages, whose front matter has been checked.
        catalog: The data.
    """
    logo = read_text(docs.parent / LOGO, LOGO)
    try:
        etree.fromstring(logo.encode())
    except etree.XMLSyntaxError as error:
        raise AuthorError(f"{LOGO}: is no SVG: {error}; correct it") from None
    found = {}
    for lang in LANGS:
        site = catalog.words["book_title"].of(lang)
        for path in pages_in(docs / lang):
            text = path.read_text(encoding="utf-8")
            title = re.findall(r"^# (.+?)(?: \{.*\})?$", text, re.MULTILINE)[0]
            finding = front_matter.fields(text)["description"]
            found[lang, path.stem] = card(lang, title, finding, site, logo)
    return found
