"""What happened next: every promise has an outcome."""

import re
import shutil

import pytest
from conftest import LANGS, ROOT
from readback import pdf_text

from scripts.core.errors import AuthorError
from scripts.ledger import number_format
from scripts.ledger.checks import checked
from scripts.pages.citations import anchor


def test_no_forecast_lacks_an_outcome(catalog):
    forecasts = {k for k, c in catalog.claims.items() if c.kind == "forecast"}
    answered = {id for o in catalog.outcomes.values() for id in o.claims}
    assert len(forecasts) >= 14
    assert forecasts <= answered
    assert len(catalog.outcomes) >= 14


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("outcomes.yml", "claims: [c10]", "claims: [c09]", r"claims.yml:\d+ c10: is a"),
        ("outcomes.yml", "sources: [zuu_2017", "sources: [nobody", "nobody"),
        ("outcomes.yml", "[[fact:split_first_bank]]", "[[fact:no]]", "unknown fact"),
        ("claims.yml", "kind: argument", "kind: forecast", "without an outcome"),
    ],
)
def test_a_wrong_outcome_is_refused(tmp_path, file, old, new, message):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "docs" / "data", data)
    text = (data / file).read_text(encoding="utf-8")
    assert old in text
    (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(AuthorError, match=message):
        checked(data)


def test_every_row_shows_claim_verdict_sources_and_grade(pages, catalog):
    for lang in LANGS:
        for id, outcome in catalog.outcomes.items():
            (row,) = pages[f"{lang}/forecasts/index.html"].xpath(
                f'//tr[.//span[@id="promise-{anchor(id)}"]]'
            )
            text = row.text_content()
            for part in (outcome.promise, outcome.became):
                assert catalog.plain(part.of(lang), lang, id).split("[")[0][:8] in text
            for name in (
                catalog.verdicts[outcome.verdict].name,
                catalog.words[f"grade_{outcome.grade}"],
            ):
                assert name.of(lang) in text, id
            links = row.xpath(".//a/@href")
            for key in outcome.sources:
                assert any(h.endswith(f"#src-{anchor(key)}") for h in links), (id, key)
            assert any(h.endswith(f"#{outcome.claims[0]}") for h in links), id


def test_every_address_is_listed_with_the_day_it_was_read(pages, catalog):
    addresses = 0
    for lang in LANGS:
        page = pages[f"{lang}/sources/index.html"]
        for key, source in catalog.sources.items():
            (item,) = page.xpath(f'//li[.//span[@id="src-{anchor(key)}"]]')
            assert number_format.date(source.accessed, lang) in item.text_content(), key
            if source.url:
                assert source.url in item.xpath(".//a/@href"), key
                addresses += 1
    assert addresses > 80


def test_the_tracker_is_in_print(pdfs, catalog):
    for lang, path in pdfs.items():
        text = re.sub(r"\s+", "", pdf_text(path))
        for outcome in catalog.outcomes.values():
            promise = re.sub(r"\s+", "", outcome.promise.of(lang))[:12]
            assert promise in text, (lang, promise)
