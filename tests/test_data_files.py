"""Files for readers' own programs: CSV that spreadsheets open, and links to all the data."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pytest
from conftest import LANGS, ROOT
from lxml.html import HtmlElement

from scripts.ledger.catalog import Catalog


def test_the_csv_of_a_chart_opens_as_utf_8_in_excel(
    site: Path, catalog: Catalog
) -> None:
    for id in catalog.tables:
        content = (site / "data" / f"{id}.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf"), id
        own = (ROOT / "docs" / "data" / f"{id}.csv").read_text("utf-8")
        assert content.decode("utf-8-sig") == own, id
        with zipfile.ZipFile(site / "data" / f"{id}.zip") as pack:
            assert pack.read(f"{id}.csv").decode("utf-8") == own, id


def test_programs_that_skip_the_mark_find_the_columns(
    site: Path, catalog: Catalog
) -> None:
    text = (site / "data" / "timeline.csv").read_text("utf-8-sig")
    assert next(csv.reader(io.StringIO(text)))[0] == catalog.tables["timeline"].key


@pytest.mark.parametrize("lang", LANGS)
def test_the_sources_page_links_the_files(
    site: Path, pages: dict[str, HtmlElement], lang: str
) -> None:
    links = pages[f"{lang}/sources/index.html"].xpath("//article//a/@href")
    for name in ("datapackage.json", "facts.json", "claims.json"):
        found = [link for link in links if f"/data/{name}" in link]
        assert len(found) == 1, name
        file = site / lang / "sources" / found[0].partition("?")[0]
        assert file.resolve().is_file()


def test_no_word_is_printed_twice(
    pages: dict[str, HtmlElement], catalog: Catalog
) -> None:
    """A number carries its unit: the sentence must not name it again."""
    chinese = {
        unit.zh.lstrip("个") for unit in catalog.units.values() if len(unit.zh) > 1
    }
    assert len(chinese) > 3
    twice = [rf"{unit}{unit}" for unit in chinese if len(unit) > 1]
    pattern = re.compile("|".join([r"\b(?!that\b)([a-z]{3,})\s+\1\b", *twice]))
    for path, page in pages.items():
        if "changelog" in path:
            continue  # which quotes what was wrong
        for block in page.cssselect("article p, article li, article td"):
            assert not pattern.search(block.text_content()), (
                f"{path}: {block.text_content()}"
            )
