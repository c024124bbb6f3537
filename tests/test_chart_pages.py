"""A page for each chart, and the gallery that leads to them."""

import copy
import gzip
import io
import json
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest
from conftest import LANGS, ROOT, chart_figure
from lxml import html
from lxml.html import HtmlElement
from PIL import Image
from playwright.sync_api import Browser

from scripts.charts.toolkit.chart_data import View
from scripts.drawing.share_images import chart_card
from scripts.ledger.catalog import Catalog
from scripts.ledger.checks import checked
from scripts.pages.chart_places import chart_places
from scripts.pages.citations import anchor
from scripts.prepare import Kept, check, prepare

Pages = dict[str, HtmlElement]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def order(catalog: Catalog) -> list[str]:
    return [*chart_places(DOCS, catalog.tables)]


def own(lang: str, id: str) -> str:
    return f"{lang}/charts/{anchor(id)}/index.html"


def plain(text: str) -> str:
    """A text with plain spaces, since some places turn the firm ones into them."""
    return " ".join(text.split())


def meta(page: HtmlElement, name: str) -> str:
    (found,) = page.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")
    return str(found)


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_tells_its_chart(
    pages: Pages, site: Path, catalog: Catalog, lang: str
) -> None:
    for id, table in catalog.tables.items():
        page = pages[own(lang, id)]
        finding = plain(catalog.plain(table.title.of(lang), lang, id))
        title = copy.deepcopy(page.cssselect("h1")[0])
        for link in title.cssselect("a"):
            link.drop_tree()
        assert plain(title.text_content()) == finding
        assert plain(page.cssselect("title")[0].text).startswith(finding)
        assert plain(meta(page, "description")).startswith(finding)
        assert plain(meta(page, "og:title")) == finding
        about = page.cssselect("h2#about + p")[0].text_content()
        assert about == table.about.of(lang)
        figure = chart_figure(pages, lang, id)
        files = [
            link.partition("?")[0] for link in figure.xpath(".//a/@download/../@href")
        ]
        kinds = {Path(link).suffix for link in files}
        assert kinds == {".csv", ".zip", ".svg", ".png", ".json"}
        for link in files:
            assert (site / own(lang, id)).parent.joinpath(link).is_file(), link
        assert figure.cssselect("[data-embed]") and page.cssselect(".cite-this")
        months = len(table.rows) > 60
        assert (figure.cssselect("details.chart-data")[0].get("open") is None) == months


@pytest.mark.parametrize("lang", LANGS)
def test_every_source_has_its_grade(pages: Pages, catalog: Catalog, lang: str) -> None:
    for id, table in catalog.tables.items():
        items = pages[own(lang, id)].cssselect(".chart-sources li")
        keys = {key for row in table.rows for key in row["source"].split()}
        found = {}
        for item in items:
            (link,) = item.xpath("a/@href")
            found[link.partition("#src-")[2]] = item.text_content()
        assert found.keys() == {anchor(key) for key in keys}, id
        for key in keys:
            grade = catalog.word(f"grade_{catalog.sources[key].grade}", lang)
            assert grade in found[anchor(key)], (id, key)


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_leads_to_the_sections_that_show_its_chart(
    pages: Pages, catalog: Catalog, lang: str
) -> None:
    for id in catalog.tables:
        links = pages[own(lang, id)].xpath(
            "//h2[@id='story']/following::ul[1]//a/@href"
        )
        led = set()
        for link in links:
            path, _, place = urljoin(f"/{own(lang, id)}", link).partition("#")
            tree = pages[f"{path.strip('/')}/index.html"]
            heading = tree.xpath(f"//*[@id='{place}']")[0]
            figure = tree.cssselect(f'figure.chart[data-chart="{id}"]')[0]
            before = figure.xpath("preceding::*[self::h1 or self::h2][1]")[0]
            assert before is heading, (id, link)
            led.add(path)
        shown = {
            path
            for path, tree in pages.items()
            if path.startswith(f"{lang}/")
            and "/charts/" not in path
            and tree.cssselect(f'figure.chart[data-chart="{id}"]')
        }
        assert led == {f"/{path.removesuffix('index.html')}" for path in shown}, id


@pytest.mark.parametrize("lang", LANGS)
def test_pages_follow_each_other_and_the_gallery_is_marked(
    pages: Pages, order: list[str], lang: str
) -> None:
    gallery = f"/{lang}/charts/"
    chain = [gallery, *(f"/{own(lang, id)[:-10]}" for id in order), None]
    for before, path, after in zip(chain, chain[1:], chain[2:], strict=False):
        page = pages[f"{str(path).strip('/')}/index.html"]

        def rel(
            name: str, page: HtmlElement = page, path: str | None = path
        ) -> list[str]:
            return [
                urljoin(str(path), link.get("href"))
                for link in page.cssselect(f"a.md-footer__link--{name}")
            ]

        assert rel("prev") == [before]
        assert rel("next") == ([after] if after else [])
        (active,) = page.cssselect(".md-tabs__item--active a")
        assert urljoin(str(path), active.get("href")) == gallery
        listed = page.cssselect(".md-nav--primary a.md-nav__link")
        targets = {urljoin(str(path), one.get("href")) for one in listed}
        assert not [one for one in targets if one.startswith(gallery + "two")]


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_both_languages_know_each_other(
    pages: Pages, site: Path, catalog: Catalog, lang: str, other: str
) -> None:
    sitemap = (site / lang / "sitemap.xml").read_text("utf-8")
    docs = json.loads((site / lang / "search" / "docs.json").read_text("utf-8"))["docs"]
    found = {doc["location"] for doc in docs}
    for id in catalog.tables:
        page, path = pages[own(lang, id)], f"charts/{anchor(id)}/"
        (address,) = page.xpath("//link[@rel='canonical']/@href")
        assert address.endswith(f"/{lang}/{path}")
        pairs = page.xpath("//link[@hreflang]")
        codes = {one.get("hreflang"): one.get("href") for one in pairs}
        assert codes["zh-CN"].endswith(f"/zh/{path}")
        assert codes["en"].endswith(f"/en/{path}")
        (switch,) = page.xpath(f"//a[@data-lang-switch='{other}']/@href")
        assert urljoin(f"/{lang}/{path}", switch) == f"/{other}/{path}"
        assert re.search(rf"<loc>{address}</loc>\s*<lastmod>\d{{4}}", sitemap), id
        assert path in found


@pytest.mark.parametrize("lang", LANGS)
def test_a_shared_page_shows_its_own_chart(
    pages: Pages, site: Path, catalog: Catalog, lang: str
) -> None:
    seen = set()
    for id in catalog.tables:
        address = meta(pages[own(lang, id)], "og:image")
        content = (site / address[address.index(f"{lang}/assets/") :]).read_bytes()
        assert Image.open(io.BytesIO(content)).size == (1200, 630)
        seen.add(content)
    assert len(seen) == len(catalog.tables)


@pytest.mark.parametrize("lang", LANGS)
def test_the_gallery_is_light_and_leads_to_every_chart(
    pages: Pages, site: Path, order: list[str], lang: str, tell
) -> None:
    page = pages[f"{lang}/charts/index.html"]
    entries = page.cssselect(".chart-entry")
    assert [e.cssselect("figure")[0].get("data-chart") for e in entries] == order
    for entry, id in zip(entries, order, strict=True):
        (link,) = entry.cssselect("figure a[href]")
        assert (
            urljoin(f"/{lang}/charts/", link.get("href")) == f"/{own(lang, id)[:-10]}"
        )
        assert len(entry.cssselect("svg")) == 1 and not entry.cssselect("table")
        # what was linked before the charts had pages
        assert entry.cssselect(f"h2#{anchor(id)}, #fig-{anchor(id)}")[1:], id
    size = len(gzip.compress((site / lang / "charts/index.html").read_bytes(), 6))
    tell(f"{lang}: the gallery is {size} bytes")
    assert size < 22_000


def test_a_whole_entry_is_the_link_and_old_anchors_lead_to_it(
    browser: Browser, server: str, order: list[str]
) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 700})
    for id in order[-3:]:
        for place in (anchor(id), f"fig-{anchor(id)}"):
            page.goto("about:blank")
            page.goto(f"{server}/en/charts/#{place}")
            entry = page.locator(f".chart-entry:has(#fig-{anchor(id)})")
            page.wait_for_function(
                "id => Math.abs(document.getElementById(id).getBoundingClientRect().top)"
                " < 200",
                arg=place,
            )
    entry.locator("svg").click(force=True)  # what lies over it is the link
    page.wait_for_url(f"**/en/charts/{anchor(order[-1])}/")
    page.close()


def test_a_new_chart_gets_its_page_by_itself(tmp_path: Path) -> None:
    docs = shutil.copytree(DOCS, tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.zh.yml", tmp_path)
    for end in ("csv", "yml"):
        shutil.copy(docs / f"data/two_gates.{end}", docs / f"data/three_gates.{end}")
    for lang in LANGS:
        page = docs / lang / "roadmap.md"
        text = page.read_text("utf-8")
        mark = "[[chart:two_gates]]\n"
        page.write_text(text.replace(mark, f"{mark}\n[[chart:three_gates]]\n"), "utf-8")
    known = check(docs, checked(docs / "data"))
    at = [*known.charts].index("two_gates")
    assert [*known.charts][at + 1] == "three_gates"
    for lang in LANGS:
        text = known.pages[lang, "charts/three-gates.md"]
        assert f"{at + 2}" in re.findall(r'class="place">.*', text)[0]
        assert "../../roadmap/#roadmap" in text
        assert 'href="three-gates/"' in known.pages[lang, "charts.md"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_card_says_the_finding_in_letters_that_can_be_read_at_half_size(
    warm_cache: Path, catalog: Catalog, lang: str
) -> None:
    """At 600 pixels: the finding at 20 or more, the chart at 8 or more, not much cut."""
    charts = prepare(DOCS, warm_cache, print, Kept(downloads=False)).art.result().charts
    for id, table in catalog.tables.items():
        wide, narrow = charts[lang, id, False], charts[lang, id, True]
        card = html.fromstring(chart_card(View(catalog, table, lang), wide, narrow))
        finding = catalog.plain(table.title.of(lang), lang, id)
        assert card.cssselect("h2")[0].text == finding
        if table.judgement:
            assert card.cssselect("p")[0].text == table.judgement.of(lang)
        svg = card.cssselect("svg")[0]
        assert not re.search(r"var\(", html.tostring(svg, encoding="unicode"))
        across = float(svg.get("viewbox").split()[2])
        size = (12 if "beside" in card.get("class") else 13) * float(svg.get("width"))
        assert size / across >= 16, id
        assert ("cut" in card.get("class")) == id.startswith("timeline"), id
