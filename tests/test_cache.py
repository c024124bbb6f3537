"""Readers who come back see the new numbers: what changes has a new address."""

import hashlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import LANGS
from lxml.html import HtmlElement
from playwright.sync_api import Browser

from bench.host import Quiet, serving
from scripts.publish.asset_versions import AssetVersions

ASSET = r"\.(css|js|svg|png|csv|json)$"
VERSION = re.compile(r"\?v=\w{10}(?=\")")


class Caching(Quiet):
    """A host that lets browsers keep everything but pages for an hour."""

    def end_headers(self) -> None:
        page = self.path.endswith("/")
        self.send_header("Cache-Control", "no-store" if page else "max-age=3600")
        super().end_headers()


@pytest.fixture
def changing(site: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the site and its address on a host that lets browsers keep files."""
    folder = tmp_path / "site"
    shutil.copytree(site, folder)
    with serving(folder, Caching) as address:
        yield folder, address


def correct(folder: Path, old: str, new: str) -> None:
    """Publish the site once more with another number in charts, pages and search."""
    for pattern in ("*.js", "*.html", "docs.json"):
        for path in folder.rglob(pattern):
            if "vendor" not in path.parts:
                text = path.read_text(encoding="utf-8").replace(old, new)
                path.write_text(VERSION.sub("", text), encoding="utf-8")
    versions = AssetVersions(folder, "/")
    for path in folder.rglob("*.html"):
        path.write_text(versions.add(path, path.read_text("utf-8")), encoding="utf-8")


def test_addresses_carry_a_hash_of_the_content(
    site: Path, pages: dict[str, HtmlElement]
) -> None:
    checked = 0
    for path, page in pages.items():
        for address in page.xpath("//@href | //@src | //@data-spec"):
            name, _, version = address.partition("?v=")
            if "://" in address or not re.search(ASSET, name):
                continue
            start = site if name.startswith("/") else (site / path).parent
            file = start / name.lstrip("/")
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            assert version == content[:10], f"{path}: {address}"
            checked += 1
    assert checked > 300


@pytest.mark.parametrize("lang", LANGS)
def test_a_corrected_number_is_in_the_chart_and_the_search_of_a_returning_reader(
    browser: Browser, changing: tuple[Path, str], lang: str
) -> None:
    folder, address = changing
    page = browser.new_page(viewport={"width": 1300, "height": 900})

    def shown(number: str) -> None:
        page.goto(f"{address}/{lang}/retrospective/")
        chart = page.locator("#fig-household-loans")
        chart.locator(".chart-open").click()
        chart.locator(".chart-live .main-svg").first.wait_for()
        assert number in chart.locator(".chart-live").inner_text()
        page.locator("[name=query]").click()
        page.keyboard.insert_text(number)
        page.locator(".md-search-result__item").first.wait_for()

    shown("9.62")
    correct(folder, "9.62", "9.73")
    shown("9.73")
    page.close()
