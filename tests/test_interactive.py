"""The interactive chart loads only on request, from the site itself, and goes back."""

import hashlib
import re

import pytest
from conftest import LANGS, ROOT

from scripts.browser import PLOTLY


@pytest.mark.parametrize("lang", LANGS)
def test_interactive_chart_on_request(browser, server, lang):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    requests, errors = [], []
    page.on("request", lambda r: requests.append(r.url))
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto(f"{server}/{lang}/retrospective/")
    assert not [r for r in requests if "plotly" in r or "assets/charts" in r]
    figure = page.locator("#fig-household-loans")
    button = figure.locator(".chart-open")
    button.focus()
    page.keyboard.press("Enter")
    figure.locator(".chart-live .main-svg").first.wait_for()
    assert figure.locator(".chart-wide").is_hidden()
    point = figure.locator(".chart-live .points path").nth(2)
    point.hover(force=True)
    hover = figure.locator(".hovertext").first
    hover.wait_for()
    shown = hover.text_content().replace("\u00a0", " ")
    assert ("9.62万亿元" if lang == "zh" else "9.62 trillion yuan") in shown
    title = figure.locator(".modebar-btn").first.get_attribute("data-title")
    assert bool(re.search("[\u4e00-\u9fff]", title)) == (lang == "zh")
    button.click()
    assert figure.locator(".chart-wide").is_visible()
    assert figure.locator(".chart-live").count() == 0
    assert not errors
    assert all(r.startswith((server, "blob:", "data:")) for r in requests), requests
    page.close()


def test_theme_switch_repaints_the_interactive_chart(browser, server):
    page = browser.new_page(color_scheme="light")
    page.goto(f"{server}/en/charts/")
    figure = page.locator("#fig-loans-bridge")
    figure.locator(".chart-open").click()
    bar = figure.locator(".chart-live .bars path").first
    bar.wait_for()
    light = bar.evaluate("e => getComputedStyle(e).fill")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.wait_for_timeout(400)
    dark = figure.locator(".chart-live .bars path").first.evaluate(
        "e => getComputedStyle(e).fill"
    )
    assert light != dark
    page.close()


def test_vendored_plotly_is_the_version_of_the_python_package():
    import plotly.offline

    wanted = plotly.offline.get_plotlyjs_version()
    head = (ROOT / PLOTLY).read_text(encoding="utf-8")[:200]
    assert f"v{wanted}" in head and wanted in PLOTLY.name


def test_vendored_files_are_the_ones_that_were_vetted():
    folder = ROOT / PLOTLY.parent
    listed = dict(
        re.findall(
            r"^\| (\S+\.js) \|.*\| (\w{64}) \|$",
            (folder / "README.md").read_text(),
            re.MULTILINE,
        )
    )
    files = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob("*.js")
    }
    assert files and files == listed
