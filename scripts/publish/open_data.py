"""The data of the site for programs: claims and facts as JSON, and its tables."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from scripts.core.languages import LANGS, Words
from scripts.ledger.catalog import Catalog
from scripts.publish import data_package
from scripts.publish.data_package import to_json

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


@lru_cache(maxsize=1)  # a preview reads the data again only if they were edited
def _of_data(catalog: Catalog, data: Path) -> dict[str, bytes]:
    """The files that the data alone decide, by name."""
    tables = data_package.files(catalog, data)
    return tables | {"claims.json": to_json(claims(catalog))}


def write(catalog: Catalog, used: Usage, docs: Path, target: Path) -> None:
    """Write claims, facts and all tables.

    Args:
        catalog: The data.
        used: The pages that print each fact.
        docs: The folder of the content.
        target: The folder of the site's data.
    """
    printed = {"facts.json": to_json(facts(catalog, used))}
    for name, content in (_of_data(catalog, docs / "data") | printed).items():
        (target / name).write_bytes(content)
