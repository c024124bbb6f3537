"""Run every measurement and write BENCHMARKS.md: python -m bench [part …]."""

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench import builds, charts, edits, growth, scores, weight
from bench.common import BUILD, ROOT, run
from scripts.core import environment
from scripts.core.version import version

HEAD = """# Benchmarks

Written by `make bench`; one part again: `python -m bench growth`. With a load above 1 the
wall times are too long, CPU times and ratios hold.
"""
PARTS = {
    "builds": """## Builds

Ours against plain `mkdocs build` of the same Markdown (shortcodes written out, charts left
out) and theme, one command for each language; the fastest of five runs of each. Targets:
warm ≤ 0.9 ×, cold ≤ 2.2 × plain, both PDFs ≤ 15 s.
""",
    "edits": """## The author's loop

From saving a file to the reload of the browser, beside plain MkDocs in the same run.
""",
    "charts": """## A page with charts on a phone

The retrospective page at its first visit: 1.6 Mbit/s, 150 ms round trip, a processor four
times slower, nothing in the cache; medians of nine visits.
""",
    "weight": """## First view of every page

Transferred with gzip, with headers, without what is loaded on request.
""",
    "scores": """## Lighthouse

Every page as a phone, with a processor four times slower: one visit where all four scores
are 100, else the medians of five, or of BENCH_VISITS.
""",
    "growth": """## Growth

The story's pages and all charts copied. First: the copies' figures are made, though their
pictures come from the cache, being the same; warm: the same again.
""",
}


def part(name: str, work: Path) -> str:
    """The text of one measurement."""
    alone = {
        "builds": builds.measure,
        "edits": edits.measure,
        "growth": growth.measure,
        "scores": scores.measure,
    }
    if name in alone:
        return alone[name](work)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=environment.find_browser(),
            args=list(environment.BROWSER_FLAGS),
        )
        if name == "charts":
            return charts.compare(browser, work)
        run(ROOT, (*BUILD, "--site-dir", str(work / "site")))
        return weight.weigh(browser, work / "site")


def computer() -> str:
    """The machine in a line."""
    found = subprocess.run(["uname", "-sr"], capture_output=True, text=True, check=True)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{found.stdout.strip()} {platform.machine()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GB, Python {platform.python_version()}"
    )


def main() -> None:
    """Measure the parts that are named, or all, and write their sections anew."""
    if unknown := set(sys.argv[1:]) - set(PARTS):
        sys.exit(f"error: no part {min(unknown)}; the parts are {', '.join(PARTS)}")
    page = ROOT / "BENCHMARKS.md"
    old = page.read_text(encoding="utf-8").split("\n## ")[1:] if page.exists() else []
    sections = {f"## {text}".partition("\n")[0]: f"## {text.strip()}\n" for text in old}
    names = sys.argv[1:] or list(PARTS)
    if not sys.argv[1:] and not scores.PROGRAM.exists():
        names.remove("scores")
        print(f"scores: NOT RUN, {scores.INSTALL}", file=sys.stderr)
    scores.visits()  # now, not after what comes before it
    for name in names:
        before = os.getloadavg()[0]
        with tempfile.TemporaryDirectory() as folder:
            output = part(name, Path(folder))
        foot = (
            f"Measured at {version()[0]} on {computer()}; load before and after: "
            f"{before:.1f} and {os.getloadavg()[0]:.1f}.\n"
        )
        section = f"{PARTS[name]}\n{output}\n{foot}"
        sections[PARTS[name].partition("\n")[0]] = section
        print(section, flush=True)
    heads = [text.partition("\n")[0] for text in PARTS.values()]
    found = [sections[head] for head in heads if head in sections]
    page.write_text("\n".join([HEAD, *found]), encoding="utf-8")


if __name__ == "__main__":
    main()
