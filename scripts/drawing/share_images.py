"""Pictures to take along: a chart as an SVG with title and source, a page's card."""

import re
from html import escape
from pathlib import Path

import yaml
from lxml import etree

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View
from scripts.core.errors import AuthorError
from scripts.core.files import pages_in
from scripts.core.languages import LANGS
from scripts.drawing import svg_cleanup
from scripts.ledger.catalog import Catalog

SERIF = '"Noto Serif CJK SC", "Songti SC", Georgia, serif'


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
    ink, muted = style.ROLES["ink"][1], style.ROLES["muted"][1]
    table, catalog, lang = view.table, view.catalog, view.lang
    serif = f"font-family='{SERIF}' font-size='20' font-weight='700'"
    title, y = _lines(view.heading("title"), 6, 20, serif, ink)
    subtitle, y = _lines(view.heading("subtitle"), y + 2, 13, 'font-size="13"', muted)
    if table.judgement:
        judged = table.judgement.of(lang)
        more, y = _lines(judged, y, 12, 'font-size="12"', style.ROLES["tech"][1])
        subtitle += more
    inner = svg_cleanup.for_print(chart)
    height = float(inner.split('viewBox="0 0 ')[1].split('"')[0].split()[1])
    body = inner.replace(
        "<svg ", f'<svg x="8" y="{y + 8:.0f}" width="{style.WIDE}" height="{height}" '
    )
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
    return (
        f'<svg xmlns="{svg_cleanup.SVG}" {size} viewBox="0 0 {width} {end + 12:.0f}" '
        f'font-family="{svg_cleanup.PRINT_FONTS}"{narrow}><rect {size} fill="#fffdf9"/>'
        f"{title}{subtitle}{body}{foot}</svg>\n"
    )


def card(lang: str, title: str, finding: str, site: str, logo: str) -> str:
    """The HTML of a page's card for sharing, 1200 by 630 pixels: what the page found."""
    code = "zh-CN" if lang == "zh" else lang
    words = f'<p class="page">{escape(title)}</p><h1>{escape(finding)}</h1>'
    return f'<article lang="{code}">{logo}{words}<p>{escape(site)}</p></article>'


def share_cards(docs: Path, catalog: Catalog) -> dict[tuple[str, str], str]:
    """The HTML of every page's card, by language and page.

    Args:
        docs: The folder of the pages, whose front matter has been checked.
        catalog: The data.
    """
    logo = (docs.parent / "overrides/assets/img/favicon.svg").read_text(
        encoding="utf-8"
    )
    try:
        etree.fromstring(logo.encode())
    except etree.XMLSyntaxError as error:
        raise AuthorError(
            f"overrides/assets/img/favicon.svg: is no SVG: {error}; correct it"
        ) from None
    found = {}
    for lang in LANGS:
        site = catalog.words["book_title"].of(lang)
        for path in pages_in(docs / lang):
            text = path.read_text(encoding="utf-8")
            title = re.findall(r"^# (.+?)(?: \{.*\})?$", text, re.MULTILINE)[0]
            finding = yaml.safe_load(text.split("---\n")[1])["description"]
            found[lang, path.stem] = card(lang, title, finding, site, logo)
    return found
