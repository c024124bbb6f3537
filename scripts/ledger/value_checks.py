"""Checks every single value of the catalog by the rules of values.py."""

from decimal import Decimal

from scripts.core.errors import AuthorError
from scripts.core.languages import LANGS
from scripts.ledger import reader_texts, values
from scripts.ledger.catalog import Catalog
from scripts.ledger.lending_pool import SPLITS, Input
from scripts.ledger.number_format import power
from scripts.ledger.records import Change, Claim, Correction, Fact

POOL_INPUTS = ("share", "price", "fee", "loss", "cost")
POOL_PRESETS = ("before", "since")


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
    for where, words, field in reader_texts.texts(catalog):
        # Labels may begin or end with a space, where something is filled in.
        label = field in ("words", "Assessment.words")
        for lang in LANGS:
            rule = values.no_html if label else values.text
            rule(words.of(lang), f"{where} ({lang})")
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
    place = "lending_pool.yml: presets"
    if (presets := tuple(catalog.pool.presets)) != POOL_PRESETS:
        raise AuthorError(
            f"{place} are {', '.join(presets)}, but must be {', '.join(POOL_PRESETS)}"
        )
    for name, preset in catalog.pool.presets.items():
        fact = catalog.facts.get(preset.share)
        shares = [str(share) for share in SPLITS]
        if not fact or catalog.amounts[fact.id].printed not in shares:
            raise AuthorError(
                f"{place}: {name}: share must name a fact of {', '.join(shares)} per cent, "
                "which the table of funding shares shows"
            )


def _per_cent(one: Input, key: str, where: str) -> Decimal:
    values.number(text := getattr(one, key), "percent", f"{where}: {key}")
    return Decimal(text)
