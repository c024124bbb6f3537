"""How many forecasts, plans and rules of thumb came true: the score and its tiles."""

from collections import Counter
from html import escape

from scripts.core.errors import AuthorError
from scripts.ledger import number_format
from scripts.ledger.records import Outcome
from scripts.pages.citations import anchor
from scripts.pages.page_context import Call, Page

ALL = "all"  # what [[score:…]] names besides the verdicts
TRACKER_PAGE = "forecasts.md"  # the page that holds [[tracker]]


def ordered(page: Page) -> list[tuple[str, Outcome]]:
    """Return the outcomes by verdict, what failed first and what is unknown last."""
    order = list(page.catalog.verdicts)
    return sorted(
        page.catalog.outcomes.items(), key=lambda item: order.index(item[1].verdict)
    )


def counted(page: Page) -> Counter[str]:
    """Return how many promises got each verdict."""
    return Counter(outcome.verdict for outcome in page.catalog.outcomes.values())


def _sentence(page: Page) -> str:
    count, word = counted(page), page.notes.word
    parts = [
        word("score_said").format(verdict.name.of(page.lang), count[key])
        for key, verdict in page.catalog.verdicts.items()
    ]
    total = len(page.catalog.outcomes)
    return word("score_sentence").format(total, word("list").join(parts))


def strip(page: Page, tracker_page: str) -> str:
    """A tile for every promise, by verdict, each a link to its row, and what signs mean.

    Args:
        page: The page that shows the tiles.
        tracker_page: The file that holds the rows, or nothing on that page itself.

    Returns:
        The figure as Markdown.
    """
    verdicts = page.catalog.verdicts
    tiles, signs = [], {}
    for id, outcome in ordered(page):
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
    return strip(page, TRACKER_PAGE)


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
    number = len(page.catalog.outcomes) if call.id == ALL else counted(page)[call.id]
    if not number:
        return page.notes.word("score_none")
    shown = number_format.quantity(str(number), None, None, page.lang)
    return page.notes.word("score_number").format(shown)
