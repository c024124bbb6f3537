"""Every chart draws in both languages and both layouts, small and in its own language."""

import gzip
import re
import shutil

import pytest
from conftest import LANGS, ROOT

from scripts import charts
from scripts.charts.toolkit import style
from scripts.charts.toolkit.chart_data import View
from scripts.core.errors import AuthorError
from scripts.drawing import plotly_svg
from scripts.ledger.tables import load_table

HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture(scope="session")
def drawn(catalog, draw):
    """SVG text by (chart, language, narrow)."""
    jobs = {}
    for id, table in catalog.tables.items():
        for lang in LANGS:
            for narrow in (False, True):
                figure = charts.draw(View(catalog, table, lang, narrow))
                name = f"{id} {lang} {narrow}"
                jobs[id, lang, narrow] = plotly_svg.Job(
                    name, plotly_svg.canonical(figure)
                )
    done = draw(list(jobs.values()), ROOT / ".cache" / "charts")
    return {key: done[job.name] for key, job in jobs.items()}


def test_every_chart_says_what_it_shows():
    modules = sorted((ROOT / "scripts" / "charts").glob("[!_]*.py"))
    assert len(modules) >= 9
    for path in modules:
        assert re.match(r'"""[A-Z].+\.', path.read_text(encoding="utf-8")), path


def test_every_chart_makes_a_figure_of_its_roles_for_each_layout(catalog):
    for table in catalog.tables.values():
        for lang in LANGS:
            for narrow, width in ((False, style.WIDE), (True, style.NARROW)):
                figure = charts.draw(View(catalog, table, lang, narrow))
                assert figure.layout.width == width, (table.id, lang)
                spec = plotly_svg.canonical(figure)
                colours = set(re.findall("#[0-9a-f]{6}", spec))
                assert colours, table.id
                assert colours <= set(style.ROLES.values()), (table.id, colours)
                assert bool(HAN.search(spec)) == (lang == "zh"), (table.id, lang)


def test_every_chart_has_text_in_its_language_only(drawn):
    assert len(drawn) >= 36
    for (id, lang, narrow), picture in drawn.items():
        texts = re.findall(r"<(?:text|tspan)[^>]*>([^<]+)", picture)
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


def test_the_same_figure_gives_the_same_bytes(catalog, draw, tmp_path):
    figure = charts.draw(View(catalog, catalog.tables["timeline"], "zh"))
    one = plotly_svg.Job("one", plotly_svg.canonical(figure))
    first, second = (draw([one], tmp_path / name)["one"] for name in ("a", "b"))
    assert first == second


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", ["title", "subtitle", "takeaway"])
def test_words_in_one_language_only_stop_the_build(tmp_path, lang, words):
    for end in ("csv", "yml"):
        shutil.copy(ROOT / "docs" / "data" / f"platform_share.{end}", tmp_path)
    side = tmp_path / "platform_share.yml"
    text = side.read_text(encoding="utf-8")
    assert load_table(side.with_suffix(".csv"))
    side.write_text(
        re.sub(rf"({words}:(\n  .*)*?)\n  {lang}: .*", r"\1", text), "utf-8"
    )
    with pytest.raises(AuthorError, match=rf"platform_share.yml.*{words}.*{lang}"):
        load_table(side.with_suffix(".csv"))


LAYOUT = """() => [...document.querySelectorAll("svg")].map(svg => {
  const box = svg.viewBox.baseVal, texts = [];
  for (const text of svg.querySelectorAll("text")) {
    const lines = text.querySelectorAll(":scope > tspan[dy]");
    for (const part of lines.length ? lines : [text]) {
      const shape = part.getBoundingClientRect(), frame = svg.getBoundingClientRect();
      const size = Math.min(...[part, ...part.querySelectorAll("tspan")]
        .filter(e => e.textContent.trim()).map(e => parseFloat(getComputedStyle(e).fontSize)));
      texts.push({text: part.textContent, size, left: shape.left - frame.left,
        top: shape.top - frame.top, right: shape.right - frame.left,
        bottom: shape.bottom - frame.top});
    }
  }
  return {width: box.width, height: box.height, texts};
})"""


# The font that measured the charts, and a reader's wider one where there is no other.
@pytest.mark.parametrize("font", ["", "'DejaVu Sans',"])
def test_no_label_is_cut_tiny_or_over_another(drawn, browser, font):
    page = browser.new_page(viewport={"width": 800, "height": 600})
    body = "".join(
        picture.replace("<svg ", f'<svg width="{picture.split()[4]}" ', 1)
        for picture in drawn.values()
    )
    fonts = f"font-family:{font}'Noto Sans CJK SC',sans-serif"
    page.set_content(f"<style>svg{{display:block;{fonts}}}</style>{body}")
    measured = page.evaluate(LAYOUT)
    assert len(measured) == len(drawn)
    for key, chart in zip(drawn, measured, strict=True):
        texts = [t for t in chart["texts"] if t["text"].strip()]
        for one in texts:
            assert one["size"] >= 11, (key, one)
            assert one["left"] >= -1 and one["top"] >= -1, (key, one)
            assert one["right"] <= chart["width"] + 1, (key, one)
            assert one["bottom"] <= chart["height"] + 1, (key, one)
        for index, a in enumerate(texts):
            for b in texts[index + 1 :]:
                across = min(a["right"], b["right"]) - max(a["left"], b["left"])
                down = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
                assert across < 3 or down < 6, (key, a["text"], b["text"])
    page.close()
