"""What the tests share.

A test pays only for the fixtures that it asks for:

- warm_cache: everything that a build draws lies in .cache; project copies it;
- site, pages, server: the pages as `mkdocs build` makes them, as files, trees, address;
- release, pdfs, released: the publication as `make build` makes it;
- browser, draw: a browser; draw draws charts in one of its own;
- firefox, webkit, engine: another browser; the run reports what it lacked.

A test that asks for none of them is quick: `make check` runs it.
"""

import functools
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import engines
import pytest
from built import build_once, locked
from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from bench.common import copy_project
from bench.host import serving
from scripts.core import environment
from scripts.drawing import plotly_svg
from scripts.drawing.browser import Session
from scripts.ledger.catalog import Catalog
from scripts.ledger.checks import checked
from scripts.pages.citations import anchor
from scripts.prepare import prepare

ROOT = Path(__file__).parent.parent
LANGS = ("zh", "en")
ENV = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


pytest_plugins = ["selection", "matrix"]

# "make test &" makes all its processes ignore the interrupts that some tests send.
signal.signal(signal.SIGINT, signal.default_int_handler)


def named_in(key: str) -> list[str]:
    """The pages that a key of extra names in mkdocs.yml: story or side_by_side."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return re.findall(r"[\w-]+", re.findall(rf"(?m)^  {key}: \[(.*?)\]", text)[0])


def patience(seconds: float) -> float:
    """How long a test waits for what takes a tenth of that on a quiet machine.

    TEST_PATIENCE=5 multiplies it, for a machine that is very slow or very busy.
    """
    return seconds * float(os.environ.get("TEST_PATIENCE", "1"))


def run(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None):
    """A command of this environment, with its output as text."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env={**ENV, **(env or {})},
        check=False,
        capture_output=True,
        text=True,
        timeout=patience(900),
    )


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Have a text shown at the end: what was counted, not only that it was right."""
    return functools.partial(record_property, "told")


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return checked(ROOT / "docs" / "data")


@pytest.fixture(scope="session")
def draw() -> Callable[[list[plotly_svg.Job], Path], dict[str, str]]:
    """A function that draws jobs, in a browser of its own: SVG text by job name."""

    def draw(jobs: list[plotly_svg.Job], cache: Path) -> dict[str, str]:
        with closing(Session()) as one:
            return one.submit(plotly_svg.render, jobs, cache, one, print).result()

    return draw


@pytest.fixture(scope="session")
def warm_cache() -> Path:
    """The project's cache with everything that a build draws."""
    cache = ROOT / ".cache"
    with locked("cache"):
        prepare(ROOT / "docs", cache, print).art.result()
    return cache


@pytest.fixture(scope="session")
def site(warm_cache: Path) -> Path:
    """The pages of both languages as `mkdocs build --strict` makes them."""

    def build(target: Path) -> None:
        built = run("mkdocs", "build", "--strict", "--site-dir", str(target))
        assert built.returncode == 0, built.stdout + built.stderr

    return build_once("site", build)


@pytest.fixture(scope="session")
def release(site: Path) -> Path:
    """The publication with its PDFs and its zip, as `make build` makes it."""

    def build(target: Path) -> None:
        built = run("scripts.publish.release", str(target))
        assert built.returncode == 0, built.stdout + built.stderr

    return build_once("release", build)


@pytest.fixture(scope="session")
def pristine(site, tmp_path_factory):
    """A copy of the project after a build: its cache has drawings and both languages."""
    return copy_project(tmp_path_factory.mktemp("pristine"))


@pytest.fixture
def project(pristine, tmp_path):
    """A copy of the project with an old site; files are links, so replace, never edit."""
    shutil.copytree(pristine, tmp_path / "p", copy_function=os.link, symlinks=True)
    from faults import old_site

    old_site(tmp_path / "p")
    return tmp_path / "p"


@pytest.fixture(scope="session")
def pdfs(release: Path) -> dict[str, Path]:
    """The two PDFs of the publication."""
    return {
        lang: release / "pdf" / f"from-fish-to-fishing-{lang}.pdf" for lang in LANGS
    }


def trees(folder: Path) -> dict[str, html.HtmlElement]:
    """Every HTML page of a built site as a tree, by its path; test_embeds.py has embeds."""
    found = {
        str(path.relative_to(folder)): html.fromstring(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
        if path.relative_to(folder).parts[0] != "embed"
    }
    assert len(found) > 12
    return found


@pytest.fixture(scope="session")
def pages(site: Path) -> Iterator[dict[str, html.HtmlElement]]:
    """Every HTML page of the site as a tree, by its path. All tests read the same ones."""
    found = trees(site)
    before = {path: html.tostring(tree) for path, tree in found.items()}
    yield found
    changed = [path for path in found if html.tostring(found[path]) != before[path]]
    assert not changed, f"a test changed {changed}; have it change a copy"


# Every chart has a page of its own.
CHARTS = sorted(
    path.stem.replace("_", "-") for path in (ROOT / "docs/data").glob("*.csv")
)


# Their pages come from one template, and a page side by side holds what two others hold.
# Tests that take seconds or minutes for a page open these: of the charts a plain one, the
# longest table and a judgement; of the pages side by side the shortest. With
# TEST_PAGES=all they open every page, and take three times as long.
OPENED_CHARTS = ("platform-share", "short-term-growth", "who-brings-what")
OPENED_BOTH = ("both/logic/index.html",)
ALL_PAGES = os.environ.get("TEST_PAGES") == "all"


def lang_at(width: int) -> str:
    """The language in which slow tests look at a width: the blocks of both are the same."""
    return "zh" if width < 700 else "en"


def to_open(pages: Iterable[str], lang: str | None = None) -> list[str]:
    """The paths of the pages that slow tests open, of those of the whole site.

    Args:
        pages: The paths of all pages.
        lang: The one language whose pages are opened, with those that have both: a test
            that looks at two widths looks at each in another language, since the pages
            of the two have the same blocks.
    """
    others = [one for one in LANGS if lang and one != lang and not ALL_PAGES]
    return [
        path
        for path in pages
        if not path.startswith(tuple(f"{other}/" for other in others))
        and (path in OPENED_BOTH or ALL_PAGES or not path.startswith("both/"))
        and (
            "/charts/" not in path.removesuffix("/charts/index.html")
            or path.split("/")[-2] in OPENED_CHARTS
            or ALL_PAGES
        )
    ]


def chart_figure(
    pages: dict[str, html.HtmlElement], lang: str, id: str
) -> html.HtmlElement:
    """A chart on its own page."""
    page = pages[f"{lang}/charts/{anchor(id)}/index.html"]
    return page.cssselect(f'figure.chart[data-chart="{id}"]')[0]


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the built site."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def released(release: Path) -> Iterator[str]:
    """The address of the publication, whose pages offer the downloads."""
    with serving(release) as address:
        yield address


def settle(page: Page) -> None:
    """Wait until the page has nothing left to do and has painted what it did: on a busy
    machine scripts run long after the network has fallen silent.
    """
    page.evaluate(
        "new Promise(done => requestIdleCallback(() => requestAnimationFrame("
        "() => requestAnimationFrame(() => setTimeout(done)))))"
    )


def unfold(page: Page) -> None:
    """Open every fold and lay out the notes, which otherwise wait until they come near."""
    page.evaluate("""() => {
      document.querySelectorAll("details").forEach(fold => fold.open = true);
      document.querySelectorAll(".footnote").forEach(notes => notes.style.contentVisibility = "visible");
    }""")


def swipe(page: Page, points: Iterable[tuple[float, float]]) -> None:
    """Move a finger over the screen, from the first of these points to the last."""
    session, kind = page.context.new_cdp_session(page), "touchStart"
    for x, y in points:
        touch = {"type": kind, "touchPoints": [{"x": x, "y": y}]}
        session.send("Input.dispatchTouchEvent", touch)
        kind = "touchMove"
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def address(path: str) -> str:
    """The address of a page below the site's, from the path of its file."""
    return path.removesuffix("index.html")


def open_search(page: Page) -> None:
    """Bring the keyboard into the search box, as readers do on a wide or a narrow screen."""
    button = page.locator(".md-header__button[for=__search]")
    (button if button.is_visible() else page.locator("[name=query]")).click()
    page.locator("[name=query]:focus").wait_for()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=environment.find_browser(),
            args=list(environment.BROWSER_FLAGS),
        )
        yield started
        started.close()


def require(name: str) -> None:
    if reason := engines.missing(name):
        pytest.skip(reason)


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.Driver]:
    """The installed Firefox."""
    require("firefox")
    with engines.firefox(tmp_path_factory.mktemp("firefox")) as driver:
        yield driver


@pytest.fixture(scope="session")
def webkit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.Driver]:
    """The installed WebKitGTK."""
    require("webkit")
    with engines.webkit(tmp_path_factory.mktemp("webkit")) as driver:
        yield driver


@pytest.fixture(params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest) -> engines.Driver:
    """Firefox, then WebKitGTK."""
    return request.getfixturevalue(request.param)
