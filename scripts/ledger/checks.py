"""What must hold between the entries of the catalog."""

from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from scripts.core.errors import AuthorError
from scripts.core.languages import LANGS
from scripts.core.yaml_records import one_of
from scripts.ledger import judgement_checks, number_format, tool_checks, value_checks
from scripts.ledger.catalog import Catalog, load
from scripts.ledger.intervals import names
from scripts.ledger.places import check_places
from scripts.ledger.records import Fact
from scripts.ledger.tables import FAMILIES, Table
from scripts.ledger.values import not_a_fraction

TEXTS = ("title", "subtitle", "takeaway", "about")  # of a table, that may name facts
# What the words of the site may leave open by name; what fills {} and {0} is known by the order.
PLACES = {
    "", "0", "1", "address", "all", "author", "book", "commit", "data", "date", "home",
    "minutes", "month", "number", "size", "title", "version", "year",
}  # fmt: skip


def _formula(catalog: Catalog) -> None:
    """Refuse circular proofs, figures outside their interval and lost hedges."""
    derived = [f for f in catalog.facts.values() if f.formula]
    graph = {f.id: names(f.formula or "", f.where) for f in derived}
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        path = " → ".join(error.args[1])
        raise AuthorError(
            f"facts.yml: formulas go in a circle: {path}; remove one"
        ) from error
    for fact in derived:
        given, printed = catalog.computed(fact), catalog.amounts[fact.id].interval
        # "over 2" may stand for 2.14 and "nearly 20" for 19.6: one last digit of slack.
        # "about 11.6" may be rounded from 11.56: half a last digit either way.
        slack = printed.high - printed.low
        low, high = given.low, given.high
        if fact.qualifier == "over":
            low -= slack
        if fact.qualifier in ("nearly", "below"):
            high += slack
        if fact.qualifier == "about":
            low, high = low - slack / 2, high + slack / 2
        rounded = printed.low <= given.mid <= printed.high  # of exact inputs
        if not (rounded or low <= printed.mid <= high):
            size = number_format.power(fact.scale)
            a, b, c = (x.scaleb(-size) for x in (given.mid, given.low, given.high))
            raise AuthorError(
                f"{fact.where}: printed as {catalog.amounts[fact.id].printed}, but {fact.formula} "
                f"gives {a:.5g} (between {b:.5g} and {c:.5g}); correct one of them"
            )
        if given.hedge and fact.qualifier not in (given.hedge, "about"):
            raise AuthorError(
                f"{fact.where}: its inputs are hedged, so it must carry "
                f"'qualifier: {given.hedge}'"
            )


def _computed(catalog: Catalog, fact: Fact) -> bool:
    """Whether a fact lives in a column that is recomputed from another one."""
    for path in fact.cells:
        table, _, column = path.split("/")
        if catalog.tables[table].columns[column].growth_of:
            return True
    return False


def _facts(catalog: Catalog) -> None:
    read: dict[tuple[str | None, ...], str] = {}
    for fact in catalog.facts.values():
        at = (fact.source, fact.locator, fact.date, fact.unit, fact.value, fact.scale)
        first = read.setdefault(at, fact.id)
        if fact.locator and fact.value and first != fact.id:
            raise AuthorError(
                f"{fact.where}: says what {first} says already; remove it and write "
                f"[[fact:{first}]]"
            )
        for key in fact.also:
            one_of(fact.where, "also", key, catalog.sources)
        _texts(fact)
        if fact.grade == "derived" and not (fact.formula or _computed(catalog, fact)):
            raise AuthorError(
                f"{fact.where}: is derived, so it needs its formula; add it"
            )
        if catalog.damaged(fact) and fact.grade not in (None, "inference"):
            raise AuthorError(
                f"{fact.where}: rests on a damaged paragraph, so its grade is inference; "
                f"remove 'grade: {fact.grade}'"
            )
        if fact.unit == "percent" and not fact.small:
            not_a_fraction(catalog.amounts[fact.id].printed, fact.where)


def _table(catalog: Catalog, table: Table) -> None:
    name = f"{table.id}.yml"
    one_of(name, "family", table.family, FAMILIES)
    for line, row in enumerate(table.rows, 2):
        for key in row["source"].split():
            one_of(f"{table.id}.csv:{line}", "source", key, catalog.sources)
    for label, column in table.columns.items():
        one_of(f"{name}: {label}", "unit", column.unit, catalog.units)
    texts = {key: getattr(table, key) for key in TEXTS}
    texts |= {f"words: {key}": words for key, words in (table.words or {}).items()}
    for key, words in texts.items():
        for lang in LANGS:
            catalog.plain(words.of(lang), lang, f"{name}: {key}")


def _texts(fact: Fact) -> None:
    """A label, which a shortcode prints, and a speaker hold none; a note not its own."""
    for name in ("label", "speaker", "note"):
        for text in getattr(fact, name) or ():
            own = f"[[fact:{fact.id}]]" in text
            if own or (name != "note" and "[[" in text):
                what = "names the fact itself" if own else "holds a shortcode"
                raise AuthorError(f"{fact.where}: {name}: {what}; write it without")


def check(catalog: Catalog) -> None:
    """Raise AuthorError at the first entry that does not fit the others."""
    value_checks.check_sources(catalog)
    _facts(catalog)
    for claim in catalog.claims.values():
        for lang in LANGS:
            catalog.plain(getattr(claim, lang), lang, claim.where)
    for one in catalog.corrections.values():
        if f"page_{one.page}" not in catalog.words:
            raise AuthorError(
                f"{one.where}: page {one.page!r} has no name in words.yml; correct it, or "
                f"add page_{one.page} there"
            )
    judgement_checks.check(catalog)
    for table in catalog.tables.values():
        _table(catalog, table)
    value_checks.check(catalog)
    tool_checks.check(catalog)
    for key, words in catalog.words.items():
        check_places(words, f"words.yml: {key}", PLACES)
    for key, words in catalog.units.items():
        if "[[" in words.zh + words.en:
            raise AuthorError(f"units.yml: {key}: holds a shortcode; write it without")
    _formula(catalog)


def checked(data: Path) -> Catalog:
    """The checked catalog of a data folder; AuthorError names what is wrong."""
    catalog = load(data)
    check(catalog)
    return catalog
