"""A chart says the same in its six forms: SVG, spec, table, CSV, description, PDF."""

import json
import re
import subprocess
from dataclasses import dataclass, replace

import pytest
import readback
from conftest import LANGS, ROOT
from lxml import html

from scripts import svg
from scripts.site import prepare
from scripts.view import View

LINES = {"household_loans"}
STACKED = {"funding_split"}  # every column of numbers is a trace of bars


@dataclass(frozen=True)
class Forms:
    """The renderings of one chart in one language, as a reader gets them."""

    svg: str
    spec: dict
    figure: str
    csv: str
    pdf: str


def _squeeze(text: str) -> str:
    return re.sub(r"[\s\u200b\u2009]+", "", text)


def differences(view: View, forms: Forms) -> list[str]:
    """Where a rendering does not say what the table says; empty when all agree."""
    want = readback.expected(view)
    figure = html.fromstring(forms.figure)
    told = []
    if readback.from_table(figure) != want:
        told.append("table")
    if readback.from_csv(forms.csv, view) != want:
        told.append("csv")
    description = figure.cssselect(".chart-data p")[0].text_content()
    if re.findall("|".join(map(re.escape, want)), description) != want:
        told.append("description")
    if not all(_squeeze(one) in forms.pdf for one in want):
        told.append("pdf")
    columns = [
        n for n, c in view.table.columns.items() if c.type == "number" and c.label
    ]
    hover = readback.from_spec(forms.spec)
    drawn = [c for c in columns if all(view.quantity(r, c) in hover for r in view.rows)]
    odd = [h for h in hover if re.search(r"\d.*(元|yuan|%)", h) and h not in want]
    if not drawn or any("%" in o or "元" in o or "yuan" in o for o in odd):
        told.append("spec")
    if not drawn:
        return told
    traces = drawn if view.table.id in STACKED else drawn[:1]
    values = [view.number(r, column) for column in traces for r in view.rows]
    if view.table.id in LINES:
        seen = readback.heights(forms.svg)
    else:
        across = forms.spec["wide"]["data"][0].get("orientation") == "h"
        lengths = readback.lengths(forms.svg, across)
        seen = [n * max(values) / max(lengths) for n in lengths] if lengths else []
    close = len(seen) == len(values) and all(
        abs(a - b) <= max(values) * 0.004 for a, b in zip(seen, values, strict=True)
    )
    if not close:
        told.append("svg")
    return told


@pytest.fixture(scope="session")
def drawn_site():
    return prepare(ROOT / "docs", ROOT / ".cache", print)


@pytest.fixture(scope="session")
def forms(drawn_site, site, pages, pdfs):
    """The renderings of every chart that carries numbers, by chart and language."""
    found = {}
    for lang in LANGS:
        command = ["pdftotext", "-raw", str(pdfs[lang]), "-"]
        text = subprocess.run(
            command, check=True, capture_output=True, text=True
        ).stdout
        page = pages[f"{lang}/charts/index.html"]
        for figure in page.cssselect("figure.chart"):
            id = figure.get("data-chart")
            view = View(drawn_site.catalog, drawn_site.catalog.tables[id], lang)
            if not readback.expected(view):
                continue
            script = (site / lang / "assets" / "charts" / f"{id}.js").read_text("utf-8")
            found[id, lang] = (
                view,
                Forms(
                    svg=drawn_site.drawn[lang][id].wide,
                    spec=json.loads(script[script.index(",") + 1 : script.rindex(")")]),
                    figure=html.tostring(figure, encoding="unicode"),
                    csv=(site / "data" / f"{id}.csv").read_text("utf-8"),
                    pdf=_squeeze(text),
                ),
            )
    return found


def test_all_forms_agree(forms):
    assert len(forms) >= 10
    for (id, lang), (view, one) in forms.items():
        assert differences(view, one) == [], (id, lang)


def test_the_page_shows_the_svg_that_was_compared(forms, pages, drawn_site):
    for id, lang in forms:
        page = pages[f"{lang}/charts/index.html"]
        shown = page.cssselect(f'figure[data-chart="{id}"] .chart-wide svg path')
        assert len(shown) == drawn_site.drawn[lang][id].wide.count("<path")


MUTATED = {
    "svg": lambda f: replace(f, svg=re.sub(r"translate\((\d+[\d.]*),(\d+)", lambda m: f"translate({m[1]},{int(m[2]) + 9}", f.svg, count=9)),
    "spec": lambda f: replace(f, spec=json.loads(json.dumps(f.spec, ensure_ascii=False).replace("17.25", "17.52"))),
    "table": lambda f: replace(f, figure=re.sub(r'(<td class="number">)17\.25', r"\g<1>17.52", f.figure)),
    "csv": lambda f: replace(f, csv=f.csv.replace("17.25", "17.52")),
    "description": lambda f: replace(f, figure=re.sub(r"(2022[：:] ?)17\.25", r"\g<1>17.52", f.figure)),
    "pdf": lambda f: replace(f, pdf=f.pdf.replace("17.25", "17.52")),
}  # fmt: skip


@pytest.mark.parametrize("kind", MUTATED)
@pytest.mark.parametrize("lang", LANGS)
def test_a_changed_rendering_is_found(forms, kind, lang):
    view, one = forms["household_loans", lang]
    changed = MUTATED[kind](one)
    assert changed != one
    assert differences(view, changed) == [kind]


def test_charts_of_words_agree_too(drawn_site, site, pages, pdfs):
    compared = 0
    for lang in LANGS:
        command = ["pdftotext", "-raw", str(pdfs[lang]), "-"]
        text = subprocess.run(
            command, check=True, capture_output=True, text=True
        ).stdout
        page = pages[f"{lang}/charts/index.html"]
        for id, drawn in drawn_site.drawn[lang].items():
            view = View(drawn_site.catalog, drawn_site.catalog.tables[id], lang)
            words = [n for n, c in view.table.columns.items() if c.type == "words"]
            if readback.expected(view) or not words:
                continue
            figure = page.cssselect(f'figure[data-chart="{id}"]')[0]
            forms = {
                "svg": "".join(svg.texts(drawn.wide)),
                "narrow svg": "".join(svg.texts(drawn.narrow)),
                "spec": drawn.spec,
                "table": figure.cssselect("table")[0].text_content(),
                "csv": (site / "data" / f"{id}.csv").read_text("utf-8"),
                "description": figure.cssselect(".chart-data p")[0].text_content(),
                "pdf": text,
            }
            for kind, content in forms.items():
                squeezed = _squeeze(content.replace("<br>", ""))
                for row in view.rows:
                    assert _squeeze(view.text(row, words[0])) in squeezed, (
                        id,
                        kind,
                        row,
                    )
                    compared += 1
    assert compared >= 400
