"""A chart as a page shows it: caption, two static layouts, source, data table."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from scripts import notes
from scripts.catalog import Catalog
from scripts.view import View
from scripts.words import ui


@dataclass(frozen=True)
class Drawn:
    """A finished chart in one language: its number, both SVGs and its spec as JSON."""

    number: int
    wide: str
    narrow: str
    spec: str


def table_html(view: View) -> str:
    """The data of a chart as an HTML table with headers for rows and columns."""
    columns = {n: c for n, c in view.table.columns.items() if c.label}
    heads = "".join(f'<th scope="col">{escape(c.label.of(view.lang))}</th>' for c in columns.values())
    lines = []
    for row in view.rows:
        cells = []
        for index, (name, column) in enumerate(columns.items()):
            number = column.type == "number"
            text = view.quantity(row, name) if number else view.text(row, name)
            if column.type == "locator":
                text = notes.locator(text, view.lang)
            tag = 'th scope="row"' if index == 0 else "td"
            kind = ' class="number"' if number else ""
            cells.append(f"<{tag}{kind}>{escape(text)}</{tag.split()[0]}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"


def source_line(view: View, sources_url: str) -> str:
    """The sources of the rows, in order of first use, linked to their entries."""
    keys = dict.fromkeys(k for row in view.rows for k in row["source"].split())
    links = []
    for key in keys:
        entry = view.catalog.sources[key]
        name = entry.author or entry.producer
        year = entry.published[:4]
        shown = f"{name.zh}（{year}）" if view.zh else f"{name.en} ({year})"
        links.append(f'<a href="{sources_url}#src-{notes.anchor(key)}">{escape(shown)}</a>')
    return ui("source", view.lang) + ui("colon", view.lang) + ui("semicolon", view.lang).join(links)


def figure_html(
    catalog: Catalog, id: str, lang: str, drawn: Drawn, url: Callable[[str], str]
) -> str:
    """The figure element; url: from a file of the site ("charts.md") to its address."""
    view = View(catalog, catalog.tables[id], lang)
    table, fig = view.table, f"fig-{notes.anchor(id)}"

    def words(name: str) -> str:
        return escape(catalog.plain(getattr(table, name).of(lang), lang, f"{id}.yml: {name}"))

    def picture(kind: str, svg: str) -> str:
        attributes = f'role="img" aria-labelledby="{fig}-title" aria-describedby="{fig}-text"'
        return f'<div class="chart-{kind}">{svg.replace("<svg", f"<svg {attributes}", 1)}</div>'

    judgement = ""
    if table.judgement:
        judgement = f'<span class="chart-judgement">{escape(table.judgement.of(lang))}</span>'
    return f"""<figure class="chart" id="{fig}" data-chart="{id}" data-search-exclude>
<figcaption>
<span class="chart-number">{ui("figure", lang)}{drawn.number}</span>
<span class="chart-title" id="{fig}-title">{words("title")}</span>
<span class="chart-subtitle">{words("subtitle")}</span>{judgement}
</figcaption>
{picture("wide", drawn.wide)}{picture("narrow", drawn.narrow)}
<p class="chart-text" id="{fig}-text">{words("takeaway")}</p>
<p class="chart-source">{source_line(view, url("sources.md"))}</p>
<p class="chart-tools"><button type="button" class="chart-open" data-back="{ui("back", lang)}" hidden>{ui("interactive", lang)}</button>
<a href="{url(f"../data/{id}.csv")}" download>{ui("csv", lang)}</a>
<a href="{url("charts.md")}#{fig}">{ui("permalink", lang)}</a></p>
<details class="chart-data"><summary>{ui("data", lang)}</summary>
<div class="chart-table" tabindex="0">{table_html(view)}</div></details>
</figure>"""
