"""Two languages, each whole: the switch keeps the place, nothing speaks the other one."""

import copy
import re

import pytest
from conftest import LANGS, ROOT, to_open
from lxml import etree

from scripts.lint import wording

HOME = "http://localhost:8000"  # the address that the site is built for
CODES = {"zh": "zh-CN", "en": "en"}
HAN, LATIN = re.compile("[一-鿿]"), re.compile(r"(?!PDF\b)[A-Za-z]{3,}")
KINDS = {"CSV", "SVG", "PNG", "JSON", "APP"}  # the same word in both languages


@pytest.fixture(scope="module")
def page(browser, site):
    """A page that finds the built site at its own address, as a reader does."""

    def answer(route):
        path = route.request.url.removeprefix(HOME).partition("?")[0].lstrip("/")
        file = site / path / "index.html" if (site / path).is_dir() else site / path
        if file.is_file():
            return route.fulfill(path=file)
        lang = path.partition("/")[0]
        missing = site / lang / "404.html" if lang in LANGS else site / "404.html"
        return route.fulfill(path=missing, status=404)

    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.route(f"{HOME}/**", answer)
    yield context.new_page()
    context.close()


def switch(page, target):
    page.locator(f"a[data-lang-switch={target}]").first.click()
    page.locator(f"html[lang={CODES[target]}]").wait_for(state="attached")
    return page.url.removeprefix(HOME)


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_the_switch_keeps_page_and_place(page, lang, other):
    page.goto(f"{HOME}/{lang}/roadmap/#gate-two")
    assert switch(page, other) == f"/{other}/roadmap/#gate-two"
    page.goto(f"{HOME}/{lang}/")
    assert switch(page, other) == f"/{other}/"


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_the_switch_keeps_the_place_of_a_link_that_was_followed(page, lang, other):
    page.goto(f"{HOME}/{lang}/logic/")
    page.mouse.wheel(
        0, 1500
    )  # Material writes the section in the address, and must not
    page.locator(
        "article a[href*='/glossary/#']"
    ).first.click()  # write it over this one
    page.wait_for_url("**/glossary/#*")
    anchor = page.url.partition("#")[2]
    page.wait_for_function("() => scrollY > 0 && document.querySelector(':target')")
    page.wait_for_timeout(600)
    assert page.url == f"{HOME}/{lang}/glossary/#{anchor}"
    assert switch(page, other) == f"/{other}/glossary/#{anchor}"


@pytest.mark.parametrize(
    ("lang", "other", "query", "place"),
    [
        ("zh", "en", "鑫合", "/en/roadmap/#two-ecosystems"),
        ("en", "zh", "Xinhe", "/zh/roadmap/#two-ecosystems"),
    ],
)
def test_the_switch_keeps_the_place_of_a_search_result(page, lang, other, query, place):
    page.goto(f"{HOME}/{lang}/logic/#ladder")
    page.locator(".md-search__input").click()
    page.keyboard.insert_text(query)
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{lang}/roadmap/?h=*")
    assert switch(page, other) == place


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_a_missing_page_says_so_in_its_language_and_leads_on(page, lang, other):
    lost = f"{HOME}/{lang}/no/such/page/"
    assert page.goto(lost).status == 404
    assert page.evaluate("document.documentElement.lang") == CODES[lang]
    assert page.locator(f"article [lang^={other}]").count() == 1
    assert switch(page, other) == f"/{other}/"
    page.goto(lost)
    page.locator(".md-tabs__link[href*='/logic/']").click()
    page.wait_for_url("**/logic/")
    assert switch(page, other) == f"/{other}/logic/"


def test_a_page_missing_at_the_root_speaks_both_languages(page):
    page.goto(f"{HOME}/no/such/page/")
    assert page.locator("[lang=zh-CN] h1, [lang=en] h1").count() == 2
    for lang in LANGS:
        page.goto(f"{HOME}/no/such/page/")
        page.locator(f"main [lang={CODES[lang]}] a").click()
        page.wait_for_url(f"{HOME}/{lang}/")


def alternates(tree):
    """Hreflang → address of one head, sitemap entry or page; feeds left out."""
    return {
        link.get("hreflang"): link.get("href")
        for link in tree.iter("{*}link")
        if (link.get("rel") or "").strip() == "alternate"
        and link.get("hreflang")
        and not link.get("type")
    }


def test_every_page_names_its_counterparts_in_head_and_sitemap(pages, site):
    heads = {}
    for path, tree in pages.items():
        if path.startswith("both/"):
            assert set(alternates(tree)) == set(CODES.values()), path
        elif (found := alternates(tree)) and path != "index.html":
            heads[tree.xpath("string(//link[@rel='canonical']/@href)")] = found
            lang, _, name = path.removesuffix("index.html").partition("/")
            assert found["zh-CN"] == f"{HOME}/zh/{name}", path
            assert found["en"] == f"{HOME}/en/{name}", path
            assert found["x-default"] == (f"{HOME}/en/{name}" if name else f"{HOME}/")
            assert found[CODES[lang]] in heads
    assert len(heads) >= 14
    assert alternates(pages["index.html"])["x-default"] == f"{HOME}/"
    listed = {}
    for lang in LANGS:
        for url in etree.parse(site / lang / "sitemap.xml").getroot():
            listed[url.findtext("{*}loc")] = alternates(url)
    assert listed == heads


def language(element):
    """The language an element is in, by the nearest lang attribute."""
    return next(
        e.get("lang")[:2] for e in (element, *element.iterancestors()) if e.get("lang")
    )


def words(tree):
    """Each piece of text and each spoken attribute with its language."""
    for element in tree.iter("*"):
        for name in ("aria-label", "title", "placeholder", "alt", "data-back"):
            if element.get(name):
                yield language(element), element.get(name)
        if element.tag not in ("script", "style"):
            for text in (element.text, *(child.tail for child in element)):
                if text and text.strip():
                    yield language(element), text.strip()


def test_no_page_slips_into_the_other_language(pages, catalog):
    publishers = {source.producer.zh for source in catalog.sources.values()}
    checked = 0
    for path, tree in pages.items():
        tree = copy.deepcopy(tree)
        # a page in both languages has both in its title and in the labels of its menu
        unread = "pre, head, header, nav" if path.startswith("both/") else "pre"
        for part in tree.cssselect(unread):
            part.drop_tree()
        for lang, text in words(tree):
            checked += 1
            if lang == "en":
                # A definition begins with the term in both languages; an attribute
                # cannot say which of its words are in which.
                text = re.sub(r"^([\w’ -]+) \([一-鿿]+\): ", r"\1: ", text)
                assert not HAN.search(text), f"{path}: {text[:80]}"
            elif re.fullmatch(r"[\w-]+\.(json|yml|csv|zip)", text):
                continue  # the name of a file
            elif re.sub(r"（\d{4}）$", "", text) not in KINDS | publishers:
                assert HAN.search(text) or not LATIN.search(text), (
                    f"{path}: {text[:80]}"
                )
    assert checked > 5000


def test_what_scripts_print_is_in_the_language_of_the_page(pages):
    for path, tree in pages.items():
        for config in tree.cssselect("script#__config"):
            zh = language(tree) == "zh"
            said = re.search(r'"translations": (\{.*?\})', config.text)[1]
            for text in re.findall(r': "(.*?)"', said):
                text = text.encode().decode("unicode_escape")
                assert bool(HAN.search(text)) == zh, f"{path}: {text}"


def test_english_marks_are_not_as_wide_as_han(browser, server, pages):
    """Noto CJK, the one serif of many a Linux, makes them so unless told not to."""
    page = browser.new_page(java_script_enabled=False)  # it is the styles' doing
    seen = 0
    for path in to_open(pages):
        page.goto(f"{server}/{path.removesuffix('index.html')}")
        found = page.evaluate("""() => [...document.querySelectorAll("body *")]
          .filter(e => e.closest("[lang]").lang === "en" && !e.closest("script")
            && [...e.childNodes].some(node => node.nodeType === 3 && /[’“”]/.test(node.data)))
          .map(e => [getComputedStyle(e).fontVariantEastAsian, e.outerHTML.slice(0, 90)])""")
        assert [what for how, what in found if how != "proportional-width"] == [], path
        seen += len(found)
    page.close()
    assert seen > 200


def test_apostrophes_are_printed_ones(pages):
    read = 0
    for path, page in pages.items():
        texts = page.xpath(
            "//text()[not(ancestor::script or ancestor::style or ancestor::code)]"
            " | //meta[not(@http-equiv)]/@content | //@aria-label | //@title | //@alt"
        )
        assert not [text for text in texts if re.search(r"\w'", text)], path
        read += sum("’" in text for text in texts)
    assert read > 300


# Labels that must stand where a program looks for them: Material's own file of words, the
# buttons of Plotly, names for screen readers; and the characters that the search passes over.
TYPED = {
    "assets/js/charts.js",
    "assets/js/keyboard.js",
    "assets/js/search-engine.js",
    "partials/languages/zh-CN.html",
}


def typed_texts() -> dict[str, list[str]]:
    """The Chinese texts in quotation marks or between tags of each of the theme's files."""
    top = ROOT / "overrides"
    files = [*top.rglob("*.html"), *(top / "assets/js").glob("*.js")]
    found = {}
    for path in files:
        text = re.sub(r"(?m){#(?s:.*?)#}|^\s*//.*$", "", path.read_text("utf-8"))
        if texts := re.findall(r'[">]([^"<>\n]*[\u4e00-\u9fff][^"<>\n]*)["<]', text):
            found[path.relative_to(top).as_posix()] = texts
    return found


def test_words_that_readers_see_stand_in_the_data():
    """There every check of texts sees them, in both languages."""
    assert set(typed_texts()) <= TYPED


def test_labels_in_scripts_are_proof_read():
    texts = [text for file in TYPED for text in typed_texts().get(file, ())]
    assert len(texts) > 25 and "双击恢复" in texts
    slips = [one for text in texts for _, one in wording.problems(text, "zh")]
    assert [one for one in slips if not one.startswith("typed quantity")] == []
