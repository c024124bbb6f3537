"""The lending pool: the same sums in Python and in the browser, one message a change."""

import pytest
from conftest import LANGS
from pool import OUTPUTS, PAGES, form_of, settings_of, values

from scripts.ledger import lending_pool

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


def test_the_worked_example_needs_no_script(pages, catalog):
    for lang in LANGS:
        shown, used = values(catalog, lang), set()
        for page in PAGES:
            form = form_of(pages, lang, page)
            for output in form.cssselect("[data-out]"):
                used.add(output.get("data-out"))
                assert output.text == shown[output.get("data-out")]
            operated = form.cssselect(".pool-control, .pool-live")
            assert operated
            assert all(part.get("hidden") is not None for part in operated)
        assert used == set(shown)
        lengths = lending_pool.bars(catalog.pool.defaults())
        bars = form_of(pages, lang, "aftermath/").cssselect("[data-bar]")
        assert {b.get("data-bar"): int(b.get("width")) for b in bars} == lengths


def test_the_profit_rises_while_the_return_falls(pages, catalog):
    """The finding of the pool at its starting values, and the words that say it."""
    shown = values(catalog, "en")
    profits = [float(shown[f"split_{own}_profit"]) for own in (1, 30)]
    returns = [float(shown[f"split_{own}_yield"].rstrip("%")) for own in (1, 30)]
    assert profits == [6.05, 7.5]
    assert returns == [605, 25]
    for lang, words in {"en": ("rises", "falls"), "zh": ("上升", "下降")}.items():
        (insight,) = form_of(pages, lang, "aftermath/").cssselect(".pool-insight")
        said = [one.text for one in insight.cssselect("[data-out^=change]")]
        assert tuple(said) == words


def test_only_its_pages_load_the_script(pages):
    for path, page in pages.items():
        loads = page.xpath('//script[contains(@src, "lending-pool.js")]')
        assert bool(loads) == bool(page.cssselect("form.pool [type=range]")), path


@pytest.mark.parametrize("lang", LANGS)
def test_python_and_browser_agree(site, browser, catalog, lang):
    page = browser.new_page()
    page.goto((site / lang / "aftermath" / "index.html").as_uri())
    page.wait_for_selector("#pool-share:visible")
    assert len(CASES) >= 10
    for case in CASES:
        settings = settings_of(case)
        for name, value in zip(settings, case, strict=True):
            page.fill(f'input[type=number][data-in="{name}"]', value)
        expected = values(catalog, lang, settings)
        found = page.evaluate(OUTPUTS)
        assert len(found) > 40
        for name, text in found:
            assert text == expected[name], (case, name)
        bars = page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('[data-bar]')]"
            ".map(bar => [bar.dataset.bar, Number(bar.getAttribute('width'))]))"
        )
        assert bars == lending_pool.bars(settings), case
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
    page.wait_for_function("() => document.querySelector('#pool-share').value === '1'")
    page.wait_for_function(
        "() => document.querySelector('[data-out=profit_platform]').textContent === '6.05'"
    )
    page.close()
