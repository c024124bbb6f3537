"""The table of what became of each forecast, plan and rule of thumb."""

from collections import Counter
from collections.abc import Callable

from scripts.core.languages import mark_chinese
from scripts.ledger import number_format
from scripts.ledger.checks import VERDICTS
from scripts.ledger.records import Outcome
from scripts.pages.citations import Notes, anchor


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


def table(notes: Notes, write: Callable[[str], str]) -> str:
    """The promise tracker as a Markdown table, every row with its sources and grade.

    write: from a text with [[fact:id]] to Markdown with the numbers and their notes.
    """
    outcomes, word = notes.catalog.outcomes, notes.word
    heads = [word(f"tracker_{n}") for n in ("said", "became", "verdict", "evidence")]
    lines = [f"| {' | '.join(heads)} |", "|---|---|---|---|"]
    for id, outcome in outcomes.items():
        links = [
            f"[{mark_chinese(notes.name(key), notes.lang)}](sources.md#src-{anchor(key)})"
            for key in outcome.sources
        ]
        grade = word("grade") + word("colon") + word(f"grade_{outcome.grade}")
        said = f"{word(f'promise_{outcome.kind}')} · {_said(outcome, notes)}"
        place = f'<span class="tracker-id" id="promise-{anchor(id)}"></span>'
        verdict = word(f"verdict_{outcome.verdict}")
        promise = write(outcome.promise.of(notes.lang))
        cells = [
            f'{place}{promise}<br><span class="said">{said}</span>',
            write(outcome.became.of(notes.lang)),
            f'<b class="verdict {outcome.verdict}">{verdict}</b>',
            word("semicolon").join(links) + f'<br><span class="said">{grade}</span>',
        ]
        lines.append(f"| {' | '.join(cells)} |")
    count = Counter(outcome.verdict for outcome in outcomes.values())
    total = word("tracker_count").format(len(outcomes), *(count[v] for v in VERDICTS))
    body = "\n".join(lines)
    return f'{total}\n\n<div class="tracker" markdown="1">\n\n{body}\n\n</div>'
