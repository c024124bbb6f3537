"""The first view: text and chart painted as one, in the right colours, without a jump."""

import re
import time
from itertools import islice, pairwise
from pathlib import Path
from threading import Event

import material
import pytest
from conftest import ROOT, lang_at, settle
from playwright.sync_api import Page

from bench.host import Quiet, serving

WATCH = """window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(e => shifts.push(
  [e.value, ...e.sources.map(s => s.node?.outerHTML?.slice(0, 80))])))
  .observe({type: "layout-shift", buffered: true})"""
PAGES = (
    "",
    "logic/",
    "charts/",
    "charts/two-gates/",
    "sources/",
    "aftermath/",
    "forecasts/",
)


def test_our_early_script_is_still_that_of_the_theme():
    theirs = Path(material.__file__).parent / "templates/partials/javascripts/base.html"
    script = theirs.read_text("utf-8").partition("-#}")[2].strip()
    ours = (ROOT / "overrides/partials/early.html").read_text("utf-8")
    assert script.startswith("<script>__md_scope")
    assert script in ours


def test_style_sheets_hold_up_no_script_before_the_first_chart(pages):
    for path, page in pages.items():
        if path in ("index.html", "404.html") or path.startswith("both/"):
            continue  # pages without the theme's own script
        order = page.xpath(
            "//script[not(@src) and not(contains(@type, 'json'))] | //link[@rel='stylesheet']"
            " | //figure[contains(@class, 'chart')] | //h1"
        )
        tags = [one.tag for one in order]
        sheets = tags.index("link")
        assert tags[:sheets] == ["script", "script"], path
        stop = tags.index("script", sheets)
        assert "h1" in tags[:stop], path
        if "figure" in tags:
            assert tags[:stop].count("figure") == 1, path


@pytest.fixture(params=[390, 1440])
def page(browser, request):
    """A page of a width that notes what moves in it."""
    size = {"width": request.param, "height": 900}
    context = browser.new_context(viewport=size)
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


@pytest.fixture
def lang(page: Page) -> str:
    return lang_at(page.viewport_size["width"])


def assert_still(page: Page, home: str, lang: str) -> None:
    """Nothing moves while the pages of a language are loaded; home: the site's address."""
    for name in PAGES:
        page.goto(f"{home}/{lang}/{name}")
        page.locator("html.js").wait_for(state="attached")  # it runs long after it came
        settle(page)
        touch(page)
        assert page.evaluate("shifts") == [], name


def touch(page: Page) -> None:
    """Give the sign of a reader for which the theme's script waits, and wait for it."""
    assert page.evaluate("!window.document$")
    page.mouse.move(3, 3)
    page.wait_for_function("() => window.document$")
    settle(page)


def test_words_to_mark_need_no_sign_of_a_reader(page, server, lang):
    page.goto(f"{server}/{lang}/logic/?h=2017")
    page.locator("article mark").first.wait_for(state="attached")


def test_nothing_moves_when_the_scripts_come_late(page, server, lang):
    def late(route):
        time.sleep(0.3)
        route.continue_()

    page.route("**/bundle.*.js", late)
    assert_still(page, server, lang)


def places(page: Page) -> list[list[float]]:
    """Left and top of everything that is read, also of what is far below the window."""
    return page.evaluate(
        "[...document.querySelectorAll('article :is(h1, h2, h3, p, li, tr, figure)')]"
        ".filter(e => e.checkVisibility({ contentVisibilityAuto: true }))"
        ".map(e => e.getBoundingClientRect()).map(box => [box.left, box.top])"
    )


class WithoutScripts(Quiet):
    """Sends the scripts when it is told to."""

    told = Event()

    def do_GET(self) -> None:
        if self.path.partition("?")[0].endswith(".js"):
            self.told.wait()
        super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def test_scripts_move_nothing_far_down_the_page(page, site, lang):
    with serving(site, WithoutScripts) as home:
        for name in PAGES:
            WithoutScripts.told.clear()
            page.goto(f"{home}/{lang}/{name}", wait_until="commit")
            page.locator(".md-footer-meta").wait_for()
            settle(page)
            before = places(page)
            assert page.evaluate("!window.document$")  # of the theme's script
            WithoutScripts.told.set()
            page.wait_for_load_state("load")
            settle(page)
            touch(page)
            assert places(page) == before, name


class InParts(Quiet):
    """Sends a page in parts, cut in the middle of the header and of its first lines."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if not file.is_dir():
            super().do_GET()
            return
        text = (file / "index.html").read_bytes()
        start = text.index(b"<article")
        ends = re.finditer(rb"</(p|li|a|span)>", text[start:])
        cuts = [text.index(b"</a>", text.index(b"data-lang-switch"))]
        cuts += [start + found.end() for found in islice(ends, 20)]
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        for part, (begin, end) in enumerate(pairwise([0, *cuts, len(text)])):
            self.wfile.write(text[begin:end])
            time.sleep(0.06 if part else 0.3)


def test_nothing_moves_when_the_page_comes_in_parts(page, site):
    with serving(site, InParts) as home:
        assert_still(page, home, lang_at(page.viewport_size["width"]))
