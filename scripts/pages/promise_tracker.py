"""What became of each forecast, plan and rule of thumb: the table and its score."""

from collections import Counter
from html import escape

from markupsafe import Markup

from scripts.core.errors import AuthorError
from scripts.core.languages import mark_chinese
from scripts.ledger import number_format
from scripts.ledger.records import Outcome
from scripts.pages.citations import Notes, anchor
from scripts.pages.page_context import Call, Page
from scripts.pages.partials import render

ALL = "all"  # what [[score:…]] names besides the verdicts
TRACKER_PAGE = "forecasts.md"  # the page that holds [[tracker]]


def _said(outcome: Outcome, notes: Notes) -> str:
    """Who said it, when and in which paragraph, linked to the claim on its page."""
    claims = [notes.catalog.claims[id] for id in outcome.claims]
    first = claims[0]
    who = outcome.speaker.of(notes.lang) if outcome.speaker else ""
    parts = [
        *([who] if who else []),
        notes.name(first.source),
        number_format.date(notes.catalog.sources[first.source].published, notes.lang),
        notes.locator(" ".join(claim.locator for claim in claims)),
    ]
    shown = mark_chinese(notes.word("comma").join(parts), notes.lang)
    return f"[{shown}]({first.page}.md#{outcome.claims[0]})"


def _speaker(outcome: Outcome, notes: Notes) -> str:
    """Who said it: the person whom the article quotes, else the article's own author."""
    source = notes.catalog.claims[outcome.claims[0]].source
    return outcome.speaker.of(notes.lang) if outcome.speaker else notes.name(source)


def _row(id: str, outcome: Outcome, notes: Notes) -> list[str]:
    """The cells of one promise; numbers stay shortcodes, which the page writes out."""
    word, lang = notes.word, notes.lang
    grade = word("grade") + word("colon") + word(f"grade_{outcome.grade}")
    dated = word("tracker_proof" if outcome.proof else "tracker_looked")
    day = number_format.date(outcome.proof or outcome.looked or "", lang, outcome.where)
    evidence = f"{grade}<br>{dated.format(day)}"
    said = f"{word(f'promise_{outcome.kind}')} · {_said(outcome, notes)}"
    verdict = notes.catalog.verdicts[outcome.verdict]
    place = (
        f'<span class="tracker-id" id="promise-{anchor(id)}" '
        f'data-verdict="{outcome.verdict}" data-by="{escape(_speaker(outcome, notes))}">'
        "</span>"
    )
    return [
        f'{place}{outcome.promise.of(lang)}<br><span class="said">{said}</span>',
        outcome.became.of(lang),
        f'<b class="verdict {outcome.verdict}">{verdict.mark} {verdict.name.of(lang)}</b>',
        notes.links(outcome.sources) + f'<br><span class="said">{evidence}</span>',
    ]


def _ordered(page: Page) -> list[tuple[str, Outcome]]:
    """The outcomes by verdict, what failed first and what is unknown last."""
    order = list(page.catalog.verdicts)
    return sorted(
        page.catalog.outcomes.items(), key=lambda item: order.index(item[1].verdict)
    )


def _filter(page: Page) -> str:
    """Choices of a verdict and of who said it, for tracker-filter.js."""
    word, catalog = page.notes.word, page.catalog
    outcomes, count = catalog.outcomes.values(), _count(page)
    everything = {"": (word("tracker_all"), len(outcomes))}
    by = Counter(_speaker(outcome, page.notes) for outcome in outcomes)
    choices = {
        "verdict": {
            key: (f"{verdict.mark} {verdict.name.of(page.lang)}", count[key])
            for key, verdict in catalog.verdicts.items()
            if count[key]
        },
        "by": {name: (name, number) for name, number in by.most_common()},
    }
    part = word("score_part")
    groups = {
        name: {
            key: Markup(mark_chinese(escape(part.format(*said)), page.lang))
            for key, said in (everything | group).items()
        }
        for name, group in choices.items()
    }
    return render(
        "tracker_filter.html",
        names={"verdict": word("tracker_verdict"), "by": word("tracker_said_by")},
        groups=groups,
        count=word("tracker_count"),
        total=len(outcomes),
    )


def criteria(page: Page, call: Call) -> str:
    """What each verdict takes."""
    takes = [
        f'<dt class="verdict {key}">{verdict.mark} {verdict.name.of(page.lang)}</dt>'
        f"<dd>{verdict.takes.of(page.lang)}</dd>"
        for key, verdict in page.catalog.verdicts.items()
    ]
    return f'<dl class="verdicts">{"".join(takes)}</dl>'


def tracker(page: Page, call: Call) -> str:
    """A choice of rows, a tile and a row for every promise, what failed first."""
    notes = page.notes
    columns = ("said", "became", "verdict", "evidence")
    lines = [[notes.word(f"tracker_{name}") for name in columns], ["---"] * 4]
    lines += [_row(id, outcome, notes) for id, outcome in _ordered(page)]
    body = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    table = f'<div class="tracker" markdown="1">\n\n{body}\n\n</div>'
    return "\n\n".join((_filter(page), _strip(page, ""), table))


def _count(page: Page) -> Counter[str]:
    return Counter(outcome.verdict for outcome in page.catalog.outcomes.values())


def _sentence(page: Page) -> str:
    count, word = _count(page), page.notes.word
    parts = [
        word("score_said").format(verdict.name.of(page.lang), count[key])
        for key, verdict in page.catalog.verdicts.items()
    ]
    total = len(page.catalog.outcomes)
    return word("score_sentence").format(total, word("list").join(parts))


def _strip(page: Page, tracker_page: str) -> str:
    """A tile for every promise, by verdict, each a link to its row, and what signs mean.

    tracker_page: the file that holds the rows, or nothing on that page itself.
    """
    verdicts = page.catalog.verdicts
    tiles, signs = [], {}
    for id, outcome in _ordered(page):
        verdict = verdicts[outcome.verdict]
        name = f"{outcome.promise.of(page.lang)} – {verdict.name.of(page.lang)}"
        name = escape(page.catalog.plain(name, page.lang, outcome.where))
        signs[outcome.verdict] = f"{verdict.mark} {verdict.name.of(page.lang)}"
        tiles.append(
            f'<li class="verdict {outcome.verdict}" markdown="span">[{verdict.mark}]'
            f"({tracker_page}#promise-{anchor(id)})"
            f'{{ title="{name}" aria-label="{name}" }}</li>'
        )
    body = "\n".join(tiles)
    return (
        f'<figure class="scoreboard" markdown="1">\n<ol markdown="1">\n{body}\n</ol>\n'
        f"<figcaption>{page.notes.word('list').join(signs.values())}</figcaption>\n"
        "</figure>"
    )


def scoreboard(page: Page, call: Call) -> str:
    """The tiles, for a page that leads to the tracker."""
    return _strip(page, TRACKER_PAGE)


def tracker_link(page: Page, call: Call) -> str:
    """The name of the tracker's page as a link to it, on the page that once had its rows.

    The link holds the places of the rows: an old address of a row leads to the link, and
    from there site.js leads on to the row.
    """
    rows = "".join(
        f'<span id="promise-{anchor(id)}"></span>' for id in page.catalog.outcomes
    )
    name = page.notes.word(f"page_{TRACKER_PAGE.removesuffix('.md')}")
    return f"[{rows}{name}]({TRACKER_PAGE}){{ .moved }}"


def score(page: Page, call: Call) -> str:
    """How many promises got a verdict, counted from the outcomes.

    Args:
        page: the page that names the score.
        call: [[score]] for the sentence, [[score:held]] for the number of one verdict,
            [[score:all]] for that of all promises.

    Returns:
        The sentence, or the number as running text writes it.

    Raises:
        AuthorError: if the shortcode names no verdict.
    """
    if not call.id:
        return _sentence(page)
    known = [*page.catalog.verdicts, ALL]
    if call.id not in known:
        raise AuthorError(
            f"{call.where}: [[score:{call.id}]] names no verdict; known are "
            f"{', '.join(known)}"
        )
    number = len(page.catalog.outcomes) if call.id == ALL else _count(page)[call.id]
    if not number:
        return page.notes.word("score_none")
    shown = number_format.quantity(str(number), None, None, page.lang)
    return page.notes.word("score_number").format(shown)
