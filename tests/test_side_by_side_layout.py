"""Both languages side by side, as readers see them: layout, places, paper."""

import pytest
from conftest import patience, settle
from test_side_by_side import NAMES, path


@pytest.mark.parametrize(("width", "beside"), [(390, False), (1440, True)])
def test_languages_are_beside_one_another_where_there_is_room(
    browser, server, width, beside
):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 900}
    )
    page = context.new_page()
    for name in NAMES:
        page.goto(f"{server}/{path('both', name).removesuffix('index.html')}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        tops = page.locator("article > .pair").evaluate_all(
            "all => all.map(e => [...e.children].map(c => c.getBoundingClientRect().top))"
        )
        assert len(tops) > 8
        assert all((zh == en) == beside for zh, en in tops), name
        for figure in page.locator("figure.chart").all():
            pictures = figure.locator("svg[role=img]:visible")
            assert pictures.count() == 1
            first = pictures.evaluate("e => e.outerHTML")
            figure.locator("[type=radio][value=en]").check()
            assert pictures.count() == 1
            assert pictures.evaluate("e => e.outerHTML") != first
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_moves_and_nothing_is_reported(browser, server, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.add_init_script(
        "window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach("
        "e => shifts.push(e.value))).observe({type: 'layout-shift', buffered: true})"
    )
    errors = []
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    for name in NAMES:
        page.goto(f"{server}/{path('both', name).removesuffix('index.html')}")
        settle(page)
        assert page.evaluate("shifts") == [], name
    assert not errors
    page.close()


def test_places_are_kept_from_page_to_edition_and_back(browser, server):
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(patience(60_000))
    for start, there, back in (
        ("zh/logic/#ladder", "both/logic/#ladder", "en/logic/#ladder"),
        ("en/logic/#c05", "both/logic/#zh-c05", "en/logic/#c05"),
        ("en/logic/#fn:scmp-2017-08", "both/logic/#fn:scmp-2017-08", None),
    ):
        page.goto(f"{server}/{start}")
        page.locator("a[data-lang-switch=both]").click()
        page.wait_for_url(f"{server}/{there}")
        assert page.locator(":target").count() == 1
        if back:
            page.locator("a[data-lang-switch=en]").click()
            page.wait_for_url(f"{server}/{back}")
    page.goto(f"{server}/both/logic/")
    page.locator(".pair > [lang=en] a.footnote-ref").first.hover()
    assert page.locator("#note-box").get_attribute("lang") == "en"
    page.close()


def test_on_paper_languages_are_beside_one_another(browser, server):
    page = browser.new_page(viewport={"width": 700, "height": 1000})
    page.emulate_media(media="print")
    page.goto(f"{server}/both/logic/")
    tops = page.locator("article > .pair").evaluate_all(
        "all => all.map(e => [...e.children].map(c => c.getBoundingClientRect().top))"
    )
    assert len(tops) > 15 and all(zh == en for zh, en in tops)
    for left_out in (
        ".md-header",
        ".md-tabs",
        ".md-footer",
        "a.origin",
        ".chart-words",
    ):
        assert page.locator(left_out).count()
        assert not page.locator(left_out).first.is_visible(), left_out
    page.close()
