"""A link followed while the page still scrolls opens where it leads to."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

HOME = "http://localhost:8000"


@pytest.fixture
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A page at the address of the site."""

    def serve(route: Route) -> None:
        path = site / urlsplit(route.request.url).path.strip("/")
        file = path / "index.html" if path.is_dir() else path
        route.fulfill(path=file) if file.is_file() else route.abort()

    page = browser.new_page(viewport={"width": 1300, "height": 800})
    page.route(f"{HOME}/**", serve)
    yield page
    page.close()


def leave(page: Page, link: str, wait: int, arrived: str) -> None:
    """Scroll to a chapter's end and follow a link after some milliseconds."""
    page.goto(f"{HOME}/en/logic/", wait_until="networkidle")
    page.evaluate(
        "([link, wait]) => { scrollTo(0, document.body.scrollHeight);"
        " setTimeout(() => document.querySelector(link).click(), wait); }",
        [link, wait],
    )
    page.wait_for_url(arrived)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(600)  # Material writes addresses a quarter of a second later


@pytest.mark.parametrize("wait", [0, 230])
def test_the_next_page_opens_at_its_top_without_an_old_anchor(
    page: Page, wait: int
) -> None:
    leave(page, ".md-footer__link--next", wait, "**/retrospective/**")
    assert page.url == f"{HOME}/en/retrospective/"
    assert page.evaluate("scrollY") < 10


def test_a_link_with_an_anchor_opens_there(page: Page) -> None:
    leave(page, "article a[href*='sources/#src-']", 150, "**/sources/#src-*")
    top = "document.querySelector(':target').getBoundingClientRect().top"
    assert 0 <= page.evaluate(top) < 400


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
