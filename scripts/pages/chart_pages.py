"""The gallery of all charts, and a page for each of them, written from the ledger."""

import json
from functools import lru_cache
from html import escape

from scripts.charts.toolkit.chart_data import View
from scripts.core.languages import LANGS
from scripts.drawing import artwork
from scripts.ledger.catalog import Catalog
from scripts.pages import chart_figure
from scripts.pages.chart_places import FixedPlaces, Places
from scripts.pages.citations import anchor
from scripts.pages.page_context import Call, Page

# A search finds the story first, then the gallery, then these pages, which repeat both.
PAGE = """---
title: {quoted}
description: {description}
search: {{boost: 0.3}}
card: charts/{id}
---

<p class="place"><a href="{gallery}#{anchor}">{charts}</a> {number}</p>

# {title} {{ #top }}

{figure}

## {about_head} {{ #about }}

{about}

## {sources_head} {{ #sources }}

<ul class="chart-sources" data-search-exclude>
{sources}
</ul>

## {story_head} {{ #story }}

<ul>
{story}
</ul>
"""
ENTRY = """<div class="chart-entry" markdown="1">

## {name} {{ #{anchor} }}

<figure class="chart-card" id="fig-{anchor}" data-chart="{id}">
<div class="chart-peek" data-search-exclude>{picture}</div>
<figcaption>
<span class="chart-number">{number}</span>
<a class="chart-title" href="{link}">{title}</a>
<span class="chart-subtitle">{subtitle}</span>
</figcaption>
</figure>

</div>
"""


def path(id: str) -> str:
    """The file of a chart's page in a language's folder, as MkDocs is told it."""
    return f"charts/{anchor(id)}.md"


def gallery(page: Page, call: Call) -> str:
    """Every chart in small, with its finding as the link to its page."""
    entries = []
    for id in page.charts:
        view = View(page.catalog, page.catalog.tables[id], page.lang)
        title = view.heading("title")
        entry = ENTRY.format(
            id=id,
            anchor=anchor(id),
            name=view.heading("name"),
            number=chart_figure.number(page, id),
            picture=artwork.mark(id, "narrow", 'aria-hidden="true"'),
            link=page.address(path(id)),
            title=chart_figure.phrases(title) if view.zh else escape(title),
            subtitle=escape(view.heading("subtitle")),
        )
        entries.append(entry)
    body = "\n".join(entries)
    return f'<div class="gallery" markdown="1">\n\n{body}\n</div>'


def _sources(page: Page, view: View) -> str:
    """The chart's sources as items of a list, each with its grade."""
    word = page.notes.word
    links = chart_figure.sources(view, page.notes, page.address("sources.md"))
    items = []
    for key, link in links.items():
        source = page.catalog.sources[key]
        grade = word("grade") + word("colon") + word(f"grade_{source.grade}")
        party = word("party") if source.party else ""
        items.append(f"<li>{link}{word('comma')}{grade}{party}</li>")
    return "\n".join(items)


def _story(page: Page, id: str) -> str:
    """The sections of the story that show a chart, as items of a list."""
    items = []
    for place in page.charts[id]:
        link = f"{page.address(f'{place.page}.md')}#{place.anchor}"
        names = dict.fromkeys((place.title.of(page.lang), place.heading.of(page.lang)))
        shown = page.catalog.plain(" › ".join(names), page.lang, page.path)
        items.append(f'<li><a href="{link}">{escape(shown)}</a></li>')
    return "\n".join(items)


def _markdown(page: Page, id: str) -> str:
    """The page of a chart."""
    view = View(page.catalog, page.catalog.tables[id], page.lang)
    word = page.notes.word
    said = [view.heading("title"), view.heading("subtitle")]
    number = chart_figure.number(page, id)
    return PAGE.format(
        id=id,
        quoted=json.dumps(view.heading("title"), ensure_ascii=False),
        description=json.dumps(page.notes.sentences(said), ensure_ascii=False),
        gallery=page.address("charts.md"),
        anchor=anchor(id),
        charts=word("page_charts"),
        number=word("chart_number").format(number, len(page.charts)),
        title=view.heading("title"),
        figure=chart_figure.figure_html(page, id, alone=True),
        about_head=word("chart_about"),
        about=view.heading("about"),
        sources_head=word("chart_sources"),
        sources=_sources(page, view),
        story_head=word("chart_story"),
        story=_story(page, id),
    )


def written(
    catalog: Catalog, charts: Places, offline: bool
) -> dict[tuple[str, str], str]:
    """The Markdown of every chart's page, by language and file name.

    Args:
        catalog: The ledger.
        charts: The places of each chart in the story.
        offline: Whether pages are files such as logic.html, not folders.
    """
    return dict(_written(catalog, tuple(charts.items()), offline))


@lru_cache(maxsize=2)  # the same in a preview until data or headings change
def _written(
    catalog: Catalog, charts: FixedPlaces, offline: bool
) -> dict[tuple[str, str], str]:
    places = dict(charts)
    return {
        (lang, path(id)): _markdown(
            Page(catalog, lang, f"docs/{lang}/{path(id)}", places, offline), id
        )
        for lang in LANGS
        for id in places
    }
