"""A fact's number, resolved once when the ledger is loaded: digits, interval, text."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from scripts.core.errors import AuthorError
from scripts.core.languages import LANGS, Words
from scripts.core.yaml_records import one_of
from scripts.ledger import number_format, values
from scripts.ledger.intervals import Interval
from scripts.ledger.records import Fact
from scripts.ledger.tables import Table


@dataclass(frozen=True)
class Amount:
    """What a fact says in numbers.

    printed: the digits as the source, or the table, prints them; interval: what digits and
    hedge allow, in units of one; shown: the text with hedge, scale and unit.
    """

    printed: str
    interval: Interval
    shown: Words


def _cell(fact: Fact, path: str, tables: Mapping[str, Table]) -> str:
    """The digits of a table's cell, whose hedge must be the fact's."""
    table, _, place = path.partition("/")
    row, _, column = place.partition("/")
    if table not in tables or not column:
        raise AuthorError(f"{fact.where}: cell '{path}' must read table/row/column")
    value, hedge = tables[table].cell(row, column, fact.where)
    if hedge not in (None, fact.qualifier or ""):
        raise AuthorError(
            f"{fact.where}: qualifier is '{fact.qualifier}' but {path} carries "
            f"'{hedge}'; make them equal"
        )
    return value


def _number(fact: Fact, place: str, text: str) -> Decimal:
    values.number(text, fact.unit, f"{fact.where}: {place}")
    return Decimal(text)


def _interval(fact: Fact, value: Decimal) -> Interval:
    size = number_format.power(fact.scale)
    half = Decimal(5).scaleb(number_format.exponent(value) - 1 + size)
    mid = value.scaleb(size)
    less = fact.qualifier in ("nearly", "below", "about")
    more = fact.qualifier in ("over", "about")
    return Interval(mid, mid - half, mid + half, less, more)


def resolve(
    fact: Fact, tables: Mapping[str, Table], units: Mapping[str, Words]
) -> Amount:
    """The amount of a fact.

    Args:
        fact: The fact, with a value or the cells that print it.
        tables: All tables by id.
        units: The names of the units.

    Raises:
        AuthorError: The fact has no number, or its cells differ.
    """
    one_of(fact.where, "unit", fact.unit, units)
    given = [("value", fact.value)] if fact.value else []
    given += [(path, _cell(fact, path, tables)) for path in fact.cells]
    if not given:
        raise AuthorError(f"{fact.where}: needs a value or cells")
    first, printed = given[0]
    number = _number(fact, first, printed)
    for place, text in given[1:]:
        if _number(fact, place, text) != number:
            raise AuthorError(
                f"{fact.where}: {first} says {printed} but {place} says {text}; make "
                "them equal"
            )
    accumulated = fact.nature == "accumulated" and fact.unit == "yuan"
    more = fact.scale, units[fact.unit]
    shown = (
        number_format.quantity(printed, *more, lang, fact.qualifier, accumulated)
        for lang in LANGS
    )
    return Amount(printed, _interval(fact, number), Words(*shown))
