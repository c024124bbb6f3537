"""What happened next: every promise has an outcome, and the loan pool adds up."""

import re
import shutil
import subprocess
from urllib.parse import urlsplit

import pytest
from conftest import LANGS, ROOT

from scripts.core.errors import AuthorError
from scripts.ledger import lending_pool, number_format
from scripts.ledger.checks import checked
from scripts.pages.citations import anchor

CASES = [  # share, price, fee, loss, cost in per cent
    ("1", "18", "6", "4", "3"),
    ("0", "18", "6", "4", "3"),
    ("100", "18", "6", "4", "3"),
    ("30", "18", "6", "4", "3"),
    ("30", "18", "6", "35", "3"),
    ("50", "24", "7.5", "12.5", "2.5"),
    ("10", "5", "10", "1", "3"),
    ("7", "36", "20", "60", "10"),
    ("33", "0", "0", "0", "0"),
    ("3", "0.5", "0.5", "0.5", "0.5"),
    ("99", "2", "20", "59.5", "9.5"),
    ("67", "15.5", "0", "8.5", "4.5"),
]


def _page(pages, lang):
    return pages[f"{lang}/aftermath/index.html"]


def _settings(case):
    names = ("share", "price", "fee", "loss", "cost")
    return {n: round(float(v) * 10) for n, v in zip(names, case, strict=True)}


def _words(catalog, lang):
    return tuple(catalog.pool.words[w].of(lang) for w in ("never", "always"))


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
            (row,) = _page(pages, lang).xpath(
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
        text = subprocess.run(
            ["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True
        ).stdout.decode()
        text = re.sub(r"\s+", "", text)
        for outcome in catalog.outcomes.values():
            promise = re.sub(r"\s+", "", outcome.promise.of(lang))[:12]
            assert promise in text, (lang, promise)


def test_the_worked_example_needs_no_script(pages, catalog):
    for lang in LANGS:
        form = _page(pages, lang).cssselect("form.pool")[0]
        shown = lending_pool.values(catalog.pool.defaults(), _words(catalog, lang))
        outputs = form.cssselect("[data-out]")
        assert {o.get("data-out") for o in outputs} == set(shown)
        for output in outputs:
            assert output.text == shown[output.get("data-out")]
        assert all(c.get("hidden") is not None for c in form.cssselect(".pool-control"))


def test_only_this_page_loads_the_script(pages):
    for path, page in pages.items():
        loads = page.xpath('//script[contains(@src, "lending-pool.js")]')
        assert bool(loads) == path.endswith("aftermath/index.html"), path


@pytest.mark.parametrize("lang", LANGS)
def test_python_and_browser_agree(site, browser, catalog, lang):
    page = browser.new_page()
    page.goto((site / lang / "aftermath" / "index.html").as_uri())
    page.wait_for_selector("#pool-share:visible")
    read = (
        "() => [...document.querySelectorAll('form.pool [data-out]')]"
        ".map(o => [o.dataset.out, o.textContent])"
    )
    assert len(CASES) >= 10
    for case in CASES:
        settings = _settings(case)
        for name, value in zip(settings, case, strict=True):
            page.fill(f'input[type=number][data-in="{name}"]', value)
        expected = lending_pool.values(settings, _words(catalog, lang))
        found = page.evaluate(read)
        assert len(found) > len(expected)
        for name, text in found:
            assert text == expected[name], (case, name)
    page.close()


def test_the_pool_works_by_keyboard_and_keeps_nonsense_out(site, browser):
    page = browser.new_page()
    page.goto((site / "en" / "aftermath" / "index.html").as_uri())
    slider, box = (
        page.locator("#pool-share"),
        page.locator('[type=number][data-in="share"]'),
    )
    slider.focus()
    for _ in range(29):
        page.keyboard.press("ArrowRight")
    assert box.input_value() == "30"
    assert page.locator('[data-out="breakeven_platform"]').inner_text() == "29%"
    box.fill("400")
    assert slider.input_value() == "30"
    box.press("Tab")
    assert box.input_value() == "30"
    page.get_by_role("button", name="Back to the starting values").press("Enter")
    page.wait_for_function("document.querySelector('#pool-share').value === '1'")
    page.wait_for_function(
        "document.querySelector('[data-out=profit_platform]').textContent === '6.05'"
    )
    page.close()


def test_the_pool_works_after_instant_navigation(site, browser):
    page = browser.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def serve(route):
        """Instant navigation trusts only the addresses of the sitemap: serve at those."""
        path = site / urlsplit(route.request.url).path.strip("/")
        file = path / "index.html" if path.is_dir() else path
        route.fulfill(path=file) if file.is_file() else route.abort()

    page.route("http://localhost:8000/**", serve)
    page.goto("http://localhost:8000/en/roadmap/")
    page.evaluate("window.stayed = true")
    page.locator('.md-footer a[href$="aftermath/"]').first.click()
    page.wait_for_selector("#pool-share:visible")
    assert page.evaluate("window.stayed")
    page.fill('[type=number][data-in="share"]', "30")
    assert page.locator('[data-out="breakeven_platform"]').inner_text() == "29%"
    assert not errors
    page.close()
