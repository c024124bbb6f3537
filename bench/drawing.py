"""What drawing all charts takes, without the pages: ours, and `fig.to_html` next to it.

Run by measure() as a program of its own: python -m bench.drawing ours|naive times cache
"""

import json
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

from bench.common import EPOCH, ROOT, Cost, best, run, say, table
from scripts import charts
from scripts.charts.toolkit.chart_data import View
from scripts.core.languages import LANGS
from scripts.drawing import plotly_svg, spec_cache
from scripts.drawing.browser import Session
from scripts.ledger.checks import checked

TIMES = (1, 10)
NO_BROWSER = {**EPOCH, "BROWSER_PATH": "/bin/false"}  # would end the build, if started


def ours(times: int, cache: Path) -> None:
    """Draw every chart in both languages and layouts as the build does.

    Args:
        times: How many variants of each chart; their content differs, so that none
            comes out of the cache.
        cache: Folder of the cache.
    """
    catalog, jobs = checked(ROOT / "docs/data"), []
    for number in range(times):
        engine = f"{spec_cache.code()} {number}"
        for one in catalog.tables.values():
            for lang in LANGS:
                for narrow in (False, True):
                    view = View(catalog, one, lang, narrow)
                    spec = json.loads(spec_cache.spec(view, engine, cache / "specs"))
                    spec["layout"]["meta"] = number
                    name = f"{one.id} {lang} {narrow} {number}"
                    jobs.append(
                        plotly_svg.Job(name, json.dumps(spec, ensure_ascii=False))
                    )
    with closing(Session()) as session:
        work = session.submit(plotly_svg.render, jobs, cache / "charts", session, print)
        drawn = work.result()
    assert len(drawn) == len(jobs)


def naive(times: int) -> None:
    """Every chart in both languages as `fig.to_html` gives it; nothing is cached."""
    catalog = checked(ROOT / "docs/data")
    for _ in range(times):
        for one in catalog.tables.values():
            for lang in LANGS:
                charts.draw(View(catalog, one, lang)).to_html(include_plotlyjs=False)


def measure(work: Path) -> str:
    """A table of the costs at TIMES as many charts; work: an empty folder."""
    rows = []
    count = len(list((ROOT / "docs/data").glob("*.csv"))) * len(LANGS)
    for times in TIMES:
        say(f"charts: drawing, {times} ×")
        cache, this = str(work / f"cache-{times}"), str(times)
        draw = ("bench.drawing", "ours", this, cache)
        costs = {
            "naive to_html, in every build": run(
                ROOT, ("bench.drawing", "naive", this)
            ),
            "ours, cold: two layouts each": run(ROOT, draw),
            "ours, warm: no browser": best(2, partial(run, ROOT, draw, env=NO_BROWSER)),
        }
        rows += [_row(name, times * count, cost) for name, cost in costs.items()]
    return table(["drawing", "charts", "wall s", "CPU s", "CPU ms a chart"], rows)


def _row(name: str, count: int, cost: Cost) -> list[object]:
    return [name, count, cost.wall, cost.cpu, f"{1000 * cost.cpu / count:.0f}"]


if __name__ == "__main__":
    kind, times = sys.argv[1], int(sys.argv[2])
    ours(times, Path(sys.argv[3])) if kind == "ours" else naive(times)
