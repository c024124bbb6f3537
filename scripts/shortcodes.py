"""[[kind:id]] in a page becomes Markdown or HTML: one pattern, one table of kinds."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from scripts import notes
from scripts.catalog import Catalog
from scripts.schema import AuthorError
from scripts.words import GROUPS, ui

PATTERN = re.compile(r"(?P<gap>[ \t]*)\[\[(?P<kind>\w+)(?::(?P<id>[^\]|]+))?(?:\|(?P<text>[^\]]+))?\]\]")


@dataclass
class Page:
    """One page in one language while its shortcodes are written out.

    path: for messages; first_line: the line of the file where the Markdown starts;
    pdf: address of the PDF, if there is one.
    """

    catalog: Catalog
    lang: str
    path: str
    first_line: int = 1
    pdf: str | None = None
    used: dict[str, str] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)

    def note(self, key: str, text: Callable[[], str]) -> str:
        """A reference to a numbered note, which is written under the page once."""
        if key not in self.used:
            self.used[key] = text()
        return f"[^{key}]"


def _known(page: Page, kind: str, id: str | None, entries: dict, where: str) -> str:
    if not id or id not in entries:
        raise AuthorError(f"{where}: unknown {kind} '{id}'; see docs/data for the ids")
    return id


def _fact(page: Page, id: str | None, text: str | None, where: str) -> str:
    id = _known(page, "fact", id, page.catalog.facts, where)
    key = f"f-{notes.anchor(id)}"
    first = key not in page.used
    mark = page.note(key, lambda: notes.for_fact(page.catalog, page.catalog.facts[id], page.lang))
    link = f'<a class="fact" href="#fn:{key}">{page.catalog.show(id, page.lang)}</a>'
    return link + (mark if first else "")


def _claim(page: Page, id: str | None, text: str | None, where: str) -> str:
    id = _known(page, "claim", id, page.catalog.claims, where)
    claim = page.catalog.claims[id]
    if f"/{claim.page}.md" not in page.path:
        raise AuthorError(f"{where}: claim {id} belongs on {claim.page}.md")
    if id in page.claims:
        raise AuthorError(f"{where}: claim {id} stands twice on this page; keep one")
    page.claims.append(id)
    key = f"{claim.source}-{claim.locator}".lower().replace("_", "-")
    mark = page.note(key, lambda: notes.for_claim(page.catalog, claim, page.lang))
    return f'<span class="claim" id="{id}"></span>{mark}'


def _cite(page: Page, id: str | None, text: str | None, where: str) -> str:
    id = _known(page, "source", id, page.catalog.sources, where)
    stop = ui("stop", page.lang).strip()
    return page.note(
        notes.anchor(id), lambda: notes.source(page.catalog, id, page.lang) + stop
    )


def _term(page: Page, id: str | None, text: str | None, where: str) -> str:
    id = _known(page, "term", id, page.catalog.terms, where)
    term = page.catalog.terms[id]
    own, other = (term.zh, term.en) if page.lang == "zh" else (term.en, term.zh)
    tip = escape(f"{own} · {other}{ui('colon', page.lang)}{term.definition.of(page.lang)}")
    link = f'[{text or own}](glossary.md#{notes.anchor(id)}){{ .term title="{tip}" }}'
    if page.lang == "zh":
        return link + f'<span class="gloss" lang="en">（{escape(other)}）</span>'
    return link + f' <span class="gloss" lang="zh-CN">{other}</span>'


def _chart(page: Page, id: str | None, text: str | None, where: str) -> str:
    id = _known(page, "chart", id, page.catalog.tables, where)
    page.charts.append(id)
    return f'<div data-chart="{id}"></div>'


def _keys(page: Page, id: str | None, text: str | None, where: str) -> str:
    cards = []
    for one in (id or "").split(","):
        fact = page.catalog.facts[_known(page, "fact", one, page.catalog.facts, where)]
        number = _fact(page, one, None, where)
        label = fact.label.of(page.lang)
        cards.append(f'<p class="key-figure" markdown="span">{number}<span>{label}</span></p>')
    return '<div class="key-figures" markdown="1">\n' + "\n".join(cards) + "\n</div>"


def _sources(page: Page, id: str | None, text: str | None, where: str) -> str:
    return "\n".join(
        f"- {notes.entry(page.catalog, key, page.lang)}" for key in page.catalog.sources
    )


def _glossary(page: Page, id: str | None, text: str | None, where: str) -> str:
    lines = []
    other = "en" if page.lang == "zh" else "zh-CN"
    for group, title in GROUPS.items():
        lines += [f"## {title.of(page.lang)} {{ #{group} }}", '<dl class="glossary">']
        for key, term in page.catalog.terms.items():
            if term.group == group:
                own, foreign = (term.zh, term.en) if page.lang == "zh" else (term.en, term.zh)
                aka = f"（{term.aka.zh}）" if term.aka and page.lang == "zh" else ""
                aka = f" ({term.aka.en})" if term.aka and page.lang == "en" else aka
                lines.append(
                    f'<dt id="{notes.anchor(key)}">{escape(own + aka)} '
                    f'<span lang="{other}">{escape(foreign)}</span></dt>'
                    f"<dd>{escape(term.definition.of(page.lang))}</dd>"
                )
        lines += ["</dl>", ""]
    return "\n".join(lines)


def _downloads(page: Page, id: str | None, text: str | None, where: str) -> str:
    if not page.pdf:
        return ui("no_pdf", page.lang)
    return f'<a class="md-button" href="{page.pdf}">{ui("pdf", page.lang)}</a>'


KINDS = {
    "fact": _fact,
    "claim": _claim,
    "cite": _cite,
    "term": _term,
    "chart": _chart,
    "keys": _keys,
    "sources": _sources,
    "glossary": _glossary,
    "downloads": _downloads,
}
TIGHT = ("claim", "cite")  # their note mark follows the full stop without a space


def expand(markdown: str, page: Page) -> str:
    """Markdown with every shortcode written out and the notes added at the end."""

    def one(match: re.Match[str]) -> str:
        line = page.first_line + markdown.count("\n", 0, match.start("kind"))
        where, kind = f"{page.path}:{line}", match["kind"]
        if kind not in KINDS:
            known = ", ".join(KINDS)
            raise AuthorError(f"{where}: unknown shortcode [[{kind}]]; known are {known}")
        gap = "" if kind in TIGHT else match["gap"]
        return gap + KINDS[kind](page, match["id"], match["text"], where)

    body = PATTERN.sub(one, markdown)
    under = "\n\n".join(f"[^{key}]: {text}" for key, text in page.used.items())
    return f"{body}\n\n{under}\n" if under else body
