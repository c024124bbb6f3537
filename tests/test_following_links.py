"""A link followed while the page still scrolls opens where it leads to."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import LANGS, settle
from playwright.sync_api import Browser, Page, Route

HOME = "http://localhost:8000"
TOOLS = {"forecasts": "tracker-filter", "roadmap": "self-assessment"}


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A page at the address of the site: only there pages are exchanged without loading."""

    def serve(route: Route) -> None:
        path = site / urlsplit(route.request.url).path.strip("/")
        file = path / "index.html" if path.is_dir() else path
        route.fulfill(path=file) if file.is_file() else route.abort()

    page = browser.new_page(viewport={"width": 1300, "height": 800})
    page.route(f"{HOME}/**", serve)
    yield page
    page.close()


def leave(page: Page, lang: str, link: str, wait: int) -> None:
    """Scroll to a chapter's end and follow a link after some milliseconds."""
    page.goto(f"{HOME}/{lang}/logic/", wait_until="networkidle")
    page.locator("html.js").wait_for(state="attached")
    page.evaluate("window.stayed = true")
    page.evaluate(
        "([link, wait]) => { scrollTo(0, document.body.scrollHeight);"
        " setTimeout(() => document.querySelector(link).click(), wait); }",
        [link, wait],
    )
    page.locator("#five-pairs").wait_for(state="detached")  # of the old page
    page.wait_for_timeout(2500)  # Material writes addresses a quarter of a second later
    assert page.evaluate("window.stayed"), "the page was loaded anew"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("wait", [0, 70, 150, 230])
def test_the_next_page_opens_at_its_top_without_an_old_anchor(
    page: Page, lang: str, wait: int
) -> None:
    leave(page, lang, ".md-footer__link--next", wait)
    assert page.url == f"{HOME}/{lang}/retrospective/"
    assert page.evaluate("scrollY") < 10


@pytest.mark.parametrize("wait", [0, 150])
def test_a_link_with_an_anchor_opens_there(page: Page, wait: int) -> None:
    leave(page, "en", "article a[href*='sources/#src-']", wait)
    assert "/sources/#src-" in page.url
    page.locator(":target").wait_for(state="attached")
    assert (
        0
        <= page.evaluate(
            "document.querySelector(':target').getBoundingClientRect().top"
        )
        < 400
    )


def test_the_words_of_a_search_result_are_marked_once(page: Page) -> None:
    page.goto(f"{HOME}/en/", wait_until="networkidle")
    page.locator("[name=query]").click()
    page.keyboard.insert_text("lending")
    result = page.locator("a.md-search-result__link[href*='#']").first
    result.wait_for()
    result.click()
    page.locator("article mark").first.wait_for(state="attached")
    page.wait_for_timeout(600)
    assert page.locator("mark mark").count() == 0


LOOK = """() => [...document.querySelectorAll("article *")].map(one => {
  const { display, margin, padding, borderWidth, fontSize, page } = getComputedStyle(one);
  return [one.className, display, margin, padding, borderWidth, fontSize, page].join(); })"""


@pytest.mark.parametrize("name", ["forecasts", "roadmap"])
def test_a_tool_looks_the_same_whether_its_page_was_loaded_or_exchanged(
    page: Page, name: str
) -> None:
    """Its own styles come last when Material exchanges the page, after those for print."""
    looks = []
    for start in (name, "logic"):
        page.goto(f"{HOME}/en/{start}/", wait_until="networkidle")
        page.evaluate("window.stayed = true")
        if start != name:
            page.locator(f".md-tabs__link[href$='{name}/']").click()
            page.wait_for_url(f"**/{name}/")
            page.wait_for_load_state("networkidle")
        page.locator(f"link[href*='{TOOLS[name]}.css']").wait_for(state="attached")
        tool = page.locator(
            "article :is(.assess-control, .tracker-filter):not([hidden])"
        )
        tool.wait_for(state="attached")
        settle(page)
        assert page.evaluate("window.stayed")
        for medium in ("screen", "print"):
            page.emulate_media(media=medium)
            looks.append(page.evaluate(LOOK))
        page.emulate_media(media="screen")
    for loaded, exchanged in zip(looks[:2], looks[2:], strict=True):
        pairs = zip(loaded, exchanged, strict=True)
        assert not [(one, two) for one, two in pairs if one != two][:3]
