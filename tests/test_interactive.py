"""The interactive chart loads only on request, from the site itself, and goes back."""

import hashlib
import re

import pytest
from conftest import CHARTS, LANGS, ROOT

from scripts.core.files import PLOTLY

HAN = re.compile("[\u4e00-\u9fff]")
# The smallest letters of each visible drawing, in pixels.
SIZES = """() => [...document.querySelectorAll("figure svg")]
  .filter(svg => svg.checkVisibility()).map(svg => Math.min(...[...svg.querySelectorAll("text, tspan")]
    .filter(e => e.textContent.trim() && !e.querySelector("tspan"))
    .map(e => parseFloat(getComputedStyle(e).fontSize) * svg.getScreenCTM().a)))"""


@pytest.fixture
def page(browser):
    """A page in whose console nothing may go wrong, policy violations included."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong = []
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    yield page
    page.close()
    assert not wrong


@pytest.mark.parametrize("lang", LANGS)
def test_interactive_chart_on_request(page, server, lang):
    requests = []
    page.on("request", lambda r: requests.append(r.url))
    page.goto(f"{server}/{lang}/retrospective/")
    assert not [r for r in requests if "plotly" in r or "assets/charts" in r]
    figure = page.locator("#fig-household-loans")
    button = figure.locator(".chart-open")
    static = button.text_content()
    button.focus()
    page.keyboard.press("Enter")
    figure.locator(".chart-live .main-svg").first.wait_for()
    assert figure.locator(".chart-wide").is_hidden()
    assert button.text_content() != static  # the state, for those who hear it
    assert button.evaluate("e => e === document.activeElement")
    point = figure.locator(".chart-live .points path").nth(2)
    point.evaluate("e => e.scrollIntoView({block: 'center'})")  # not below the header
    point.hover(force=True)
    hover = figure.locator(".hovertext").first
    hover.wait_for()
    shown = hover.text_content().replace("\u00a0", " ")
    assert ("9.62万亿元" if lang == "zh" else "9.62 trillion yuan") in shown
    for back in ("Enter", "Escape"):
        page.keyboard.press(back)
        figure.locator(".chart-wide").wait_for(state="visible")
        assert figure.locator(".chart-live").count() == 0
        assert button.text_content() == static
        assert button.evaluate("e => e === document.activeElement")
        if back == "Enter":
            page.keyboard.press("Enter")
            figure.locator(".chart-live .main-svg").first.wait_for()
    assert all(r.startswith((server, "blob:", "data:")) for r in requests), requests


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_opens_under_the_policy_in_its_language(page, server, lang):
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error(e.blockedURI))"
    )
    titles = set()
    for chart in CHARTS:
        page.goto(f"{server}/{lang}/charts/{chart}/")
        figure = page.locator("figure.chart")
        figure.locator(".chart-open").click()
        figure.locator(".chart-live .main-svg").first.wait_for()
        assert figure.locator(".chart-live :is(.points path, .bars path)").count()
        buttons = figure.locator(".modebar-btn").all()
        titles |= {b.get_attribute("data-title") for b in buttons}
    assert len(titles) >= 6
    assert {bool(HAN.search(t)) for t in titles} == {lang == "zh"}, titles
    assert not [t for t in titles if "hare" in t]  # it would upload the chart


def test_a_failing_load_leaves_the_static_chart_and_can_be_tried_again(
    browser, server, catalog
):
    page = browser.new_page()
    page.route("**/vendor/plotly*", lambda route: route.abort())
    page.goto(f"{server}/en/charts/loans-bridge/")
    figure = page.locator("#fig-loans-bridge")
    for _ in range(2):
        figure.locator(".chart-open").click()
        figure.locator("[aria-busy]").wait_for(state="detached")
        message = figure.locator(".chart-error[role=alert]").inner_text()
        assert message == catalog.word("chart_failed", "en")
        assert figure.locator(".chart-wide").is_visible()
    page.unroute("**/vendor/plotly*")
    figure.locator(".chart-open").click()
    figure.locator(".chart-live .main-svg").first.wait_for()
    assert figure.locator(".chart-error").count() == 0
    page.close()


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_labels_are_at_least_eleven_pixels_as_shown(browser, server, width):
    size = {"width": width, "height": 900}
    page = browser.new_page(viewport=size, java_script_enabled=False)
    sizes = []
    for path in ("", *(f"{chart}/" for chart in CHARTS)):
        page.goto(f"{server}/en/charts/{path}")
        sizes += page.evaluate(SIZES)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert len(sizes) == 2 * len(CHARTS)
    assert min(sizes) >= 11, sizes
    page.close()


def test_theme_switch_repaints_the_interactive_chart(browser, server):
    page = browser.new_page(color_scheme="light")
    page.goto(f"{server}/en/charts/loans-bridge/")
    figure = page.locator("#fig-loans-bridge")
    figure.locator(".chart-open").click()
    bar = figure.locator(".chart-live .bars path").first
    bar.wait_for()
    light = bar.evaluate("e => getComputedStyle(e).fill")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.wait_for_function(
        "light => getComputedStyle(document.querySelector("
        "'#fig-loans-bridge .chart-live .bars path')).fill !== light",
        arg=light,
    )
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
