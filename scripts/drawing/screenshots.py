"""PNGs of the pictures to take along, photographed in the browser, cached by content."""

import base64
import hashlib
import io
import itertools
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from scripts.drawing.browser import Session
from scripts.drawing.plotly_svg import is_kept, keep

SHEET = """<!doctype html><style>
body { margin: 0; }
body > svg { display: block; }
article { position: relative; width: 1200px; height: 630px; background: #0b4766; color: #fff;
  font: 30px/1.5 "Noto Sans CJK SC", "PingFang SC", sans-serif; }
article:lang(en) { font-variant-east-asian: proportional-width; } /* ’ as in Latin */
article svg { position: absolute; left: 80px; top: 70px; width: 110px; height: 110px; }
h1 { position: absolute; left: 80px; right: 80px; top: 200px; margin: 0; text-wrap: balance;
  font: 700 66px/1.25 "Noto Serif CJK SC", "Songti SC", serif; word-break: keep-all; }
p { position: absolute; left: 80px; right: 80px; bottom: 60px; margin: 0; color: #cfe0ea; }
</style>"""
A_SHEET = 6  # pictures at a time: half the time of one by one


def _size(picture: str) -> tuple[int, int, int]:
    """Width, height and density of a picture: a chart's double, a card's single."""
    chart = re.match(r'<svg [^>]*viewBox="0 0 (\d+) (\d+)"', picture)
    return (int(chart[1]), int(chart[2]), 2) if chart else (1200, 630, 1)


def _sheets(pictures: dict[Path, str]) -> Iterator[dict[Path, str]]:
    """Pictures of one width and density, a few at a time."""
    by_look = itertools.groupby(pictures, lambda path: _size(pictures[path])[::2])
    for _, alike in by_look:
        paths = list(alike)
        for start in range(0, len(paths), A_SHEET):
            yield {path: pictures[path] for path in paths[start : start + A_SHEET]}


def _photograph(camera: Any, heights: list[int], width: int, scale: int) -> bytes:
    """The sheet that the page shows, as a PNG."""
    clip = {"x": 0, "y": 0, "width": width, "height": sum(heights), "scale": scale}
    # Twice as fast as screenshot(): the PNG is made small below anyway.
    options = {"optimizeForSpeed": True, "captureBeyondViewport": True}
    shot = camera.send("Page.captureScreenshot", {"clip": clip, **options})
    return base64.b64decode(shot["data"])


def _keep_small(paths: list[Path], bottoms: list[int], image: bytes) -> None:
    """Keep each picture of a sheet in 64 colours, all that a chart needs, at a third of
    the size; bottoms: where each ends, in pixels."""
    from PIL import Image  # slow to import, and a warm build makes no picture

    none = Image.Dither.NONE
    sheet = Image.open(io.BytesIO(image)).convert("RGB")
    for path, top, bottom in zip(paths, [0, *bottoms], bottoms, strict=False):
        picture, out = sheet.crop((0, top, sheet.width, bottom)), io.BytesIO()
        sample = picture.width // 4, picture.height // 4
        few = picture.resize(sample, Image.Resampling.NEAREST)
        few = few.quantize(64, dither=none)  # from all pixels takes longer
        picture.quantize(palette=few, dither=none).save(out, "PNG")
        keep(path, out.getvalue())


def png(
    pictures: dict[tuple[str, str], str],
    cache: Path,
    session: Session,
    say: Callable[[str], None],
    whole: bool = True,
) -> dict[tuple[str, str], bytes]:
    """PNG of each chart or card of scripts/drawing/share_images.py by key, cached by content; whole:
    make what the cache lacks, or leave it out."""
    maker = Path(__file__).read_text(encoding="utf-8")
    paths = {
        key: cache / f"{hashlib.sha256((maker + text).encode()).hexdigest()[:24]}.png"
        for key, text in pictures.items()
    }
    missing = {paths[k]: pictures[k] for k in pictures if not is_kept(paths[k])}
    if missing and not whole:
        say(f"pictures to download or share: {len(missing)} left to the build")
    elif missing:
        say(f"pictures: {len(missing)} to make")
        page = session.page()
        page.goto("about:blank")  # nothing of the charts' page
        camera = page.context.new_cdp_session(page)
        made = []
        with ThreadPoolExecutor() as pool:  # while the browser draws the next sheet
            for sheet in _sheets(missing):
                page.set_content(SHEET + "".join(sheet.values()))
                sizes = [_size(one) for one in sheet.values()]
                (width, _, scale), heights = sizes[0], [s[1] for s in sizes]
                image = _photograph(camera, heights, width, scale)
                bottoms = [scale * b for b in itertools.accumulate(heights)]
                made.append(pool.submit(_keep_small, list(sheet), bottoms, image))
        for one in made:
            one.result()  # raises what went wrong
    return {key: path.read_bytes() for key, path in paths.items() if is_kept(path)}
