"""What readers do, tried by the same steps in Chromium, Firefox and WebKitGTK.

The run ends with a table of features and engines. An engine that is missing is named there.
"""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import engines
import pytest
from conftest import patience, require
from engines import Driver
from lxml.html import HtmlElement
from playwright.sync_api import Browser

from bench.host import Quiet, serving
from scripts.publish import download_links

ENGINES = ("chromium", "firefox", "webkit")
WAIT = patience(60)  # seconds; a busy machine needs some of them


class NoScripts(Quiet):
    """A host that lets no script of its pages run, as a reader's extension does."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "script-src 'none'")
        super().end_headers()


@pytest.fixture(scope="module", params=ENGINES)
def reader(request: pytest.FixtureRequest) -> Iterator[Driver]:
    """A window of one engine after the other; each is started once for all tests."""
    if request.param != "chromium":
        require(request.param)
        yield request.getfixturevalue(request.param)
        return
    browser: Browser = request.getfixturevalue("browser")
    page = browser.new_page()
    yield engines.chromium(page)
    page.close()


@pytest.fixture
def feature(
    request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    """Note which feature a test tries in which engine, for the table."""
    name = request.node.originalname.removeprefix("test_").replace("_", " ")
    record_property("feature", (name, request.node.callspec.params["reader"]))


pytestmark = pytest.mark.usefixtures("feature")


@pytest.fixture
def show(
    reader: Driver, server: str, pages: dict[str, HtmlElement]
) -> Callable[[str], None]:
    """Opens the first English page that has an element."""

    def open_page(selector: str) -> None:
        english = (path for path in pages if path.startswith("en/"))
        path = next(path for path in english if pages[path].cssselect(selector))
        reader.open(f"{server}/{path.removesuffix('index.html')}")

    return open_page


def test_language_switch(reader: Driver, server: str) -> None:
    reader.open(f"{server}/zh/logic/")
    place = reader.run("return document.querySelector('article h2[id]').id")
    reader.run("location.hash = arguments[0]", place)
    reader.run("document.querySelector('a[data-lang-switch=en]').click()")
    reader.until(
        "return document.documentElement.lang === 'en' && location.hash.length > 1 &&"
        " location.pathname.endsWith('/en/logic/')",
        WAIT,
    )
    assert reader.run("return location.hash") == f"#{place}"


def test_anchors(reader: Driver, server: str) -> None:
    in_view = """const at = document.getElementById("{}").getBoundingClientRect().top;
      return at > -5 && at < innerHeight"""
    reader.open(f"{server}/en/logic/")
    places = reader.run(
        "return [...document.querySelectorAll('article h2[id]')].map(one => one.id)"
    )
    reader.open(f"{server}/en/retrospective/")
    reader.open(f"{server}/en/logic/#{places[-2]}")
    reader.until(in_view.format(places[-2]), WAIT)


def test_notes(reader: Driver, server: str) -> None:
    reader.open(f"{server}/en/logic/")
    note = reader.run("""const link = document.querySelector("article p .footnote-ref");
      link.scrollIntoView({ block: "center" });
      link.focus();
      return document.getElementById(link.hash.slice(1)).textContent.slice(0, 20)""")
    shown = "const box = document.getElementById('note-box'); return "
    # An engine whose window is not the active one keeps the event of the focus to itself.
    focus = """document.activeElement.dispatchEvent(
      new FocusEvent("focusin", { bubbles: true }));"""
    reader.until(f"{focus} {shown} box && !box.hidden && box.textContent", WAIT)
    assert note.strip() in reader.run(f"{shown} box.textContent")
    reader.run("""document.activeElement.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))""")
    reader.until(f"{shown} box.hidden", WAIT)


def test_search(reader: Driver, server: str) -> None:
    reader.open(f"{server}/zh/logic/")
    reader.search("聯合貸款")  # traditional characters
    items = "[...document.querySelectorAll('.md-search-result__item')]"
    reader.until(
        f"return {items}.some(one => one.textContent.includes('联合贷款'))", WAIT
    )


def test_interactive_chart(reader: Driver, server: str) -> None:
    reader.open(f"{server}/en/logic/")
    reader.until("return !document.querySelector('.chart-open').hidden", WAIT)
    reader.run("document.querySelector('.chart-open').click()")
    reader.until(
        "return document.querySelector('.chart-live .main-svg') !== null", WAIT
    )
    role, name, title = (
        reader.run("""const live = document.querySelector(".chart-live");
      const label = document.getElementById(live.getAttribute("aria-labelledby").split(" ")[0]);
      return [live.getAttribute("role"), label.textContent.trim(),
        live.closest("figure").querySelector(".chart-title").textContent.trim()]""")
    )
    assert role == "group" and title in name
    reader.run("document.querySelector('.chart-open').click()")
    reader.until("return document.querySelector('.chart-live') === null", WAIT)


def test_lending_pool(reader: Driver, show: Callable[[str], None]) -> None:
    show("form.pool [data-in=loss]")
    loss = "document.querySelector('form.pool [data-in=loss]')"
    said = "return document.querySelector('form.pool .pool-insight').textContent"
    reader.until(f"return !{loss}.closest('.pool-control').hidden", WAIT)
    before = reader.run(said)
    reader.run(f"""{loss}.value = {loss}.max;
      {loss}.dispatchEvent(new Event("input", {{ bubbles: true }}))""")
    assert reader.until(f"{said} !== {before!r} && {loss}.value", WAIT)


def test_self_assessment(reader: Driver, show: Callable[[str], None]) -> None:
    show("form.assessment")
    form = "document.querySelector('form.assessment')"
    reader.until(f"return !{form}.querySelector('.assess-control').hidden", WAIT)
    reader.run(f"{form}.querySelector('input[value=yes]').click()")
    reader.until(f"return {form}.textContent.includes('1 of 16 questions')", WAIT)
    reader.run("localStorage.clear()")


def test_tracker_filter(reader: Driver, show: Callable[[str], None]) -> None:
    show(".tracker-filter")
    reader.until("return !document.querySelector('.tracker-filter').hidden", WAIT)
    shown = "return document.querySelectorAll('.tracker tbody tr:not([hidden])').length"
    before = reader.run(shown)
    reader.run(
        "document.querySelector('.tracker-filter [name=verdict]:not([value=\"\"])').click()"
    )
    assert 0 < reader.run(shown) < before


def test_loan_journey(reader: Driver, show: Callable[[str], None]) -> None:
    show(".journey")
    reader.until("return !document.querySelector('.journey-control').hidden", WAIT)
    said = "return document.querySelector('.journey-control [aria-live]').textContent"
    before = reader.run(said)
    reader.run("document.querySelector('.journey-control [data-move=\"1\"]').click()")
    reader.until(f"{said} !== {before!r}", WAIT)


def test_print(reader: Driver, server: str) -> None:
    """The sheet for paper on the screen; test_print.py prints where an engine can."""
    reader.open(f"{server}/en/logic/")
    reader.run("""document.querySelector("link[href*='print.css']").media = "all";
      dispatchEvent(new Event("beforeprint"))""")
    style = (
        "const style = one => getComputedStyle(document.querySelector(one)); return "
    )
    reader.until(f"{style} style('.chart-tools').display === 'none'", WAIT)
    reader.until(f"{style} style('.md-header').display === 'none'", WAIT)
    folded = """const inner = document.querySelector("article details .chart-table, article details table");
      return inner.checkVisibility() && inner.getBoundingClientRect().height > 20"""
    reader.until(folded, WAIT)
    reader.run("dispatchEvent(new Event('afterprint'))")


def test_no_JavaScript(reader: Driver, site: Path) -> None:
    with serving(site, NoScripts) as host:
        reader.open(f"{host}/en/logic/")
        assert reader.run("return document.documentElement.matches('.no-js')")
        assert reader.run("""return [".chart svg[role=img]", "article p", ".footnote li",
          "a[data-lang-switch=zh]"].every(one => document.querySelector(one).checkVisibility())""")
        assert reader.run("return document.querySelector('.chart-open').hidden")
        reader.run("document.querySelector('article details > summary').click()")
        assert reader.run("return document.querySelector('article details').open")
        reader.run("document.querySelector('a[data-lang-switch=zh]').click()")
        reader.until("return document.documentElement.lang === 'zh-CN'", WAIT)


@pytest.fixture(scope="module")
def unzipped(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("offline copy")
    with zipfile.ZipFile(release / download_links.ZIP) as box:
        box.extractall(target)
    return target / "from-fish-to-fishing"


def test_file_addresses(reader: Driver, unzipped: Path) -> None:
    reader.open((unzipped / "zh" / "logic.html").as_uri())
    reader.run("document.querySelector('a[data-lang-switch=en]').click()")
    reader.until(
        "return document.documentElement.lang === 'en' && document.readyState === 'complete'",
        WAIT,
    )
    reader.until("return !document.querySelector('.chart-open').hidden", WAIT)
    reader.run("document.querySelector('.chart-open').click()")
    reader.until(
        "return document.querySelector('.chart-live .main-svg') !== null", WAIT
    )
    reader.search("WeBank")
    reader.until(
        "return document.querySelector('.md-search-result__item') !== null", WAIT
    )
