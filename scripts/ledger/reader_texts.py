"""Every text of the data that readers see, with its place: what all checks of texts read.

The catalog's dataclasses are walked field by field, so that a new field is checked without
being listed anywhere.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import NamedTuple

from scripts.core.languages import Words
from scripts.ledger.catalog import Catalog
from scripts.ledger.records import Claim, Name, Term
from scripts.ledger.tables import Table

# Parts of the catalog whose file has another name.
FILES = {"pool": "lending_pool", "journey": "loan_journey"}


class Text(NamedTuple):
    """A text in both languages.

    Attributes:
        where: File, line or entry, and key, for messages.
        words: The text.
        field: Class and field that hold it, such as "Source.title".
    """

    where: str
    words: Words
    field: str


@lru_cache(maxsize=1)  # several checks ask for those of the same catalog
def texts(catalog: Catalog) -> tuple[Text, ...]:
    """All texts of a catalog, but not the numbers as they are printed."""
    return tuple(_texts(catalog))


def _texts(catalog: Catalog) -> Iterator[Text]:
    for name, entries in vars(catalog).items():
        if name == "tables":
            for table in entries.values():
                yield from walk(table, f"{table.id}.yml", name)
                yield from _rows(table)
        elif name != "amounts":
            yield from walk(entries, f"{FILES.get(name, name)}.yml", name)


def walk(entry: object, where: str, field: str) -> Iterator[Text]:
    """Yield the texts inside an entry of the data.

    Args:
        entry: A text, a dataclass, a mapping or a tuple of them; anything else has none.
        where: The place of the entry.
        field: What holds it.
    """
    if isinstance(entry, Words):
        yield Text(where, entry, field)
    elif isinstance(entry, dict):
        for key, value in entry.items():
            yield from walk(value, f"{where}: {key}", field)
    elif isinstance(entry, tuple):
        for number, value in enumerate(entry, 1):
            yield from walk(value, f"{where}: {number}", field)
    elif is_dataclass(entry):
        kind = type(entry).__name__
        where = getattr(entry, "where", where)
        if isinstance(entry, Term | Name | Claim):
            yield Text(f"{where}: text", Words(entry.zh, entry.en), f"{kind}.text")
        for one in fields(entry):
            place = f"{where}: {one.name}"
            yield from walk(getattr(entry, one.name), place, f"{kind}.{one.name}")


def _rows(table: Table) -> Iterator[Text]:
    for name, column in table.columns.items():
        if column.type == "words":
            for line, row in enumerate(table.rows, 2):
                both = Words(row[f"{name}.zh"], row[f"{name}.en"])
                yield Text(f"{table.id}.csv:{line} {name}", both, "Table.rows")
