"""Checks every single value of the catalog by the rules of values.py."""

import re

from scripts.core.errors import AuthorError
from scripts.core.languages import LANGS
from scripts.core.yaml_records import one_of
from scripts.ledger import reader_texts, values
from scripts.ledger.catalog import Catalog
from scripts.ledger.number_format import power
from scripts.ledger.records import Change, Claim, Correction, Fact

ARTICLES = {"article_2017": "A", "article_2018": "B"}
LAST = re.compile(r"[AB][1-9]\d{0,2}", re.ASCII)


def check_sources(catalog: Catalog) -> None:
    """Raise AuthorError at the first value of a source, or place in one, that cannot be.

    Other checks count paragraphs and compare dates: this one comes before them.
    """
    for id, source in catalog.sources.items():
        if source.url:
            values.address(source.url, f"{source.where}: url")
        for name in ("published", "accessed"):
            values.day(getattr(source, name), f"{source.where}: {name}", past=True)
        if source.accessed < source.published[: len(source.accessed)]:
            raise AuthorError(
                f"{source.where}: accessed {source.accessed} is before published "
                f"{source.published}; correct one of them"
            )
        last, letter = source.last_paragraph, ARTICLES.get(id)
        if last and not LAST.fullmatch(last):
            raise AuthorError(
                f"{source.where}: last_paragraph: {last!r} is no paragraph; write it like "
                "A29"
            )
        if letter and (not last or last[0] != letter):
            raise AuthorError(
                f"{source.where}: last_paragraph must be {letter} and a number, by which "
                "its paragraphs are cited"
            )
    entries: list[Fact | Claim] = [*catalog.facts.values(), *catalog.claims.values()]
    for entry in entries:
        one_of(entry.where, "source", entry.source, catalog.sources)
        if entry.locator:
            last = catalog.sources[entry.source].last_paragraph
            values.locator(entry.locator, last, f"{entry.where}: locator")
    article = catalog.sources["article_2017"]
    for damage in catalog.damage.values():
        for one in damage.paragraphs:
            place = f"{damage.where}: paragraphs"
            if not LAST.fullmatch(one):
                raise AuthorError(f"{place}: {one!r} is not one paragraph; write A2")
            values.locator(one, article.last_paragraph, place)


def check(catalog: Catalog) -> None:
    """Raise AuthorError at the first value that cannot be meant."""
    for fact in catalog.facts.values():
        values.day(fact.date, f"{fact.where}: date")
        _cells(catalog, fact.id)
        _singular(catalog, fact.id)
    news: list[Change | Correction] = [*catalog.changes.values()]
    for one in [*news, *catalog.corrections.values()]:
        values.day(one.date, f"{one.where}: date", past=True)
    for outcome in catalog.outcomes.values():
        for name in ("proof", "looked"):
            if when := getattr(outcome, name):
                values.day(when, f"{outcome.where}: {name}", past=True)
    if not catalog.changes:
        raise AuthorError("changes.yml: has no entries; add one, the feed needs it")
    for where, words, field in reader_texts.texts(catalog):
        # Labels may begin or end with a space, where something is filled in.
        label = field in ("words", "Assessment.words")
        for lang in LANGS:
            rule = values.no_html if label else values.text
            rule(words.of(lang), f"{where} ({lang})")


def _singular(catalog: Catalog, id: str) -> None:
    """English units are plurals; a single one needs a unit of its own."""
    fact = catalog.facts[id]
    name = catalog.units[fact.unit].en
    if catalog.amounts[id].printed == "1" and not fact.scale and name.endswith("s"):
        raise AuthorError(
            f"{fact.where}: would read 'one {name}'; add a unit with the singular to "
            "units.yml and use that"
        )


def _cells(catalog: Catalog, id: str) -> None:
    """A fact counts in the unit and the scale of the cells that it is read from."""
    fact = catalog.facts[id]
    for path in fact.cells:
        name, _, place = path.partition("/")
        table = catalog.tables.get(name)
        column = table and table.columns.get(place.partition("/")[2])
        if not column:
            continue  # which the catalog reports itself
        if power(column.scale) != power(fact.scale):
            raise AuthorError(
                f"{fact.where}: scale is {fact.scale}, but {name}.yml has "
                f"{column.scale} for {path}; make them equal"
            )
        if column.unit and column.unit != fact.unit:
            raise AuthorError(
                f"{fact.where}: unit is {fact.unit}, but {name}.yml has "
                f"{column.unit} for {path}; make them equal"
            )
