"""The theme's script comes late: what readers did before it was there stays done."""

from collections.abc import Callable

import pytest
from conftest import LANGS, open_search
from playwright.sync_api import Browser, Page, Route, expect

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
CLOSES = (
    400  # ms after it has run; at an anchor Material closes menu and search after 125
)


def search(page: Page) -> None:
    open_search(page)
    page.keyboard.insert_text("2017")


def open_menu(page: Page) -> None:
    page.locator(".md-header__button[for=__drawer]").click()


@pytest.mark.parametrize("place", ["", "#ladder"])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("window", "act", "seen"),
    [
        (DESK, search, ".md-search-result__item"),
        (PHONE, search, ".md-search-result__item"),
        (PHONE, open_menu, ".md-sidebar--primary .md-nav__link"),
    ],
)
def test_what_a_reader_opens_before_it_stays_open(
    browser: Browser,
    server: str,
    window: dict[str, int],
    act: Callable[[Page], None],
    seen: str,
    lang: str,
    place: str,
) -> None:
    page, held = browser.new_page(viewport=window), list[Route]()
    page.route("**/bundle.*.js*", lambda route: held.append(route))
    page.goto(f"{server}/{lang}/logic/{place}", wait_until="domcontentloaded")
    act(page)
    assert held
    assert page.evaluate("!window.document$")
    page.unroute("**/bundle.*.js*")  # which lets go what is held
    page.wait_for_function("() => window.document$")
    page.wait_for_timeout(CLOSES)
    expect(page.locator(seen).first).to_be_in_viewport()
    page.keyboard.press("Escape")  # and it closes as ever
    expect(page.locator("[data-md-toggle]:checked")).to_have_count(0)
    page.close()
