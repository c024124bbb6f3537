"""Both languages side by side: every block paired, in its language, and one click from both."""

import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest
from conftest import LANGS, ROOT, named_in
from lxml import html
from lxml.html import HtmlElement

from scripts.book.chapter import without_controls
from scripts.core.errors import AuthorError
from scripts.ledger.catalog import Catalog
from scripts.publish import side_by_side

NAMES = ("index", *named_in("story"), *named_in("side_by_side"))
CODES = {"zh": "zh-CN", "en": "en"}
HAN = re.compile("[一-鿿]")
# Blocks of text that hold no other ones, and those that hold some.
LEAVES = "p, h1, h2, h3, legend, pre, td, th, dt, dd, summary, figcaption"


def path(folder: str, name: str) -> str:
    return f"{folder}/index.html" if name == "index" else f"{folder}/{name}/index.html"


def said(element: HtmlElement) -> str:
    """The text of an element, without arrows and spaces."""
    texts = element.xpath(".//text()[not(parent::script)]")
    return re.sub(r"[\s↗]", "", "".join(texts))


def article(page: HtmlElement) -> HtmlElement:
    return page.cssselect("article")[0]


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_both_pages_is_there_in_its_language(pages, name, tell):
    both = article(pages[path("both", name)])
    counts = []
    for lang in LANGS:
        original = html.fromstring(html.tostring(article(pages[path(lang, name)])))
        without_controls(original)
        wanted = [said(one) for one in original.cssselect(LEAVES) if said(one)]
        own = f"[lang='{CODES[lang]}']"
        found = {said(one) for one in both.cssselect(f".pair > {own}, .pair > {own} *")}
        once = {said(one) for one in both.cssselect(LEAVES)}  # the same in both
        missing = [text for text in wanted if text not in found | once]
        assert not missing, (lang, missing[:5])
        assert len(wanted) > 5
        counts.append(len(wanted))
    pairs = both.cssselect(".pair")
    for pair in pairs:
        assert [part.get("lang") for part in pair] == ["zh-CN", "en"]
        assert all(said(part) or part.cssselect("svg, .downloads") for part in pair)
    tell(f"{name}: {len(pairs)} pairs of {counts[0]} and {counts[1]} texts")
    assert counts[0] == counts[1]
    assert len(pairs) > 5


@pytest.mark.parametrize("name", NAMES)
def test_chinese_is_marked_as_chinese_and_english_is_not(pages, name):
    page = pages[path("both", name)]
    marked = 0
    for element in page.cssselect("body")[0].iter("*"):
        for text, owner in (
            (element.text, element),
            (element.tail, element.getparent()),
        ):
            if element.tag in ("script", "style") or not text or not HAN.search(text):
                continue
            lang = owner.xpath("ancestor-or-self::*[@lang][1]/@lang")
            assert lang == ["zh-CN"], text
            marked += 1
    assert marked > 100
    for part in page.cssselect(".pair > [lang=zh-CN] p"):
        latin = re.findall("[A-Za-z]", said(part))
        assert HAN.search(part.text_content()) or len(latin) < 80, said(part)


def test_ids_are_there_once_and_references_lead_somewhere(pages):
    for name in NAMES:
        page = pages[path("both", name)]
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {id[:3] for id in ids} >= {"zh-", "en-"}
        for attribute in ("aria-labelledby", "aria-describedby", "for"):
            for value in page.xpath(f"//@{attribute}"):
                assert set(value.split()) <= set(ids), value


@pytest.mark.parametrize("name", NAMES)
def test_every_block_leads_to_the_same_block_of_the_originals(pages, name):
    here = path("both", name)
    led = 0
    for block in article(pages[here]):
        arrows = block.cssselect("a.origin")
        if block.get("id") and block.tag != "script":  # the end of the first screen
            assert len(arrows) == 2, block.get("id")
        for lang, arrow in zip(LANGS, arrows, strict=False):
            target, _, id = urljoin(f"/{here}", arrow.get("href")).partition("#")
            assert target == f"/{path(lang, name)}".removesuffix("index.html")
            (there,) = pages[path(lang, name)].xpath(f"//*[@id='{id}']")
            if block.get("class") == "pair":
                part = block.cssselect(f":scope > [lang='{CODES[lang]}']")[0]
                assert said(part) == said(there).removesuffix("¶")
            led += 1
    assert led > 15


def test_links_between_the_pages_stay_side_by_side(pages):
    page = pages[path("both", "index")]
    inside = page.cssselect(".pair > [lang=en] a[href^='forecasts/#']")
    assert len(inside) > 20
    for link in inside:
        assert link.get("href").partition("#")[2] in pages[
            path("both", "forecasts")
        ].xpath("//@id")
    outside = page.cssselect(".pair > [lang=en] a[href*='sources/#']")
    assert outside and all(a.get("href").startswith("../en/") for a in outside)


def test_search_engines_are_led_to_the_originals(pages, site):
    for name in NAMES:
        page = pages[path("both", name)]
        found = {
            (link.get("rel"), link.get("hreflang")): link.get("href")
            for link in page.cssselect("link[rel=canonical], link[hreflang]")
        }
        own = {
            lang: pages[path(lang, name)]
            .cssselect("link[rel=canonical]")[0]
            .get("href")
            for lang in LANGS
        }
        assert found == {
            ("canonical", None): own["en"],
            ("alternate", "zh-CN"): own["zh"],
            ("alternate", "en"): own["en"],
        }
        titles = [page.cssselect("title")[0].text_content()]
        titles += [pages[path(lang, name)].cssselect("title")[0].text for lang in LANGS]
        assert titles[1] in titles[0] and titles[2] in titles[0]
    for file in (*site.rglob("sitemap*.xml"), *site.rglob("search/*.json")):
        assert "/both/" not in file.read_text(encoding="utf-8"), file


def test_the_switch_offers_the_edition_where_there_is_one(pages):
    offered = set()
    for file, page in pages.items():
        if not file.startswith(LANGS):
            continue
        (link,) = page.cssselect("a[data-lang-switch=both]")
        assert link.text_content() == "对照 Side by side"
        target = f"{urljoin(f'/{file}', link.get('href'))}index.html"[1:]
        assert target in pages
        if link.get("hidden") is None:
            assert target == f"both{file[2:]}"
            offered.add(file)
    assert offered == {path(lang, name) for lang in LANGS for name in NAMES}
    for name in NAMES:
        page = pages[path("both", name)]
        links = page.cssselect(".lang-switch a")
        assert [link.text_content() for link in links] == [
            "中文",
            "对照 Side by side",
            "English",
        ]
        for lang, link in ((LANGS[0], links[0]), (LANGS[1], links[2])):
            target = urljoin(f"/{path('both', name)}", link.get("href"))
            assert target == f"/{path(lang, name)}".removesuffix("index.html")


def test_nothing_of_a_tool_is_left(pages):
    for name in NAMES:
        page = pages[path("both", name)]
        controls = page.cssselect("input, button, select, textarea")
        assert all((c.get("name") or "").startswith("words-fig-") for c in controls)
        charts = page.cssselect("figure.chart")
        assert len(controls) == 2 * len(charts)
        left = page.cssselect("article script, [hidden]:not(.downloads)")
        assert [one.get("id") for one in left] == ["first-screen"]
    assert pages[path("both", "aftermath")].cssselect(".pool td")
    assert len(pages[path("both", "roadmap")].cssselect(".assess-item .box")) > 80


@pytest.fixture
def copied(site: Path, tmp_path: Path) -> Path:
    for lang in LANGS:
        shutil.copytree(site / lang, tmp_path / lang)
    return tmp_path


def test_the_edition_is_written_the_same_again(copied: Path, catalog: Catalog) -> None:
    first = side_by_side.write(copied, NAMES, catalog)
    once = (copied / path("both", "logic")).read_bytes()
    assert side_by_side.write(copied, NAMES, catalog) == first > 1500
    assert (copied / path("both", "logic")).read_bytes() == once


@pytest.mark.parametrize(
    ("lang", "old", "new", "reported"),
    [
        ("en", '<p id="p8">', '<p>One more.</p><p id="p8">', "“One more.”"),
        ("zh", '<h2 id="limits">', '<h2 id="bounds">', "<h2> “没有问的问题"),
        ("en", '<div class="footnote"', '<div class="notes"', "<div> “"),
    ],
)
def test_blocks_without_a_counterpart_stop_the_build(
    copied: Path, catalog: Catalog, lang: str, old: str, new: str, reported: str
) -> None:
    page = copied / path(lang, "logic")
    text = page.read_text(encoding="utf-8")
    assert text.count(old) == 1
    page.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(AuthorError) as error:
        side_by_side.write(copied, NAMES, catalog)
    message = str(error.value)
    place = r"docs/zh/logic\.md:\d+: .* docs/en/logic\.md:\d+ has .*; give both"
    assert re.match(place, message), message
    assert reported in message
    for code in LANGS:  # the lines are those of the section's headings
        line = int(re.search(rf"docs/{code}/logic\.md:(\d+)", message)[1])
        heading = (ROOT / "docs" / code / "logic.md").read_text("utf-8").splitlines()
        assert heading[line - 1].startswith("#"), message


def test_a_link_to_what_is_not_there_stops_the_build(
    copied: Path, catalog: Catalog
) -> None:
    page = copied / path("en", "index")
    text = page.read_text(encoding="utf-8")
    assert 'href="#verdict"' in text
    page.write_text(
        text.replace('href="#verdict"', 'href="logic/#gone"'), encoding="utf-8"
    )
    with pytest.raises(
        AuthorError, match="both/: needs #en-gone on both/logic/, which"
    ):
        side_by_side.write(copied, NAMES, catalog)
