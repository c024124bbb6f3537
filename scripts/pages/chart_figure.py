"""A chart as a page shows it: caption, two static layouts, source, data table."""

import re
from html import escape

from scripts.charts.toolkit.chart_data import View
from scripts.charts.toolkit.text_alternative import LONG, describe
from scripts.core.languages import mark_chinese
from scripts.drawing import artwork
from scripts.pages.citations import Notes, anchor
from scripts.pages.page_context import Page

MANY = 20  # sources; a line of as many names would be longer than the chart above it
# Where scripts/publish/embeds.py writes a chart's code if the site has a public address.
EMBED_CODE = re.compile(r'<p data-embed="(?P<id>\w+)">.*?</p>')


def table_html(view: View, notes: Notes) -> str:
    """The data of a chart as an HTML table with headers for rows and columns."""
    columns = {n: c for n, c in view.table.columns.items() if c.label}
    kinds = {
        n: ' class="number"' if c.type == "number" else "" for n, c in columns.items()
    }
    heads = "".join(
        f'<th scope="col"{kinds[n]}>{escape(c.label.of(view.lang))}</th>'
        for n, c in columns.items()
        if c.label
    )
    lines = []
    for row in view.rows:
        cells = []
        for index, (name, column) in enumerate(columns.items()):
            number = column.type == "number"
            text = view.quantity(row, name) if number else view.text(row, name)
            if column.type == "locator":
                text = notes.locator(text)
            tag = 'th scope="row"' if index == 0 else "td"
            cells.append(f"<{tag}{kinds[name]}>{escape(text)}</{tag.split()[0]}>")
        month = len(view.rows) > LONG and not row[view.table.key].endswith("-12")
        kind = ' class="month"' if month else ""  # which the book leaves out
        lines.append(f"<tr{kind}>{''.join(cells)}</tr>")
    return (
        f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    )


def phrases(title: str) -> str:
    """A Chinese title as HTML that breaks between its phrases wherever they fit a line."""
    parts = re.findall(r"[^，：；、。]+[，：；、。]*", title)
    return "".join(f'<span class="phrase">{escape(part)}</span>' for part in parts)


def sources(view: View, notes: Notes, url: str) -> dict[str, str]:
    """The sources of the rows by key, in order of first use, linked to their entries."""
    links = {}
    for key in (key for row in view.rows for key in row["source"].split()):
        year = view.catalog.sources[key].published[:4]
        shown = notes.word("by_year").format(notes.name(key), year)
        shown = mark_chinese(escape(shown), view.lang)
        links[key] = f'<a href="{url}#src-{anchor(key)}">{shown}</a>'
    return links


def source_line(view: View, notes: Notes, url: str) -> str:
    """The sources of the rows in a line."""
    head = notes.word("source") + notes.word("colon")
    return head + notes.word("semicolon").join(sources(view, notes, url).values())


def number(page: Page, id: str) -> str:
    """A chart's name by its number, the same on all pages: Figure 7."""
    return f"{page.notes.word('figure')}{[*page.charts].index(id) + 1}"


def figure_html(page: Page, id: str, alone: bool = False) -> str:
    """The figure element of a chart on a page, with marks for its SVGs.

    Args:
        page: The page that is being written.
        id: The chart.
        alone: Whether the page is the chart's own, which offers all files.
    """
    catalog, lang, notes, url = page.catalog, page.lang, page.notes, page.address
    view = View(catalog, catalog.tables[id], lang)
    word = notes.word
    table, fig = view.table, f"fig-{anchor(id)}"
    title = view.heading("title")
    title = phrases(title) if view.zh else escape(title)

    def picture(layout: str) -> str:
        attributes = f'role="img" aria-labelledby="{fig}-title" aria-describedby="{fig}-text {fig}-rows"'
        return f'<div class="chart-{layout}" data-search-exclude>{artwork.mark(id, layout, attributes)}</div>'

    judgement = ""
    if table.judgement:
        judgement = (
            f'<span class="chart-judgement">{escape(table.judgement.of(lang))}</span>'
        )
    own_page = url(f"charts/{anchor(id)}.md")
    more = (
        f'<a href="{url(f"../data/{id}.json")}" download>JSON</a>'
        if alone
        else f'<a href="{own_page}">{word("chart_page")}</a>'
    )
    count = len(sources(view, notes, ""))
    if alone or count < MANY:
        source = source_line(view, notes, url("sources.md"))
    else:
        said = word("chart_sources_many").format(count)
        link = f'<a href="{own_page}#sources">{said}</a>'
        source = word("source") + word("colon") + link
    own = " data-alone" if alone else ""
    is_open = " open" if alone and len(view.rows) <= LONG else ""
    return f"""<figure class="chart" id="{fig}" data-chart="{id}" data-spec="{url(f"assets/charts/{id}.js")}"{own}>
<figcaption>
<span class="chart-number">{number(page, id)}</span>
<span class="chart-title" id="{fig}-title">{title}</span>
<span class="chart-subtitle">{escape(view.heading("subtitle"))}</span>{judgement}
</figcaption>
{picture("wide")}{picture("narrow")}
<p class="chart-text" id="{fig}-text">{escape(view.heading("takeaway"))}</p>
<p class="chart-source" data-search-exclude>{source}</p>
<p class="chart-tools" data-search-exclude><button type="button" class="chart-open" aria-describedby="{fig}-title" data-back="{word("back")}" hidden>{word("interactive")}</button>
<a href="{url(f"../data/{id}.csv")}" download>CSV</a>
<a href="{url(f"../data/{id}.zip")}" download>{word("csv_zip")}</a>
<a href="{url(f"assets/charts/{id}.svg")}" download>SVG</a>
<a href="{url(f"assets/charts/{id}.png")}" download>PNG</a>
{more}</p>
<details class="chart-data" data-search-exclude{is_open}><summary>{word("data")}</summary>
<p id="{fig}-rows">{escape(describe(view))}</p>
<div class="chart-table">{table_html(view, notes)}</div></details>
<details class="chart-embed" data-search-exclude><summary>{word("embed")}</summary>
<p data-embed="{id}">{word("embed_needs_address")}</p></details>
</figure>"""
