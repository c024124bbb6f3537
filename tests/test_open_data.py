"""The files for programs, written without a build."""

import json
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from conftest import LANGS, ROOT

from scripts.ledger.catalog import Catalog
from scripts.publish import host_files, open_data


def test_facts_and_rows_are_plain_numbers(catalog: Catalog, tmp_path: Path) -> None:
    used = {"household_2017": ["logic"]}
    open_data.write(catalog, used, ROOT / "docs", tmp_path)
    files = {p.stem: json.loads(p.read_text("utf-8")) for p in tmp_path.glob("*.json")}
    assert set(files) == {"claims", "facts", "datapackage", *catalog.tables}
    fact = files["facts"]["household_2017"]
    assert (fact["printed"], fact["scale"], fact["unit"]) == (
        "9.62",
        "trillion",
        "yuan",
    )
    assert (float(fact["value"]), fact["pages"]) == (9.62e12, ["logic"])
    assert fact["shown"] == {"zh": "9.62万亿元", "en": "9.62\u00a0trillion\u00a0yuan"}
    rows = files["household_loans"]["data"]
    assert {type(row["balance"]) for row in rows} <= {float, int}
    with ZipFile(tmp_path / "household_loans.zip") as pack:
        assert "sources.yml" in pack.namelist()


def test_a_feed_has_every_change_and_correction(catalog: Catalog) -> None:
    news = len(catalog.changes) + len(catalog.corrections)
    for lang in LANGS:
        feed = host_files.feed(catalog, lang, f"https://example.org/{lang}/", "So.")
        root = ElementTree.fromstring(feed)
        space = {"": host_files.ATOM}
        assert len(root.findall("entry", space)) == news > 1
        days = [one.text for one in root.findall("entry/updated", space)]
        assert days == sorted(days, reverse=True)
        assert root.findtext("updated", namespaces=space) == days[0]
