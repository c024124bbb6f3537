"""The shortcodes that list data: sources, glossary, damage, corrections, files."""

from html import escape

from scripts.core.languages import CODES
from scripts.ledger import number_format
from scripts.pages.citations import anchor
from scripts.pages.page_context import Call, Page, term_names

DATA_FILES = ("datapackage.json", "facts.json", "claims.json", "sources.yml")


def sources(page: Page, call: Call) -> str:
    """Return the list of all sources as Markdown."""
    items = [f"- {page.notes.entry(key)}" for key in page.catalog.sources]
    return "\n".join(items)


def glossary(page: Page, call: Call) -> str:
    """Return the terms with their definitions, by group."""
    lines = []
    for group in dict.fromkeys(t.group for t in page.catalog.terms.values()):
        lines += [f"## {page.notes.word(f'group_{group}')} {{ #{group} }}", ""]
        lines.append('<dl class="glossary">')
        for key, term in page.catalog.terms.items():
            if term.group != group:
                continue
            own, other, code = term_names(term, page.lang)
            if term.aka:
                own += page.notes.word("aka").format(term.aka.of(page.lang))
            lines.append(f'<dt id="{anchor(key)}">{escape(own)}')
            lines.append(f'<span lang="{code}">{escape(other)}</span></dt>')
            lines.append(f"<dd>{escape(term.definition.of(page.lang))}</dd>")
        lines += ["</dl>", ""]
    return "\n".join(lines)


def captioned_table(head: list[str], rows: list[list[str]], caption: str) -> str:
    """Return a Markdown table with a caption."""
    lines = [head, ["---"] * len(head), *rows]
    body = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"{body}\n\n/// table-caption\n{caption}\n///"


def damage(page: Page, call: Call) -> str:
    """Return the table of damaged passages of the source and how they are read."""
    word, columns = page.notes.word, ("where", "stands", "reading", "why", "sure")
    rows = []
    for one in page.catalog.damage.values():
        texts = [t.of(page.lang) for t in (one.stands, one.reading, one.why)]
        places = word("list").join(one.paragraphs)
        rows.append([places, *texts, word(f"sure_{one.sure}")])
    head = [word(f"damage_{c}") for c in columns]
    return captioned_table(head, rows, word("damage_caption"))


def changes(page: Page, call: Call) -> str:
    """Return the list of changes, newest first."""
    items = []
    for id, one in page.catalog.changes.items():
        when = number_format.date(one.date, page.lang)
        text = one.text.of(page.lang)
        mark = f'<span id="{anchor(id)}"></span>'
        items.append(f"- {mark}**{when}**{page.notes.word('colon')}{text}")
    return "\n".join(items)


def corrections(page: Page, call: Call) -> str:
    """Return the table of corrections: what it said, what it says now, why."""
    word, rows = page.notes.word, []
    for id, one in page.catalog.corrections.items():
        texts = [t.of(page.lang) for t in (one.was, one.now, one.why)]
        mark = f'<span id="{anchor(id)}"></span>'  # to which the feed links
        rows.append(
            [
                mark + number_format.date(one.date, page.lang),
                f"[{word(f'page_{one.page}')}]({one.page}.md)",
                *texts,
            ]
        )
    if not rows:
        return word("no_corrections")
    head = [word(f"correction_{c}") for c in ("date", "page", "was", "now", "why")]
    return captioned_table(head, rows, word("correction_caption"))


def downloads(page: Page, call: Call) -> str:
    """The place for the same line as at the foot; scripts/publish/download_links.py fills both."""
    code = CODES[page.lang]
    text = page.notes.word("no_downloads")
    return f'<p class="downloads" lang="{code}" data-root="{page.address("../")}">{text}</p>'


def data_files(page: Page, call: Call) -> str:
    """The machine-readable files of the site, each with what it holds."""
    items = []
    for name in DATA_FILES:
        link = f'<a href="{page.address(f"../data/{name}")}">{name}</a>'
        what = page.notes.word(f"file_{name.partition('.')[0]}")
        items.append(f"- {link}{page.notes.word('colon')}{what}")
    return "\n".join(items)
