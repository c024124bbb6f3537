"""The figures of the pages are right, are printed, and stop a build when over a bound."""

import re
import shutil

import pytest
import yaml
from conftest import LANGS, ROOT, run

from scripts.core.errors import AuthorError
from scripts.lint import editorial_figures, editorial_report
from scripts.lint.editorial_figures import Patterns, measure
from scripts.pages.page_text import minutes, parts
from scripts.prepare import check

PAGE = """---
description: Not on the page
---
# Title { #top }

!!! abstract "In short"

    Six words stand in this summary.

Ten words of prose, one of them is 9.62 trillion.[^a]

## Bare heading

The article does not say why. <a class="fact" href="#fn:a" title="not seen">75%</a>

!!! editor "Note"

    Readers should know this.

| A | B |
|---|---|
| one two | three |

/// table-caption
A caption.
///

<figure class="chart">
<span class="chart-title">Chart title</span>
<svg><text>drawn</text></svg>
<p class="chart-text">Seen in it.</p>
<p class="chart-source">Source: X</p>
<details class="chart-data"><summary>Data</summary>numbers</details>
</figure>

<div class="cast" markdown="1">
<div class="cast-card"><p>A bank</p><p>an app</p></div>
<p class="said" markdown="span">Source: [X](sources.md#x)</p>
</div>
Last :material-map: [words](page.md#x){ .term title="hidden" } here.

[^a]: [Source](sources.md#a), para. 9.
"""
PHRASES = tuple(
    (name, Patterns(**{lang: tuple(of[lang]) for lang in ("zh", "en")}))
    for name, of in yaml.safe_load(
        (ROOT / "docs/data/bounds.yml").read_text(encoding="utf-8")
    )["phrases"].items()
)


def test_a_page_is_read_part_by_part():
    found = [(part.kind, part.name, part.text) for part in parts(PAGE)]
    assert found == [
        ("heading", "top", "Title"),
        ("box", "abstract", "In short Six words stand in this summary."),
        ("prose", "", "Ten words of prose, one of them is 9.62 trillion."),
        ("heading", "", "Bare heading"),
        ("prose", "", "The article does not say why. 75%"),
        ("box", "editor", "Note Readers should know this."),
        ("table", "", "A B"),
        ("table", "", "one two three"),
        ("caption", "", "A caption."),
        ("chart", "", "Chart title Seen in it."),
        ("table", "", "A bank an app"),
        ("prose", "", "Last words here."),
        ("note", "", "Source, para. 9."),
    ]


def test_the_figures_of_a_page():
    figures = measure(PAGE, "en", PHRASES)
    assert figures["running"] == 8 + 10 + 7 + 5 + 3
    assert figures["boxes"] == round(100 * 5 / 33)
    assert figures["editor_notes"] == 1
    assert figures["article"] == figures["not_said"] == figures["disclosures"] == 1
    assert figures["longest_run"] == 18
    assert figures["bare_headings"] == 1
    everything = 33 + 1 + 2 + 5 + 2 + 5 + 4
    assert figures["notes"] == round(100 * 3 / everything)


def test_chinese_counts_characters_and_latin_words():
    figures = measure(
        "# 题 { #top }\n\n文章没有说2017年的9.62万亿元，APP也没有。\n", "zh", PHRASES
    )
    assert figures["running"] == 16
    assert figures["article"] == figures["not_said"] == 1


def test_minutes_count_tables_and_charts_but_no_notes():
    prose = "word " * 238 * 3
    assert minutes(prose, "en") == 3
    table = f"{prose}\n\n| a |\n|---|\n| {'word ' * 320} |\n"
    assert (minutes(table, "en"), minutes(table, "en", tables=False)) == (5, 3)
    assert minutes(f"{prose}\n\n[^a]: {'word ' * 900}\n", "en") == 3
    charts = '<figure class="chart">\nx\n</figure>\n\n' * 5
    assert minutes(f"{prose}\n\n{charts}", "en") == 4
    assert minutes("字" * 1200, "zh") == 3


@pytest.fixture
def docs(tmp_path):
    return shutil.copytree(ROOT / "docs", tmp_path / "docs")


def bound(docs, **keys):
    path = docs / "data" / "bounds.yml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8")) | {"not_yet": {}} | keys
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"running": {"index": {"en": 22, "zh": 9}}}, r"docs/en/index.md: running is 23, over its bound of 22 in bounds.yml"),
        ({"every": {"notes": {"en": 4, "zh": 4}}}, r"docs/en/index.md: notes is \d+, over its bound of 4"),
        ({"every": {"bare_headings": {"en": 0, "zh": 0}}}, r"docs/en/index.md: bare_headings is 1, over its bound of 0"),
        ({"running": {"idnex": {"en": 17, "zh": 9}}}, r"bounds.yml: idnex is no page"),
        ({"every": {"wit": {"en": 0, "zh": 0}}}, r"bounds.yml: wit is no figure; known are running"),
        ({"not_yet": {"docs/en/logik.md": ["notes"]}}, r"bounds.yml: docs/en/logik.md is no page"),
        ({"phrases": {"article": {"zh": ["文章("], "en": []}}}, r"bounds.yml:\d+ phrases: article is no regular expression"),
        ({"of_running": {"boxes": {"en": "15", "zh": 15}}}, r"bounds.yml.*boxes.*must be int"),
    ],
)  # fmt: skip
def test_a_page_over_its_bound_stops_the_build(docs, keys, told):
    off = {"running": {}, "of_running": {}, "every": {}, "phrases": {}}
    bound(docs, **(off | keys))
    page = PAGE.replace("!!! editor", "!!! note").replace('"In short"', "")
    short = page.replace("    Six words stand in this summary.", "    x").replace(
        "    Readers should know this.", "    y"
    )
    with pytest.raises(AuthorError, match=told):
        editorial_figures.check(docs, {("en", "index.md"): short})


def test_what_is_not_yet_right_passes_and_is_named_when_it_is(docs):
    bound(
        docs,
        running={"index": {"en": 5, "zh": 5}},
        of_running={},
        every={"notes": {"en": 50, "zh": 50}},
        not_yet={"docs/en/index.md": ["running", "notes"]},
    )
    found = editorial_figures.check(docs, {("en", "index.md"): PAGE})
    report = editorial_report.report(found)
    assert "33/5!" in report
    assert "docs/en/index.md: notes is within its bound; take it off not_yet" in report
    assert "running is within" not in report


def test_every_check_prints_the_figures_of_every_page():
    printed = run("scripts.prepare").stdout
    for page in ("zh aftermath", "en index", "zh sources"):
        assert re.search(rf"^ *{page} +\d+", printed, re.MULTILINE), page


@pytest.mark.parametrize("lang", LANGS)
def test_a_chapter_says_how_long_it_takes(pages, lang):
    expanded = check(ROOT / "docs").pages
    for page in ("logic", "retrospective", "roadmap", "aftermath"):
        place = pages[f"{lang}/{page}/index.html"].cssselect(".place")[0].text_content()
        text = expanded[lang, f"{page}.md"]
        took, whole = minutes(text, lang, tables=False), minutes(text, lang)
        assert re.search(rf"(约|about ){took}(分钟| minutes)", place), place
        with_tables = rf"连表格约{whole}分钟|, {whole} with its tables"
        assert bool(re.search(with_tables, place)) == (whole > took + 1), place
