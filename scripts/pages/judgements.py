"""The shortcodes of the judgements: evidence, other countries, the cast, the answer."""

from scripts.ledger import number_format
from scripts.ledger.judgement_records import Cast, Finding, Member
from scripts.pages.citations import anchor
from scripts.pages.data_lists import captioned_table
from scripts.pages.page_context import Call, Page

EVIDENCE_PAGE = "aftermath.md"  # the page that holds [[evidence]]


def _findings(page: Page, findings: dict[str, Finding], kind: str, group: str) -> str:
    """A table of findings: whom it is about, what is known, its limit, its sources.

    Args:
        page: the page that shows the table.
        findings: the rows by id.
        kind: how the words of the table's head and caption begin in words.yml.
        group: how the names of the groups begin there.

    Returns:
        The table as Markdown; numbers stay shortcodes, which the page writes out.
    """
    word, lang = page.notes.word, page.lang
    rows = []
    for id, finding in findings.items():
        place = f'<span class="tracker-id" id="finding-{anchor(id)}"></span>'
        title = f"<b>{finding.title.of(lang)}</b>"
        rows.append(
            [
                place + word(f"{group}_{finding.group}"),
                f"{title}<br>{finding.known.of(lang)}",
                finding.limit.of(lang),
                page.notes.links(finding.sources),
            ]
        )
    head = [word(f"{kind}_{column}") for column in ("group", "known", "limit")]
    table = captioned_table([*head, word("source")], rows, word(f"{kind}_caption"))
    return f'<div class="findings" markdown="1">\n\n{table}\n\n</div>'


def evidence(page: Page, call: Call) -> str:
    """What is known by kind of lender, and what it does not prove."""
    return _findings(page, page.catalog.evidence, "evidence", "lender")


def abroad(page: Page, call: Call) -> str:
    """The same question in other countries, and how they differ from China."""
    return _findings(page, page.catalog.abroad, "abroad", "country")


def _member(page: Page, role: str, member: Member, where: str) -> str:
    word, lang = page.notes.word, page.lang

    def line(css: str, label: str, text: str) -> str:
        shown = page.catalog.plain(text, lang, where)
        mark = f"<b>{word(label)}{word('colon')}</b>" if label else ""
        return f'<p class="{css}">{mark}{shown}</p>'

    return "".join(
        [
            line(f"cast-name {role}", "", member.name.of(lang)),
            line("cast-who", "", member.who.of(lang)),
            line("cast-line", "cast_brought", member.brought.of(lang)),
            line("cast-line", "cast_now", member.now.of(lang)),
        ]
    )


def _card(page: Page, one: Cast) -> str:
    word, lang = page.notes.word, page.lang
    members = [
        f"<div>{_member(page, role, member, one.where)}</div>"
        for role, member in one.members.items()
    ]
    names = " × ".join(member.name.of(lang) for member in one.members.values())
    head = f'<p class="cast-pair">{names}'
    if one.signed:
        day = word("cast_signed").format(number_format.date(one.signed, lang))
        head += f" <span>{day}</span>"
    sources = f"{word('source')}{word('colon')}{page.notes.links(one.sources)}"
    return (
        f'<div class="cast-card" markdown="1">\n{head}</p>\n'
        f'<div class="cast-members">{"".join(members)}</div>\n'
        f'<p class="said" markdown="span">{sources}</p>\n</div>'
    )


def cast(page: Page, call: Call) -> str:
    """The five pairs and two more as cards: who, what they brought, where they are now."""
    cards = "\n".join(_card(page, one) for one in page.catalog.cast.values())
    return f'<div class="cast" markdown="1">\n{cards}\n</div>'


def verdict(page: Page, call: Call) -> str:
    """The editors' answer for each kind of lender, marked as their inference."""
    word, lang, catalog = page.notes.word, page.lang, page.catalog
    colon, semicolon = word("colon"), word("semicolon")
    parts = [f'<p class="answer-mark">{word("answer_mark")}</p>']
    for kind, one in catalog.answer.lenders.items():
        links = semicolon.join(
            f"[{catalog.evidence[id].title.of(lang)}]"
            f"({EVIDENCE_PAGE}#finding-{anchor(id)})"
            for id in one.evidence
        )
        grounds = f"{word('answer_evidence')}{colon}{links}"
        change = f"{word('answer_change')}{colon}{one.change.of(lang)}"
        parts += [
            f'<p class="answer-kind">{word(f"lender_{kind}")}</p>',
            f'<p markdown="span">{one.verdict.of(lang)}</p>',
            f'<p class="said" markdown="span">{grounds}<br>{change}</p>',
        ]
    items = [
        f"<li><b>{indicator.name.of(lang)}</b>{colon}{indicator.look.of(lang)}</li>"
        for indicator in catalog.answer.indicators.values()
    ]
    parts += [
        f'<p class="answer-kind">{word("answer_indicators")}</p>',
        f"<ol>{''.join(items)}</ol>",
    ]
    body = "\n".join(parts)
    return f'<div class="answer" markdown="1">\n{body}\n</div>'
