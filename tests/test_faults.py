"""Single faults of data, pages, configuration, chart code and machine: each ends the
build with one message that names the place and the cure, and leaves the old site whole."""

import hashlib
import importlib.abc
import importlib.util
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import ENV, ROOT, copy_project

from scripts import browser, charts, machine, render, specs
from scripts.schema import AuthorError
from scripts.site import check
from scripts.view import View

CURE = re.compile(
    r"\b(add|remove|correct|write|use|make|must|needs?|known are|save|mend|fill|run|end"
    r"|install|put|keep|move|give)\b"
)
# what, file below docs/, old text (None: the whole file), new text, what the message holds
FAULTS = [
    # data
    ("number for text", "data/facts.yml", 'value: "31.52"', "value: 31.52", r"facts.yml:\d+ consumption_loans_2017: value.*quotes"),
    ("text for a list", "data/facts.yml", "cells: [loans_bridge/new_2017/amount]", "cells: loans_bridge/new_2017/amount", r"facts.yml:\d+ household_new_2017: cells"),
    ("list for an entry", "data/units.yml", "yuan: {zh: 元, en: yuan}", "yuan: [元, yuan]", r"units.yml:\d+ yuan"),
    ("missing key", "data/sources.yml", "  kind: article\n", "", r"sources.yml:\d+ article_2017.*'kind' is missing"),
    ("unknown key", "data/sources.yml", "  kind: article\n", "  kind: article\n  colour: red\n", r"sources.yml:\d+ article_2017.*colour"),
    ("key twice", "data/facts.yml", "  unit: percent\n  nature: rate\n", "  unit: percent\n  unit: percent\n  nature: rate\n", r"facts.yml:\d+.*'unit' is given twice"),
    ("entry twice", "data/claims.yml", "c02:\n", "c01:\n", r"claims.yml:\d+.*'c01' is given twice"),
    ("row twice", "data/webank_split.csv", "kept,", "shared,", r"webank_split.csv:3.*'shared' stands twice"),
    ("blank cell", "data/household_loans.csv", "2021,16.57,", "2021,,", r"household_loans.csv:8 balance.*blank"),
    ("blank value", "data/sources.yml", "  kind: article\n", '  kind: ""\n', r"sources.yml:\d+ article_2017: kind.*empty"),
    ("text for a number", "data/household_loans.csv", "16.57", "about 16", r"household_loans.csv:8 balance.*'about 16'"),
    ("NaN in a table", "data/household_loans.csv", "16.57", "NaN", r"household_loans.csv:8 balance.*'NaN'"),
    ("NaN in a fact", "data/facts.yml", 'value: "31.52"', 'value: "NaN"', r"facts.yml:\d+ consumption_loans_2017.*'NaN'"),
    ("infinite", "data/facts.yml", 'value: "31.52"', 'value: "Infinity"', r"facts.yml:\d+ consumption_loans_2017.*'Infinity'"),
    ("a tab in YAML", "data/units.yml", "percent: {", "percent:\n\tzh: {", r"units.yml:\d+.*tab|units.yml:\d+.*cannot start"),
    ("an open bracket in YAML", "data/units.yml", "percent: {", "percent: {{", r"units.yml:\d+: not valid YAML"),
    ("a date that is none", "data/facts.yml", 'date: "2017-12-31"', 'date: "2017-13-31"', r"facts.yml:\d+ household_2017.*2017-13-31"),
    ("a word for a date", "data/timeline.csv", "2017-06-20", "June", r"timeline.csv:\d+ date.*'June'"),
    ("dates out of order", "data/timeline.csv", "2017-06-20", "2019-06-20", r"timeline.csv:\d+ date.*stands after 2019-06-20"),
    ("a date twice", "data/timeline.csv", "2017-06-22", "2017-06-20", r"timeline.csv:\d+ date.*stands twice"),
    ("a year twice", "data/household_loans.csv", "2016,", "2015,", r"household_loans.csv:3.*'2015' stands twice"),
    ("years out of order", "data/household_loans.csv", "2016,", "2026,", r"household_loans.csv:4.*2017 stands after 2026"),
    ("missing column", "data/household_loans.csv", "year,balance,balance_hedge,coverage", "year,balance,balance_hedge", r"household_loans.csv.*coverage"),
    ("column twice", "data/household_loans.csv", "year,balance,balance_hedge", "year,balance,balance", r"household_loans.csv.*balance_hedge"),
    ("too few cells", "data/household_loans.csv", "2021,16.57,,old,published,", "2021,16.57,old,published,", r"household_loans.csv:8.*cells"),
    ("an open quote", "data/timeline.csv", "2017-06-20,pair,", '2017-06-20,pair,"', r"timeline.csv"),
    ("no rows", "data/webank_split.csv", None, "part,share,amount,amount_hedge,source\n", r"webank_split.csv"),
    ("percentage as a fraction beside others", "data/growth_rates.csv", "2017,36.5", "2017,0.365", r"growth_rates.csv:2 rate.*36\.5"),
    ("percentage as a fraction in a fact", "data/facts.yml", 'value: "56"', 'value: "0.56"', r"facts.yml:\d+ \w+: 0.56.*write 56"),
    ("unknown choice", "data/household_loans.csv", "17.25,,old", "17.25,,older", r"household_loans.csv:9 coverage.*'older'"),
    ("unknown source in a row", "data/household_loans.csv", "thepaper_2022", "thepaper_2023", r"household_loans.csv:8.*thepaper_2023"),
    ("cell that is not there", "data/facts.yml", "loans_bridge/new_2017/amount", "loans_bridge/new_2018/amount", r"facts.yml:\d+ household_new_2017.*new_2018"),
    ("division by nothing", "data/facts.yml", "formula: webank_lent / webank_borrowers", "formula: webank_lent / (webank_borrowers - webank_borrowers)", r"facts.yml:\d+ webank_per_borrower.*zero"),
    ("unknown fact in a sidecar", "data/household_loans.yml", "[[fact:household_growth_2017]]", "[[fact:household_growth]]", r"household_loans.yml: words: growth.*household_growth"),
    ("no takeaway", "data/household_loans.yml", "takeaway:", "takeaways:", r"household_loans.yml.*takeaway"),
    ("sidecar missing", "data/household_loans.yml", None, None, r"household_loans.yml.*missing"),
    ("ledger missing", "data/sources.yml", None, None, r"sources.yml.*missing"),
    # pages
    ("unknown fact", "en/index.md", "## ", "[[fact:nothing_like_it]]\n\n## ", r"docs/en/index.md:\d+.*nothing_like_it"),
    ("unknown chart", "en/logic.md", "[[chart:timeline]]", "[[chart:time_line]]", r"docs/\w\w/logic.md:\d+.*time_line"),
    ("unknown source", "en/logic.md", "[[cite:caixin_2017_11]]", "[[cite:caixin]]", r"docs/\w\w/logic.md:\d+.*caixin"),
    ("unknown term", "en/logic.md", "[[term:big_five", "[[term:big_six", r"docs/\w\w/logic.md:\d+.*big_six"),
    ("chart in one language only", "zh/logic.md", "[[chart:timeline]]\n", "", r"docs/zh/logic.md:\d+.*docs/en/logic.md:\d+"),
    ("fact in one language only", "zh/roadmap.md", "[[fact:case_lent]]", "很多", r"docs/zh/roadmap.md:\d+.*docs/en/roadmap.md:\d+"),
    ("page in one language only", "en/roadmap.md", None, None, r"docs/zh/roadmap.md has no page docs/en/roadmap.md"),
    ("chart missing on the charts page", "*/charts.md", "[[chart:timeline]]", "", r"docs/zh/charts.md.*timeline"),
    ("link to no page", "*/logic.md", "](retrospective.md", "](retrospect.md", r"docs/zh/logic.md:\d+.*retrospect.md"),
    ("link to no anchor", "*/retrospective.md", "](sources.md#definitions)", "](sources.md#definition)", r"docs/zh/retrospective.md:\d+.*#definition\b"),
    ("block without text", "zh/roadmap.md", '"60秒读懂"', '"60秒读懂"\n\n不缩进。', r"docs/zh/roadmap.md:\d+.*indented"),
    ("title with one quote", "zh/roadmap.md", '"60秒读懂"', '"60秒读懂', r"docs/zh/roadmap.md:\d+.*block"),
    ("caption never closed", "*/retrospective.md", "\n///\n", "\n", r"docs/zh/retrospective.md:\d+.*///"),
    ("fence never closed", "*/sources.md", "\n```\n\n", "\n\n", r"docs/zh/sources.md:\d+.*```"),
    ("element never closed", "*/index.md", "</div>", "", r"docs/zh/index.md:\d+.*<div>"),
    ("shortcode never closed", "en/logic.md", "[[chart:timeline]]", "[[chart:timeline]", r"docs/\w\w/logic.md:\d+"),
    ("front matter that is no YAML", "zh/roadmap.md", "description: ", "description: [", r"docs/zh/roadmap.md:\d+.*front matter"),
    ("no title line", "*/roadmap.md", "\n# ", "\n", r"docs/zh/roadmap.md.*# "),
]  # fmt: skip
ENCODINGS = [
    ("a page in GBK", "zh/roadmap.md", "gbk", r"docs/zh/roadmap.md:\d+: not UTF-8"),
    ("a table in GBK", "data/timeline.csv", "gbk", r"timeline.csv:\d+: not UTF-8"),
    ("a ledger in UTF-16", "data/units.yml", "utf-16", r"units.yml:1: not UTF-8"),
    ("a byte-order mark", "data/timeline.csv", "utf-8-sig", r"timeline.csv:1.*byte-order"),
]  # fmt: skip


def tree(folder: Path) -> dict[str, str]:
    """The hash of every file in a folder by its path."""
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def old_site(folder: Path) -> Path:
    """A published site that no fault may touch."""
    for name in ("index.html", "zh/index.html", "pdf/from-fish-to-fishing-zh.pdf"):
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"the last good {name}")
    return folder / "site"


def assert_told(message: str, told: str) -> None:
    assert re.search(told, message), message
    assert CURE.search(message), f"no cure: {message}"
    assert "\n" not in message.strip() and "Traceback" not in message, message


@pytest.fixture
def docs(tmp_path):
    old_site(tmp_path)
    return shutil.copytree(ROOT / "docs", tmp_path / "docs")


def refused(docs: Path, told: str) -> None:
    """Check that what a build does before it writes anything refuses these docs."""
    before = tree(docs.parent)
    with pytest.raises(AuthorError) as error:
        check(docs)
    assert_told(str(error.value), told)
    assert tree(docs.parent) == before


@pytest.mark.parametrize(
    ("file", "old", "new", "told"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_fault_in_data_or_pages_is_told(docs, file, old, new, told):
    changed = 0
    for path in docs.glob(file):
        if new is None:
            path.unlink()
            changed += 1
            continue
        text = path.read_text(encoding="utf-8")
        assert old is None or old in text, f"{path}: the fault no longer applies"
        path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
        changed += 1
    assert changed
    refused(docs, told)


@pytest.mark.parametrize(
    ("file", "encoding", "told"),
    [e[1:] for e in ENCODINGS],
    ids=[e[0] for e in ENCODINGS],
)
def test_a_file_in_another_encoding_is_told(docs, file, encoding, told):
    path = docs / file
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.encode(encoding, errors="replace"))
    refused(docs, told)


# what the chart's module does, what the message holds
CHARTS = [
    ("raises", "raise ValueError('too tall')", r"scripts/charts/household_loans.py:\d+.*too tall"),
    ("returns nothing", "return None", r"household_loans.py.*must return a Figure, not NoneType"),
    ("returns text", "return '<svg>'", r"household_loans.py.*must return a Figure, not str"),
    ("ends the program", "raise SystemExit(0)", r"household_loans.py.*SystemExit"),
    ("asks for a column that is not there", "return view.rows[0]['height']", r"household_loans.py.*KeyError.*height"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "told"), [c[1:] for c in CHARTS], ids=[c[0] for c in CHARTS]
)
def test_a_fault_in_chart_code_is_told(catalog, tmp_path, monkeypatch, body, told):
    file = tmp_path / "household_loans.py"
    file.write_text(f"def draw(view):\n    {body}\n")
    spec = importlib.util.spec_from_file_location(
        "scripts.charts.household_loans", file
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr(charts, "__file__", str(tmp_path / "__init__.py"))
    view = View(catalog, catalog.tables["household_loans"], "zh")
    with pytest.raises(AuthorError) as error:
        specs.spec(view, "engine", tmp_path / "cache")
    assert_told(str(error.value), told)
    assert not (tmp_path / "cache").exists()


def test_a_chart_without_module_or_role_colour_is_told(catalog, tmp_path):
    table = replace(catalog.tables["household_loans"], id="no_such_chart")
    with pytest.raises(AuthorError) as error:
        specs.spec(View(catalog, table, "zh"), "engine", tmp_path)
    assert_told(str(error.value), r"scripts/charts/no_such_chart.py is missing")
    spec = '{"data": [{"type": "bar", "y": [1], "marker": {"color": "#ff0000"}}], "layout": {"width": 300, "height": 200}}'
    with browser.session() as one, pytest.raises(AuthorError) as error:
        render.render([render.Job("chart x (zh)", spec)], tmp_path, one, print)
    assert_told(str(error.value), r"chart x \(zh\): colour .* is no role")


def test_no_browser_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "chrome"))
    with pytest.raises(AuthorError) as error:
        machine.find_browser()
    assert_told(str(error.value), "BROWSER_PATH=.*correct or unset")
    monkeypatch.delenv("BROWSER_PATH")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(AuthorError) as error:
        machine.find_browser()
    assert_told(str(error.value), "no browser found.*make setup")


@pytest.mark.parametrize("body", ["exec sleep 600", "exit 3"], ids=["hangs", "breaks"])
def test_a_browser_that_does_not_work_is_told_in_time(monkeypatch, tmp_path, body):
    program = tmp_path / "chrome"
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(program))
    monkeypatch.setattr(browser, "TIMEOUT_MS", 1500)
    start = time.monotonic()
    with pytest.raises(AuthorError) as error, browser.session() as one:
        one.page()
    assert_told(str(error.value), "browser does not work.*make setup")
    assert time.monotonic() - start < 20


def test_a_drawing_that_hangs_is_told_in_time(monkeypatch, tmp_path):
    monkeypatch.setattr(render, "DRAW", "() => new Promise(() => {})")
    monkeypatch.setattr(browser, "TIMEOUT_MS", 1500)
    with browser.session() as one, pytest.raises(AuthorError) as error:
        render.render([render.Job("chart x (zh)", "{}")], tmp_path, one, print)
    assert_told(str(error.value), r"chart x \(zh\).*cannot be drawn.*1500 ms")


def test_no_chinese_font_is_told(monkeypatch, tmp_path):
    config = tmp_path / "fonts.conf"
    config.write_text("<fontconfig></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(config))
    with pytest.raises(AuthorError) as error:
        machine.require_chinese_font()
    assert_told(str(error.value), "no Chinese font.*make setup")


def test_no_pango_is_told(monkeypatch):
    class Broken(importlib.abc.MetaPathFinder):
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    for name in [n for n in sys.modules if n.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(AuthorError) as error:
        machine.require_pango()
    assert_told(str(error.value), "Pango.*make setup")


# ---- through a whole `mkdocs build`, in a copy of the project ----


@pytest.fixture(scope="session")
def pristine(site, tmp_path_factory):  # after a build: all charts are in the cache
    return copy_project(tmp_path_factory.mktemp("pristine"))


@pytest.fixture
def project(pristine, tmp_path):
    """A copy of the project with an old site; files are links, so replace, never edit."""
    shutil.copytree(pristine, tmp_path / "p", copy_function=os.link, symlinks=True)
    old_site(tmp_path / "p")
    return tmp_path / "p"


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path}: the fault no longer applies"
    path.unlink()
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def start(project: Path, *command: str, **more) -> subprocess.Popen[str]:
    command = command or ("mkdocs", "build", "--strict")
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**ENV, **more.pop("env", {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **more,
    )


def assert_refused(project: Path, told: str, *command: str, **more) -> None:
    before = tree(project / "site")
    running = start(project, *command, **more)
    output, _ = running.communicate(timeout=120)
    assert running.returncode not in (0, None), output
    assert "Traceback" not in output, output
    lines = [s for s in output.splitlines() if re.search(told, s)]
    assert lines and any(CURE.search(s) for s in lines), output
    assert tree(project / "site") == before and before


BUILDS = [
    ("a number", "docs/data/household_loans.csv", "16.57", "many", r"household_loans.csv:8 balance"),
    ("a chart", "scripts/charts/household_loans.py", "    chart = style", "    1 / 0\n    chart = style", r"household_loans.py:\d+.*ZeroDivisionError"),
    ("a chart's grammar", "scripts/charts/household_loans.py", "def draw(", "def draw((", r"household_loans.py:\d+.*SyntaxError"),
    ("a tab in the configuration", "mkdocs.en.yml", "theme:\n  language", "theme:\n\tlanguage", r"mkdocs.en.yml: .*line \d+.*mend"),
    ("a page that the menu does not find", "mkdocs.en.yml", "roadmap.md", "road.md", r"mkdocs.en.yml: nav names road.md"),
    ("a page that is not in the menu", "mkdocs.zh.yml", "  - 术语: glossary.md\n", "", r"mkdocs.zh.yml: nav lacks glossary.md"),
    ("an unknown option", "mkdocs.zh.yml", "docs_dir:", "doc_dir:", r"mkdocs.zh.yml: "),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "told"), [b[1:] for b in BUILDS], ids=[b[0] for b in BUILDS]
)
def test_a_build_that_fails_leaves_the_old_site(project, file, old, new, told):
    rewrite(project / file, old, new)
    assert_refused(project, told)


def test_a_missing_configuration_is_told(project):
    (project / "mkdocs.en.yml").unlink()
    assert_refused(project, r"mkdocs.en.yml: .*does not exist")


def test_a_full_disk_is_told(project):
    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))

    assert_refused(project, r"File too large.*old site is whole", preexec_fn=small)


def test_a_target_that_cannot_be_written_is_told(project):
    (project / "taken").write_text("a file")
    for target in ("taken", "taken/site"):
        command = ("mkdocs", "build", "--strict", "--site-dir", target)
        assert_refused(project, r"taken.*(not a folder|[Nn]ot a directory)", *command)


def test_no_pango_leaves_the_old_pdfs(project):
    (project / "weasyprint.py").write_text("raise OSError('libpango-1.0-0')")
    assert_refused(project, "needs Pango", "scripts.release")


def test_a_killed_build_leaves_the_old_site_and_the_next_one_mends(project):
    before = tree(project / "site")
    running = start(project, start_new_session=True)
    end = time.monotonic() + 60
    while not (project / ".site-new" / "en").exists() and time.monotonic() < end:
        time.sleep(0.02)
    assert running.poll() is None
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    assert tree(project / "site") == before
    # Killed between the two moves of a swap: the next build starts with the old site.
    (project / "site").rename(project / ".site-old")
    rewrite(project / "docs/data/units.yml", "yuan:", "yuan")
    failed = start(project)
    assert "units.yml" in failed.communicate()[0] and failed.returncode
    assert tree(project / "site") == before


def test_two_builds_at_once_wait_for_each_other(project):
    both = [start(project), start(project)]
    told = [one.communicate(timeout=200)[0] for one in both]
    assert [one.returncode for one in both] == [0, 0], told
    assert sum("another build of site/ is running: waiting" in t for t in told) == 1
    page = (project / "site/zh/index.html").read_text(encoding="utf-8")
    assert '<p class="downloads"' in page and "offline.zip" not in page
    assert not list(project.glob(".site-*"))
