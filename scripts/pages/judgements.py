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


def _member(page: Page, member: Member, where: str) -> str:
    word, lang = page.notes.word, page.lang
    who, brought, now = (
        page.catalog.plain(text.of(lang), lang, where)
        for text in (member.who, member.brought, member.now)
    )
    colon = word("colon")
    return (
        f'<dd class="cast-who">{who}</dd>'
        f"<dd><b>{word('cast_brought')}{colon}</b>{brought}</dd>"
        f"<dd><b>{word('cast_now')}{colon}</b>{now}</dd>"
    )


def _card(page: Page, one: Cast) -> str:
    word, lang = page.notes.word, page.lang
    names = {role: member.name.of(lang) for role, member in one.members.items()}
    head = f"<dt>{' × '.join(names.values())}</dt>"
    if one.signed:
        day = word("cast_signed").format(number_format.date(one.signed, lang))
        head += f"<dd>{day}</dd>"
    groups = [f'<div class="cast-pair">{head}']
    for role, member in one.members.items():
        if one.signed:  # one alone is named by the card's head
            groups[-1] += "</div>"
            groups.append(f'<div class="cast-member {role}"><dt>{names[role]}</dt>')
        groups[-1] += _member(page, member, one.where)
    groups[-1] += "</div>"
    links = page.notes.links(one.sources)
    groups.append(
        f'<div class="said" markdown="1"><dt>{word("source")}{word("colon")}</dt>'
        f'<dd markdown="span">{links}</dd></div>'
    )
    body = "\n".join(groups)
    return f'<dl class="cast-card" markdown="1">\n{body}\n</dl>'


def cast(page: Page, call: Call) -> str:
    """The five pairs and two more as cards: who, what they brought, where they are now."""
    cards = "\n".join(_card(page, one) for one in page.catalog.cast.values())
    return f'<div class="cast" markdown="1">\n{cards}\n</div>'


def verdict(page: Page, call: Call) -> str:
    """The editors' answer for each kind of lender, marked as their inference."""
    word, lang, catalog = page.notes.word, page.lang, page.catalog
    colon, semicolon = word("colon"), word("semicolon")
    parts = []
    for kind, one in catalog.answer.lenders.items():
        links = semicolon.join(
            f"[{catalog.evidence[id].title.of(lang)}]"
            f"({EVIDENCE_PAGE}#finding-{anchor(id)})"
            for id in one.evidence
        )
        grounds = f"{word('answer_evidence')}{colon}{links}"
        change = f"{word('answer_change')}{colon}{one.change.of(lang)}"
        parts += [
            f"<dt>{word(f'lender_{kind}')}</dt>",
            f'<dd markdown="span">{one.verdict.of(lang)}</dd>',
            f'<dd class="said" markdown="span">{grounds}<br>{change}</dd>',
        ]
    parts.append(f"<dt>{word('answer_indicators')}</dt>")
    parts += [
        f'<dd class="answer-look"><b>{indicator.name.of(lang)}</b>{colon}'
        f"{indicator.look.of(lang)}</dd>"
        for indicator in catalog.answer.indicators.values()
    ]
    body = "\n".join(parts)
    return (
        f'<div class="answer" markdown="1">\n'
        f'<p class="answer-mark">{word("answer_mark")}</p>\n'
        f'<dl markdown="1">\n{body}\n</dl>\n</div>'
    )
