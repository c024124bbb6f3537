"""What became of each forecast, plan and rule of thumb: the criteria and the table."""

from collections import Counter
from html import escape

from markupsafe import Markup

from scripts.core.languages import mark_chinese
from scripts.ledger import number_format
from scripts.ledger.records import Outcome
from scripts.pages import promise_score
from scripts.pages.citations import Notes, anchor
from scripts.pages.page_context import Call, Page
from scripts.pages.partials import render


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


def _filter(page: Page) -> str:
    """Choices of a verdict and of who said it, for tracker-filter.js."""
    word, catalog = page.notes.word, page.catalog
    outcomes, count = catalog.outcomes.values(), promise_score.counted(page)
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
    lines += [_row(id, outcome, notes) for id, outcome in promise_score.ordered(page)]
    body = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    table = f'<div class="tracker" markdown="1">\n\n{body}\n\n</div>'
    return "\n\n".join((_filter(page), promise_score.strip(page, ""), table))
