"""[[kind:id]] in a page becomes Markdown or HTML: one pattern, one table of kinds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TypeVar

from scripts.catalog import Catalog, Term
from scripts.notes import Notes, anchor
from scripts.schema import AuthorError

PATTERN = re.compile(
    r"(?P<gap>[ \t]*)\[\[(?P<kind>\w+)(?::(?P<id>[^\]|]*))?(?:\|(?P<text>[^\]]+))?\]\]"
)
T = TypeVar("T")


@dataclass
class Page:
    """One page in one language while its shortcodes are written out.

    path: for messages; pdf: address of the PDF, if there is one.
    """

    catalog: Catalog
    lang: str
    path: str
    pdf: str | None = None
    used: dict[str, str] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)

    @property
    def notes(self) -> Notes:
        return Notes(self.catalog, self.lang)

    def note(self, key: str, text: str) -> str:
        """A reference to a numbered note, which is written under the page once."""
        self.used.setdefault(key, text)
        return f"[^{key}]"


@dataclass(frozen=True)
class Call:
    """One shortcode: what stands after the colon, the shown text and the place."""

    kind: str
    id: str
    text: str | None
    where: str

    def find(self, entries: Mapping[str, T], id: str | None = None) -> T:
        """The entry that the shortcode names; AuthorError when there is none."""
        id = id or self.id
        if id not in entries:
            raise AuthorError(
                f"{self.where}: [[{self.kind}:{id}]] names nothing in docs/data; "
                "correct the id or add the entry"
            )
        return entries[id]


def _fact(page: Page, call: Call, id: str | None = None) -> str:
    fact = call.find(page.catalog.facts, id)
    key = f"f-{anchor(fact.id)}"
    first = key not in page.used
    mark = page.note(key, page.notes.fact(fact))
    value = page.catalog.show(fact.id, page.lang)
    return f'<a class="fact" href="#fn:{key}">{value}</a>' + (mark if first else "")


def _claim(page: Page, call: Call) -> str:
    claim = call.find(page.catalog.claims)
    if not page.path.endswith(f"/{claim.page}.md"):
        raise AuthorError(f"{call.where}: claim {call.id} belongs on {claim.page}.md")
    if call.id in page.claims:
        raise AuthorError(f"{call.where}: claim {call.id} stands twice; keep one")
    page.claims.append(call.id)
    key = anchor(f"{claim.source}-{claim.locator}".lower())
    mark = page.note(key, page.notes.claim(claim))
    return f'<span class="claim" id="{call.id}"></span>{mark}'


def _cite(page: Page, call: Call) -> str:
    call.find(page.catalog.sources)
    return page.note(anchor(call.id), page.notes.cite(call.id))


def _names(term: Term, lang: str) -> tuple[str, str, str]:
    """A term in the page's language, in the other one, and the other one's code."""
    return (term.zh, term.en, "en") if lang == "zh" else (term.en, term.zh, "zh-CN")


def _term(page: Page, call: Call) -> str:
    term = call.find(page.catalog.terms)
    own, other, code = _names(term, page.lang)
    tip = escape(
        f"{own} · {other}{page.notes.word('colon')}{term.definition.of(page.lang)}"
    )
    link = (
        f'[{call.text or own}](glossary.md#{anchor(call.id)}){{ .term title="{tip}" }}'
    )
    gloss = page.notes.word("gloss").format(
        f'<span lang="{code}">{escape(other)}</span>'
    )
    return f'{link}<span class="gloss">{gloss}</span>'


def _chart(page: Page, call: Call) -> str:
    call.find(page.catalog.tables)
    return f'<div data-chart="{call.id}"></div>'


def _keys(page: Page, call: Call) -> str:
    cards = []
    for id in call.id.split(","):
        label = call.find(page.catalog.facts, id).label.of(page.lang)
        number = _fact(page, call, id)
        card = f'<p class="key-figure" markdown="span">{number}<span>{label}</span></p>'
        cards.append(card)
    return '<div class="key-figures" markdown="1">\n' + "\n".join(cards) + "\n</div>"


def _sources(page: Page, call: Call) -> str:
    items = [f"- {page.notes.entry(key)}" for key in page.catalog.sources]
    return "\n".join(items) + "\n{ .sources-list }"


def _glossary(page: Page, call: Call) -> str:
    lines = []
    for group in dict.fromkeys(t.group for t in page.catalog.terms.values()):
        lines += [f"## {page.notes.word(f'group_{group}')} {{ #{group} }}", ""]
        lines.append('<dl class="glossary">')
        for key, term in page.catalog.terms.items():
            if term.group != group:
                continue
            own, other, code = _names(term, page.lang)
            if term.aka:
                own += page.notes.word("aka").format(term.aka.of(page.lang))
            lines.append(f'<dt id="{anchor(key)}">{escape(own)}')
            lines.append(f'<span lang="{code}">{escape(other)}</span></dt>')
            lines.append(f"<dd>{escape(term.definition.of(page.lang))}</dd>")
        lines += ["</dl>", ""]
    return "\n".join(lines)


def _downloads(page: Page, call: Call) -> str:
    if not page.pdf:
        return page.notes.word("no_pdf")
    return f'<a class="md-button" href="{page.pdf}">{page.notes.word("pdf")}</a>'


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

    def write(match: re.Match[str]) -> str:
        line = markdown.count("\n", 0, match.start("kind")) + 1
        kind, where = match["kind"], f"{page.path}:{line}"
        if kind not in KINDS:
            known = ", ".join(KINDS)
            raise AuthorError(f"{where}: unknown shortcode {kind}; known are {known}")
        gap = "" if kind in TIGHT else match["gap"]
        call = Call(kind, match["id"] or "", match["text"], where)
        return gap + KINDS[kind](page, call)

    body = PATTERN.sub(write, markdown)
    under = "\n\n".join(f"[^{key}]: {text}" for key, text in page.used.items())
    return f"{body}\n\n{under}\n" if under else body
