"""The search box: however text comes in and whatever fails, it answers."""

import json
import re

import pytest
from conftest import LANGS
from playwright.sync_api import expect

from scripts.core import environment

PROMPT = (
    "() => JSON.parse(__config.textContent).translations['search.result.placeholder']"
)


@pytest.fixture(scope="module")
def page(browser, server):
    context = browser.new_context()
    yield context.new_page()
    context.close()


def paste(page, text):
    """Text that comes in without a key, as from the mouse or by dictation."""
    page.keyboard.insert_text(text)


def compose(page, text):
    """Commit text as an input method does when a candidate is clicked: without a key."""
    client = page.context.new_cdp_session(page)
    end = {"selectionStart": len(text), "selectionEnd": len(text)}
    client.send("Input.imeSetComposition", {"text": text, **end})
    client.send("Input.insertText", {"text": text})


def type_in(page, text):
    page.keyboard.type(text)


@pytest.mark.parametrize(
    ("lang", "enter", "query", "place"),
    [
        ("zh", type_in, "9.62万亿", "retrospective"),
        ("zh", type_in, "中台", "logic"),
        ("zh", paste, "鑫合", "roadmap"),
        ("zh", paste, "８７００亿", "retrospective"),
        ("zh", compose, "联合贷款", "aftermath"),
        ("zh", compose, "逐条对账", "forecasts"),
        ("zh", compose, "75%", "retrospective"),
        ("en", type_in, "signings", "retrospective"),
        ("en", type_in, "conduits", "logic"),
        ("en", paste, "sunk cost", "roadmap"),
        ("en", paste, "870 billion", "retrospective"),
        ("en", compose, "glossary", "glossary"),
    ],
)
def test_the_search_box_answers(page, server, lang, enter, query, place):
    """Material's box and our worker understand each other, however the text comes in."""
    page.goto(f"{server}/{lang}/charts/")
    page.locator(".md-search__input").click()
    prompt = page.evaluate(PROMPT)  # once it stands there, only input starts a search
    page.locator(".md-search-result__meta", has_text=prompt).wait_for(state="attached")
    enter(page, query)
    first = page.locator(".md-search-result__item").first.locator("a").first
    found = re.compile(rf"^{re.escape(f'{server}/{lang}/{place}/')}(\?|$)")
    expect(first).to_have_attribute("href", found)  # at last, after those of its start
    assert page.locator(".md-search-result mark").count()
    hrefs = page.locator(".md-search-result__link").evaluate_all(
        "links => links.map(link => link.href)"
    )
    assert all(href.startswith(f"{server}/{lang}/") for href in hrefs)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{lang}/{place}/**")
    page.locator("article mark[data-md-highlight]").first.wait_for(state="attached")


def test_every_page_names_our_worker(pages):
    named = 0
    for path, page in pages.items():
        for config in page.cssselect("script#__config"):
            if path != "404.html":
                worker = json.loads(config.text)["search"]
                assert re.search(r"assets/js/search\.js\?v=\w+$", worker), path
                named += 1
    assert named > 12


@pytest.mark.parametrize("lang", LANGS)
def test_with_site_data_blocked_search_and_theme_work(browser, server, lang, tmp_path):
    profile = tmp_path / "Default"
    profile.mkdir()
    blocked = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (profile / "Preferences").write_text(json.dumps(blocked), encoding="utf-8")
    context = browser.browser_type.launch_persistent_context(
        tmp_path,
        executable_path=environment.find_browser(),
        args=list(environment.BROWSER_FLAGS),
        color_scheme="dark",
    )
    page, errors = context.new_page(), []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server}/{lang}/logic/")
    refused = "() => { try { return !localStorage.setItem; } catch { return true; } }"
    own = page.evaluate("Object.getOwnPropertyDescriptor(window, 'localStorage').value")
    assert own is not None or page.evaluate(refused), "site data is not blocked"
    page.locator(".md-search__input").click()
    page.keyboard.insert_text("2017")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.keyboard.press("Escape")
    page.locator("label[for^=__palette]:visible").click()
    page.wait_for_function("() => document.body.dataset.mdColorScheme === 'default'")
    context.close()
    assert not errors


FAILED = "() => document.querySelector('.md-search-result__meta').dataset.failed"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["search/docs.json", "assets/js/search-engine.js"])
def test_a_search_that_cannot_load_says_so_and_tries_again(browser, server, lang, name):
    context = browser.new_context()
    page = context.new_page()
    context.route(f"**/{name}*", lambda route: route.abort())
    page.goto(f"{server}/{lang}/logic/")
    page.locator(".md-search__input").click()
    page.keyboard.insert_text("2017")
    line = page.locator(".md-search-result__meta")
    line.filter(has_text=page.evaluate(FAILED)).wait_for()
    assert line.get_attribute("role") == "status"
    assert not page.locator(".md-search-result__item").count()
    context.unroute(f"**/{name}*")
    page.locator(".md-search-result__item").first.wait_for()  # without another key
    context.close()


@pytest.mark.parametrize("lang", LANGS)
def test_a_search_that_is_loading_says_so(browser, server, lang):
    context, held = browser.new_context(), []
    page = context.new_page()
    context.route("**/search/docs.json*", lambda route: held.append(route))
    page.goto(f"{server}/{lang}/logic/")
    line = page.locator(".md-search-result__meta")
    first = (line.text_content() or "").strip()
    page.locator(".md-search__input").click()
    expect(line).to_have_text(page.evaluate(PROMPT))
    page.keyboard.insert_text("2017")
    expect(line).to_have_text(first)
    page.wait_for_timeout(6000)  # it is on its way: nothing to be done by the reader
    expect(line).to_have_text(first)
    assert not page.locator(".md-search-result__item").count()
    page.locator("[name=query]").fill("")
    expect(line).to_have_text(page.evaluate(PROMPT))
    page.keyboard.insert_text("2018")
    expect(line).to_have_text(first)
    context.unroute("**/search/docs.json*")
    page.locator(".md-search-result__item").first.wait_for()
    expect(line).not_to_have_text(first)
    context.close()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "name", ["search.js", "bundle.*.js"]
)  # worker, Material's script
def test_a_script_that_never_comes_is_said_and_can_be_asked_for(
    browser, server, lang, name
):
    context = browser.new_context()
    page = context.new_page()
    context.route(f"**/{name}*", lambda route: route.abort())
    page.goto(f"{server}/{lang}/logic/")
    page.locator(".md-search__input").click()
    page.keyboard.insert_text("2017")
    again = page.locator("button.search-again")
    again.wait_for()
    assert (lang == "zh") == bool(re.search("[一-鿿]", again.inner_text()))
    context.unroute(f"**/{name}*")
    for _ in range(4):  # the keyboard reaches it
        page.keyboard.press("Tab")
        if again.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.locator(".md-search__input").input_value() == "2017"
    context.close()


@pytest.mark.parametrize(("lang", "query"), [("zh", "贷助"), ("en", "Gangua")])
def test_the_nearest_terms_have_words_and_lead_to_a_page(page, server, lang, query):
    page.goto(f"{server}/{lang}/charts/")
    page.locator(".md-search__input").click()
    page.keyboard.insert_text(query)
    page.locator("[data-search-note=nearest]").first.wait_for()
    line = page.locator(".md-search-result__meta")
    assert line.inner_text() == line.get_attribute("data-nearest")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_function("() => !location.pathname.endsWith('/charts/')")
