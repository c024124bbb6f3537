"""Entries of the ledger that nothing uses are named."""

from dataclasses import replace

from conftest import LANGS, ROOT

from scripts.ledger.usage import unused


def _pages():
    return [
        path.read_text("utf-8")
        for lang in LANGS
        for path in (ROOT / "docs" / lang).glob("*.md")
    ]


def test_an_entry_that_nothing_uses_is_named(catalog):
    fact = catalog.facts["household_2017"]
    idle = replace(fact, id="idle_fact", where="facts.yml:1 idle_fact", formula=None)
    source = replace(catalog.sources[fact.source], where="sources.yml:1 idle_source")
    more = replace(
        catalog,
        facts=catalog.facts | {"idle_fact": idle},
        sources=catalog.sources | {"idle_source": source},
        units=catalog.units | {"idle_unit": catalog.units["yuan"]},
    )
    named = set(unused(more, _pages())) - set(unused(catalog, _pages()))
    assert {line.partition(": nothing")[0] for line in named} == {
        "facts.yml:1 idle_fact",
        "sources.yml:1 idle_source",
        "units.yml: idle_unit",
    }


def test_what_a_page_a_formula_or_another_entry_uses_is_not_named(catalog):
    named = [line.split(":")[1] for line in unused(catalog, _pages())]
    derived = next(f for f in catalog.facts.values() if f.formula)
    assert not [n for n in named if n.endswith(" household_2017")]
    assert not [n for n in named if n.endswith(f" {derived.source}")]
    assert " yuan" not in named
    assert catalog.facts["growth_2019"].cells and catalog.facts["growth_2019"].formula
    assert " growth_2019" not in " ".join(named), "it recomputes a cell of a table"
    assert len(unused(catalog, [])) > len(unused(catalog, _pages()))
