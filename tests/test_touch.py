"""A finger that swipes over an open interactive chart scrolls the page."""

from collections.abc import Iterator
from itertools import cycle

import pytest
from conftest import LANGS, swipe
from playwright.sync_api import Browser, Page


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 664}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


# Bars, lines, dots, boxes; the tallest and the widest among them.
SWIPED = (
    "household-loans", "short-term-growth", "timeline-later", "two-gates",
    "who-brings-what",
)  # fmt: skip


def test_a_swipe_over_an_interactive_chart_scrolls(phone: Page, server: str) -> None:
    for chart, lang in zip(SWIPED, cycle(LANGS), strict=False):
        phone.goto(f"{server}/{lang}/charts/{chart}/")
        figure = phone.locator("figure.chart")
        figure.locator(".chart-open").tap()
        live = figure.locator(".chart-live")
        live.locator(".main-svg").first.wait_for()
        live.evaluate("e => e.scrollIntoView({ block: 'center' })")
        phone.wait_for_timeout(300)  # a swipe goes on for a moment
        under = "!!document.elementFromPoint(200, 320).closest('.chart-live')"
        assert phone.evaluate(under)
        before = phone.evaluate("scrollY")
        swipe(phone, [(200, y) for y in range(320, 80, -20)])  # up
        phone.wait_for_timeout(400)
        moved = phone.evaluate("scrollY") - before
        assert moved > 150, (chart, moved)


def test_a_mouse_still_zooms(browser: Browser, server: str) -> None:
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    page.goto(f"{server}/en/charts/household-loans/")
    figure = page.locator("#fig-household-loans")
    figure.locator(".chart-open").click()
    figure.locator(".chart-live .main-svg").first.wait_for()
    assert (
        page.evaluate("document.querySelector('.chart-live')._fullLayout.dragmode")
        == "zoom"
    )
    page.close()
