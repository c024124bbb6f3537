"""The offline copy as a reader gets it: unzipped, opened from file://, no network; and the
line of downloads on every page.
"""

import re
import shutil
import zipfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from conftest import CHARTS, LANGS, patience
from lxml import html

from scripts.publish import download_links

QUERIES = {
    "zh": ["微众银行", "南京银行", "联合贷款", "场景", "农业银行", "风控", "流量", "薛洪言", "百度", "京东"],
    "en": ["WeBank", "Nanjing", "joint lending", "scenario", "Agricultural", "risk control", "traffic", "Suning", "Baidu", "columnist"],
}  # fmt: skip


@pytest.fixture(scope="module")
def unzipped(release, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("unzipped")
    with zipfile.ZipFile(release / download_links.ZIP) as box:
        box.extractall(target)
    return target / "from-fish-to-fishing"


@pytest.fixture
def page(browser):
    """A page without network; at the end nothing was asked for but files, no complaint."""
    context = browser.new_context(offline=True, viewport={"width": 1300, "height": 900})
    page, wrong, asked = context.new_page(), [], []
    page.set_default_timeout(patience(60_000))
    page.on("request", lambda request: asked.append(request.url))
    # What a page is still loading when the reader goes on to the next one is no failure.
    page.on(
        "requestfailed",
        lambda request: "ABORTED" in request.failure or wrong.append(request.url),
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "console", lambda said: wrong.append(said.text) if said.type == "error" else 0
    )
    yield page
    context.close()
    assert asked
    assert [u for u in asked if not re.match("file:|data:|blob:|about:", u)] == []
    assert wrong == []


def _at(address: str) -> Path:
    return Path(unquote(urlsplit(address).path))


TOOLS = [
    ("index", ".journey"),
    ("index", ".pool-small"),
    ("aftermath", "form.pool"),
    ("forecasts", ".tracker-filter"),
    ("roadmap", "form.assessment"),
]
ROLE = re.compile(r"^ *- '?([a-z]+)", re.MULTILINE)


@pytest.mark.parametrize(("name", "tool"), TOOLS)
def test_a_screen_reader_finds_the_same_tool_in_both_languages(
    page, unzipped, tell, name, tool
):
    roles = {}
    for lang in LANGS:
        page.goto((unzipped / lang / f"{name}.html").as_uri())
        form = page.locator(tool).locator("visible=true").first
        tree = form.aria_snapshot()
        roles[lang] = ROLE.findall(tree)
        for control in form.locator(":is(button, input):visible").all():
            box = control.aria_snapshot()
            assert '"' in box, f"{tool} ({lang}): no name: {box}"
    kinds = Counter(roles["zh"])
    shown = ", ".join(f"{kind} {n}" for kind, n in kinds.most_common())
    tell(f"screen reader's tree of {tool}: {shown}")
    assert roles["zh"] == roles["en"]
    assert kinds["button"] + kinds["radio"] + kinds["slider"] > 1


def test_every_link_leads_to_a_file(unzipped):
    followed = 0
    for path in unzipped.rglob("*.html"):
        assert "Content-Security-Policy" not in path.read_text(encoding="utf-8")
        for href in html.parse(path).xpath("//a/@href | //script/@src | //img/@src"):
            if re.match(r"[a-z]+:", href):
                continue
            assert _at(urljoin(path.as_uri(), href)).is_file(), f"{path}: {href}"
            followed += 1
    assert followed > 1000


@pytest.mark.parametrize("lang", LANGS)
def test_search_finds_what_stands_on_a_page(unzipped, page, lang):
    page.goto((unzipped / lang / "logic.html").as_uri())
    page.click("input.md-search__input")
    results = page.locator("a.md-search-result__link")
    for query in QUERIES[lang]:
        for text in ("", query):  # first no results of the last
            page.fill("input.md-search__input", text)
            page.keyboard.press("End")
            state = "attached" if text else "detached"
            results.first.wait_for(state=state)
        found = {_at(link.get_attribute("href")) for link in results.all()}
        assert found, query
        texts = [html.parse(path).getroot().text_content() for path in found]
        assert any(query.lower() in text.lower() for text in texts), query


def test_landing_and_language_switch_keep_page_and_place(unzipped, page):
    page.goto((unzipped / "index.html").as_uri())
    page.click("a[href='zh/index.html']")
    page.wait_for_url("**/zh/index.html")
    page.click(".md-tabs a[href='logic.html']")
    page.wait_for_url("**/zh/logic.html")
    page.goto(page.url + "#ladder")
    page.click("a[data-lang-switch=en]")
    page.wait_for_url("**/en/logic.html#ladder")
    assert page.locator("html").get_attribute("lang") == "en"
    page.click("a[data-lang-switch=both]")
    page.wait_for_url("**/both/logic.html#ladder")
    assert page.locator("#ladder:target h2").count() == 2
    page.click("#ladder a.origin[href*='zh/']")
    page.wait_for_url("**/zh/logic.html#ladder")


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_opens(unzipped, page, lang):
    for chart in CHARTS:
        page.goto((unzipped / lang / "charts" / f"{chart}.html").as_uri())
        figure = page.locator("figure.chart")
        figure.locator(".chart-open").click()
        figure.locator(".chart-live .main-svg").first.wait_for()


def test_every_page_offers_the_files_with_size_and_date(release, unzipped):
    for path in release.rglob("*.html"):
        if path.name == "404.html" or path.is_relative_to(release / "embed"):
            continue  # addresses from the root; charts alone, which offer no files
        lines = html.parse(path).xpath("//p[@class='downloads']")
        assert lines, path
        for line in lines:
            zh = line.get("lang") == "zh-CN"
            assert line.get("hidden") is None
            links = [urljoin(path.as_uri(), href) for href in line.xpath("a/@href")]
            if line.get("data-sheet") is not None:
                name = f"self-assessment-{'zh' if zh else 'en'}.pdf"
                assert [_at(link).name for link in links] == [name]
                continue
            pdf, box = map(_at, links)
            assert (pdf.name, box.name) == (
                f"from-fish-to-fishing-{'zh' if zh else 'en'}.pdf",
                download_links.ZIP,
            )
            text = line.text_content()
            for file in (pdf, box):
                assert f"{file.stat().st_size / 1e6:.1f} MB" in text, path
            assert re.search(r"20\d\d年\d+月" if zh else r"[A-Z][a-z]+ 20\d\d", text)
    offline = html.parse(unzipped / "en" / "logic.html").xpath(
        "//p[@class='downloads']"
    )
    assert len(offline[0].xpath("a")) == 1  # the copy does not offer itself


def test_the_same_bytes_again(release, unzipped, tmp_path):
    """The copy zipped once more, from files written at another time in another order."""
    from scripts.publish import offline_zip

    shutil.copytree(unzipped, tmp_path / "copy", copy_function=shutil.copyfile)
    offline_zip.pack(tmp_path / "copy", release, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (
        release / download_links.ZIP
    ).read_bytes()
