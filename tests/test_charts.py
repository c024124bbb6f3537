"""Every chart draws in both languages and both layouts, small and in its own language."""

import gzip
import re

import pytest
from conftest import LANGS, ROOT

from scripts import charts, render, svg
from scripts.browser import session
from scripts.view import View

HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="session")
def drawn(catalog):
    """SVG text by (chart, language, narrow)."""
    jobs = {}
    for id, table in catalog.tables.items():
        for lang in LANGS:
            for narrow in (False, True):
                figure = charts.draw(View(catalog, table, lang, narrow))
                name = f"{id} {lang} {narrow}"
                jobs[id, lang, narrow] = render.job(name, figure)
    with session() as one:
        cache = ROOT / ".cache" / "charts"
        done = render.render(list(jobs.values()), cache, one, print)
    return {key: done[job.name] for key, job in jobs.items()}


def test_every_chart_says_what_it_shows():
    modules = sorted((ROOT / "scripts" / "charts").glob("[!_]*.py"))
    assert len(modules) >= 9
    for path in modules:
        assert re.match(r'"""[A-Z].+\.', path.read_text(encoding="utf-8")), path


def test_every_chart_has_text_in_its_language_only(drawn):
    assert len(drawn) >= 36
    for (id, lang, narrow), picture in drawn.items():
        texts = svg.texts(picture)
        assert texts, (id, lang)
        if lang == "en":
            assert not HAN.search("".join(texts)), (id, narrow, texts)
        else:
            assert HAN.search("".join(texts)) or id == "loans_bridge", (id, texts)


def test_charts_are_small_and_themeable(drawn):
    for key, picture in drawn.items():
        assert len(gzip.compress(picture.encode())) < 12_000, key
        assert "var(--chart-" in picture, key
        assert "style=" not in picture, key
        assert not re.search(r"\bid=", picture), key


def test_the_same_figure_gives_the_same_bytes(catalog, tmp_path):
    figure = charts.draw(View(catalog, catalog.tables["timeline"], "zh"))
    one = render.job("one", figure)
    with session() as drawing:
        first, second = (
            render.render([one], tmp_path / name, drawing, print)["one"]
            for name in ("a", "b")
        )
    assert first == second
