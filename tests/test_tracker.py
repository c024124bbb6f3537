"""The tracker of forecasts: a strip of tiles, a filter, and every row without scripts."""

from collections import Counter

import pytest
from conftest import LANGS
from readback import pdf_text

from scripts.pages.citations import anchor

ROWS = ".tracker tbody tr:visible"
TILES = ".strip li:visible"
STATUS = ".tracker-filter [role=status]"


@pytest.fixture(params=LANGS)
def tracker(site, browser, request):
    """The page of the tracker with its filter ready."""
    page = browser.new_page()
    page.goto((site / request.param / "aftermath" / "index.html").as_uri())
    page.wait_for_selector(".tracker-filter input:visible")
    yield page
    page.close()


def test_the_score_is_said_once(pages, catalog):
    for lang in LANGS:
        text = pages[f"{lang}/aftermath/index.html"].cssselect("article")[0]
        start = catalog.words["score_sentence"].of(lang).format(22, "@").split("@")[0]
        assert text.text_content().count(start) == 1, lang


def test_a_tile_leads_to_its_row(pages, catalog):
    for lang in LANGS:
        page = pages[f"{lang}/aftermath/index.html"]
        tiles = page.cssselect(".strip li a")
        rows = page.cssselect(".tracker tbody tr")
        assert len(tiles) == len(rows) == len(catalog.outcomes) == 22
        for tile, row in zip(tiles, rows, strict=True):
            (place,) = row.cssselect(".tracker-id")
            assert tile.get("href") == f"#{place.get('id')}"
            verdict = place.get("data-verdict")
            assert verdict in tile.getparent().get("class").split()
            mark = catalog.verdicts[verdict].mark
            assert tile.cssselect("[aria-hidden]")[0].text == mark
            assert row.cssselect("b.verdict")[0].text.startswith(f"{mark} ")


def test_verdicts_differ_in_more_than_colour(tracker):
    looks = tracker.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.strip li')].map(tile => {"
        "const look = getComputedStyle(tile.firstElementChild);"
        "return [tile.className, tile.textContent.trim()[0] + look.borderRadius"
        " + look.borderStyle]; }))"
    )
    assert len(looks) == 3  # none has held
    assert len(set(looks.values())) == 3


def test_the_filter_works_by_keyboard_and_says_what_is_shown(tracker, catalog):
    count = Counter(outcome.verdict for outcome in catalog.outcomes.values())
    total = len(catalog.outcomes)

    def shown():
        """The number of rows, which tiles and the count in words must agree with."""
        rows = tracker.locator(ROWS).count()
        assert tracker.locator(TILES).count() == rows
        said = tracker.locator(STATUS).inner_text()
        assert f"{rows}" in said and f"{total}" in said
        return rows

    assert shown() == total
    tracker.locator('[name=verdict][value=""]').focus()
    for verdict in [key for key in catalog.verdicts if count[key]]:
        tracker.keyboard.press("ArrowDown")
        assert shown() == count[verdict]
        marks = tracker.locator(f"{ROWS} b.verdict.{verdict}")
        assert marks.count() == count[verdict]
    tracker.keyboard.press("ArrowDown")  # round to the first choice, all
    assert shown() == total
    tracker.keyboard.press("Tab")
    sums = 0
    for speaker in tracker.locator("[name=by]").all()[1:]:
        tracker.keyboard.press("ArrowDown")
        assert speaker.is_checked()
        sums += shown()
    assert sums == total
    tracker.locator("[name=verdict][value=did_not]").check()
    tracker.locator("[name=by]").last.check()
    assert shown() == 0


def test_a_link_to_a_hidden_row_shows_it(tracker, catalog):
    id, _ = next((k, o) for k, o in catalog.outcomes.items() if o.verdict == "partly")
    tracker.locator("[name=verdict][value=unknown]").check()
    row = tracker.locator(f"tr:has(#promise-{anchor(id)})")
    assert not row.is_visible()
    tracker.evaluate("id => { location.hash = id; }", f"promise-{anchor(id)}")
    row.wait_for(state="visible")
    assert tracker.locator('[name=verdict][value=""]').is_checked()
    assert tracker.locator(ROWS).count() == len(catalog.outcomes)


def test_print_shows_every_row_and_no_filter(tracker, catalog):
    tracker.locator("[name=verdict][value=unknown]").check()
    tracker.emulate_media(media="print")
    assert tracker.locator(ROWS).count() == len(catalog.outcomes)
    assert tracker.locator(TILES).count() == len(catalog.outcomes)
    assert not tracker.locator(".tracker-filter").is_visible()


def test_without_scripts_every_row_is_shown_and_no_filter(site, browser, catalog):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "en" / "aftermath" / "index.html").as_uri())
    assert page.locator(ROWS).count() == len(catalog.outcomes)
    assert page.locator(TILES).count() == len(catalog.outcomes)
    assert not page.locator(".tracker-filter").is_visible()
    context.close()


def test_the_strip_stands_above_the_table_in_the_book(pdfs, catalog):
    for lang, path in pdfs.items():
        text = "".join(pdf_text(path).split())
        takes = catalog.verdicts["unknown"].takes.of(lang)
        start = text.index("".join(takes.split()))
        strip = text[
            start : text.index(
                catalog.words["tracker_became"].of(lang).replace(" ", ""), start
            )
        ]
        assert Counter(c for c in strip if c in "×½?") >= Counter(
            "×" + 13 * "½" + 8 * "?"
        )
