"""How the site is found, shared and subscribed to, and what a lost address gets."""

import json
from pathlib import Path

from conftest import LANGS
from lxml.html import HtmlElement

from scripts.ledger.catalog import Catalog

LOST = ("404.html", "zh/404.html", "en/404.html")


def test_every_page_announces_the_feeds(
    site: Path, pages: dict[str, HtmlElement]
) -> None:
    for path, page in pages.items():
        links = page.xpath("//link[@type='application/atom+xml']")
        inside = path.startswith(LANGS)
        assert len(links) == (1 if inside else 2), path
        for link in links:
            assert link.get("rel").split() == ["alternate"]
            start = site if link.get("href").startswith("/") else (site / path).parent
            assert (start / link.get("href").lstrip("/")).resolve().is_file(), path


def test_other_languages_are_named_by_whole_addresses(
    pages: dict[str, HtmlElement],
) -> None:
    """Search engines pass over a relative one, and a feed is no version of a page."""
    found = [
        (path, link.get("href"))
        for path, page in pages.items()
        for link in page.xpath("//link[@hreflang]")
    ]
    assert len(found) > 2 * len(pages) - len(LOST)
    assert [one for one in found if not one[1].startswith("http")] == []


def test_lost_addresses_say_so_and_are_not_indexed(
    pages: dict[str, HtmlElement],
) -> None:
    for path, page in pages.items():
        robots = page.xpath("//meta[@name='robots']/@content")
        assert robots == (["noindex"] if path in LOST else []), path
        assert page.xpath("//meta[@name='description']/@content")[0], path
    titles = {path: pages[path].cssselect("title")[0].text for path in LOST}
    assert "没有找到这个页面" in titles["zh/404.html"]
    assert "no such page" in titles["en/404.html"]
    assert (
        "没有找到这个页面" in titles["404.html"]
        and "no such page" in titles["404.html"]
    )


def test_downloads_of_a_lost_address_work_at_any_depth(
    pages: dict[str, HtmlElement],
) -> None:
    for path in LOST:
        for place in pages[path].cssselect("p.downloads"):
            assert place.get("data-root").startswith("/"), path


def test_the_landing_page_can_be_shared(
    site: Path, pages: dict[str, HtmlElement]
) -> None:
    found = {
        meta.get("property"): meta.get("content")
        for meta in pages["index.html"].cssselect("meta[property]")
    }
    assert found["og:title"] and len(found["og:description"]) > 40
    home = found["og:url"]
    assert home == pages["index.html"].cssselect("link[rel=canonical]")[0].get("href")
    picture = site / found["og:image"].removeprefix(home)
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_pages_carry_the_dates_of_the_records(
    pages: dict[str, HtmlElement], catalog: Catalog
) -> None:
    first = min(one.date for one in catalog.changes.values())
    latest = max(one.date for one in catalog.changes.values())
    for path, page in pages.items():
        if not path.startswith(LANGS) or path in LOST:
            continue
        article = json.loads(
            page.xpath("//script[@type='application/ld+json']")[0].text
        )
        name = path.split("/")[1].removesuffix(".html")
        corrected = [c.date for c in catalog.corrections.values() if c.page == name]
        assert article["datePublished"] == first, path
        assert article["dateModified"] == max([latest, *corrected]), path
