"""Which entries of the ledger nothing uses."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from scripts.core import shortcode_syntax
from scripts.ledger.catalog import Catalog
from scripts.ledger.intervals import names


def _records(catalog: Catalog) -> Iterator[object]:
    for field in fields(catalog):
        entries = getattr(catalog, field.name)
        yield from entries.values() if isinstance(entries, dict) else ()


def _sources(catalog: Catalog) -> Iterator[str]:
    for record in _records(catalog):
        if source := getattr(record, "source", None):
            yield source
        yield from getattr(record, "sources", ())
        yield from getattr(record, "also", ())
    for table in catalog.tables.values():
        for row in table.rows:
            yield from row["source"].split()


def unused(catalog: Catalog, pages: Iterable[str]) -> list[str]:
    """The facts, sources and units that no page, table or other entry uses.

    Args:
        catalog: The ledger.
        pages: The Markdown of all pages, with their shortcodes.

    Returns:
        One sentence for each, with file, line and cure.
    """
    texts = (*pages, repr(catalog))
    mentioned = {id for text in texts for id in shortcode_syntax.ids(text)}
    facts = catalog.facts.values()
    formulas = {id for f in facts for id in names(f.formula or "0", f.where)}
    units = {fact.unit for fact in facts} | {
        column.unit for t in catalog.tables.values() for column in t.columns.values()
    }
    recomputed = {f.id for f in facts if f.cells and f.formula}  # they check a table
    idle = [f.where for f in facts if f.id not in mentioned | formulas | recomputed]
    used = {*_sources(catalog), *mentioned}
    idle += [one.where for id, one in catalog.sources.items() if id not in used]
    idle += [f"units.yml: {id}" for id in catalog.units if id not in units]
    return [f"{where}: nothing uses it; cite it or remove it" for where in idle]
