"""Figures to SVG, cached by content."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import browser, svg
from scripts.browser import PLOTLY, ROOT, Session
from scripts.schema import AuthorError

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Ids in Plotly's SVG come from Math.random: seeded, the same figure gives the same bytes.
DRAW = """async spec => {
  let seed = 1;
  Math.random = () => (seed = seed * 16807 % 2147483647) / 2147483647;
  const size = {width: spec.layout.width, height: spec.layout.height};
  return Plotly.toImage(spec, {format: "svg", imageDataOnly: true, ...size});
}"""

# A browser that stops answering must not stop the build.
IN_TIME = """spec => Promise.race([(DRAW)(spec), new Promise((_, fail) =>
  setTimeout(() => fail(new Error("not done within MS ms")), MS))])"""


@dataclass(frozen=True)
class Job:
    """One figure to draw; name is for messages: chart, language, layout."""

    name: str
    spec: str

    @property
    def key(self) -> str:
        parts = (self.spec, DRAW, PLOTLY.name, Path(svg.__file__).read_text())
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


def canonical(figure: go.Figure) -> str:
    """A figure's spec as JSON, the same for the same figure."""
    spec = json.loads(figure.to_json())
    return json.dumps(spec, sort_keys=True, ensure_ascii=False)


def job(name: str, figure: go.Figure) -> Job:
    """A job from a figure."""
    return Job(name, canonical(figure))


def keep(path: Path, content: bytes) -> None:
    """Write a cache entry whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(content)
    part.replace(path)


def is_kept(path: Path) -> bool:
    """Whether a cache entry is there; a machine that lost power may leave empty ones."""
    return path.exists() and path.stat().st_size > 0


def render(
    jobs: list[Job], cache: Path, session: Session, say: Callable[[str], None]
) -> dict[str, str]:
    """SVG text by job name; cache: folder of finished SVGs, one file per content."""
    missing = [j for j in jobs if not is_kept(cache / f"{j.key}.svg")]
    say(f"charts: {len(missing)} to draw, {len(jobs) - len(missing)} from the cache")
    if missing:
        page = session.page()
        draw = IN_TIME.replace("DRAW", DRAW).replace("MS", str(browser.TIMEOUT_MS))
        page.add_script_tag(path=ROOT / PLOTLY)
        for one in missing:
            try:
                raw = page.evaluate(draw, json.loads(one.spec))
            except Exception as error:  # whatever Plotly says of a wrong figure
                told = str(error).splitlines()[0]
                raise AuthorError(
                    f"{one.name}: cannot be drawn: {told}; mend the chart"
                ) from error
            keep(cache / f"{one.key}.svg", svg.clean(raw, one.name).encode())
        page.close()
    return {j.name: (cache / f"{j.key}.svg").read_text(encoding="utf-8") for j in jobs}
