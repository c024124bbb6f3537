"""What the first edition got wrong does not come back: one test for each kind of error."""

import re

import pytest
from conftest import ROOT

from scripts.ledger import reader_texts

LANGS = ("zh", "en")
# Words of the articles that limit a claim, and which claims must keep them.
HEDGES = {
    "c07": ("主要", "mostly"),
    "c09": ("对接", "pipeline"),
    "c10": ("看好", "keen"),
    "c14": ("有效", "effective"),
    "c22": ("少得多", "far fewer"),
    "c31": ("某种程度", "to some extent"),
}
COMPANIES = {"zh": "消费金融公司", "en": "consumer finance companies"}


@pytest.mark.parametrize("claim", HEDGES)
def test_a_claim_keeps_the_articles_hedge(catalog, claim):
    for lang, hedge in zip(LANGS, HEDGES[claim], strict=True):
        assert hedge in getattr(catalog.claims[claim], lang)


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_series_leaves_out_is_said_wherever_it_is_defined(catalog, lang):
    texts = [
        catalog.facts["household_2017"].note,
        catalog.terms["consumption_loans"].definition,
        *(
            catalog.tables[id].subtitle
            for id in (
                "household_loans",
                "growth_rates",
                "loans_bridge",
                "short_term_growth",
            )
        ),
    ]
    for words in texts:
        assert COMPANIES[lang] in words.of(lang)
    definitions = (ROOT / "docs" / lang / "sources.md").read_text(encoding="utf-8")
    assert COMPANIES[lang] in definitions


@pytest.mark.parametrize("table", ["household_loans", "growth_rates"])
def test_a_row_is_marked_as_worked_out_where_its_number_is(catalog, table):
    seen = 0
    for fact in catalog.facts.values():
        for path in fact.cells:
            name, year, _ = path.split("/")
            if name == table:
                row = next(r for r in catalog.tables[table].rows if r["year"] == year)
                worked_out = row["basis"] in ("derived", "weak", "subtraction")
                assert worked_out == (catalog.grade(fact) == "derived"), fact.id
                seen += 1
    assert seen >= 8


@pytest.mark.parametrize("lang", LANGS)
def test_grades_have_one_name_on_the_sources_page_and_in_the_notes(catalog, lang):
    page = (ROOT / "docs" / lang / "sources.md").read_text(encoding="utf-8")
    section = page.split("{ #grades }")[1].split("\n## ")[0]
    names = [n.lower() for n in re.findall(r"^\| ([^|-]+?) \|", section, re.M)[1:]]
    words = {k: w for k, w in catalog.words.items() if k.startswith("grade_")}
    assert sorted(names) == sorted(w.of(lang).lower() for w in words.values())


def test_every_correction_is_told_in_both_languages(catalog):
    assert len(catalog.corrections) >= 33
    for one in catalog.corrections.values():
        for lang in LANGS:
            assert one.was.of(lang) != one.now.of(lang)


@pytest.mark.parametrize("lang", LANGS)
def test_corrections_name_pages_as_the_menu_does(catalog, lang):
    menu = (ROOT / f"mkdocs.{lang}.yml").read_text(encoding="utf-8")
    for one in catalog.corrections.values():
        title = catalog.words[f"page_{one.page}"].of(lang)
        assert f"  - {title}: {one.page}.md" in menu


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_withdrawn_is_said_nowhere_again(catalog, lang):
    """The words that a correction quotes as wrong are on no page and in no data."""
    pages = (ROOT / "docs" / lang).glob("*.md")
    texts = {path.name: path.read_text(encoding="utf-8") for path in pages}
    for text in reader_texts.texts(catalog):
        if not text.field.startswith("Correction."):
            texts[text.where] = text.words.of(lang)
    withdrawn = [
        quoted
        for one in catalog.corrections.values()
        for quoted in re.findall("“([^”]{6,})”", one.was.of(lang))
        if lang == "zh" or quoted.count(" ") > 1
    ]
    assert len(withdrawn) > 5
    again = [(w, place) for w in withdrawn for place, t in texts.items() if w in t]
    assert not again
