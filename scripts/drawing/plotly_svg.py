"""Figures to SVG, cached by content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.charts.toolkit.style import ROLES
from scripts.core.errors import AuthorError
from scripts.core.files import PLOTLY, ROOT, is_kept, keep
from scripts.drawing import browser, svg_cleanup
from scripts.drawing.browser import Session

if TYPE_CHECKING:
    import plotly.graph_objects as go

# Draws several figures in a call: each call has to wait until the thread that builds the
# pages lets this one run. A figure that is not drawn in time is reported.
DRAW = """async ({specs, limit}) => {
  const made = [];
  const draw = async text => {
    const spec = JSON.parse(text);
    const {width, height} = spec.layout;
    return Plotly.toImage(spec, {format: "svg", imageDataOnly: true, width, height});
  };
  for (const text of specs) {
    const late = new Promise((_, fail) =>
      setTimeout(() => fail(new Error(`not done within ${limit} ms`)), limit));
    const one = await Promise.race([draw(text), late]).catch(error => ({error: `${error}`}));
    made.push(one);
    if (one.error) break;
  }
  return made;
}"""
AT_A_TIME = 12


@dataclass(frozen=True)
class Job:
    """One figure to draw; name is for messages: chart, language, layout."""

    name: str
    spec: str

    @property
    def key(self) -> str:
        """The cache key: a hash of everything that decides how the drawing looks."""
        cleanup = Path(svg_cleanup.__file__).read_text(encoding="utf-8")
        parts = (self.spec, DRAW, PLOTLY.name, cleanup, repr(ROLES))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


def canonical(figure: go.Figure) -> str:
    """A figure's spec as JSON, the same for the same figure."""
    spec = json.loads(figure.to_json())
    return json.dumps(spec, sort_keys=True, ensure_ascii=False)


def open_plotly(cache: Path, session: Session) -> Any:
    """The session's page with Plotly in it; cache: folder of finished SVGs."""
    page, sheet = session.page(), (cache / "plotly.html").absolute()
    if page.url != sheet.as_uri():
        # From a file, which a browser reads faster than what it is handed.
        script = f'<script src="{(ROOT / PLOTLY).as_uri()}"></script>'
        keep(sheet, f'<!doctype html><meta charset="utf-8">{script}'.encode())
        page.goto(sheet.as_uri())
    return page


def render(
    jobs: list[Job], cache: Path, session: Session, say: Callable[[str], None]
) -> dict[str, str]:
    """SVG text by job name; cache: folder of finished SVGs, one file per content."""
    paths = {one.name: cache / f"{one.key}.svg" for one in jobs}
    missing = [one for one in jobs if not is_kept(paths[one.name])]
    say(f"charts: {len(missing)} to draw, {len(jobs) - len(missing)} from the cache")
    if missing:
        page = open_plotly(cache, session)
        for start in range(0, len(missing), AT_A_TIME):
            some = missing[start : start + AT_A_TIME]
            specs = [one.spec for one in some]
            made = page.evaluate(DRAW, {"specs": specs, "limit": browser.TIMEOUT_MS})
            for one, raw in zip(some, made, strict=False):
                if isinstance(raw, dict):  # whatever Plotly says of a wrong figure
                    problem = raw["error"].splitlines()[0]
                    raise AuthorError(
                        f"{one.name}: cannot be drawn: {problem}; correct the chart"
                    )
                keep(paths[one.name], svg_cleanup.clean(raw, one.name).encode())
    return {name: path.read_text(encoding="utf-8") for name, path in paths.items()}
