"""The code with which another site shows a chart in a frame, on the pages of the chart."""

import re
from html import escape

from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View
from scripts.drawing.artwork import Art
from scripts.ledger.catalog import Catalog
from scripts.pages.chart_figure import EMBED_CODE, source_line
from scripts.pages.citations import Notes
from scripts.publish import embeds


def _height(view: View, svg: str, width: int, drawn: int) -> int:
    """How high an embed is: its words in a frame of a width, its picture as wide as drawn."""
    inner = width - 2 * embeds.PADDING
    _, across, tall = re.findall(r'viewBox="0 (\S+) (\S+) (\S+)"', svg)[0]

    def lines(text: str, size: int, bold: bool = False) -> int:
        return style.wrap(text, inner, size, bold).count("<br>") + 1

    catalog, lang = view.catalog, view.lang
    source = re.sub("<[^>]+>", "", source_line(view, Notes(catalog, lang), ""))
    quiet = [view.heading("subtitle"), source, catalog.word("embed_back", lang)]
    if view.table.judgement:
        quiet.append(view.table.judgement.of(lang))
    text = lines(view.heading("title"), 19, bold=True) * 25.65
    text += sum(lines(one, 13) * 19.5 + 4 for one in quiet)
    return round(2 * embeds.PADDING + text + 16 + drawn * float(tall) / float(across))


def code(catalog: Catalog, art: Art, lang: str, id: str, address: str) -> str:
    """The HTML with which another site shows a chart.

    A frame cannot follow the height of what it shows, so the code gives both heights and
    clamp() chooses by the width of the reader's window.

    Args:
        catalog: The ledger.
        art: The drawn charts.
        lang: The language.
        id: The chart.
        address: Where the site is; ends in /.
    """
    view = View(catalog, catalog.tables[id], lang)
    wide = _height(view, art.charts[lang, id, False], embeds.BREAKPOINT, style.WIDE)
    narrow = _height(view, art.charts[lang, id, True], 320, embeds.NARROW_MAX)
    switch = f"clamp({wide}px,({embeds.BREAKPOINT + 40}px - 100vw)*99,{narrow}px)"
    height = switch if narrow > wide else f"{wide}px"
    title = escape(view.heading("title"))
    return (
        f'<iframe src="{address}{embeds.path(lang, id)}" title="{title}" loading="lazy" '
        f'style="width:100%;height:{height};border:0"></iframe>'
    )


def offer(catalog: Catalog, art: Art, lang: str, html: str, address: str) -> str:
    """A page whose charts offer their code in the place of the note that it is missing.

    Args:
        catalog: The ledger.
        art: The drawn charts.
        lang: The page's language.
        html: The page.
        address: Where the site is; ends in /.
    """

    def write(found: re.Match[str]) -> str:
        text = escape(code(catalog, art, lang, found["id"], address), quote=False)
        label = escape(catalog.word("embed_code", lang))
        return (
            f"<p>{escape(catalog.word('embed_how', lang))}</p>"
            f'<textarea readonly rows="4" aria-label="{label}">{text}</textarea>'
        )

    return EMBED_CODE.sub(write, html)
