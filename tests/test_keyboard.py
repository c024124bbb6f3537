"""The keyboard reaches everything that is shown, nothing that is hidden, and shows where it is."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import LANGS, address, lang_at, open_search, settle, to_open, unfold
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page

WIDTHS = (390, 1440)
# Notes where the focus is when the next key comes: by then the page has scrolled to it.
WATCH = """() => {
  window.stops = [];
  document.addEventListener("keydown", () => {
    const active = document.activeElement;
    if (active === document.body || active === window.first) window.through = stops.length > 0;
    if (window.through || active === document.body) return;
    window.first ??= active;
    // a choice of colours shows in the label after it
    const at = active.matches(".md-option") ? active.nextElementSibling : active;
    const style = getComputedStyle(at), box = at.getBoundingClientRect();
    stops.push({
      tag: at.tagName, name: at.className, href: at.href, html: at.outerHTML.slice(0, 120),
      ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
      seen: at.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
        && box.right > 0 && box.left < innerWidth,
    });
  }, true);
}"""


@pytest.fixture(params=WIDTHS)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    size = {"width": request.param, "height": 900}
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A narrow page in which no error may occur."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors


def walk(page: Page) -> list[dict[str, Any]]:
    """What the Tab key stops at, from the top of the page to its end."""
    page.evaluate(WATCH)
    session = page.context.new_cdp_session(page)
    key = {"type": "rawKeyDown", "key": "Tab", "windowsVirtualKeyCode": 9}
    for _ in range(80):
        for _ in range(25):
            session.send("Input.dispatchKeyEvent", key)
        if page.evaluate("window.through"):
            return page.evaluate("stops")
    pytest.fail("the Tab key never gets through the page")


def unnamed(page: Page) -> list[str]:
    """What can take the focus but has no name for a screen reader."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    found, checked = [], 0
    for node in nodes:
        focusable = any(p["name"] == "focusable" for p in node.get("properties", ()))
        if node["ignored"] or not focusable or node["role"]["value"] == "RootWebArea":
            continue
        checked += 1
        if not node.get("name", {}).get("value", "").strip():
            found.append(f"{node['role']['value']}: {node['backendDOMNodeId']}")
    assert checked > 1
    return found


def test_tab_stops_at_nothing_hidden_or_unnamed_on_any_page(
    page: Page, server: str, pages: dict[str, HtmlElement], tell
) -> None:
    wrong, count = [], 0
    page.route("**/notes.js*", lambda route: route.abort())  # opens a note at each stop
    width = page.viewport_size["width"]
    opened = to_open(pages, lang_at(width))
    for path in opened:
        page.goto(f"{server}/{address(path)}")
        settle(page)
        wrong += [f"{path}: no name: {node}" for node in unnamed(page)]
        for stop in walk(page):
            count += 1
            if not stop["seen"] or not stop["ring"]:
                wrong.append(
                    f"{path}: seen {stop['seen']}, ring {stop['ring']}: {stop['html']}"
                )
    tell(f"Tab at {width} px: {len(opened)} pages, {count} stops, {len(wrong)} wrong")
    assert not wrong, "\n".join(wrong[:40])
    assert count > 20 * len(opened)


def test_tab_reaches_everything_in_opened_folds(
    page: Page, server: str, pages: dict[str, HtmlElement]
) -> None:
    lang = lang_at(page.viewport_size["width"])
    page.goto(f"{server}/{lang}/logic/")
    unfold(page)
    settle(page)
    assert not unnamed(page)
    stops = walk(page)
    assert "md-skip" in stops[0]["name"]
    hidden = [stop for stop in stops if not stop["seen"] or not stop["ring"]]
    assert not hidden, hidden
    links = page.eval_on_selector_all(
        "article a[href]:not(.headerlink)", "links => links.map(link => link.href)"
    )
    reached = Counter(stop["href"] for stop in stops if stop["tag"] == "A")
    assert len(links) > 100
    assert not Counter(links) - reached
    assert "chart-open" in " ".join(stop["name"] for stop in stops)
    assert sum(stop["tag"] == "SUMMARY" for stop in stops) == len(
        pages[f"{lang}/logic/index.html"].cssselect("summary")
    )


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize(("lang", "name"), [("zh", "菜单"), ("en", "Menu")])
def test_the_menu_opens_and_closes_by_keyboard(
    phone: Page, server: str, lang: str, name: str, key: str
) -> None:
    phone.goto(f"{server}/{lang}/logic/")
    menu = phone.get_by_role("button", name=name, exact=True)
    links = phone.locator(".md-sidebar--primary a[href*=retrospective]")
    assert links.is_hidden()
    menu.focus()
    phone.keyboard.press(key)
    links.wait_for()
    assert menu.get_attribute("aria-expanded") == "true"
    assert phone.evaluate("!!document.activeElement.closest('.md-sidebar--primary')")
    phone.keyboard.press("Escape")
    links.wait_for(state="hidden")
    assert menu.get_attribute("aria-expanded") == "false"
    assert menu.evaluate("e => e === document.activeElement")
    phone.keyboard.press(key)
    for _ in range(30):
        phone.keyboard.press("Tab")
        if links.evaluate("e => e === document.activeElement"):
            break
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/retrospective/")


@pytest.mark.parametrize("lang", LANGS)
def test_the_contents_in_the_menu_open_by_keyboard(
    phone: Page, server: str, lang: str
) -> None:
    phone.goto(f"{server}/{lang}/logic/")
    phone.locator(".md-header__button[for=__drawer] > [role=button]").focus()
    phone.keyboard.press("Enter")
    contents = phone.locator(".md-sidebar--primary .md-nav__link[for=__toc] > *")
    contents.focus()
    phone.keyboard.press("Enter")
    link = phone.locator(".md-sidebar--primary a[href$='#limits']")
    link.wait_for()
    settle(phone)
    assert phone.locator(".md-sidebar--primary a[href*=retrospective]").is_hidden()
    phone.keyboard.press("Enter")  # on the title of the list, which leads back
    link.wait_for(state="hidden")
    assert contents.evaluate("e => e === document.activeElement")
    phone.keyboard.press("Enter")
    link.focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**#limits")
    link.wait_for(state="hidden")


def test_leaving_the_menu_closes_it(phone: Page, server: str) -> None:
    phone.goto(f"{server}/en/glossary/")
    phone.locator(".md-header__button[for=__drawer] > [role=button]").focus()
    phone.keyboard.press("Enter")
    sidebar = phone.locator(".md-sidebar--primary a").first
    sidebar.wait_for()
    for _ in range(40):
        phone.keyboard.press("Tab")
        if not phone.locator("#__drawer").is_checked():
            break
    sidebar.wait_for(state="hidden")


@pytest.mark.parametrize(("lang", "name"), [("zh", "搜索"), ("en", "Search")])
def test_the_search_opens_by_keyboard_on_a_phone(
    phone: Page, server: str, lang: str, name: str
) -> None:
    phone.goto(f"{server}/{lang}/logic/")
    phone.locator(".md-header").get_by_role("button", name=name, exact=True).focus()
    phone.keyboard.press("Enter")
    phone.locator("[name=query]:focus").wait_for()
    phone.keyboard.insert_text("2017")
    phone.locator(".md-search-result__item").first.wait_for()


def test_single_keys_do_nothing(phone: Page, server: str) -> None:
    phone.goto(f"{server}/en/retrospective/")
    settle(phone)
    for key in "np.,fs/":
        phone.keyboard.press(key)
        phone.wait_for_timeout(50)
        assert not phone.locator("#__search").is_checked(), key
    assert phone.url.endswith("/en/retrospective/")
    open_search(phone)
    phone.keyboard.type("n,p/")  # in the search box they are letters
    assert phone.locator("[name=query]").input_value() == "n,p/"


def test_answers_show_the_focus(phone: Page, server: str) -> None:
    phone.goto(f"{server}/zh/roadmap/")
    box = phone.locator(".assess-item input").first
    box.scroll_into_view_if_needed()
    before = box.screenshot()
    place = box.bounding_box()
    assert place
    area = {side: place[side] - 4 for side in ("x", "y")}
    area |= {side: place[side] + 8 for side in ("width", "height")}
    before = phone.screenshot(clip=area)
    box.focus()
    assert phone.screenshot(clip=area) != before


def test_boxes_that_scroll_have_role_and_name(phone: Page, server: str) -> None:
    phone.goto(f"{server}/en/charts/timeline-later/")
    unfold(phone)
    settle(phone)
    boxes = phone.evaluate(
        "[...document.querySelectorAll('.chart-table, .md-typeset__scrollwrap')]"
        ".filter(box => box.scrollWidth > box.clientWidth)"
        ".map(box => [box.tabIndex, box.role, box.ariaLabel])"
    )
    assert boxes
    for index, role, name in boxes:
        assert index == 0 and role == "region" and name, (index, role, name)


def test_without_scripts_a_narrow_page_has_its_tabs(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{server}/en/logic/")
    assert page.locator(".md-tabs__link").first.is_visible()
    assert page.locator(".md-header__button[for=__drawer]").is_hidden()
    context.close()
