"""Without JavaScript every text, chart, table, note and link is there to be read."""

import pytest
from conftest import LANGS, lang_at, to_open

# [hidden] marks what only a script can use; on a phone some tables say in their cells what
# their heads say.
# Column heads of stacked tables are before each cell; a chart's own page lists its sources.
HIDDEN = """(all) => all.filter(e => e.textContent.trim() &&
  !e.closest("[hidden], [data-stack] thead, .tracker thead, .pool-table thead")
  && !e.closest("[data-alone] .chart-source") &&
  !e.checkVisibility({opacityProperty: true, visibilityProperty: true})
).map(e => e.outerHTML.slice(0, 120))"""

SHOWN = """all => all.map(figure => [
  [...figure.querySelectorAll("svg[role=img]")].filter(e => e.checkVisibility()).length,
  figure.querySelector("tbody tr").checkVisibility()])"""  # drawings, and a row of the data


@pytest.fixture(scope="module")
def plain(browser):
    """A page that runs no script of the site; the test itself can still look at it."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1440, "height": 900}
    )
    yield context.new_page()
    context.close()


def test_scripts_really_are_off(plain, server):
    plain.goto(f"{server}/en/logic/")
    assert plain.locator("html.no-js").count() == 1
    assert not plain.locator(".chart-open").first.is_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_every_text_is_readable(plain, server, pages, width):
    plain.set_viewport_size({"width": width, "height": 900})
    seen = 0
    for path in to_open(pages, lang_at(width)):
        if not path.startswith(LANGS):
            continue
        plain.goto(f"{server}/{path.removesuffix('index.html')}")
        folds = plain.locator("article details:not([open])")
        if folds.count():
            folds.first.locator("summary").first.click()  # it opens without a script
        folds.evaluate_all("all => all.forEach(fold => { fold.open = true; })")
        found = plain.locator(
            "article :is(p, li, td, th, dd, dt, h1, h2, h3, figcaption)"
        )
        seen += found.count()
        assert not (hidden := found.evaluate_all(HIDDEN)), f"{path}: {hidden[:3]}"
        shown = plain.locator("figure.chart").evaluate_all(SHOWN)
        assert all(one == [1, True] for one in shown), (path, shown)
    assert seen > 1000


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_menu_and_language_switch_are_there_on_a_phone(plain, server, lang, other):
    plain.set_viewport_size({"width": 390, "height": 800})
    plain.goto(f"{server}/{lang}/logic/")
    for kind in (other, "both"):
        assert plain.locator(f"a[data-lang-switch={kind}]").is_visible()
    plain.locator(".md-tabs__link").last.click()
    assert "logic" not in plain.url


@pytest.mark.parametrize(("lang", "other"), [("zh", "en"), ("en", "zh")])
def test_links_notes_and_the_language_switch_work(plain, server, lang, other):
    plain.set_viewport_size({"width": 1440, "height": 900})
    plain.goto(f"{server}/{lang}/logic/")
    plain.locator("article a.footnote-ref").first.click()
    assert "#fn:" in plain.url
    assert plain.locator(f"[id='{plain.url.partition('#')[2]}']").is_visible()
    plain.locator(f"a[data-lang-switch={other}]").click()
    assert plain.url == f"{server}/{other}/logic/"
    plain.locator(".md-tabs__link").last.click()
    assert plain.url.startswith(f"{server}/{other}/") and "logic" not in plain.url
