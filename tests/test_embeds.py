"""Charts in frames of other sites: weight, policy, colours, the code and its heights."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import LANGS, ROOT
from lxml import html
from playwright.sync_api import Browser, Page

from bench.host import Quiet, serving
from scripts.charts.toolkit import palette
from scripts.drawing.artwork import Art
from scripts.ledger.catalog import Catalog
from scripts.pages.citations import anchor
from scripts.prepare import Kept, prepare
from scripts.publish import embed_code


@pytest.fixture(scope="module")
def art(warm_cache: Path) -> Art:
    return prepare(ROOT / "docs", warm_cache, print, Kept(downloads=False)).art.result()


def rules(site: Path) -> dict[str, list[str]]:
    """The headers of each rule of the _headers file by the rule's address."""
    text = (site / "_headers").read_text(encoding="utf-8")
    blocks = re.findall(r"^(/\S*)\n((?:  .+\n)+)", text, re.MULTILINE)
    assert "".join(f"{where}\n{lines}" for where, lines in blocks) == text
    return {where: lines.strip().split("\n  ") for where, lines in blocks}


def sent(site: Path, path: str) -> list[str]:
    """The headers that a host sends with an address: those of all rules that fit it."""
    return [
        line
        for rule, lines in rules(site).items()
        if re.fullmatch(rule.replace(".", r"\.").replace("*", ".*"), path)
        for line in lines
    ]


@pytest.fixture(scope="module")
def guarded(site: Path) -> Iterator[str]:
    """The address of the site on a host that sends what _headers says."""

    class Host(Quiet):
        def end_headers(self) -> None:
            for line in sent(site, self.path.partition("?")[0]):
                self.send_header(*line.split(": ", 1))
            super().end_headers()

    with serving(site, Host) as address:
        yield address


@pytest.mark.parametrize("lang", LANGS)
def test_each_chart_is_a_light_page_without_scripts_or_requests(
    site: Path, catalog: Catalog, lang: str, tell
) -> None:
    weights = {}
    for id, table in catalog.tables.items():
        file = site / "embed" / lang / f"{anchor(id)}.html"
        text = file.read_text(encoding="utf-8")
        weights[id] = len(gzip.compress(text.encode(), 6))
        page = html.fromstring(text)
        assert page.get("lang") == {"zh": "zh-CN", "en": "en"}[lang]
        assert not page.xpath("//script | //link | //img | //@src | //@onclick"), id
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        assert len(page.cssselect("svg[role=img]")) == 2
        shown = page.cssselect("h1")[0].text_content()
        assert shown == catalog.plain(table.title.of(lang), lang, id)
        judged = [p.text for p in page.cssselect(".judgement")]
        assert judged == ([table.judgement.of(lang)] if table.judgement else [])
        links = page.xpath("//a/@href")
        assert links[-1] == f"../../{lang}/charts/{anchor(id)}/"
        assert len(links) >= 2, "the sources"
        for link in links:
            target, _, place = link.partition("#")
            found = (file.parent / target / "index.html").read_text(encoding="utf-8")
            assert not place or f'id="{place}"' in found, link
    assert len(list((site / "embed" / lang).iterdir())) == len(catalog.tables)
    assert max(weights.values()) <= 12_000, weights
    tell(f"embeds ({lang}): {min(weights.values())} to {max(weights.values())} bytes")


def test_no_sitemap_lists_embeds(site: Path) -> None:
    for path in site.rglob("sitemap*.xml"):
        assert "/embed/" not in path.read_text(encoding="utf-8")


def test_only_embeds_may_be_framed_by_others(site: Path) -> None:
    files = [p.relative_to(site).as_posix() for p in site.rglob("*.html")]
    addresses = {f"/{f}" for f in files} | {
        f"/{f.removesuffix('index.html')}" for f in files
    }
    assert len(addresses) > 40
    for path in [*addresses, "/zh/lost/", "/pdf/from-fish-to-fishing-zh.pdf"]:
        policies = [h for h in sent(site, path) if h.startswith("Content-Security")]
        assert len(policies) == 1, path  # a browser obeys the strictest of several
        allowed = "*" if path.startswith("/embed/") else "'self'"
        assert policies[0].endswith(f"; frame-ancestors {allowed}"), path
        assert "X-Content-Type-Options: nosniff" in sent(site, path), path


@pytest.fixture
def framed(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """A function that opens a page of another origin with some frames."""
    with serving(tmp_path) as foreign:

        def show(content: str, width: int, dark: bool = False) -> Page:
            head = (
                '<!doctype html><meta charset="utf-8"><style>body { margin: 0 }</style>'
                '<meta name="color-scheme" content="light dark">'
                '<meta name="viewport" content="width=device-width">'
            )
            (tmp_path / "index.html").write_text(head + content, encoding="utf-8")
            page = browser.new_page(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if dark else "light",
            )
            page.goto(foreign, wait_until="networkidle")
            return page

        yield show


def test_another_site_can_frame_an_embed_and_no_page(
    framed: Callable[..., Page], guarded: str
) -> None:
    paths = ("embed/zh/two-gates.html", "zh/charts/", "index.html", "404.html")
    frames = "".join(f'<iframe src="{guarded}/{path}"></iframe>' for path in paths)
    page = framed(frames, 700)
    shown = [frame.url.startswith(guarded) for frame in page.frames[1:]]
    page.close()
    assert shown == [
        True,
        False,
        False,
        False,
    ]  # the others are the browser's own error


@pytest.mark.parametrize("width", [320, 390, 700, 1000])
@pytest.mark.parametrize("lang", LANGS)
def test_the_code_gives_every_chart_the_height_that_it_needs(
    framed: Callable[..., Page],
    guarded: str,
    art: Art,
    catalog: Catalog,
    lang: str,
    width: int,
) -> None:
    codes = [
        embed_code.code(catalog, art, lang, id, f"{guarded}/") for id in catalog.tables
    ]
    eager = "".join(codes).replace('loading="lazy" ', "")
    page = framed(eager, width)
    for frame in page.frames[1:]:
        high, room, wide, across = frame.evaluate(
            "[document.documentElement.scrollHeight, innerHeight, "
            "document.documentElement.scrollWidth, innerWidth]"
        )
        content = frame.evaluate("document.body.getBoundingClientRect().bottom")
        assert high <= room, (frame.url, high, room)
        assert wide <= across, frame.url
        assert content > room * 0.7, (frame.url, content, room)
    assert len(page.frames) == len(catalog.tables) + 1
    page.close()


@pytest.mark.parametrize("dark", [False, True])
def test_colours_follow_the_system_unless_the_address_chooses(
    framed: Callable[..., Page], guarded: str, dark: bool
) -> None:
    papers = [scheme()["chart-paper"] for scheme in (palette.light, palette.dark)]
    rgb = [f"rgb{tuple(bytes.fromhex(p[1:]))}" for p in papers]
    for choice, expected in (("", dark), ("#light", False), ("#dark", True)):
        source = f"{guarded}/embed/en/timeline.html{choice}"
        page = framed(f'<iframe src="{source}"></iframe>', 700, dark)
        paper = page.frames[1].evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        page.close()
        assert paper == rgb[expected], choice


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_on_every_page_offers_its_code(
    site: Path, art: Art, catalog: Catalog, lang: str
) -> None:
    offered = 0
    for file in sorted((site / lang).rglob("index.html")):
        text = file.read_text(encoding="utf-8")
        figures = html.fromstring(text).cssselect("figure.chart")
        if not figures:
            continue
        for figure in figures:  # built without a public address
            said = figure.cssselect("details.chart-embed p")[0].text
            assert said == catalog.word("embed_needs_address", lang)
        address = "https://example.org/fish/"
        page = html.fromstring(embed_code.offer(catalog, art, lang, text, address))
        for figure in page.cssselect("figure.chart"):
            code = figure.cssselect("details.chart-embed textarea[readonly]")[0].text
            frame = html.fromstring(code)
            place = f"embed/{lang}/{anchor(figure.get('data-chart'))}.html"
            assert frame.get("src") == address + place
            assert (
                frame.get("title") == figure.cssselect(".chart-title")[0].text_content()
            )
            offered += 1
    assert offered > len(catalog.tables)
