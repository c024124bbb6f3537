"""What must hold of the two tools of numbers: the lending pool and the loan journey."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from scripts.core.errors import AuthorError
from scripts.core.languages import Words
from scripts.core.yaml_records import one_of
from scripts.ledger import values
from scripts.ledger.catalog import Catalog
from scripts.ledger.lending_pool import PHRASES, SPLITS, Input
from scripts.ledger.lending_pool import values as results
from scripts.ledger.loan_journey import AMOUNTS, Form, amounts
from scripts.ledger.places import check_ordered, check_places

POOL_INPUTS = ("share", "price", "fee", "loss", "cost")
POOL_PRESETS = ("before", "since")
POOL, JOURNEY = "lending_pool.yml", "loan_journey.yml"


def check(catalog: Catalog) -> None:
    """Raise AuthorError at the first setting or text that a tool cannot use."""
    _inputs(catalog)
    _presets(catalog)
    _pool_words(catalog)
    _journey(catalog)


def _check_keys(given: Iterable[str], wanted: Sequence[str], place: str) -> None:
    """Raise AuthorError when a mapping has other keys, or in another order."""
    if (found := tuple(given)) != wanted:
        raise AuthorError(
            f"{place} are {', '.join(found)}, but must be {', '.join(wanted)}"
        )


def _inputs(catalog: Catalog) -> None:
    place = f"{POOL}: inputs"
    _check_keys(catalog.pool.inputs, POOL_INPUTS, place)
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


def _presets(catalog: Catalog) -> None:
    place = f"{POOL}: presets"
    _check_keys(catalog.pool.presets, POOL_PRESETS, place)
    for name, preset in catalog.pool.presets.items():
        fact = catalog.facts.get(preset.share)
        shares = [str(share) for share in SPLITS]
        if not fact or catalog.amounts[fact.id].printed not in shares:
            raise AuthorError(
                f"{place}: {name}: share must name a fact of {', '.join(shares)} per cent, "
                "which the table of funding shares shows"
            )


def _words(
    words: Mapping[str, Words], where: str, known: Mapping[str, Collection[str]]
) -> None:
    """Check the places of the words of a tool; known: of the words that have some."""
    for name in known:
        words[name]  # told as missing, if it is
    for name, text in words.items():
        check_places(text, f"{where}: words: {name}", known.get(name, ()))


def _pool_words(catalog: Catalog) -> None:
    pool = catalog.pool
    phrases = {name: pool.words[name].en for name in PHRASES}
    first, last = (
        int(catalog.amounts[preset.share].printed) for preset in pool.presets.values()
    )
    shown = {*results(pool.defaults(), phrases, (first, last))}
    ends = {
        f"{name}_{end}" for name in ("profit", "yield") for end in ("first", "last")
    }
    known: dict[str, Collection[str]] = {
        "summary": shown,
        "insight": shown | ends | {"first", "last"},
        "small_sentence": shown,
        "small_note": {"first", *pool.inputs},
        "past": ("",),
    }
    _words(pool.words, POOL, known)
    check_ordered(pool.words["past"], f"{POOL}: words: past", 1)


def _journey(catalog: Catalog) -> None:
    journey = catalog.journey
    where = f"{JOURNEY}: amount"
    values.number(journey.amount, "yuan", where)
    if not Decimal(journey.amount):
        raise AuthorError(f"{where}: is nothing; write what is lent")
    known: dict[str, Collection[str]] = {
        "intro": ("amount",),
        "note": tuple(catalog.pool.inputs),
        "step": ("",),
    }
    _words(journey.words, JOURNEY, known)
    check_ordered(journey.words["step"], f"{JOURNEY}: words: step", 2)
    for name, form in journey.forms.items():
        _form(catalog, form, f"{JOURNEY}: forms.{name}")
    for name, step in journey.steps.items():
        if step.cells.keys() != journey.forms.keys():
            raise AuthorError(
                f"{JOURNEY}: steps.{name}: cells must be one for each form: "
                f"{', '.join(journey.forms)}"
            )


def _form(catalog: Catalog, form: Form, where: str) -> None:
    for name, case in form.cases.items():
        at, share = f"{where}: cases.{name}", 0
        if case.share:
            one_of(at, "share", case.share, catalog.facts)
            printed = catalog.amounts[case.share].printed
            if not printed.isdecimal() or int(printed) > 100:
                raise AuthorError(f"{at}: share must name a fact of whole per cents")
            share = int(printed)
        found = amounts(catalog.journey, catalog.pool, form, share)
        if any(amount < 0 for kind in AMOUNTS for amount in found[kind].values()):
            raise AuthorError(
                f"{at}: a side would earn less than nothing, which no bar can show; "
                f"correct the defaults of {POOL}"
            )
