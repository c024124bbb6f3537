"""Figures to SVG: all that the cache lacks in one browser session."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import plotly.graph_objects as go

from scripts import machine, svg
from scripts.schema import AuthorError

PLOTLY = Path("overrides/assets/vendor/plotly-basic-4.1.1.min.js")
TIMEOUT_MS = 60_000
# Ids in Plotly's SVG come from Math.random: seeded, the same figure gives the same bytes.
DRAW = """async spec => {
  let seed = 1;
  Math.random = () => (seed = seed * 16807 % 2147483647) / 2147483647;
  const size = {width: spec.layout.width, height: spec.layout.height};
  return Plotly.toImage(spec, {format: "svg", imageDataOnly: true, ...size});
}"""
# Two different characters look alike only when both are missing.
HAS_CHINESE = """() => {
  const draw = text => {
    const pen = Object.assign(document.createElement("canvas"), {width: 40, height: 40})
      .getContext("2d", {willReadFrequently: true});
    pen.font = "30px sans-serif"; pen.fillText(text, 2, 32);
    return pen.getImageData(0, 0, 40, 40).data.join();
  };
  return draw("鱼") !== draw("渔");
}"""


@dataclass(frozen=True)
class Job:
    """One figure to draw; name is for messages: chart, language, layout."""

    name: str
    spec: str

    @property
    def key(self) -> str:
        parts = (self.spec, DRAW, PLOTLY.name, Path(svg.__file__).read_text())
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


def job(name: str, figure: go.Figure) -> Job:
    """A job from a figure, with its spec as canonical JSON."""
    spec = json.loads(figure.to_json())
    return Job(name, json.dumps(spec, sort_keys=True, ensure_ascii=False))


def render(jobs: list[Job], cache: Path, say: Callable[[str], None]) -> dict[str, str]:
    """SVG text by job name; cache: folder of finished SVGs, one file per content."""
    missing = [j for j in jobs if not (cache / f"{j.key}.svg").exists()]
    say(f"charts: {len(missing)} to draw, {len(jobs) - len(missing)} from the cache")
    if missing:
        cache.mkdir(parents=True, exist_ok=True)
        for one, raw in zip(missing, _draw(missing), strict=True):
            part = cache / f"{one.key}.part"
            part.write_text(svg.clean(raw, one.name), encoding="utf-8")
            part.replace(cache / f"{one.key}.svg")  # never a half-written entry
    return {j.name: (cache / f"{j.key}.svg").read_text(encoding="utf-8") for j in jobs}


def _draw(jobs: list[Job]) -> list[str]:
    from playwright.sync_api import (
        Error,
        sync_playwright,
    )  # slow to import, seldom used

    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=machine.find_browser(),
                args=list(machine.BROWSER_FLAGS),
                timeout=TIMEOUT_MS,
            )
            page = browser.new_page()
            page.set_default_timeout(TIMEOUT_MS)
            if not page.evaluate(HAS_CHINESE):
                machine.require_chinese_font()
                raise AuthorError("the browser draws no Chinese; run 'make setup'")
            page.add_script_tag(path=PLOTLY)
            drawn = []
            for one in jobs:
                try:
                    drawn.append(page.evaluate(DRAW, json.loads(one.spec)))
                except Error as error:
                    raise AuthorError(
                        f"{one.name}: the browser cannot draw it: {error}"
                    )
            browser.close()
            return drawn
    except AuthorError:
        raise
    except Exception as error:  # Playwright raises a bare one when its driver cannot start
        first = str(error).strip().splitlines()[0]
        raise AuthorError(f"the browser does not work: {first}; run 'make setup'")
