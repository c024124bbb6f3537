"""A number's note opens by mouse, keyboard and finger, and says what it must."""

import re
from collections import Counter

import pytest
from conftest import LANGS

from scripts.pages.page_context import Page
from scripts.pages.shortcodes import expand


@pytest.mark.parametrize("lang", LANGS)
def test_popover_by_mouse_and_keyboard(browser, server, catalog, lang):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{server}/{lang}/retrospective/")
    fact = catalog.facts["webank_lent"]
    link = page.locator(f'a.fact[title^="{fact.label.of(lang)}"]')
    link.evaluate("one => one.classList.add('tried')")  # the title goes when it opens
    link, box = page.locator("a.tried"), page.locator("#note-box")
    link.hover()
    box.wait_for(state="visible")
    text = box.inner_text()
    company = catalog.words["grade_company"].of(lang)
    party = "当事方" if lang == "zh" else "a party"
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
    page.locator('a.fact[href$="#fn:article-2018-b11"]').first.click()
    assert page.url.endswith("#fn:article-2018-b11")
    note = page.locator('[id="fn:article-2018-b11"]')
    assert "不是年末余额" in note.inner_text()
    context.close()


@pytest.mark.parametrize("lang", LANGS)
def test_notes_are_laid_out_when_they_are_needed(browser, server, lang):
    """They are a good part of a long page; a first view does without them."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{server}/{lang}/aftermath/")
    note = page.locator(".footnote li").last
    assert not note.evaluate("e => e.checkVisibility({ contentVisibilityAuto: true })")
    id = note.get_attribute("id")
    page.evaluate("hash => location.hash = hash", f"#{id}")
    page.wait_for_function(
        """id => {
          const note = document.getElementById(id), box = note.getBoundingClientRect();
          return box.top >= 0 && box.bottom <= innerHeight &&
            note.checkVisibility({ contentVisibilityAuto: true });
        }""",
        arg=id,
    )
    page.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_notes_are_about_as_high_as_they_will_be(browser, server, pages, width):
    """Until they are laid out; too low, and their end would lie over the footer."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    found = {}
    for path in pages:
        if pages[path].cssselect(".footnote"):
            page.goto(f"{server}/{path.removesuffix('index.html')}")
            found[path] = page.evaluate("""() => {
              const notes = document.querySelector(".footnote");
              const guess = notes.getBoundingClientRect().height;
              notes.style.contentVisibility = "visible";
              return guess / notes.getBoundingClientRect().height;
            }""")
    page.close()
    assert len(found) > 18
    wrong = {path: share for path, share in found.items() if not 0.97 < share < 2}
    assert not wrong


def test_every_page_says_how_to_cite_it(pages):
    for path, page in pages.items():
        if path.startswith(LANGS) and not path.endswith("404.html"):
            assert "@misc{" in page.cssselect(".cite-this")[0].text_content(), path


def notes_of(markdown, catalog, lang, name="retrospective"):
    """A page's Markdown and its notes by key, as the shortcodes write them."""
    page = Page(catalog, lang, f"docs/{lang}/{name}.md")
    body, *under = expand(markdown, page).split("\n\n[^")
    return body, dict(note.strip().split("]: ", 1) for note in under)


@pytest.mark.parametrize(
    ("lang", "article", "plural", "press", "sum_"),
    [
        (
            "en",
            "[2018 article](sources.md#src-article-2018), para. 12.",
            ", paras 6–7.",
            "[Caixin Global, January 2018](sources.md#src-caixin-2018-01)",
            "9.62\u00a0trillion\u00a0yuan − 2.57\u00a0trillion\u00a0yuan",
        ),
        (
            "zh",
            "[薛文](sources.md#src-article-2018)，第12段。",
            "，第6–7段。",
            "[财新国际，2018年1月](sources.md#src-caixin-2018-01)",
            "9.62万亿元 − 2.57万亿元",
        ),
    ],
)
def test_a_note_is_short(catalog, lang, article, plural, press, sum_):
    text = "A.[[claim:c36]] B.[[cite:caixin_2018_01]] C [[fact:household_2016]]."
    _, notes = notes_of(text, catalog, lang)
    assert notes["article-2018-b12"] == article
    assert notes["caixin-2018-01"].startswith(press)
    assert catalog.sources["caixin_2018_01"].url in notes["caixin-2018-01"]
    assert sum_ in notes["f-household-2016"]
    _, more = notes_of("A.[[claim:c31]]", catalog, lang)
    assert more["article-2018-b6-b7"].endswith(plural)
    for note in notes.values():
        assert catalog.sources["article_2018"].title.of(lang) not in note


@pytest.mark.parametrize("lang", LANGS)
def test_a_source_and_paragraph_is_one_note_for_claims_and_numbers(catalog, lang):
    text = "X [[fact:webank_lent]], [[fact:webank_shared]].[[claim:c34]]\n\n"
    text += "Y [[fact:webank_partners]].\n\nZ [[fact:webank_lent]]."
    body, notes = notes_of(text, catalog, lang)
    assert list(notes) == ["article-2018-b11"]
    # a mark for each paragraph that uses the note, at its end; the second time that a
    # number stands on the page its link is enough
    assert body.count("[^article-2018-b11]") == 2
    assert body.split("\n")[0].endswith("[^article-2018-b11]")
    assert body.count('href="#fn:article-2018-b11"') == 4
    said = catalog.facts["webank_lent"].note.of(lang).rstrip("。.")
    assert notes["article-2018-b11"].count(said) == 1


def test_what_holds_for_one_number_of_a_note_says_for_which(catalog):
    said = catalog.facts["webank_lent"].note.en
    text = "A [[fact:webank_lent]]."
    _, notes = notes_of(text, catalog, "en")
    assert notes["article-2018-b11"].endswith(f". {said}")
    _, notes = notes_of(text + " B [[fact:webank_shared]].", catalog, "en")
    value = catalog.show("webank_lent", "en")
    assert notes["article-2018-b11"].endswith(f". {value}: {said}")
    _, notes = notes_of(
        "[[fact:bocom_new_2024]] [[fact:bocom_growth_2024]]", catalog, "en"
    )
    note = catalog.facts["bocom_new_2024"].note.en
    assert f". {note}" in notes["chinascope-2025"]


def test_sentences_about_the_same_number_name_it_once(catalog):
    page = Page(catalog, "en", "docs/en/logic.md")
    page.note("a", "Source", "One.", "Two.", value="30%")
    page.note("a", "Source", "All.", value="9")
    page.note("a", "Source", "All.", value="30%")
    assert page.written_notes() == "[^a]: Source. All. 30%: One. Two."


def test_a_mark_is_left_out_only_before_the_same_mark(catalog):
    text = (
        "A.[[cite:caixin_2018_01]] B.[[cite:reuters_2018_01]] C.[[cite:caixin_2018_01]]"
    )
    body, _ = notes_of(text, catalog, "en")
    assert body.count("[^caixin-2018-01]") == 2
    row = "| A [[cite:caixin_2018_01]] | B [[cite:caixin_2018_01]] |"
    body, _ = notes_of(row, catalog, "en")
    assert body.count("[^caixin-2018-01]") == 2


def test_the_back_links_of_a_note_lead_to_all_its_marks(pages):
    for path, page in pages.items():
        marks = Counter(
            sup.cssselect("a")[0].get("href")
            for sup in page.cssselect("sup[id*='fnref']")
        )
        for note in page.cssselect(".footnote > ol > li"):
            back = [a.get("href") for a in note.cssselect("a.footnote-backref")]
            assert back and len(back) == marks[f"#{note.get('id')}"], path
            for href in back:
                assert page.get_element_by_id(href[1:]) is not None


def test_a_term_is_a_link_and_no_gloss(catalog):
    page = Page(catalog, "zh", "docs/zh/logic.md")
    text = expand("见[[term:traffic|流量]]。", page)
    assert re.sub(r"\{.*?\}", "", text) == "见[流量](glossary.md#traffic)。"
    assert catalog.terms["traffic"].definition.zh in text
    assert f"（{catalog.terms['traffic'].en}）" in text


@pytest.mark.parametrize(
    ("lang", "other", "code"),
    [("zh", "joint lending", "en"), ("en", "联合贷款", "zh-CN")],
)
def test_a_term_opens_with_the_other_languages_word(
    browser, server, catalog, lang, other, code
):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True
    )
    page = context.new_page()
    page.goto(f"{server}/{lang}/retrospective/")
    term = page.locator("article a.term[href*='#joint-lending']").first
    box = page.locator("#note-box")
    for open_it in (term.hover, term.focus, term.tap):
        open_it()
        box.wait_for(state="visible")
        assert catalog.terms["joint_lending"].definition.of(lang) in box.inner_text()
        assert box.locator(f"[lang={code}]").inner_text() == other
        assert term.get_attribute("aria-describedby") == "note-box"
        page.keyboard.press("Escape")
        assert box.is_hidden()
        page.mouse.move(2, 2)
        page.evaluate("document.activeElement.blur()")
    assert "glossary" not in page.url, "the first tap opens the definition"
    term.tap()
    box.wait_for(state="visible")
    term.tap()
    page.wait_for_url(f"**/{lang}/glossary/#joint-lending")
    context.close()
