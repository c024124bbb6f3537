"""A chart says the same in its six forms: SVG, spec, table, CSV, description, PDF; SVG and
spec in both layouts, by their values, their hover texts and their labels.
"""

import json
import re
from dataclasses import dataclass, replace
from datetime import date

import pytest
import readback
from conftest import LANGS, ROOT, chart_figure
from lxml import html
from readback import LAYOUTS, expected, numeric, squeeze, tokens

from scripts.charts.toolkit.chart_data import Row, View
from scripts.prepare import prepare

LINES = {"household_loans"}
BRIDGED = {"household_loans": "coverage_size_2023"}  # by a fact that is labelled, too
MONTHLY = {
    "short_term_growth": "rate"
}  # curves of one column, with some points labelled
STACKED = {"funding_split"}  # every column of numbers is a trace of bars
RADIUS = {"strong": 9, "some": 4.5, "none": None}  # of who_brings_what, in pixels


@dataclass(frozen=True)
class Forms:
    """The renderings of one chart in one language, as a reader gets them; svg by layout,
    pdf: what its figure in the book's appendix says, without spaces.
    """

    svg: dict[str, str]
    spec: dict
    figure: str
    csv: str
    pdf: str


def _in_order(want: list[str], text: str) -> bool:
    """Whether a text tells these quantities one after the other before any other."""
    want = [squeeze(w) for w in want]
    known = sorted(set(want), key=len, reverse=True)
    return (
        re.findall("|".join(map(re.escape, known)), squeeze(text))[: len(want)] == want
    )


def _of_row(view: View, row: Row) -> set[str]:
    """The numbers that a label of a row may hold."""
    columns = [n for n, c in view.table.columns.items() if c.label and c.type != "key"]
    return tokens(
        " ".join([*view.shown(row, *columns), *(row[c] for c in numeric(view))])
    )


def _labels_stand_by_their_marks(view: View, svg: str) -> bool:
    """Whether every number in a label belongs to the row whose mark is nearest."""
    marks = readback.marks(svg)
    more = [view.word(w) for w in view.table.words or {}]
    more += [event.of(view.lang) for event in (view.table.events or {}).values()]
    if fact := BRIDGED.get(view.table.id):
        more.append(view.brief_fact(fact))
    words = tokens(" ".join(more))
    upright = all(m.y1 == marks[0].y1 for m in marks)
    # An event's name stands level with its point, a number above its column.
    counts = (True, not upright) if numeric(view) else (False, True)
    seen = 0
    for label in readback.drawn_texts(svg)[1]:
        found = tokens(label.text)
        far = [m.far(label.x, label.y, *counts) for m in marks]
        row = view.rows[far.index(min(far)) % len(view.rows)]
        if not found <= _of_row(view, row) | words:
            return False
        seen += bool(found - words)
    return seen >= len(view.rows) // 2


def _svg(view: View, forms: Forms, layout: str) -> bool:
    """Whether marks and labels of the static chart say what the table says."""
    svg = forms.svg[layout]
    marks = readback.marks(svg)
    names = [] if numeric(view) or "date" in view.table.columns else _names(view)
    if not _in_order(names, "".join(t.text for t in readback.drawn_texts(svg)[1])):
        return False
    if view.table.id == "who_brings_what":
        return _strengths(
            view, [(m.middle[1], m.color, (m.x1 - m.x0) / 2) for m in marks]
        )
    if "date" in view.table.columns:
        seen = readback.days(svg)
        close = len(seen) == len(view.rows) and all(
            abs((a - _day(r)).days) <= 1 and m.full == (len(r["date"]) > 7)
            for a, r, m in zip(seen, view.rows, marks, strict=True)
        )
        return close and _labels_stand_by_their_marks(view, svg)
    if not numeric(view):
        return True
    wanted = _values(view, forms)
    if view.table.id in MONTHLY:
        return _curve(wanted, svg)
    if view.table.id in LINES:
        seen = readback.heights(svg)
    else:
        across = forms.spec[layout]["data"][0].get("orientation") == "h"
        seen = readback.lengths(svg, across)
        seen = [n * max(wanted) / max(seen) for n in seen]
    return (
        len(seen) == len(wanted)
        and all(
            abs(a - b) <= max(wanted) * 0.004 for a, b in zip(seen, wanted, strict=True)
        )
        and _labels_stand_by_their_marks(view, svg)
    )


def _curve(wanted: list[float], svg: str) -> bool:
    """Whether a curve has every value, and each labelled point the number of its place."""
    seen = readback.curve(svg)
    if len(seen) != len(wanted):
        return False
    high, low = min(seen), max(seen)  # in pixels from the top
    step = (max(wanted) - min(wanted)) / (low - high)
    values = [min(wanted) + (low - y) * step for y in seen]
    labels = [
        one for one in readback.drawn_texts(svg)[1] if re.search(r"\d%$", one.text)
    ]
    marks = readback.marks(svg)
    near = [min(labels, key=lambda one: m.far(one.x, one.y, True, True)) for m in marks]
    return (
        all(abs(a - b) <= 0.3 for a, b in zip(values, wanted, strict=True))
        and len(marks) == len(labels) == len({one.text for one in near})
        and all(
            abs(float(one.text.rstrip("%").replace("−", "-")) - value) <= 0.3
            for one, m in zip(near, marks, strict=True)
            for value in [min(wanted) + (low - m.middle[1]) * step]
        )
    )


def _day(row: Row) -> date:
    parts = [int(p) for p in row["date"].split("-")]
    return date(*[*parts, 15][:3])


def _drawn(view: View, forms: Forms) -> list[str]:
    """The columns of numbers whose every value the hover texts tell."""
    told = [hover for one in LAYOUTS for hover in readback.hovers(forms.spec[one])]
    return [
        c for c in numeric(view) if all(view.quantity(r, c) in told for r in view.rows)
    ]


def _values(view: View, forms: Forms) -> list[float]:
    """What the marks must measure, in the order in which they are drawn."""
    if column := MONTHLY.get(view.table.id):
        return [view.number(row, column) for row in view.rows]
    columns = _drawn(view, forms)
    columns = columns if view.table.id in STACKED else columns[:1]
    return [view.number(r, column) for column in columns for r in view.rows]


def _strengths(view: View, found: list[tuple[float, str, float]]) -> bool:
    """Whether circles, given as height, colour and radius, stand for the right words."""
    step = sorted({y for y, _, _ in found})
    wanted = {
        (step[i], side, RADIUS[row[column]])
        for i, row in enumerate(view.rows)
        for column, side in (("bank", "bank"), ("fintech", "tech"))
        if RADIUS[row[column]]
    }
    return {(y, re.sub(r"\W|var|chart", "", c), r) for y, c, r in found} == wanted


def _spec(view: View, forms: Forms, layout: str) -> bool:
    """Whether values, hover texts and labels of the interactive chart agree."""
    spec = forms.spec[layout]
    drawn = [label.text for label in readback.drawn_texts(forms.svg[layout])[1]]
    if readback.labels(spec) != drawn:
        return False
    told = readback.hovers(spec)
    if "date" in view.table.columns:
        days = [str(_day(row)) for row in view.rows]
        dates = [view.text(row, "date") for row in view.rows]
        return [t["x"][0] for t in spec["data"]] == days and told[::3] == dates
    if not numeric(view):
        return _holds("".join(told), _names(view))
    want = expected(view)
    odd = [h for h in told if re.search(r"\d.*(元|yuan|%)", h) and h not in want]
    return (
        not odd
        and bool(drawn_columns := _drawn(view, forms))
        and all(view.quantity(r, c) in told for c in drawn_columns for r in view.rows)
        and _same_values(view, readback.values(spec), _values(view, forms))
    )


def _same_values(view: View, seen: list[float], wanted: list[float]) -> bool:
    """Whether the traces draw these values; a curve's labelled points are drawn again."""
    if view.table.id not in MONTHLY:
        return seen == wanted
    again = seen[len(wanted) :]
    return seen[: len(wanted)] == wanted and bool(again) and set(again) <= set(wanted)


def _in_brief(view: View) -> list[Row]:
    """The rows that the description and the book have: of a monthly series Decembers."""
    monthly = view.table.id in MONTHLY
    return [r for r in view.rows if not monthly or r["month"].endswith("-12")]


def differences(view: View, forms: Forms) -> list[str]:
    """Where a rendering does not say what the table says; empty when all agree."""
    figure, told, want = html.fromstring(forms.figure), [], expected(view)
    description = figure.cssselect(".chart-data p")[0].text_content()
    table = figure.cssselect("tbody")[0].text_content()
    types = ("words", "date", "choice")
    columns = [n for n, c in view.table.columns.items() if c.type in types and c.label]
    cells = [view.text(row, n) for row in view.rows for n in columns]
    brief = expected(view, _in_brief(view))
    rows = readback.csv_rows(forms.csv, view)
    if readback.from_table(figure) != want or not _in_order(cells, table):
        told.append("table")
    if (
        expected(view, rows) != want
        or [view.text(row, n) for row in rows for n in columns] != cells
    ):
        told.append("csv")
    if not _in_order(brief, description) or not _holds(description, _names(view)):
        told.append("description")
    printed = [view.text(row, n) for row in _in_brief(view) for n in columns]
    if not _in_order(brief, forms.pdf) or not _holds(forms.pdf, printed):
        told.append("pdf")
    wrong = [
        kind
        for kind, same in (("svg", _svg), ("spec", _spec))
        if not all(same(view, forms, layout) for layout in LAYOUTS)
    ]
    return told + wrong[:1]  # labels of the spec are compared with those of the SVG


def _holds(text: str, parts: list[str]) -> bool:
    return all(squeeze(part) in squeeze(text) for part in parts)


def _names(view: View) -> list[str]:
    """What the rows are called, with their dates, as far as the table has them."""
    columns = view.table.columns
    dates = [n for n, c in columns.items() if c.type == "date"]
    words = [n for n, c in columns.items() if c.type == "words"][:1]
    return [view.text(row, n) for n in (*dates, *words) for row in _in_brief(view)]


@pytest.fixture(scope="session")
def drawn_site(warm_cache):
    return prepare(ROOT / "docs", warm_cache, print)


def _appendix(pdf: str, title: str, lang: str) -> str:
    """What the book's appendix says of a figure: from its title, which comes last there,
    to its source.
    """
    head = squeeze(title)
    assert pdf.count(head) >= 2, head  # the list of figures names it too
    rest = pdf[pdf.rindex(head) + len(head) :]
    return rest.split("来源：" if lang == "zh" else "Source:")[0]


@pytest.fixture(scope="session")
def forms(drawn_site, site, pages, pdfs):
    """The renderings of every chart, by chart and language."""
    found = {}
    for lang in LANGS:
        text = readback.pdf_text(pdfs[lang])
        for id in drawn_site.checked.charts:
            view = View(drawn_site.catalog, drawn_site.catalog.tables[id], lang)
            figure = chart_figure(pages, lang, id)
            title = figure.cssselect(".chart-title")[0].text_content()
            script = (site / lang / "assets" / "charts" / f"{id}.js").read_text("utf-8")
            found[id, lang] = (
                view,
                Forms(
                    svg={
                        "wide": drawn_site.art.result().charts[lang, id, False],
                        "narrow": drawn_site.art.result().charts[lang, id, True],
                    },
                    spec=json.loads(script[script.index(",") + 1 : script.rindex(")")]),
                    figure=html.tostring(figure, encoding="unicode"),
                    csv=(site / "data" / f"{id}.csv").read_text("utf-8-sig"),
                    pdf=_appendix(squeeze(text), title, lang),
                ),
            )
    return found


def test_all_forms_agree(forms, catalog):
    assert forms.keys() == {(id, lang) for id in catalog.tables for lang in LANGS}
    told = {key: differences(*one) for key, one in forms.items()}
    assert {key: kinds for key, kinds in told.items() if kinds} == {}


def test_the_page_shows_the_svg_that_was_compared(forms, pages):
    for (id, lang), (_, one) in forms.items():
        for layout in LAYOUTS:
            figure = chart_figure(pages, lang, id)
            shown = figure.cssselect(f".chart-{layout} svg")[0]
            ours = html.fromstring(one.svg[layout])
            assert [p.get("d") for p in shown.iter("path")] == [
                p.get("d") for p in ours.iter("path")
            ]
            assert squeeze(shown.text_content()) == squeeze(ours.text_content())


def _svg_with(layout: str, old: str, new: str, count: int = 0):
    def change(forms: Forms) -> Forms:
        changed = re.sub(old, new, forms.svg[layout], count=count)
        return replace(forms, svg={**forms.svg, layout: changed})

    return change


def _spec_with(layout: str, old: str, new: str, count: int = 0):
    def change(forms: Forms) -> Forms:
        text = json.dumps(forms.spec[layout], ensure_ascii=False)
        changed = json.loads(re.sub(old, new, text, count=count))
        return replace(forms, spec={**forms.spec, layout: changed})

    return change


def _with(form: str, old: str, new: str):
    def change(forms: Forms) -> Forms:
        return replace(forms, **{form: re.sub(old, new, getattr(forms, form))})

    return change


# kind of rendering, what is wrong with it, chart, how to make it so
MUTATED = [
    *[
        (kind, f"{what}, {layout}", chart, make(layout, *change))
        for layout in LAYOUTS
        for kind, what, chart, make, *change in (
            ("svg", "a point moved", "household_loans", _svg_with, r'(translate\([\d.]+,)(?=[\d.]+\)" d="M[\d.]+,0A)', r"\g<1>9", 1),
            ("svg", "a bar longer", "growth_rates", _svg_with, r"V([\d.]+)H", r"V0.5H", 3),
            ("svg", "a share shifted", "funding_split", _svg_with, r"H(\d\d)", r"H1\1", 1),
            ("svg", "a label's digits swapped", "household_loans", _svg_with, "9\\.62", "9.26"),
            ("svg", "another row's label", "household_loans", _svg_with, "7\\.05", "17.25"),
            ("svg", "a month moved", "short_term_growth", _svg_with, r"(M[\d.]+,)[\d.]+(L[\d.]+,[\d.]+L)", r"\g<1>9\2", 1),
            ("svg", "a labelled month wrong", "short_term_growth", _svg_with, "41\\.0", "14.0"),
            ("svg", "a bar's label wrong", "loans_bridge", _svg_with, "2\\.57", "2.75"),
            ("svg", "an event moved", "timeline_later", _svg_with, r'(translate\()(?=[\d.]+,[\d.]+\)" d="M[\d.]+,0A)', r"\g<1>3", 1),
            ("svg", "a month shown as a day", "timeline", _svg_with, r'fill="none"/>(?=<path transform)', r'fill="var(--chart-bank)"/>', 1),
            ("svg", "a year wrong", "timeline", _svg_with, "2017(年8月|(?<=August 2017))", r"2018\1"),
            ("svg", "a circle smaller", "who_brings_what", _svg_with, "M9,0A9,9", "M4.5,0A4.5,4.5", 1),
            ("spec", "a value", "household_loans", _spec_with, r"(\[[\d., ]*)17\.25", r"\g<1>17.52", 1),
            ("spec", "a hover text", "household_loans", _spec_with, r'"17\.25', r'"17.52'),
            ("spec", "a label", "household_loans", _spec_with, r"(<b>.{0,40})9\.62", r"\g<1>9.26", 1),
            ("spec", "a date", "timeline_later", _spec_with, r'\["2020-07-17"\]', '["2020-07-27"]'),
        )
    ],
    ("table", "a number", "household_loans", _with("figure", r'(<td class="number">)17\.25', r"\g<1>17.52")),
    ("table", "a date", "timeline_later", _with("figure", "(<td>|<th[^>]*>)(2020年7月17日|17 July 2020)", r"\g<1>2020")),
    ("csv", "a number", "household_loans", _with("csv", "17.25", "17.52")),
    ("csv", "a date", "timeline_later", _with("csv", "2020-07-17", "2020-07-27")),
    ("csv", "a strength", "who_brings_what", _with("csv", "none,strong,A13", "some,strong,A13")),
    ("description", "a number", "household_loans", _with("figure", r"(2022[：:] ?)17\.25", r"\g<1>17.52")),
    ("description", "a date", "timeline_later", _with("figure", r"(2020年7月17日|17 July 2020)(?=[：:])", "2020")),
    ("pdf", "a number", "household_loans", _with("pdf", "17.25", "17.52")),
    ("pdf", "a date", "timeline_later", _with("pdf", "2020年7月17日|17July2020", "2020")),
    ("pdf", "a word", "cooperation_ladder", _with("pdf", "开放数据|Sharingdata", "")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "chart", "change"),
    [(kind, chart, change) for kind, _, chart, change in MUTATED],
    ids=[f"{kind}: {what}" for kind, what, *_ in MUTATED],
)
@pytest.mark.parametrize("lang", LANGS)
def test_a_changed_rendering_is_found(forms, kind, chart, change, lang):
    view, one = forms[chart, lang]
    changed = change(one)
    assert changed != one
    assert differences(view, changed) == [kind]
