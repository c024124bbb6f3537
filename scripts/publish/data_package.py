"""The tables of the site for programs: a Data Package of JSON, CSV and zip."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from scripts.core.files import read_text
from scripts.core.languages import LANGS
from scripts.ledger.catalog import Catalog
from scripts.ledger.tables import Table

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
TYPES = {"number": "number", "date": "string"}


def to_json(content: object) -> bytes:
    """A value as the text of a JSON file."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(catalog: Catalog, table: Table) -> dict[str, Any]:
    columns: dict[str, dict[str, Any]] = {}
    for name, column in table.columns.items():
        names = (
            [f"{name}.{lang}" for lang in LANGS] if column.type == "words" else [name]
        )
        title = column.label.en if column.label else name
        kind = TYPES.get(column.type, "string")
        unit = " ".join(filter(None, (column.scale, column.unit)))
        for one in names:
            columns[one] = {"name": one, "type": kind, "title": title}
            if unit:
                columns[one]["description"] = f"in {unit}"
            if column.choices:
                columns[one]["constraints"] = {"enum": list(column.choices)}
        if column.hedge:
            columns[column.hedge] = {
                "name": column.hedge,
                "type": "string",
                "title": f"hedge of {name}: nearly, over, about, below or empty",
            }
    columns["source"] = {
        "name": "source",
        "type": "string",
        "title": "keys of sources.yml",
    }
    keys = dict.fromkeys(k for row in table.rows for k in row["source"].split())
    return {
        "name": table.id.replace("_", "-"),
        "path": f"{table.id}.csv",
        "title": catalog.plain(table.title.en, "en", table.id),
        "description": catalog.plain(table.subtitle.en, "en", table.id),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [columns[n] for n in table.rows[0]],
            "primaryKey": [table.key],
        },
        "sources": [
            {"title": catalog.sources[k].title.en}
            | ({"path": url} if (url := catalog.sources[k].url) else {})
            for k in keys
        ],
    }


def _with_rows(catalog: Catalog, table: Table) -> dict[str, Any]:
    """A Data Resource that holds its rows: a number as such, an empty cell as null."""
    resource = _resource(catalog, table)
    for name in ("path", "format", "mediatype", "encoding"):
        del resource[name]
    fields = resource["schema"]["fields"]
    numbers = {field["name"] for field in fields if field["type"] == "number"}

    def cell(name: str, text: str) -> object:
        return json.loads(text) if text and name in numbers else text or None

    rows = [{name: cell(name, row[name]) for name in row} for row in table.rows]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        **resource,
        "licenses": [LICENCE],
        "data": rows,
    }


def datapackage(catalog: Catalog) -> dict[str, Any]:
    """A Data Package (version 2) that describes every CSV."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "from-fish-to-fishing",
        "title": "从鱼到渔 / From Fish to Fishing: the tables behind the charts",
        "description": catalog.plain(
            catalog.word("book_lead", "en"), "en", "words.yml"
        ),
        "keywords": catalog.word("book_keywords", "en").split(", "),
        "contributors": [{"title": catalog.word("book_author", "en")}],
        "licenses": [LICENCE],
        "resources": [_resource(catalog, table) for table in catalog.tables.values()],
    }


def _packed(table: Table, data: Path) -> bytes:
    """A zip of a table's CSV with its sidecar and the sources."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as pack:
        for name in (f"{table.id}.csv", f"{table.id}.yml", "sources.yml"):
            # a fixed date: the same data give the same bytes
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            pack.writestr(entry, (data / name).read_bytes())
    return content.getvalue()


def files(catalog: Catalog, data: Path) -> dict[str, bytes]:
    """The files of all tables, by name, and the package that describes them.

    Args:
        catalog: The data.
        data: The folder that they were read from.
    """
    found = {"datapackage.json": to_json(datapackage(catalog))}
    for id, table in catalog.tables.items():
        found[f"{id}.json"] = to_json(_with_rows(catalog, table))
        # Excel takes a CSV for UTF-8 only if it begins with this mark
        found[f"{id}.csv"] = read_text(data / f"{id}.csv").encode("utf-8-sig")
        found[f"{id}.zip"] = _packed(table, data)
    return found
