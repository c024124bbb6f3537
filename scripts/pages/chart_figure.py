"""A chart as a page shows it: caption, two static layouts, source, data table."""

import re
from html import escape

from markupsafe import Markup

from scripts.charts.toolkit.chart_data import View
from scripts.charts.toolkit.text_alternative import LONG, describe
from scripts.core.languages import mark_chinese
from scripts.drawing import artwork
from scripts.pages.citations import Notes, anchor
from scripts.pages.page_context import Page
from scripts.pages.partials import render

MANY = 20  # sources; a line of as many names would be longer than the chart above it
# Where scripts/publish/embeds.py writes a chart's code if the site has a public address.
EMBED_CODE = re.compile(r'<p data-embed="(?P<id>\w+)">.*?</p>')


def _rows(view: View, notes: Notes) -> list[dict[str, object]]:
    """The rows of a chart's data table as texts."""
    rows = []
    for row in view.rows:
        cells = []
        for name, column in view.table.columns.items():
            if column.label:
                number = column.type == "number"
                text = view.quantity(row, name) if number else view.text(row, name)
                locator = column.type == "locator"
                cells.append(notes.locator(text) if locator else text)
        # the book leaves out all months but the last of a year
        month = len(view.rows) > LONG and not row[view.table.key].endswith("-12")
        rows.append({"cells": cells, "month": month})
    return rows


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
    lang, notes, url = page.lang, page.notes, page.address
    view = View(page.catalog, page.catalog.tables[id], lang)
    fig, title, table = f"fig-{anchor(id)}", view.heading("title"), view.table
    seen = f'role="img" aria-labelledby="{fig}-title" aria-describedby="{fig}-text {fig}-rows"'
    own_page = url(f"charts/{anchor(id)}.md")
    source = source_line(view, notes, url("sources.md"))
    if not alone and (count := len(sources(view, notes, ""))) >= MANY:
        said = notes.word("chart_sources_many").format(count)
        link = f'<a href="{own_page}#sources">{said}</a>'
        source = notes.word("source") + notes.word("colon") + link
    return render(
        "chart_figure.html",
        id=id,
        fig=fig,
        alone=alone,
        open=alone and len(view.rows) <= LONG,
        number=number(page, id),
        title=Markup(phrases(title)) if view.zh else title,
        subtitle=view.heading("subtitle"),
        judgement=table.judgement and table.judgement.of(lang),
        takeaway=view.heading("takeaway"),
        described=describe(view),
        marks={n: Markup(artwork.mark(id, n, seen)) for n in ("wide", "narrow")},
        source=Markup(source),
        columns=[
            {"label": one.label.of(lang), "number": one.type == "number"}
            for one in table.columns.values()
            if one.label
        ],
        rows=_rows(view, notes),
        own_page=own_page,
        url=url,
        word=notes.word,
    )
