"""The data loads, and what it says holds together."""

from decimal import Decimal

from scripts.core.languages import Words
from scripts.ledger import number_format
from scripts.ledger.number_format import HEDGES
from scripts.ledger.records import RANKED


def test_catalog_is_complete(catalog):
    assert len(catalog.claims) == 50
    assert len(catalog.terms) >= 35
    assert len(catalog.tables) >= 9
    assert len(catalog.facts) >= 35


def test_every_fact_reads_in_both_languages(catalog):
    for id in catalog.facts:
        zh, en = catalog.show(id, "zh"), catalog.show(id, "en")
        assert any(c.isdigit() or c == "两" for c in zh), id
        assert not any("\u4e00" <= c <= "\u9fff" for c in en), id


def test_hedges_are_printed_in_both_languages(catalog):
    hedged = [f for f in catalog.facts.values() if f.qualifier]
    assert len(hedged) >= 10
    for fact in hedged:
        for lang in ("zh", "en"):
            word = HEDGES[fact.qualifier].of(lang)
            assert word in catalog.show(fact.id, lang), fact.id


def test_numbers_are_written_as_each_language_does(catalog):
    assert catalog.show("household_2017", "zh") == "9.62万亿元"
    assert catalog.show("household_2017", "en") == "9.62\u00a0trillion\u00a0yuan"
    assert catalog.show("gates", "zh") == "两道关"
    assert catalog.show("webank_lent", "zh") == "累计8700亿元"
    assert catalog.show("webank_lent", "en") == (
        "a cumulative 870\u00a0billion\u00a0yuan"
    )
    assert catalog.show("webank_borrowers", "zh") == "近1200万人"
    assert (
        catalog.show("webank_borrowers", "en") == "nearly 12\u00a0million\u00a0people"
    )


def test_the_range_of_2016_is_what_the_rounding_allows(catalog):
    low, high = (
        catalog.facts["household_2016_low"],
        catalog.facts["household_2016_high"],
    )
    given = catalog.computed(low)
    assert given == catalog.computed(high)
    ends = [round(end / 10**12, 2) for end in (given.low, given.high)]
    assert ends == [Decimal(catalog.amounts[f.id].printed) for f in (low, high)]


def test_monthly_growth_is_recomputed_from_the_workbooks_levels(catalog):
    table = catalog.tables["short_term_growth"]
    assert [r["month"] for r in table.rows[:: len(table.rows) - 1]] == [
        "2008-01",
        "2020-12",
    ]
    assert len(table.rows) == 156
    assert table.cell("2017-10", "rate", "")[0] == "41.0"
    assert catalog.show("short_growth_2020_12", "en") == "−11.5%"


def test_a_derived_number_is_as_good_as_its_weakest_input(catalog):
    for id, weakest in (("household_2018", "official"), ("household_2025", "press")):
        assert catalog.grade(catalog.facts[id]) == "derived"
        assert catalog.basis(catalog.facts[id]) == weakest
    assert "derived" not in RANKED


def test_what_numbers_count_in_is_written_as_each_language_does():
    banks, yuan = Words("家银行", "banks"), Words("元", "yuan")

    def shown(scale, unit):
        return [number_format.unit_name(scale, unit, lang) for lang in ("zh", "en")]

    assert shown(None, banks) == ["家银行", "banks"]
    assert shown("trillion", yuan) == ["万亿元", "trillion\u00a0yuan"]
    assert shown("wan", banks) == ["万家银行", "10,000\u00a0banks"]
    assert shown("yi", None) == ["亿", "100\u00a0million"]
    assert shown(None, Words("%", "%")) == ["%", "%"]
