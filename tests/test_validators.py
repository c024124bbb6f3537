"""Validators of others: the Nu HTML checker and IBM Equal Access, where they are installed.

Both come from npm, which no reader or author needs: `make validators`, as the workflow
does, and Java for the first. Where they are missing the run says so.
"""

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import LANGS, address, lang_at, settle, to_open, unfold
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page

MODULES = Path(__file__).parent / "validators" / "node_modules"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
IBM = MODULES / "accessibility-checker-engine" / "ace-window.js"
INSTALL = "make validators"
WIDTHS = (390, 1440)

# What Nu says that is no fault here, each with the reason.
NU_ACCEPTED = {
    # On a phone a table's rows are stacked by CSS; some browsers then forget that it is one.
    r"The “role” attribute must not be used on a “t[dhr]” element which has a “table” ancestor",
    # The theme's own switches, whose state a browser may not restore.
    r"Attribute “autocomplete” is only allowed when the input type is",
    r"The value of the “for” attribute of the “label” element must be the ID of a non-hidden",
    # Newer than the checker: waiting for the first screen, and a scheme that is the only one.
    r"A “link” element with a “blocking” attribute must have",
    r"CSS: “color-scheme”: Too many values",
}


def nu(*files: Path) -> list[str]:
    """The errors that the Nu HTML checker finds in files, each with its place."""
    command = ["java", "-jar", str(NU), "--format", "json", "--errors-only"]
    done = subprocess.run(
        [*command, *map(str, files)], check=False, capture_output=True, text=True
    )
    return [
        f"{Path(one['url']).parent.name}:{one.get('lastLine')}: {one['message']}"
        for one in json.loads(done.stderr)["messages"]
    ]


@pytest.fixture(scope="module")
def java() -> None:
    if not (shutil.which("java") and NU.exists()):
        pytest.skip(f"the Nu HTML checker is not installed ({INSTALL}, and Java)")


def test_nu_finds_no_error(java: None, site: Path, tell: Callable[[str], None]) -> None:
    files = sorted(site.rglob("*.html"))
    accepted = [re.compile(one) for one in NU_ACCEPTED]
    met: Counter[str] = Counter()
    wrong = []
    for error in nu(*files):
        known = [one.pattern for one in accepted if one.search(error)]
        met.update(known)
        if not known:
            wrong.append(error)
    tell(
        f"Nu: {len(files)} pages, {sum(met.values())} accepted, {len(wrong)} other errors"
    )
    assert wrong == []
    assert set(met) == NU_ACCEPTED, "an exception that is no longer needed"


def test_nu_finds_a_fault(java: None, site: Path, tmp_path: Path) -> None:
    text = (site / "en" / "glossary" / "index.html").read_text(encoding="utf-8")
    (tmp_path / "page.html").write_text(text.replace("</h1>", "</h1></p>", 1), "utf-8")
    assert any("end tag" in error for error in nu(tmp_path / "page.html"))


@pytest.fixture(scope="module", params=WIDTHS)
def page(browser: Browser, request: pytest.FixtureRequest):
    if not IBM.exists():
        pytest.skip(f"IBM Equal Access is not installed ({INSTALL})")
    size = {"width": request.param, "height": 900}
    context = browser.new_context(viewport=size, reduced_motion="reduce")
    context.add_init_script(path=IBM)
    yield context.new_page()
    context.close()


# Exceptions: as for axe, the theme opens menu, search and colours by labels of hidden boxes,
# which are made buttons for the keyboard, each with a name and a state; and the heads of
# tables that are stacked on a phone are hidden from sight alone. A link that has a label
# needs none on its icon.
CHECK = """async () => {
  const report = await new ace_ibma.Checker().check(document, ["WCAG_2_2"]);
  const at = ({ dom }) =>  // XPath finds no SVG in a page of HTML
    document.evaluate(dom.replace(/\\/svg.*/, ""), document, null, 9).singleNodeValue;
  const known = one => at(one.path)?.closest('label[for^="__"], input[id^="__"], a[aria-label]') ||
    (one.ruleId === "table_headers_exists" && at(one.path).matches("[data-stack]:has(th)"));
  return report.results
    .filter(one => one.value[0] === "VIOLATION" && one.value[1] === "FAIL")
    .filter(one => !known(one))
    .map(one => `${one.ruleId}: ${one.message} ${one.path.dom}`);
}"""


def test_ibm_finds_no_violation(
    page: Page,
    server: str,
    pages: dict[str, HtmlElement],
    tell: Callable[[str], None],
) -> None:
    width = page.viewport_size["width"]
    opened = to_open(pages, lang_at(width))
    wrong = []
    for file in opened:
        page.goto(f"{server}/{address(file)}")
        unfold(page)
        settle(page)
        wrong += [f"{file}: {one}" for one in page.evaluate(CHECK)]
    tell(f"IBM at {width} px: {len(opened)} pages, {len(wrong)} violations")
    assert wrong == [], "\n".join(wrong[:40])


def test_ibm_finds_a_fault(page: Page, server: str) -> None:
    page.goto(f"{server}/{LANGS[0]}/glossary/")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert page.evaluate(CHECK)
