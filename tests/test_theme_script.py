"""The theme's script comes late: what readers did before it was there stays done."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from conftest import LANGS, open_search
from playwright.sync_api import Browser, Page, Route, expect

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
# ms after it has run; at an anchor Material closes menu and search after 125.
CLOSES = 400


@pytest.fixture
def window() -> dict[str, int]:
    """The size of the window, where a test does not give its own."""
    return DESK


@pytest.fixture
def page(browser: Browser, window: dict[str, int]) -> Iterator[Page]:
    """A reader's first page: nothing is stored or cached."""
    shown = browser.new_page(viewport=window)
    yield shown
    shown.close()


@contextmanager
def before_it(page: Page, address: str) -> Iterator[None]:
    """Open a page on which the theme's script is on its way; afterwards it has arrived."""
    held: list[Route] = []
    page.route("**/bundle.*.js*", lambda route: held.append(route))
    page.goto(address, wait_until="domcontentloaded")
    yield
    for _ in range(100):
        if not held:
            page.wait_for_timeout(50)
    assert held
    assert page.evaluate("!window.document$")
    page.unroute("**/bundle.*.js*")  # which lets go what is held
    page.wait_for_function("() => window.document$")
    page.wait_for_timeout(CLOSES)


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
    page: Page,
    server: str,
    act: Callable[[Page], None],
    seen: str,
    lang: str,
    place: str,
) -> None:
    with before_it(page, f"{server}/{lang}/logic/{place}"):
        act(page)
    expect(page.locator(seen).first).to_be_in_viewport()
    page.keyboard.press("Escape")  # and it closes as ever
    expect(page.locator("[data-md-toggle]:checked")).to_have_count(0)


@pytest.mark.parametrize("window", [PHONE, DESK])
def test_a_search_left_by_escape_stays_closed(page: Page, server: str) -> None:
    with before_it(page, f"{server}/en/logic/"):
        search(page)
        page.keyboard.press("Escape")
        expect(page.locator("#__search:checked")).to_have_count(0)
    expect(page.locator("#__search:checked")).to_have_count(0)


@pytest.mark.parametrize("window", [PHONE])
@pytest.mark.parametrize("place", ["", "#ladder"])
def test_a_heading_chosen_in_the_menu_closes_it(
    page: Page, server: str, place: str
) -> None:
    with before_it(page, f"{server}/zh/logic/{place}"):
        open_menu(page)
        page.locator(".md-sidebar--primary label[for=__toc]:visible").first.click()
        page.locator(".md-sidebar--primary a[href='#five-pairs']").click()
        expect(page.locator("#__drawer:checked")).to_have_count(0)
    expect(page.locator("#__drawer:checked")).to_have_count(0)
    expect(page.locator("#five-pairs")).to_be_in_viewport()


@pytest.mark.parametrize("window", [PHONE, DESK])
def test_words_in_the_address_are_shown_at_once_and_those_typed_take_their_place(
    page: Page, server: str
) -> None:
    box = page.locator("[name=query]")
    with before_it(page, f"{server}/en/logic/?q=lending"):
        expect(box).to_have_value("lending")
        expect(box).to_be_focused()
        expect(page.locator(".md-search-result__meta")).to_be_visible()
        box.fill("2017")
    expect(box).to_have_value("2017")
    page.locator(".md-search-result__item").first.wait_for()
    with before_it(page, f"{server}/en/logic/?q=lending"):
        page.keyboard.press("Escape")
    expect(page.locator("#__search:checked")).to_have_count(0)
    assert page.url == f"{server}/en/logic/"


@pytest.mark.parametrize("window", [PHONE, DESK])
@pytest.mark.parametrize("late", [True, False])
@pytest.mark.parametrize("place", ["", "#three-reasons"])
def test_the_address_follows_the_first_scroll(
    page: Page, server: str, late: bool, place: str
) -> None:
    """However soon it ends, and however late the script comes."""
    with before_it(page, f"{server}/en/logic/{place}"):
        page.keyboard.press("End")
        page.wait_for_timeout(CLOSES if late else 0)
    page.wait_for_url(re.compile("/en/logic/#(?!three-reasons)."))
    there = page.url.partition("#")[2]
    page.locator("a[data-lang-switch=zh]:visible").click()
    page.wait_for_url(f"{server}/zh/logic/#{there}")


def test_an_address_with_a_place_is_left_as_it_is(page: Page, server: str) -> None:
    with before_it(page, f"{server}/en/logic/#three-reasons"):
        page.mouse.move(300, 300)
    page.wait_for_timeout(2 * CLOSES)
    assert page.url.endswith("#three-reasons")


@pytest.mark.parametrize("window", [PHONE])
@pytest.mark.parametrize("place", ["", "#ladder"])
@pytest.mark.parametrize("key", ["Escape", "Enter"])
def test_the_menu_closes_by_keyboard_while_the_script_starts(
    page: Page, server: str, place: str, key: str
) -> None:
    page.add_init_script(  # the key comes when the script has run, not after a wait
        f"""document.addEventListener("load", event => event.target.src?.includes("/bundle.") &&
          setTimeout(() => document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", {{ key: "{key}", bubbles: true }}))), true)"""
    )
    with before_it(page, f"{server}/en/logic/{place}"):
        open_menu(page)
        page.locator(".md-header__button[for=__drawer] > [role=button]").focus()
    expect(page.locator("#__drawer:checked")).to_have_count(0)
