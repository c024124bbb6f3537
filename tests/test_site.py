"""What the built site must hold, read from its HTML."""

import re
from urllib.parse import unquote, urljoin

from conftest import LANGS, ROOT, chart_figure, trees

PAGES = sorted(p.stem for p in (ROOT / "docs" / "zh").glob("*.md"))


def _page(pages, lang, name):
    return pages[
        f"{lang}/index.html" if name == "index" else f"{lang}/{name}/index.html"
    ]


def test_every_page_is_there_in_its_language(pages):
    for lang, code in (("zh", "zh-CN"), ("en", "en")):
        for name in PAGES:
            assert _page(pages, lang, name).get("lang") == code
    assert pages["index.html"].cssselect('a[href="zh/"], a[href="en/"]')


def test_no_shortcode_is_left(pages):
    for path, page in pages.items():
        assert "[[" not in page.text_content(), path


def test_every_chart_stands_complete_in_both_languages(pages, catalog):
    for lang in LANGS:
        for id in catalog.tables:
            figure = chart_figure(pages, lang, id)
            assert len(figure.cssselect("svg[role=img]")) == 2, id
            rows = figure.cssselect("tbody tr")
            assert len(rows) == len(catalog.tables[id].rows), id
            for part in ("title", "subtitle", "text", "source"):
                assert figure.cssselect(f".chart-{part}")[0].text_content().strip(), id


def test_every_chart_stands_on_a_page_besides_its_own(pages, catalog):
    for lang in LANGS:
        shown = {
            figure.get("data-chart")
            for path, page in pages.items()
            if path.startswith(f"{lang}/") and "/charts/" not in path
            for figure in page.cssselect("figure.chart")
        }
        assert shown == set(catalog.tables)


def test_all_claims_stand_on_their_page_in_both_languages(pages, catalog, tell):
    table = []
    for id, claim in catalog.claims.items():
        row = [id, claim.page]
        for lang in LANGS:
            found = _page(pages, lang, claim.page).cssselect(f"span.claim#{id}")
            assert len(found) == 1, (id, lang)
            before = found[0].xpath("preceding::*[self::h1 or self::h2 or self::h3][1]")
            row.append(f"/{lang}/{claim.page}/#{before[0].get('id')}")
        assert row[2].split("#")[1] == row[3].split("#")[1], row
        table.append("  ".join(row))
    assert len(table) == 50
    tell("\n".join(table))


def test_every_internal_link_and_anchor_leads_somewhere(release):
    pages = trees(release)
    ids = {p: set(t.xpath("//@id")) | set(t.xpath("//@name")) for p, t in pages.items()}
    followed = 0
    for path, page in pages.items():
        if path.endswith("404.html"):
            continue
        for href in page.xpath("//a/@href"):
            if re.match(r"[a-z]+:", href):
                continue
            target, _, anchor = unquote(urljoin(f"/{path}", href)).partition("#")
            file = target.partition("?")[0].lstrip("/")
            if file.endswith("/") or not file:
                file += "index.html"
            assert (release / file).is_file(), f"{path}: {href}"
            if anchor and file in ids:
                assert anchor in ids[file], f"{path}: {href}"
            followed += 1
    assert followed > 1000


def test_numbers_of_the_ledger_are_on_the_pages(pages, catalog):
    for lang in LANGS:
        text = _page(pages, lang, "retrospective").text_content()
        for id in ("household_2017", "webank_lent", "nanjing_lent"):
            assert catalog.show(id, lang) in text


def test_nothing_is_fetched_from_elsewhere(pages):
    for path, page in pages.items():
        for address in page.xpath(
            "//script/@src | //img/@src | //link[@rel='stylesheet']/@href"
        ):
            assert not re.match(r"(https?:)?//", address), f"{path}: {address}"
