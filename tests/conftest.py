"""One strict build of the whole site, its PDFs and one browser serve all tests."""

import fcntl
import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, sync_playwright

from bench.common import copy_project
from bench.host import serving
from scripts.core import environment
from scripts.drawing import plotly_svg
from scripts.drawing.browser import Session
from scripts.ledger.catalog import Catalog
from scripts.ledger.checks import checked

ROOT = Path(__file__).parent.parent
LANGS = ("zh", "en")
ENV = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}


def run(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None):
    """A command of this environment, with its output as text."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=cwd,
        env={**ENV, **(env or {})},
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )


def draw(jobs: list[plotly_svg.Job], cache: Path) -> dict[str, str]:
    """SVG text by job name, drawn in a browser of its own."""
    with closing(Session()) as one:
        return one.submit(plotly_svg.render, jobs, cache, one, print).result()


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Have a text shown at the end: what was counted, not only that it was right."""
    return functools.partial(record_property, "told")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What tests had to tell, and how many of the faults that were tried were told, by
    what really ran."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, text in report.user_properties:
                if name == "told" and report.when == "call":
                    terminalreporter.write_line(text)
    count = {
        outcome: sum(
            "test_faults" in r.nodeid for r in terminalreporter.getreports(outcome)
        )
        for outcome in ("passed", "failed", "error")
    }
    if tried := sum(count.values()):
        line = f"faults: {count['passed']} of {tried} told, old site whole"
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return checked(ROOT / "docs" / "data")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with all its downloads, as `make build` makes it, built once for all the
    processes that test."""
    base = tmp_path_factory.getbasetemp()
    parts = "PYTEST_XDIST_WORKER" in os.environ
    target = (base.parent if parts else base) / "built" / "site"
    target.parent.mkdir(exist_ok=True)
    with (target.parent / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not target.exists():
            built = run("scripts.publish.release", str(target))
            assert built.returncode == 0, built.stdout + built.stderr
    return target


@pytest.fixture(scope="session")
def pristine(site, tmp_path_factory):  # after a build: all charts are in the cache
    return copy_project(tmp_path_factory.mktemp("pristine"))


@pytest.fixture
def project(pristine, tmp_path):
    """A copy of the project with an old site; files are links, so replace, never edit."""
    shutil.copytree(pristine, tmp_path / "p", copy_function=os.link, symlinks=True)
    from faults import old_site

    old_site(tmp_path / "p")
    return tmp_path / "p"


@pytest.fixture(scope="session")
def pdfs(site: Path) -> dict[str, Path]:
    """The two PDFs of the site."""
    return {lang: site / "pdf" / f"from-fish-to-fishing-{lang}.pdf" for lang in LANGS}


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Every HTML page of the site as a tree, by its path."""
    found = {
        str(path.relative_to(site)): html.fromstring(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
    assert len(found) > 12
    return found


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the built site."""
    with serving(site) as address:
        yield address


def settle(page: Page) -> None:
    """Wait until the page has nothing left to do and has painted what it did: on a busy
    machine scripts run long after the network has fallen silent."""
    page.evaluate(
        "new Promise(done => requestIdleCallback(() => requestAnimationFrame("
        "() => requestAnimationFrame(() => setTimeout(done)))))"
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=environment.find_browser(),
            args=list(environment.BROWSER_FLAGS),
        )
        yield started
        started.close()
