"""Each chart alone as a small page that other sites may show in a frame."""

from html import escape
from pathlib import Path

from scripts.charts.toolkit import palette, style
from scripts.charts.toolkit.chart_data import View
from scripts.core.languages import CODES, LANGS
from scripts.drawing.artwork import Art
from scripts.drawing.share_images import SERIF
from scripts.ledger.catalog import Catalog
from scripts.pages.chart_figure import phrases, source_line
from scripts.pages.citations import Notes, anchor

FOLDER = "embed"  # _headers lets any site show what is below it
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'self'; form-action 'none'"
)
# A frame takes the narrow layout below this width, and so does its height by embed_code.py.
BREAKPOINT, PADDING, NARROW_MAX = 600, 12, 400
# :target is how the host's address of the frame, ending in #dark or #light, chooses
# colours without a script.
PAGE = """<!doctype html>
<html lang="{code}">
<head>
<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{plain_title} · {site}</title>
<base target="_blank">
<style>
:root{{color-scheme:light dark;{light}}}
@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}
:root:has(#light:target){{color-scheme:only light}}
:root:has(#dark:target){{color-scheme:only dark}}
body{{margin:0;padding:{padding}px;font:14px/1.5 {fonts}}}
body{{color:var(--chart-ink);background:var(--chart-paper)}}
:lang(en){{font-variant-east-asian:proportional-width}}
h1{{margin:0;font:700 19px/1.35 {serif};text-wrap:balance}}
.phrase{{display:inline-block}}
p{{margin:4px 0 0}}
.quiet{{color:var(--chart-muted);font-size:13px}}
.judgement{{color:var(--chart-tech);font-size:13px}}
a{{color:var(--chart-bank)}}
a:focus-visible{{outline:2px solid;outline-offset:2px}}
svg{{display:block;width:100%;height:auto;margin:8px 0}}
.wide{{max-width:{wide}px}}
.narrow{{display:none;max-width:{narrow}px}}
@media (max-width:{breakpoint}px){{.wide{{display:none}}.narrow{{display:block}}}}
</style>
</head>
<body>
<span id="light"></span><span id="dark"></span>
<h1 id="title">{title}</h1>
<p class="quiet">{subtitle}</p>{judgement}
{pictures}
<p id="text" hidden>{takeaway}</p>
<p class="quiet">{source}</p>
<p class="quiet"><a href="../../{lang}/charts/{anchor}/">{back}</a></p>
</body>
</html>
"""


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
    catalog, lang, table = view.catalog, view.lang, view.table
    role = 'role="img" aria-labelledby="title" aria-describedby="text"'
    pictures = "\n".join(
        svg.replace("<svg", f'<svg class="{layout}" {role}', 1)
        for layout, svg in (("wide", wide), ("narrow", narrow))
    )
    judged = table.judgement and escape(table.judgement.of(lang))
    title = view.heading("title")
    return PAGE.format(
        code=CODES[lang],
        lang=lang,
        policy=POLICY,
        plain_title=escape(title),
        site=catalog.word("book_title", lang),
        light=colours[0],
        both=colours[1],
        padding=PADDING,
        fonts=style.FONTS,
        serif=SERIF,
        wide=style.WIDE,
        narrow=NARROW_MAX,
        breakpoint=BREAKPOINT,
        title=phrases(title) if view.zh else escape(title),
        subtitle=escape(view.heading("subtitle")),
        judgement=f'\n<p class="judgement">{judged}</p>' if judged else "",
        pictures=pictures,
        takeaway=escape(view.heading("takeaway")),
        source=source_line(view, Notes(catalog, lang), f"../../{lang}/sources/"),
        anchor=anchor(table.id),
        back=catalog.word("embed_back", lang),
    )


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
