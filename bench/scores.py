"""Lighthouse's scores of every page, beside those of a bare Material page.

Lighthouse comes from npm, which nobody else needs: `npm ci --ignore-scripts --prefix
bench/lighthouse`, once, before `python -m bench scores`.
"""

import json
import os
import re
import statistics
import subprocess
from pathlib import Path

from bench.charts import Gzip, bare
from bench.common import BUILD, ROOT, run, say, table
from bench.host import serving
from scripts.core import environment

PROGRAM = ROOT / "bench/lighthouse/node_modules/.bin/lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
INSTALL = (
    "Lighthouse is not installed; run npm ci --ignore-scripts --prefix bench/lighthouse"
)
BARE = "bare Material page"


def visits() -> int:
    """How often a page below 100 is visited: BENCH_VISITS, or five times."""
    given = os.environ.get("BENCH_VISITS") or "5"
    if not re.fullmatch("[1-9][0-9]{0,3}", given):
        raise SystemExit(
            f"error: BENCH_VISITS={given} is no number of visits; write one from 1 on"
        )
    return int(given)


def _visit(address: str) -> list[float]:
    """The four scores of one visit as a phone, 0 to 100, and the blocking time in ms."""
    command = [
        str(PROGRAM),
        address,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(['--headless', *environment.BROWSER_FLAGS])}",
    ]
    env = {**os.environ, "CHROME_PATH": environment.find_browser()}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    report = json.loads(done.stdout)
    scores = [100 * report["categories"][name]["score"] for name in CATEGORIES]
    return [*scores, report["audits"]["total-blocking-time"]["numericValue"]]


def _scores(address: str) -> list[float]:
    """The scores of a page, and of how many visits they are the medians."""
    made = [_visit(address)]
    if min(made[0][:-1]) < 100:
        made += [_visit(address) for _ in range(visits() - 1)]
    medians = [statistics.median(values) for values in zip(*made, strict=True)]
    return [*medians, len(made)]


def measure(work: Path) -> str:
    """A table of all pages; work: an empty folder."""
    if not PROGRAM.exists():
        raise SystemExit(f"scores: {INSTALL}")
    run(ROOT, (*BUILD, "--site-dir", str(work / "site")))
    bare(work / "bare")
    found = {}
    with serving(work / "bare" / "site", Gzip) as home:
        found[BARE] = _scores(f"{home}/")
    with serving(work / "site", Gzip) as home:
        for path in sorted((work / "site").rglob("index.html")):
            page = path.parent.relative_to(work / "site").as_posix()
            say(f"scores: {page}")
            found[page] = _scores(f"{home}/{'' if page == '.' else f'{page}/'}")
    ours = [scores for page, scores in found.items() if page != BARE]
    lowest = [min(values) for values in zip(*ours, strict=True)][: len(CATEGORIES)]
    targets = [
        [name, f"{low:.0f}", "≥ 100", "yes" if low >= 100 else "NO"]
        for name, low in zip(CATEGORIES, lowest, strict=True)
    ]
    shown = [[page, *(f"{x:.0f}" for x in scores)] for page, scores in found.items()]
    heads = ["page", *CATEGORIES, "blocking ms", "visits"]
    lows = table(["lowest of ours", "measured", "target", "met"], targets)
    return f"{table(heads, shown)}\n{lows}"
