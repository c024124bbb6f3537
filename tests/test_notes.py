"""A number's note opens by mouse, keyboard and finger, and says what it must."""

import pytest
from conftest import LANGS


@pytest.mark.parametrize("lang", LANGS)
def test_popover_by_mouse_and_keyboard(browser, server, catalog, lang):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{server}/{lang}/retrospective/")
    link = page.locator('a.fact[href$="#fn:f-webank-lent"]').first
    box = page.locator("#note-box")
    link.hover()
    box.wait_for(state="visible")
    text = box.inner_text()
    fact = catalog.facts["webank_lent"]
    company, party = ("公司口径", "当事方") if lang == "zh" else ("company", "a party")
    for part in (
        catalog.show(fact.id, lang),
        fact.label.of(lang),
        fact.speaker.of(lang),
        company,
        party,
        "2017",
        "11",
    ):
        assert part in text, part
    page.mouse.move(2, 2)
    box.wait_for(state="hidden")
    link.focus()
    assert box.is_visible()
    assert link.get_attribute("aria-describedby") == "note-box"
    page.keyboard.press("Escape")
    assert box.is_hidden()
    page.close()


def test_popover_shows_the_formula_and_fits_a_phone(browser, server):
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True
    )
    page = context.new_page()
    page.goto(f"{server}/en/retrospective/")
    link = page.locator('a.fact[href$="#fn:f-household-2016"]').first
    link.tap()
    box = page.locator("#note-box")
    box.wait_for(state="visible")
    assert "9.62" in box.inner_text() and "− 2.57" in box.inner_text()
    edges = box.bounding_box()
    assert edges["x"] >= 0 and edges["x"] + edges["width"] <= 360
    before = page.evaluate("scrollY")
    assert "#fn:" not in page.url, "the first tap must not follow the link"
    link.tap()
    page.wait_for_url("**#fn:f-household-2016")
    assert page.evaluate("scrollY") != before
    context.close()


def test_without_script_the_link_leads_to_the_numbered_note(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/zh/retrospective/")
    page.locator('a.fact[href$="#fn:f-webank-lent"]').first.click()
    assert page.url.endswith("#fn:f-webank-lent")
    note = page.locator('[id="fn:f-webank-lent"]')
    assert "不是年末余额" in note.inner_text()
    context.close()


def test_every_page_says_how_to_cite_it(pages):
    for path, page in pages.items():
        if path.startswith(LANGS) and not path.endswith("404.html"):
            assert "@misc{" in page.cssselect(".cite-this")[0].text_content(), path
