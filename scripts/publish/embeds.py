"""Each chart alone as a small page that other sites may show in a frame."""

from functools import partial
from pathlib import Path

from markupsafe import Markup

from scripts.charts.toolkit import palette, style
from scripts.charts.toolkit.chart_data import View
from scripts.core.languages import CODES, LANGS
from scripts.drawing.artwork import Art
from scripts.drawing.share_images import SERIF
from scripts.ledger.catalog import Catalog
from scripts.pages.chart_figure import phrases, source_line
from scripts.pages.citations import Notes, anchor
from scripts.pages.partials import render

FOLDER = "embed"  # _headers lets any site show what is below it
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'self'; form-action 'none'"
)
# A frame takes the narrow layout below this width, and so does its height by embed_code.py.
BREAKPOINT, PADDING, NARROW_MAX = 600, 12, 400


def path(lang: str, id: str) -> str:
    """Path of a chart's embed in the site."""
    return f"{FOLDER}/{lang}/{anchor(id)}.html"


def _declarations() -> tuple[str, str]:
    """The colours of charts: the light ones, for old browsers, and both in light-dark()."""
    bright, dark = palette.light(), palette.dark()
    names = [f"chart-{role}" for role in style.ROLES]
    both = {name: f"light-dark({bright[name]},{dark[name]})" for name in names}
    return (
        palette.declarations({name: bright[name] for name in names}),
        palette.declarations(both),
    )


def page(view: View, wide: str, narrow: str, colours: tuple[str, str]) -> str:
    """The HTML of a chart's embed.

    Args:
        view: The chart's data in a language.
        wide: The SVG of its wide layout.
        narrow: That of its narrow one.
        colours: Declarations of the light ones, and of both.
    """
    catalog, lang, id = view.catalog, view.lang, view.table.id
    judgement, title = view.table.judgement, view.heading("title")
    role = 'role="img" aria-labelledby="title" aria-describedby="text"'
    pictures = "\n".join(
        svg.replace("<svg", f'<svg class="{layout}" {role}', 1)
        for layout, svg in (("wide", wide), ("narrow", narrow))
    )
    source = source_line(view, Notes(catalog, lang), f"../../{lang}/sources/")
    filled = render(
        "embed.html",
        view=view,
        code=CODES[lang],
        word=partial(catalog.word, lang=lang),
        policy=Markup(POLICY),
        light=colours[0],
        both=colours[1],
        padding=PADDING,
        fonts=Markup(style.FONTS),
        serif=Markup(SERIF),
        wide=style.WIDE,
        narrow=NARROW_MAX,
        breakpoint=BREAKPOINT,
        title=Markup(phrases(title)) if view.zh else title,
        judged=judgement and judgement.of(lang),
        pictures=Markup(pictures),
        source=Markup(source),
        anchor=anchor(id),
    )
    return f"{filled}\n"


def write(catalog: Catalog, art: Art, site: Path) -> None:
    """Write the embed of each chart in each language.

    Args:
        catalog: The ledger.
        art: The drawn charts.
        site: The folder of the site.
    """
    colours = _declarations()
    for lang in LANGS:
        for id, table in catalog.tables.items():
            wide, narrow = art.charts[lang, id, False], art.charts[lang, id, True]
            file = site / path(lang, id)
            file.parent.mkdir(parents=True, exist_ok=True)
            text = page(View(catalog, table, lang), wide, narrow, colours)
            file.write_text(text, encoding="utf-8")
