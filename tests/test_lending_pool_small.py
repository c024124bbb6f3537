"""The lending pool of the home page: one control, and both shares without a script."""

import pytest
from conftest import LANGS
from pool import OUTPUTS, PAGES, form_of, values
from readback import pdf_text


@pytest.mark.parametrize("lang", LANGS)
def test_the_small_pool_shows_both_shares_without_a_script(pages, catalog, lang):
    states = form_of(pages, lang).cssselect(".pool-state")
    assert len(states) == 2
    for state, share in zip(states, (1, 30), strict=True):
        shown = values(catalog, lang, {"share": share * 10})
        text = state.text_content()
        for name in ("profit_platform", "yield_platform", "loses_platform"):
            assert shown[name] in text, name
        assert shown["loses_bank"] in text
        stacks = state.cssselect("[data-coins]")
        heights = [float(s.get("y1")) - float(s.get("y2")) for s in stacks]
        assert heights == [share, 100 - share]


@pytest.mark.parametrize("lang", LANGS)
def test_the_small_pool_agrees_with_python(site, browser, catalog, lang):
    page = browser.new_page()
    page.goto((site / lang / "index.html").as_uri())
    page.wait_for_selector("#pool-small-share:visible")
    for share in (1, 2, 17, 30, 50, 99):
        page.fill("#pool-small-share", str(share))
        expected = values(catalog, lang, {"share": share * 10})
        found = page.evaluate(OUTPUTS)
        assert len(found) >= 7
        for name, text in found:
            assert text == expected[name], (share, name)
        heights = page.evaluate(
            "[...document.querySelectorAll('.pool-live [data-coins]')]"
            ".map(coins => coins.getAttribute('y1') - coins.getAttribute('y2'))"
        )
        assert heights == [share, 100 - share]
    page.close()


@pytest.mark.parametrize("page_name", PAGES)
def test_a_voice_hears_one_sentence_when_the_reader_stops(server, browser, page_name):
    page = browser.new_page()
    page.clock.install()
    page.goto(f"{server}/en/{page_name}")
    form = PAGES[page_name]
    page.wait_for_selector(f"{form} input[type=range]:visible")
    status = page.locator(f"{form} [role=status]")
    assert status.text_content() == ""  # nothing is said before anything has moved
    status.evaluate(
        "node => { window.said = []; new MutationObserver(() => said.push("
        "node.textContent)).observe(node, {childList: true, characterData: true}); }"
    )
    page.locator(f'{form} input[type=range][data-in="share"]').focus()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))  # a busy machine is slow
    for _ in range(29):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("said") == []
    page.clock.run_for(5000)
    sentence = page.locator(f"{form} .pool-sentence:visible").text_content()
    assert "30" in sentence
    assert page.evaluate("said") == [sentence]
    page.close()


def test_the_two_shares_are_a_press_away(site, browser):
    page = browser.new_page()
    page.goto((site / "en" / "index.html").as_uri())
    page.wait_for_selector(".pool-presets button:visible")
    before, since = page.locator(".pool-presets button").all()
    assert (before.inner_text(), since.inner_text()) == (
        "Before the rule: 1%",
        "Since the rule: at least 30%",
    )

    def pressed():
        return [b.get_attribute("aria-pressed") for b in (before, since)]

    assert pressed() == ["true", "false"]
    since.focus()
    page.keyboard.press("Enter")
    assert page.locator("#pool-small-share").input_value() == "30"
    assert pressed() == ["false", "true"]
    assert "25%" in page.locator(".pool-small .pool-sentence").inner_text()
    page.fill("#pool-small-share", "31")
    assert pressed() == ["false", "false"]
    page.close()


def test_the_small_pool_stays_in_its_place(site, browser):
    """Nothing below it moves when the sentence becomes longer or shorter."""
    for width in (390, 768, 1440):
        page = browser.new_page(viewport={"width": width, "height": 900})
        for lang in LANGS:
            page.goto((site / lang / "index.html").as_uri())
            page.wait_for_selector("#pool-small-share:visible")
            heights = set()
            for share in (1, 7, 14, 30, 99):
                page.fill("#pool-small-share", str(share))
                box = page.locator("form.pool-small").bounding_box()
                heights.add(round(box["height"]))
            assert len(heights) == 1, (width, lang, heights)
        page.close()


def test_the_small_pool_is_in_print(pdfs, catalog):
    for lang, path in pdfs.items():
        text = "".join(pdf_text(path).split())
        title = catalog.pool.words["small_title"].of(lang)
        start = text.index("".join(title.split()))
        part = text[start : start + 900]
        for share in (1, 30):
            shown = values(catalog, lang, {"share": share * 10})
            for name in ("profit_platform", "yield_platform", "loses_platform"):
                assert "".join(shown[name].split()) in part, (lang, share, name)
