"""The switch of colours: as the system's, light, dark, and the choice is kept."""

import pytest
from playwright.sync_api import Browser, Page

SCHEME = "document.body.dataset.mdColorScheme"
SCROLL_BAR = "document.querySelector('meta[name=color-scheme]').content"


def colours(page: Page) -> tuple[str, str]:
    """The scheme of the page, and that of its scroll bars."""
    return page.evaluate(f"[{SCHEME}, {SCROLL_BAR}]")


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("chosen", [None, 0, 1, 2])
def test_colours_are_right_before_any_other_script_is_there(
    browser, server, system, chosen
):
    """chosen: the last of the clicks on the theme's button, from 0, on an earlier visit."""
    context = browser.new_context(color_scheme=system)
    page = context.new_page()
    expected = {"light": "default", "dark": "slate"}[system]
    if chosen is not None:
        page.goto(f"{server}/zh/")
        for number in range(chosen + 1):
            page.locator(".palette label:visible").click()
            page.wait_for_function(
                "n => JSON.parse(localStorage.getItem('/.__palette'))?.index === n",
                arg=(number + 1) % 3,
            )
        expected = page.evaluate("document.body.dataset.mdColorScheme")
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(f"{server}/en/logic/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == expected
    context.close()


@pytest.mark.parametrize("path", ["zh/logic/", "both/logic/"])
def test_an_open_page_follows_the_system_until_a_choice_is_made(
    browser: Browser, server: str, path: str
) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{server}/{path}")
    assert colours(page) == ["default", "light"]
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"() => {SCHEME} === 'slate'")
    assert colours(page) == ["slate", "dark"]
    page.goto(f"{server}/en/")
    page.locator(".palette label:visible").click()  # light, on a dark system
    page.goto(f"{server}/{path}")
    assert colours(page) == ["default", "light"]
    for system in ("light", "dark"):
        page.emulate_media(color_scheme=system)
        assert colours(page) == ["default", "light"]
    context.close()


def test_the_keyboard_goes_from_one_choice_to_the_next(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{server}/en/")
    page.locator(".palette input").first.focus()
    seen = []
    for _ in range(4):
        name = page.evaluate("document.activeElement.ariaLabel")
        assert page.locator(".palette label:visible").get_attribute("title") == name
        seen.append((name.partition(";")[0], *colours(page)))
        page.keyboard.press("Enter")
    assert seen == [
        ("Colours follow the system", "default", "light"),
        ("Light colours", "default", "light"),
        ("Dark colours", "slate", "dark"),
        ("Colours follow the system", "default", "light"),
    ]
    context.close()
