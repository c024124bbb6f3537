"""Our static charts against a naive Plotly embed: the same page, the same phone, one run.

Serves three sites with gzip on this machine: a bare Material page, our retrospective page,
and the same page with every chart as `fig.to_html` puts it. A headless browser loads each
as a phone would: 1.6 Mbit/s, 150 ms round trip, a processor four times slower.
"""

import gzip
import re
import shutil
import statistics
from pathlib import Path
from typing import ClassVar

from playwright.sync_api import Browser

from bench import drawing
from bench.common import BUILD, ROOT, run, say, table, target_cells
from bench.host import Quiet, serving
from scripts import charts
from scripts.charts.toolkit.chart_data import View
from scripts.ledger.checks import checked

RUNS = 9
PAGE = "en/retrospective/index.html"
PHONE = {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000}
# When text and the first chart are first painted, and how far things jump. The frame that
# finds the chart paints it; the next one begins when that is done.
WATCH = """(() => {
  window.seen = {shift: 0};
  new PerformanceObserver(list => list.getEntries().forEach(e => {
    if (!e.hadRecentInput) seen.shift += e.value;
  })).observe({type: "layout-shift", buffered: true});
  new PerformanceObserver(list => list.getEntries().forEach(e => seen.lcp = e.startTime))
    .observe({type: "largest-contentful-paint", buffered: true});
  const look = () => {
    const chart = document.querySelector("figure.chart svg text, .js-plotly-plot .main-svg text");
    if (!chart) return requestAnimationFrame(look);
    requestAnimationFrame(() => seen.chart = performance.now());
  };
  requestAnimationFrame(look);
})()"""


class Gzip(Quiet):
    """Files of a folder, compressed as any host would send them; sent: bytes of each."""

    sent: ClassVar[list[int]] = []

    def do_GET(self) -> None:
        """Answer with the compressed file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.sent.append(len(body) + 160)  # with about so many bytes of headers


def naive(site: Path) -> None:
    """Put `fig.to_html` in the place of every chart of the page."""
    catalog = checked(ROOT / "docs" / "data")
    page = site / PAGE
    first = True

    def embed(match: re.Match[str]) -> str:
        nonlocal first
        figure = charts.draw(View(catalog, catalog.tables[match[1]], "en"))
        markup = figure.to_html(full_html=False, include_plotlyjs=first)
        first = False
        return f'<figure class="chart">{markup}</figure>'

    text = page.read_text(encoding="utf-8")
    text = re.sub(
        r'<figure class="chart".*?data-chart="(\w+)".*?</figure>',
        embed,
        text,
        flags=re.DOTALL,
    )
    text = re.sub(r"<meta http-equiv[^>]+>", "", text)  # its scripts are inline
    page.write_text(text, encoding="utf-8")


def bare(folder: Path) -> None:
    """A Material page with one line of text and nothing of ours."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Hello\n\nText.\n")
    config = (
        "site_name: Bare\ntheme: {name: material, font: false}\nplugins: {search: {}}\n"
    )
    (folder / "mkdocs.yml").write_text(config)
    run(folder, BUILD)


def measure(
    browser: Browser, root: Path, path: str, phone: bool = True
) -> dict[str, float]:
    """Medians over RUNS first visits on a phone, or one visit without its slowness."""
    results, sent = [], Gzip.sent
    with serving(root, Gzip) as home:
        for _ in range(RUNS if phone else 1):
            context = browser.new_context(viewport={"width": 390, "height": 800})
            context.add_init_script(WATCH)
            page = context.new_page()
            if phone:
                cdp = context.new_cdp_session(page)
                cdp.send("Network.enable")
                slow = {"offline": False, **PHONE}
                cdp.send("Network.emulateNetworkConditions", slow)
                cdp.send("Emulation.setCPUThrottlingRate", {"rate": 4})
            sent.clear()
            page.goto(f"{home}/{path}", wait_until="networkidle", timeout=180_000)
            count = 0  # a slow processor makes pauses in which nothing is asked for
            while count < len(sent):
                count = len(sent)
                page.wait_for_timeout(2500)
            seen = page.evaluate("""() => ({...seen, fcp:
                performance.getEntriesByName("first-contentful-paint")[0].startTime})""")
            results.append({**seen, "bytes": sum(sent), "requests": len(sent)})
            context.close()
    keys = ("bytes", "requests", "fcp", "chart", "lcp", "shift")
    return {k: statistics.median(r.get(k) or 0 for r in results) for k in keys}


def compare(browser: Browser, work: Path) -> str:
    """The table of the three sites and what it comes to; work: an empty folder."""
    say("charts: three sites")
    run(ROOT, (*BUILD, "--site-dir", str(work / "ours")))
    shutil.copytree(work / "ours", work / "naive")
    naive(work / "naive")
    bare(work / "bare")
    ours_page = PAGE.removesuffix("index.html")
    sites = {
        "bare Material page": (work / "bare" / "site", ""),
        "ours": (work / "ours", ours_page),
        "naive to_html": (work / "naive", ours_page),
    }
    rows = {name: measure(browser, *place) for name, place in sites.items()}
    bare_page, ours, heavy = rows.values()
    shown = table(
        ["page", "KB", "requests", "first text s", "first chart s", "LCP s", "shift"],
        [
            [
                name,
                f"{row['bytes'] / 1000:.1f}",
                f"{row['requests']:.0f}",
                row["fcp"] / 1000,
                row["chart"] / 1000,
                row["lcp"] / 1000,
                f"{row['shift']:.3f}",
            ]
            for name, row in rows.items()
        ],
    )
    targets = [
        ("first view, KB", ours["bytes"] / 1000, 120.0),
        ("bytes, ours / bare", ours["bytes"] / bare_page["bytes"], 1.35),
        ("bytes, ours / naive", ours["bytes"] / heavy["bytes"], 1 / 12),
        ("first chart / first text", ours["chart"] / ours["fcp"], 1.05),
        ("layout shift", ours["shift"], 0.0),
    ]
    checked = [
        [name, f"{value:.3f}", *target_cells(value, target)]
        for name, value, target in targets
    ]
    output = table(["figure", "measured", "target", "met"], checked)
    return f"{shown}\n{output}\n{drawing.measure(work)}"
