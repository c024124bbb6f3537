"""Checks every single value of the catalog by the rules of values.py."""

from collections.abc import Iterator
from decimal import Decimal

from scripts.core.errors import AuthorError
from scripts.core.languages import Words
from scripts.ledger import values
from scripts.ledger.catalog import Catalog
from scripts.ledger.lending_pool import Input
from scripts.ledger.number_format import power
from scripts.ledger.records import Change, Claim, Correction, Fact

POOL_INPUTS = ("share", "price", "fee", "loss", "cost")


def texts(catalog: Catalog) -> Iterator[tuple[str, Words | None]]:
    """Every text of the data that readers see, with its place.

    Not the cells of tables, which values.cell() checks, and not words.yml, whose marks
    may begin or end with a space.
    """
    for source in catalog.sources.values():
        for name in ("producer", "author", "short", "title", "interest"):
            yield f"{source.where}: {name}", getattr(source, name)
    for fact in catalog.facts.values():
        for name in ("label", "note", "speaker"):
            yield f"{fact.where}: {name}", getattr(fact, name)
    for claim in catalog.claims.values():
        yield claim.where, Words(claim.zh, claim.en)
    for term in catalog.terms.values():
        yield f"{term.where}: names", Words(term.zh, term.en)
        yield f"{term.where}: definition", term.definition
        yield f"{term.where}: aka", term.aka
    for outcome in catalog.outcomes.values():
        for name in ("promise", "became", "speaker"):
            yield f"{outcome.where}: {name}", getattr(outcome, name)
    for damage in catalog.damage.values():
        for name in ("stands", "reading", "why"):
            yield f"{damage.where}: {name}", getattr(damage, name)
    for change in catalog.changes.values():
        yield f"{change.where}: text", change.text
    for correction in catalog.corrections.values():
        for name in ("was", "now", "why"):
            yield f"{correction.where}: {name}", getattr(correction, name)
    for name, unit in catalog.units.items():
        yield f"units.yml: {name}", unit
    yield from _pool_texts(catalog)
    yield from _table_texts(catalog)


def _pool_texts(catalog: Catalog) -> Iterator[tuple[str, Words | None]]:
    for name, one in catalog.pool.inputs.items():
        yield f"lending_pool.yml: {name}: label", one.label
        yield f"lending_pool.yml: {name}: why", one.why
    for name, words in catalog.pool.words.items():
        yield f"lending_pool.yml: words: {name}", words


def _table_texts(catalog: Catalog) -> Iterator[tuple[str, Words | None]]:
    for table in catalog.tables.values():
        side = f"{table.id}.yml"
        for name in ("title", "subtitle", "takeaway", "judgement"):
            yield f"{side}: {name}", getattr(table, name)
        for name, words in (table.words or {}).items():
            yield f"{side}: words: {name}", words
        for name, column in table.columns.items():
            yield f"{side}: {name}: label", column.label
            for choice, words in (column.choices or {}).items():
                yield f"{side}: {name}: choices: {choice}", words


def check(catalog: Catalog) -> None:
    """Raise AuthorError at the first value that cannot be meant."""
    for source in catalog.sources.values():
        if source.url:
            values.address(source.url, f"{source.where}: url")
        for name in ("published", "accessed"):
            values.day(getattr(source, name), f"{source.where}: {name}", past=True)
        if source.accessed < source.published[: len(source.accessed)]:
            raise AuthorError(
                f"{source.where}: accessed {source.accessed} is before published "
                f"{source.published}; correct one of them"
            )
    entries: list[Fact | Claim] = [*catalog.facts.values(), *catalog.claims.values()]
    for entry in entries:
        if entry.locator:
            last = catalog.sources[entry.source].last_paragraph
            values.locator(entry.locator, last, f"{entry.where}: locator")
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
    for where, words in texts(catalog):
        for lang, text in zip(Words._fields, words or (), strict=False):
            values.text(text, f"{where} ({lang})")
    for name, words in catalog.words.items():
        for lang, text in zip(Words._fields, words, strict=True):
            values.no_html(text, f"words.yml: {name} ({lang})")
    _pool(catalog)


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


def _pool(catalog: Catalog) -> None:
    place = "lending_pool.yml: inputs"
    if (named := tuple(catalog.pool.inputs)) != POOL_INPUTS:
        raise AuthorError(
            f"{place} are {', '.join(named)}, but must be {', '.join(POOL_INPUTS)}"
        )
    for name, one in catalog.pool.inputs.items():
        default, top, step = (
            _per_cent(one, key, f"{place}: {name}")
            for key in ("default", "max", "step")
        )
        if not 0 <= default <= top or not 0 < step <= top or default % step:
            raise AuthorError(
                f"{place}: {name}: default must be a multiple of step between 0 and max"
            )


def _per_cent(one: Input, key: str, where: str) -> Decimal:
    values.number(text := getattr(one, key), "percent", f"{where}: {key}")
    return Decimal(text)
