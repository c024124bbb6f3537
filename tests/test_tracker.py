"""The tracker of forecasts: a strip of tiles, a filter, and every row without scripts."""

import re
from collections import Counter

import pytest
from conftest import LANGS
from readback import pdf_text

from scripts.pages.citations import anchor

ROWS = ".tracker tbody tr:visible"
TILES = ".scoreboard li:visible"
STATUS = ".tracker-filter [role=status]"


@pytest.fixture(params=LANGS)
def tracker(site, browser, request):
    """The page of the tracker with its filter ready."""
    page = browser.new_page()
    page.goto((site / request.param / "forecasts" / "index.html").as_uri())
    page.wait_for_selector(".tracker-filter input:visible")
    yield page
    page.close()


def test_the_score_is_said_once(pages, catalog):
    for lang in LANGS:
        start = catalog.words["score_sentence"].of(lang).format(22, "@").split("@")[0]
        for path in ("", "aftermath/", "forecasts/"):
            (text,) = pages[f"{lang}/{path}index.html"].cssselect("article")
            assert text.text_content().count(start) == 1, (lang, path)


@pytest.mark.parametrize(("path", "target"), [("", "forecasts/"), ("forecasts/", "")])
def test_a_tile_leads_to_its_row(pages, catalog, path, target):
    for lang in LANGS:
        tiles = pages[f"{lang}/{path}index.html"].cssselect(".scoreboard li a")
        rows = pages[f"{lang}/forecasts/index.html"].cssselect(".tracker tbody tr")
        assert len(tiles) == len(rows) == len(catalog.outcomes) == 22
        for tile, row in zip(tiles, rows, strict=True):
            (place,) = row.cssselect(".tracker-id")
            assert tile.get("href") == f"{target}#{place.get('id')}"
            verdict = place.get("data-verdict")
            assert verdict in tile.getparent().get("class").split()
            mark = catalog.verdicts[verdict].mark
            assert tile.text == mark
            assert tile.get("title") == tile.get("aria-label")
            said = row.cssselect("td")[0].text_content().split("\n")[0]
            promise = tile.get("title").rpartition(" – ")[0]
            assert promise and promise in said
            assert row.cssselect("b.verdict")[0].text.startswith(f"{mark} ")


@pytest.mark.parametrize("folder", [*LANGS, "both"])
def test_an_old_address_of_a_row_leads_to_the_row(browser, server, catalog, folder):
    page = browser.new_page()
    ids = list(catalog.outcomes)
    for id in (ids[0], ids[-1]):
        row = f"promise-{anchor(id)}"
        page.goto(f"{server}/{folder}/aftermath/#{row}")
        page.wait_for_url(re.compile(rf"/{folder}/forecasts/#(zh-)?{row}$"))
        assert page.locator(".tracker tr:has(:target)").is_visible()
    page.close()


def test_without_scripts_an_old_address_leads_to_the_link(pages, catalog):
    for lang in LANGS:
        (link,) = pages[f"{lang}/aftermath/index.html"].cssselect("a.moved")
        assert link.get("href") == "../forecasts/"
        assert [place.get("id") for place in link] == [
            f"promise-{anchor(id)}" for id in catalog.outcomes
        ]


def test_a_tile_is_large_enough_for_a_finger(site, browser):
    page = browser.new_page(viewport={"width": 390, "height": 800})
    for path in ("index.html", "forecasts/index.html"):
        page.goto((site / "zh" / path).as_uri())
        for tile in page.locator(".scoreboard a").all():
            box = tile.bounding_box()
            assert min(box["width"], box["height"]) >= 44, path
    page.close()


def test_verdicts_differ_in_more_than_colour(tracker):
    looks = tracker.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.scoreboard li')].map(tile => {"
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
    page.goto((site / "en" / "forecasts" / "index.html").as_uri())
    assert page.locator(ROWS).count() == len(catalog.outcomes)
    assert page.locator(TILES).count() == len(catalog.outcomes)
    assert not page.locator(".tracker-filter").is_visible()
    context.close()


def test_the_strip_stands_on_home_and_above_the_table_in_the_book(pdfs, catalog):
    tiles = [outcome.verdict for outcome in catalog.outcomes.values()]
    marks = [
        catalog.verdicts[key].mark
        for key in catalog.verdicts
        for _ in range(tiles.count(key))
    ]
    for lang, path in pdfs.items():
        text = "".join(pdf_text(path).split())
        head = "".join(catalog.words["tracker_became"].of(lang).split())
        places = [
            found.start() for found in re.finditer("".join(map(re.escape, marks)), text)
        ]
        assert len(places) == 2, lang
        assert 0 < text.index(head, places[1]) - places[1] < 200, lang
