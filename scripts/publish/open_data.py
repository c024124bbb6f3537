"""The data of the site for programs: claims, facts and tables as JSON, CSV and zip."""

import json
import zipfile
from pathlib import Path
from typing import Any

from scripts.core.files import read_text
from scripts.core.languages import LANGS, Words
from scripts.ledger.catalog import Catalog
from scripts.ledger.tables import Table

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
TYPES = {"number": "number", "date": "string"}
Usage = dict[str, list[str]]


def _both(catalog: Catalog, words: Words | None, where: str) -> dict[str, str] | None:
    if words is None:
        return None
    return {lang: catalog.plain(words.of(lang), lang, where) for lang in LANGS}


def _outcomes(catalog: Catalog, claim: str) -> list[dict[str, Any]]:
    """What became of a claim, if it was a forecast, a plan or a rule of thumb."""
    return [
        {
            "id": id,
            "kind": outcome.kind,
            "promise": _both(catalog, outcome.promise, outcome.where),
            "became": _both(catalog, outcome.became, outcome.where),
            "verdict": outcome.verdict,
            "proof": outcome.proof,
            "looked": outcome.looked,
            "sources": list(outcome.sources),
            "grade": outcome.grade,
        }
        for id, outcome in catalog.outcomes.items()
        if claim in outcome.claims
    ]


def claims(catalog: Catalog) -> dict[str, Any]:
    """Every claim with its text, source, grade and address within the site."""
    return {
        id: {
            "text": _both(catalog, Words(claim.zh, claim.en), claim.where),
            "kind": claim.kind,
            "source": claim.source,
            "locator": claim.locator,
            "grade": "inference"
            if catalog.damaged(claim)
            else catalog.sources[claim.source].grade,
            "pages": {lang: f"{lang}/{claim.page}/#{id}" for lang in LANGS},
            "outcomes": _outcomes(catalog, id),
        }
        for id, claim in catalog.claims.items()
    }


def facts(catalog: Catalog, used: Usage) -> dict[str, Any]:
    """Every fact as printed and as a plain number; used: pages by fact id."""
    found = {}
    for id, fact in catalog.facts.items():
        amount = catalog.amounts[id]
        found[id] = {
            "label": _both(catalog, fact.label, fact.where),
            "shown": amount.shown._asdict(),
            "value": str(amount.interval.mid),
            "printed": amount.printed,
            "scale": fact.scale,
            "unit": fact.unit,
            "qualifier": fact.qualifier,
            "nature": fact.nature,
            "date": fact.date,
            "source": fact.source,
            "locator": fact.locator,
            "grade": catalog.grade(fact),
            "party": catalog.party(fact),
            "speaker": _both(catalog, fact.speaker, fact.where),
            "formula": fact.formula,
            "cells": list(fact.cells),
            "note": _both(catalog, fact.note, fact.where),
            "pages": used.get(id, []),
        }
    return found


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


def write(catalog: Catalog, used: Usage, docs: Path, target: Path) -> None:
    """Write the JSON files, and each CSV as Excel reads it and in a zip with its sidecar."""
    files = {
        "claims": claims(catalog),
        "facts": facts(catalog, used),
        "datapackage": datapackage(catalog),
    }
    for name, content in files.items():
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        (target / f"{name}.json").write_text(text, encoding="utf-8")
    for id, table in catalog.tables.items():
        text = json.dumps(_with_rows(catalog, table), ensure_ascii=False, indent=1)
        (target / f"{id}.json").write_text(text + "\n", encoding="utf-8")
        # Excel takes a CSV for UTF-8 only if it begins with this mark
        text = read_text(docs / "data" / f"{id}.csv")
        (target / f"{id}.csv").write_text(text, encoding="utf-8-sig", newline="")
        with zipfile.ZipFile(target / f"{id}.zip", "w", zipfile.ZIP_DEFLATED) as pack:
            for name in (f"{id}.csv", f"{id}.yml", "sources.yml"):
                # a fixed date: the same data give the same bytes
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                pack.writestr(entry, (docs / "data" / name).read_bytes())
