"""Single faults of data, pages, configuration, chart code and machine: each ends the
build with one message that names the place and the cure, and leaves the old site whole.
"""

import importlib.abc
import importlib.util
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import LANGS, ROOT, patience
from fault_tables import ACCEPTED, CONFIGURATION, PAGES, RIGHT, SLIPS, TEXTS, VALUES
from faults import CURE, assert_told, old_site, rewrite, tree

from scripts import charts
from scripts.book import pdf
from scripts.charts.toolkit.chart_data import View
from scripts.core import environment
from scripts.core.errors import AuthorError
from scripts.core.yaml_records import read_yaml
from scripts.drawing import browser, plotly_svg, spec_cache
from scripts.ledger import reader_texts
from scripts.ledger.catalog import Catalog
from scripts.lint import docs_folder, outside_texts, wording
from scripts.pages.page_context import Page
from scripts.pages.shortcodes import expand
from scripts.prepare import check

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
    ("row twice", "data/funding_split.csv", "second,", "first,", r"funding_split.csv:3.*'first' is given twice"),
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
    ("dates out of order", "data/timeline.csv", "2017-06-20", "2019-06-20", r"timeline.csv:\d+ date.*comes after 2019-06-20"),
    ("a date twice", "data/timeline.csv", "2017-06-22", "2017-06-20", r"timeline.csv:\d+ date.*is given twice"),
    ("a year twice", "data/household_loans.csv", "2016,", "2015,", r"household_loans.csv:3.*'2015' is given twice"),
    ("years out of order", "data/household_loans.csv", "2016,", "2026,", r"household_loans.csv:4.*2017 comes after 2026"),
    ("missing column", "data/household_loans.csv", "year,balance,balance_hedge,coverage", "year,balance,balance_hedge", r"household_loans.csv.*coverage"),
    ("column twice", "data/household_loans.csv", "year,balance,balance_hedge", "year,balance,balance", r"household_loans.csv.*balance_hedge"),
    ("too few cells", "data/household_loans.csv", "2021,16.57,,old,", "2021,16.57,old,", r"household_loans.csv:8.*cells"),
    ("an open quote", "data/timeline.csv", "2017-06-20,pair,", '2017-06-20,pair,"', r"timeline.csv"),
    ("no rows", "data/funding_split.csv", None, "id,stage.zh,stage.en,bank,partner,source\n", r"funding_split.csv"),
    ("percentage as a fraction beside others", "data/growth_rates.csv", "2017,36.5", "2017,0.365", r"growth_rates.csv:2 rate.*36\.5"),
    ("percentage as a fraction in a fact", "data/facts.yml", 'value: "56"', 'value: "0.56"', r"facts.yml:\d+ \w+: 0.56.*write 56"),
    ("unknown choice", "data/household_loans.csv", "17.25,,old", "17.25,,older", r"household_loans.csv:9 coverage.*'older'"),
    ("unknown source in a row", "data/household_loans.csv", "thepaper_2022", "thepaper_2023", r"household_loans.csv:8.*thepaper_2023"),
    ("cell that is not there", "data/facts.yml", "loans_bridge/new_2017/amount", "loans_bridge/new_2018/amount", r"facts.yml:\d+ household_new_2017.*new_2018"),
    ("division by nothing", "data/facts.yml", "formula: weilidai_2017 / household_2017 * 100", "formula: weilidai_2017 / (household_2017 - household_2017)", r"facts.yml:\d+ weilidai_share_2017.*zero"),
    ("unknown fact in a sidecar", "data/household_loans.yml", "[[fact:household_growth_2017]]", "[[fact:household_growth]]", r"household_loans.yml: words: growth.*household_growth"),
    ("no takeaway", "data/household_loans.yml", "takeaway:", "takeaways:", r"household_loans.yml.*takeaway"),
    ("empty ledger", "data/facts.yml", None, "", r"claims.yml:\d+ c\d+: unknown fact"),
    ("list for a ledger", "data/facts.yml", None, "- a\n", r"facts.yml: must hold keys"),
    ("table without sidecar", "data/timeline.yml", None, None, r"timeline.yml.*missing"),
    ("empty table", "data/timeline.csv", None, "", r"timeline.csv: columns"),
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
    ("chart on no page", "*/logic.md", "[[chart:timeline]]", "", r"docs/data/timeline.csv: no page .*\[\[chart:timeline\]\]"),
    ("link to no page", "*/logic.md", "](retrospective.md", "](retrospect.md", r"docs/zh/logic.md:\d+.*retrospect.md"),
    ("link to no anchor", "*/retrospective.md", "](sources.md#interest)", "](sources.md#interests)", r"docs/zh/retrospective.md:\d+.*#interests\b"),
    ("block without text", "zh/roadmap.md", '"60秒读懂"', '"60秒读懂"\n\n不缩进。', r"docs/zh/roadmap.md:\d+.*indented"),
    ("anchor twice", "*/roadmap.md", "{ #gate-two }", "{ #gate-one }", r"docs/zh/roadmap.md: anchor #gate-one is given twice"),
    ("note without text", "*/roadmap.md", "\n# ", "\n[^x]\n\n# ", r"docs/zh/roadmap.md:\d+: \[\^x\]"),
    ("anchor in one language only", "en/roadmap.md", "{ #gate-two }", "{ #gate-2 }", r"docs/zh/roadmap.md:\d+.*gate-two"),
    ("shortcode on the landing page", "index.md", "</", "[[fact:cases]]</", r"docs/index.md:\d+.*language"),
    ("empty page", "zh/roadmap.md", None, "", r"docs/zh/roadmap.md"),
    ("title with one quote", "zh/roadmap.md", '"60秒读懂"', '"60秒读懂', r"docs/zh/roadmap.md:\d+.*block"),
    ("caption never closed", "*/retrospective.md", "\n///\n", "\n", r"docs/zh/retrospective.md:\d+.*///"),
    ("fence never closed", "*/sources.md", "\n```\n\n", "\n\n", r"docs/zh/sources.md:\d+.*```"),
    ("element never closed", "*/index.md", "</div>", "", r"docs/zh/index.md:\d+.*<div>"),
    ("shortcode never closed", "en/logic.md", "[[chart:timeline]]", "[[chart:timeline]", r"docs/\w\w/logic.md:\d+"),
    ("front matter that is no YAML", "zh/roadmap.md", "description: ", "description: [", r"docs/zh/roadmap.md:\d+.*front matter"),
    ("no description", "*/roadmap.md", "description: ", "subject: ", r"docs/zh/roadmap.md:1: .*description of more than 40"),
    ("no front matter", "zh/roadmap.md", "---\n", "\n", r"docs/zh/roadmap.md:1: .*description"),
    ("no title line", "*/roadmap.md", "\n# ", "\n", r"docs/zh/roadmap.md.*# "),
]  # fmt: skip
ENCODINGS = [
    ("a page in GBK", "zh/roadmap.md", "gbk", r"docs/zh/roadmap.md:\d+: not UTF-8"),
    ("a table in GBK", "data/timeline.csv", "gbk", r"timeline.csv:\d+: not UTF-8"),
    ("a ledger in UTF-16", "data/units.yml", "utf-16", r"units.yml:1: not UTF-8"),
    ("a byte-order mark", "data/timeline.csv", "utf-8-sig", r"timeline.csv:1.*byte-order"),
]  # fmt: skip


@pytest.fixture
def docs(tmp_path):
    old_site(tmp_path)
    return shutil.copytree(ROOT / "docs", tmp_path / "docs")


def refused(docs: Path, told: str, catalog: Catalog | None = None) -> None:
    """Check that what a build does before it writes anything refuses these docs.

    catalog: the data, if the fault is not in them, since reading them takes long.
    """
    before = tree(docs.parent)
    with pytest.raises(AuthorError) as error:
        check(docs, catalog)
    assert_told(str(error.value), told)
    assert tree(docs.parent) == before


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [f[1:] for f in FAULTS + VALUES + PAGES + TEXTS],
    ids=[f[0] for f in FAULTS + VALUES + PAGES + TEXTS],
)
def test_a_fault_in_data_or_pages_is_told(docs, catalog, file, old, new, told):
    if old is None and new is not None:
        (docs / file).parent.mkdir(exist_ok=True)
        (docs / file).touch()
    changed = 0
    for path in docs.glob(file):
        if new is None:
            path.unlink()
            changed += 1
            continue
        if old is None:
            path.write_text(new, encoding="utf-8")
        else:
            rewrite(path, old, new)
        changed += 1
    assert changed
    refused(docs, told, None if file.startswith("data/") else catalog)


@pytest.mark.parametrize(
    ("file", "old", "new"), [a[1:] for a in ACCEPTED], ids=[a[0] for a in ACCEPTED]
)
def test_what_is_no_fault_passes(docs, catalog, file, old, new):
    for path in docs.glob(file):
        rewrite(path, old, new)
    check(docs, None if file.startswith("data/") else catalog)


@pytest.mark.parametrize(("lang", "text", "told"), SLIPS)
def test_a_slip_is_told_in_any_text(lang, text, told):
    found = [complaint for _, complaint in wording.problems(text, lang)]
    assert any(complaint.startswith(told) for complaint in found), found
    assert all(CURE.search(complaint) for complaint in found)


@pytest.mark.parametrize(("lang", "text"), RIGHT)
def test_what_is_no_slip_is_left_alone(lang, text):
    assert wording.problems(text, lang) == []


@pytest.mark.parametrize(("file", "old", "new", "told"), CONFIGURATION)
def test_a_slip_in_a_configuration_is_told(docs, catalog, file, old, new, told):
    for path in ROOT.glob("mkdocs*.yml"):
        shutil.copy(path, docs.parent)
    rewrite(docs.parent / file, old, new)
    with pytest.raises(AuthorError) as error:
        outside_texts.check(docs, catalog)
    assert_told(str(error.value), told)


def leaves(value: object, key: str = "") -> Iterator[str]:
    """The texts under zh and en in what a YAML file holds."""
    if isinstance(value, dict):
        for name, one in value.items():
            yield from leaves(one, name)
    elif isinstance(value, str) and key in LANGS:
        yield value


def test_every_text_of_the_data_is_proof_read(catalog):
    read = {one for _, words, _ in reader_texts.texts(catalog) for one in words}
    found = 0
    for path in sorted((ROOT / "docs" / "data").glob("*.yml")):
        for text in leaves(read_yaml(path)[0]):
            assert text in read, f"{path.name}: {text}"
            found += 1
    assert found > 1000


@pytest.mark.parametrize(
    "name",
    [
        "zh/.#roadmap.md",
        "en/roadmap.md~",
        "data/Thumbs.db",
        "data/.#facts.yml",
        "data/.#timeline.csv",
    ],
)
def test_what_editors_leave_is_ignored(docs, name):
    (docs / name).symlink_to("nobody@nowhere.1234")
    check(docs)


@pytest.mark.parametrize("name", [".obsidian", "zh/.vscode", "data/.ipynb_checkpoints"])
def test_folders_of_editors_are_ignored(docs, name):
    (docs / name / "more").mkdir(parents=True)
    (docs / name / "more/x.json").touch()
    docs_folder.check(docs)


def test_an_emptied_front_matter_is_told(docs):
    page = docs / "zh/roadmap.md"
    body = page.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    page.unlink()
    page.write_text(f"---\n---\n{body}", encoding="utf-8")
    refused(docs, r"docs/zh/roadmap.md:1: the front matter needs a description.*write")


def test_a_page_in_the_other_language_is_told(docs):
    shutil.copy(docs / "en/glossary.md", docs / "zh/glossary.md")
    refused(docs, r"docs/zh/glossary.md: .*not in Chinese; write")


def test_a_paragraph_in_the_other_language_is_told(docs, catalog):
    page = docs / "zh/roadmap.md"
    text = page.read_text(encoding="utf-8")
    line = text[: text.index("薛文以这句俗语收尾")].count("\n") + 1
    rewrite(
        page, "薛文以这句俗语收尾", "The banks learned to fish.\n\n薛文以这句俗语收尾"
    )
    rewrite(docs / "en/roadmap.md", "Xue ends on", "They did.\n\nXue ends on")
    refused(docs, rf"docs/zh/roadmap.md:{line}: is not in Chinese; write", catalog)


def test_a_changed_list_of_confirmed_pairs_is_told(docs):
    path = docs / "confirmed.yml"
    text = re.sub(r"(?m)^(  roadmap .*?): .*$", r"\1: 1", path.read_text("utf-8"))
    path.write_text(text, encoding="utf-8")
    refused(docs, r"docs/confirmed.yml: roadmap .*run 'make confirm'")


def test_a_shortcode_in_code_is_shown_as_it_is_written(catalog):
    page = Page(catalog, "en", "docs/en/x.md")
    text = "Write `[[fact:cases]]`.\n\n```\n[[chart:none]]\n```\n<!--\n[[fact:x]] -->\n"
    assert expand(text, page).startswith(text)


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
    ("makes a figure of no size", "import plotly.graph_objects as go; return go.Figure()", r"household_loans.py \(zh\): the figure has no size; make it with style.figure"),
    ("draws beyond an axis", "import plotly.graph_objects as go; return go.Figure(go.Bar(x=[1, 9], y=[1, 2]), dict(width=99, height=99, xaxis_range=[0, 5]))", r"household_loans.py \(zh\): 9 lies outside the x axis.*correct"),
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
        spec_cache.spec(view, "engine", tmp_path / "cache")
    assert_told(str(error.value), told)
    assert not (tmp_path / "cache").exists()


def test_a_chart_without_module_or_role_colour_is_told(catalog, draw, tmp_path):
    table = replace(catalog.tables["household_loans"], id="no_such_chart")
    with pytest.raises(AuthorError) as error:
        spec_cache.spec(View(catalog, table, "zh"), "engine", tmp_path)
    assert_told(str(error.value), r"scripts/charts/no_such_chart.py is missing")
    spec = '{"data": [{"type": "bar", "y": [1], "marker": {"color": "#ff0000"}}], "layout": {"width": 300, "height": 200}}'
    with pytest.raises(AuthorError) as error:
        draw([plotly_svg.Job("chart x (zh)", spec)], tmp_path)
    assert_told(str(error.value), r"chart x \(zh\): colour .* is no role")


def test_no_browser_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "chrome"))
    with pytest.raises(AuthorError) as error:
        environment.find_browser()
    assert_told(str(error.value), "BROWSER_PATH=.*correct or unset")
    monkeypatch.delenv("BROWSER_PATH")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(AuthorError) as error:
        environment.find_browser()
    assert_told(str(error.value), "no browser found.*make setup")


@pytest.mark.parametrize("body", ["exec sleep 600", "exit 3"], ids=["hangs", "breaks"])
def test_a_browser_that_does_not_work_is_told_in_time(
    monkeypatch, draw, tmp_path, body
):
    program = tmp_path / "chrome"
    program.write_text(f"#!/bin/sh\n{body}\n")
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER_PATH", str(program))
    monkeypatch.setattr(browser, "TIMEOUT_MS", 1500)
    start = time.monotonic()
    with pytest.raises(AuthorError) as error:
        draw([plotly_svg.Job("chart x (zh)", "{}")], tmp_path)
    assert_told(str(error.value), "browser does not work.*make setup")
    assert time.monotonic() - start < patience(60)


def test_a_drawing_that_hangs_is_told_in_time(monkeypatch, draw, tmp_path):
    hanging = plotly_svg.DRAW.replace(
        "Plotly.toImage(", "(() => new Promise(() => {}))("
    )
    assert hanging != plotly_svg.DRAW
    monkeypatch.setattr(plotly_svg, "DRAW", hanging)
    monkeypatch.setattr(browser, "TIMEOUT_MS", 8000)
    with pytest.raises(AuthorError) as error:
        draw([plotly_svg.Job("chart x (zh)", '{"layout": {}}')], tmp_path)
    assert_told(str(error.value), r"chart x \(zh\).*cannot be drawn.*8000 ms")


@pytest.mark.parametrize("started", [True, False], ids=["started", "starting"])
def test_a_browser_that_stops_answering_ends_in_time(monkeypatch, draw, started):
    with closing(browser.Session()) as session:
        if started:
            session.submit(session.page).result(timeout=patience(120))
        monkeypatch.setattr(browser, "LIMIT_S", 0.1)

        def wait() -> None:
            session.page().evaluate("() => new Promise(() => {})")

        with pytest.raises(AuthorError) as error:
            session.submit(wait).result(timeout=patience(120))
    assert_told(str(error.value), "the browser does not work.*make setup")


def test_no_pango_is_told(monkeypatch):
    class Broken(importlib.abc.MetaPathFinder):
        def find_spec(self, name, path=None, target=None):
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    for name in [n for n in sys.modules if n.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(AuthorError) as error:
        pdf.require_tools()
    assert_told(str(error.value), "Pango.*make setup")
