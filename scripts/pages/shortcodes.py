"""[[kind:id]] in a page becomes Markdown or HTML: one pattern, one table of kinds."""

import re
from html import escape
from itertools import chain

from scripts.core import shortcode_syntax
from scripts.core.comments import COMMENT
from scripts.core.errors import AuthorError
from scripts.pages import (
    assessment_form,
    chart_figure,
    chart_pages,
    data_lists,
    judgements,
    lending_pool_form,
    lending_pool_small,
    loan_journey,
    promise_score,
    promise_tracker,
)
from scripts.pages.citations import anchor
from scripts.pages.page_context import Call, Page, term_names

# Fenced and inline code, which shows shortcodes as they are written.
CODE = re.compile(r"^( *)(```+|~~~+).*?^\1\2 *$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
PATTERN = re.compile(rf"(?P<gap>[ \t]*){shortcode_syntax.SHORTCODE}")


def _fact(page: Page, call: Call, id: str | None = None) -> str:
    fact = call.find(page.catalog.facts, id)
    first = fact.id not in page.facts
    page.facts[fact.id] = None
    key, said = page.notes.fact(fact)
    value, tip = page.catalog.show(fact.id, page.lang), escape(page.notes.tip(fact))
    mark = page.note(key, *said, value=value)
    link = f'<a class="fact" href="#fn:{key}" title="{tip}">'
    return f"{link}{value}</a>" + (mark if first else "")


def _claim(page: Page, call: Call) -> str:
    claim = call.find(page.catalog.claims)
    if not page.path.endswith(f"/{claim.page}.md"):
        raise AuthorError(f"{call.where}: claim {call.id} belongs on {claim.page}.md")
    if call.id in page.claims:
        raise AuthorError(f"{call.where}: claim {call.id} is given twice; keep one")
    page.claims.append(call.id)
    key = page.notes.key(claim.source, claim.locator)
    mark = page.note(key, page.notes.claim(claim))
    return f'<span class="claim" id="{call.id}"></span>{mark}'


def _cite(page: Page, call: Call) -> str:
    call.find(page.catalog.sources)
    return page.note(page.notes.key(call.id), page.notes.cite(call.id))


def _term(page: Page, call: Call) -> str:
    """A term as a link to the glossary, whose title notes.js shows as it shows a note."""
    term = call.find(page.catalog.terms)
    own, other, _ = term_names(term, page.lang)
    names = own + page.notes.word("other_name").format(other)
    tip = escape(names + page.notes.word("colon") + term.definition.of(page.lang))
    attributes = f'.term title="{tip}" data-other="{escape(other)}"'
    return f"[{call.text or own}](glossary.md#{anchor(call.id)}){{ {attributes} }}"


def _chart(page: Page, call: Call) -> str:
    call.find(page.catalog.tables)
    return chart_figure.figure_html(page, call.id)


def _keys(page: Page, call: Call) -> str:
    cards = []
    for id in call.id.split(","):
        label = call.find(page.catalog.facts, id).label.of(page.lang)
        number = _fact(page, call, id)
        card = f'<p class="key-figure" markdown="span">{number}<span>{label}</span></p>'
        cards.append(card)
    return '<div class="key-figures" markdown="1">\n' + "\n".join(cards) + "\n</div>"


def _lending_pool(page: Page, call: Call) -> str:
    return lending_pool_form.html(page.catalog, page.lang)


def _lending_pool_small(page: Page, call: Call) -> str:
    return lending_pool_small.html(page.catalog, page.lang)


def _loan_journey(page: Page, call: Call) -> str:
    return loan_journey.html(page.catalog, page.lang)


def _assessment(page: Page, call: Call) -> str:
    return assessment_form.html(page.catalog.assessment, page.lang, page.address("../"))


KINDS = {
    "fact": _fact,
    "claim": _claim,
    "cite": _cite,
    "term": _term,
    "chart": _chart,
    "gallery": chart_pages.gallery,
    "keys": _keys,
    "sources": data_lists.sources,
    "glossary": data_lists.glossary,
    "damage": data_lists.damage,
    "changes": data_lists.changes,
    "corrections": data_lists.corrections,
    "downloads": data_lists.downloads,
    "data_files": data_lists.data_files,
    "criteria": promise_tracker.criteria,
    "tracker": promise_tracker.tracker,
    "tracker_link": promise_score.tracker_link,
    "score": promise_score.score,
    "scoreboard": promise_score.scoreboard,
    "evidence": judgements.evidence,
    "abroad": judgements.abroad,
    "cast": judgements.cast,
    "verdict": judgements.verdict,
    "lending_pool": _lending_pool,
    "lending_pool_small": _lending_pool_small,
    "loan_journey": _loan_journey,
    "assessment": _assessment,
}
# A mark before the same mark in one paragraph or cell, which is one line of Markdown.
REPEATED = re.compile(r"\[\^([\w-]+)\](?=(?:(?!\[\^)[^\n|])*\[\^\1\])")
TIGHT = ("claim", "cite")  # their note mark follows the full stop without a space


def expand(markdown: str, page: Page) -> str:
    """Markdown with every shortcode written out and the notes added at the end."""
    shown = CODE.finditer(markdown), COMMENT.finditer(markdown)
    as_is = [found.span() for found in chain(*shown)]

    def write(match: re.Match[str]) -> str:
        if match.string is markdown and any(a <= match.start() < b for a, b in as_is):
            return match[0]
        # inside a generated text, the place is the shortcode that generated it
        if match.string is markdown:
            line = markdown.count("\n", 0, match.start("kind")) + 1
            page.at = f"{page.path}:{line}"
        kind, where = match["kind"], page.at
        if kind not in KINDS:
            known = ", ".join(KINDS)
            raise AuthorError(f"{where}: unknown shortcode {kind}; known are {known}")
        gap = "" if kind in TIGHT else match["gap"]
        call = Call(kind, match["id"] or "", match["text"], where)
        return gap + PATTERN.sub(write, KINDS[kind](page, call))

    body = PATTERN.sub(write, markdown)
    body = REPEATED.sub("", body)
    under = page.written_notes()
    return f"{body}\n\n{under}\n" if under else body
