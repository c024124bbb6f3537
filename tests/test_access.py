"""Everybody can use the site: axe-core on every page, the keyboard, small screens."""

from collections import Counter

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import (
    LANGS,
    OPENED_BOTH,
    OPENED_CHARTS,
    ROOT,
    address,
    open_search,
    settle,
    to_open,
)

AXE = """{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"], preload: false}"""
COLOUR = """{runOnly: {type: "rule", values: ["color-contrast", "link-in-text-block"]},
  resultTypes: ["violations"], preload: false}"""  # all that differs between light and dark
# The one exception: the theme opens menu and search by labels. They are made buttons for
# readers with a keyboard, which a label may not be by ARIA in HTML; each has a name and a state.
FINDINGS = """async () => (await window.audit).violations.flatMap(rule => rule.nodes
  .filter(node => rule.id !== "aria-allowed-role" || !/^<label [^>]*for="__/.test(node.html))
  .map(node =>
  `${rule.id}: ${node.target}: ${[...node.any, ...node.all, ...node.none][0]?.message}`))"""
WIDTHS = (360, 1440)
PATHS = ["index.html", "404.html", *OPENED_BOTH]
PATHS += [
    path
    for lang in LANGS
    for path in (
        f"{lang}/404.html",
        f"{lang}/index.html",
        *(
            f"{lang}/{page.stem}/index.html"
            for page in sorted((ROOT / "docs" / lang).glob("*.md"))
            if page.stem != "index"
        ),
        *(f"{lang}/charts/{chart}/index.html" for chart in OPENED_CHARTS),
    )
]


def paint(page, scheme):
    """Switch between light and dark as the reader's system does; wait for the page."""
    page.emulate_media(color_scheme=scheme)
    name = {"light": "default", "dark": "slate"}[scheme]
    painted = f"body:is([data-md-color-scheme={name}], :not([data-md-color-scheme]))"
    page.locator(painted).wait_for(state="attached")


def start(page, rules, place="html"):
    """Begin an audit without waiting, so that two pages are audited side by side."""
    page.evaluate(f"() => {{ window.audit = axe.run({place!r}, {rules}); }}")


@pytest.fixture(scope="module")
def screens(browser):
    """A page for each width, with axe in it and every fold open after open_page."""
    opened = {}
    for width in WIDTHS:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        context.add_init_script(Axe().axe_script)
        opened[width] = context.new_page()
    yield opened
    for page in opened.values():
        page.context.close()


def open_page(page, url):
    page.emulate_media(color_scheme="light")
    page.goto(url)
    page.evaluate(
        "document.querySelectorAll('details').forEach(fold => fold.open = true)"
    )


def test_every_page_is_audited(pages):
    assert sorted(to_open(pages)) == sorted(PATHS)


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(screens, released, path):
    findings = []
    for page in screens.values():
        open_page(page, f"{released}/{address(path)}")
    for scheme, rules in (("light", AXE), ("dark", COLOUR)):
        for page in screens.values():
            paint(page, scheme)
            start(page, rules)
        for width, page in screens.items():
            found = page.evaluate(FINDINGS)
            findings += [f"{width} {scheme}: {text}" for text in found]
    assert not findings, "\n".join(findings)


def test_axe_sees_the_dark_scheme_and_a_fault(screens, server):
    """The audit above would notice: dark is really painted, a fault really reported."""
    page = screens[1440]
    open_page(page, f"{server}/en/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    paint(page, "dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.add_style_tag(content="p { color: #333 !important }")
    start(page, COLOUR)
    assert any("color-contrast" in text for text in page.evaluate(FINDINGS))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("lang", "query"), [("zh", "联合贷款"), ("en", "lending")])
def test_axe_finds_nothing_in_what_opens_on_request(
    screens, server, lang, query, width
):
    """An interactive chart, a note, the tooltip of a term, the search results."""
    page = screens[width]
    open_page(page, f"{server}/{lang}/retrospective/")

    def audit(opened):
        # In the dark only what has opened: the colours of the rest were audited above.
        for scheme, rules, place in (("dark", COLOUR, opened), ("light", AXE, "html")):
            paint(page, scheme)
            page.locator(place).first.wait_for()
            start(page, rules, place)
            assert page.evaluate(FINDINGS) == [], scheme

    page.locator(".chart-open").first.click()
    page.locator(".chart-live .main-svg").first.wait_for()
    audit(".chart-live")
    page.locator(".footnote-ref").first.focus()
    page.locator("#note-box").wait_for()
    audit("#note-box")
    page.keyboard.press("Escape")
    page.locator("#note-box").wait_for(state="hidden")
    page.locator("a.term").first.focus()
    page.locator("#note-box").wait_for()
    audit("#note-box")
    page.keyboard.press("Escape")
    page.locator("#note-box").wait_for(state="hidden")
    open_search(page)
    page.keyboard.insert_text(query)
    page.locator(".md-search-result__item").first.wait_for()
    audit(".md-search__output")
    page.keyboard.press("Escape")


def test_the_skip_link_search_and_escape_work_by_keyboard(browser, server):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{server}/en/logic/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#top:target").wait_for(state="attached")
    settle(page)  # the browser moves its starting point after that
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")
    open_search(page)
    for _ in range(50):  # Material listens once its search is up
        page.keyboard.press("Escape")
        page.wait_for_timeout(300)
        if not page.locator("#__search").is_checked():
            break
    assert not page.locator("#__search").is_checked()


@pytest.mark.parametrize("width", [320, 640])  # 640: 1280 px at 200 %
def test_nothing_is_lost_on_a_small_screen_or_at_200_percent(
    browser, server, pages, width
):
    """The page itself never scrolls sideways; wide tables and steps do in their own box."""
    page = browser.new_page(viewport={"width": width, "height": 500})
    for path in to_open(pages):
        page.goto(f"{server}/{address(path)}")
        page.evaluate(
            "document.querySelectorAll('details').forEach(fold => fold.open = true)"
        )
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path}: {wide} px"
        cut = page.evaluate("""() => [...document.querySelectorAll("article *, main *")].filter(e => {
          const box = e.getBoundingClientRect();
          const steps = e.closest(".journey-steps");
          if (steps && e !== steps) return box.width > steps.clientWidth + 1;
          return box.width && box.right > innerWidth + 1 &&
            !e.closest(".md-typeset__scrollwrap, pre, .chart-table, .md-sidebar, .chart svg");
        }).map(e => e.outerHTML.slice(0, 120))""")
        assert not cut, f"{path}: {cut[:3]}"
    page.close()


def test_motion_stops_when_the_reader_asks(screens, server):
    page = screens[1440]
    page.goto(f"{server}/en/logic/")
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter(e => {
      const s = getComputedStyle(e);
      const long = times => times.split(",").some(t => parseFloat(t) > 0.01);
      return long(s.transitionDuration) || long(s.animationDuration) && s.animationName !== "none" ||
        s.scrollBehavior === "smooth";
    }).map(e => e.className || e.tagName)""")
    assert not moving, Counter(map(str, moving)).most_common(8)
