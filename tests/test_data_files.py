"""Files for readers' own programs: CSV that spreadsheets open, and links to all the data."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path, PurePath
from urllib.parse import urlsplit

import pytest
from conftest import LANGS, ROOT
from lxml import etree
from lxml.html import HtmlElement
from PIL import Image

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


SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("lang", LANGS)
def test_a_drawing_program_reads_the_svg_with_its_colours_and_fonts(
    site: Path, catalog: Catalog, lang: str
) -> None:
    """Such programs know no custom property, no style sheet and no SVG inside another."""
    for id in catalog.tables:
        file = site / lang / "assets" / "charts" / f"{id}.svg"
        root = etree.fromstring(file.read_bytes())
        assert root.tag == f"{SVG}svg" and root.get("viewBox"), id
        tags = {etree.QName(one).localname for one in root.iterdescendants()}
        assert tags <= {"g", "path", "rect", "text", "tspan"}, (id, tags)
        for one in root.iter():
            for name in ("fill", "stroke"):
                paint = one.get(name, "none")
                assert re.fullmatch(r"none|#[0-9a-f]{6}", paint), (id, paint)
            if fonts := one.get("font-family"):
                assert fonts.endswith("serif"), (id, fonts)
            style = one.get("style", "")
            assert style in ("", "font-variant-east-asian:proportional-width"), id
            values = " ".join(one.attrib.values())
            assert not re.search(r"var\(|url\(|https?:|@", values), (id, values)
        title = catalog.plain(catalog.tables[id].title.of(lang), lang, id)
        text = "".join(root.itertext()).replace(" ", "")
        assert title.replace(" ", "") in text, id


@pytest.mark.parametrize("lang", LANGS)
def test_the_png_has_two_pixels_for_each_of_the_svg(
    site: Path, catalog: Catalog, lang: str
) -> None:
    for id in catalog.tables:
        file = site / lang / "assets" / "charts" / f"{id}.svg"
        root = etree.fromstring(file.read_bytes())
        size = tuple(2 * int(root.attrib[name]) for name in ("width", "height"))
        assert Image.open(file.with_suffix(".png")).size == size, id


def test_the_data_package_describes_every_column_of_every_table(
    site: Path, catalog: Catalog
) -> None:
    data = site / "data"
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    assert package["description"] and package["keywords"] and package["contributors"]
    files = {one["path"] for one in package["resources"]}
    assert files == {f"{id}.csv" for id in catalog.tables}
    for one in package["resources"]:
        text = (data / one["path"]).read_text("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        fields = {field["name"]: field for field in one["schema"]["fields"]}
        assert list(rows[0]) == list(fields), one["path"]
        (key,) = one["schema"]["primaryKey"]
        assert len({row[key] for row in rows}) == len(rows)
        for name, field in fields.items():
            cells = {row[name] for row in rows}
            if field["type"] == "number":
                assert all(not cell or float(cell) == float(cell) for cell in cells)
            if choices := field.get("constraints"):
                assert cells <= set(choices["enum"]), (one["path"], name)
        assert one["sources"] and package["licenses"]


def test_the_json_of_a_chart_holds_the_rows_of_its_csv(
    site: Path, catalog: Catalog
) -> None:
    for id, table in catalog.tables.items():
        found = json.loads((site / "data" / f"{id}.json").read_text("utf-8"))
        assert "path" not in found and found["licenses"], id
        assert len(found["data"]) == len(table.rows)
        numbers = 0
        for ours, row in zip(found["data"], table.rows, strict=True):
            assert ours.keys() == row.keys()
            for name, text in row.items():
                value = ours[name]
                if isinstance(value, float | int):
                    assert value == float(text), (id, name)
                    numbers += 1
                else:
                    assert (value or "") == text, (id, name)
        kinds = [one.type for one in table.columns.values()]
        assert bool(numbers) == ("number" in kinds), id


@pytest.mark.parametrize("lang", LANGS)
def test_every_published_file_of_data_is_linked(
    site: Path, pages: dict[str, HtmlElement], lang: str
) -> None:
    """What nobody can find is no offer; what is none, such as a list of words, stays out."""
    linked = set()
    for path, page in pages.items():
        if path.startswith(f"{lang}/") and not path.endswith("404.html"):
            for link in page.xpath("//article//a[contains(@href, '/data/')]/@href"):
                linked.add(f"data/{PurePath(urlsplit(link).path).name}")
    published = {f"data/{path.name}" for path in (site / "data").iterdir()}
    assert len(published) > 30
    assert published <= linked, sorted(published - linked)


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
