"""Screenshots of charts and share cards as PNG, cached by what they are made from."""

import base64
import hashlib
import io
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from scripts.charts.toolkit import palette
from scripts.core.files import is_kept, keep
from scripts.drawing.browser import Session

SHEET = """<!doctype html><style>
body { margin: 0; }
body > svg { display: block; }
article { position: relative; width: 1200px; height: 630px; background: var(--deep); color: #fff;
  font: 30px/1.5 "Noto Sans CJK SC", "PingFang SC", sans-serif; }
article svg { position: absolute; left: 80px; top: 70px; width: 110px; height: 110px; }
h1 { position: absolute; left: 80px; right: 80px; top: 205px; margin: 0; text-wrap: pretty;
  font: 700 46px/1.35 "Noto Serif CJK SC", "Songti SC", serif;
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 5; overflow: hidden; }
h1:lang(zh) { line-break: strict; }
/* ’ as in Latin; after h1, whose font would undo it */
article:lang(en), article:lang(en) h1 { font-variant-east-asian: proportional-width; }
.page { top: 96px; left: 220px; right: 80px; bottom: auto; font-size: 36px; }
p { position: absolute; left: 80px; right: 80px; bottom: 60px; margin: 0; color: var(--on-deep); }
.share { box-sizing: border-box; position: relative; width: 1200px; height: 630px; overflow: hidden;
  padding: 30px 40px; background: var(--paper); color: var(--ink);
  font: 26px/1.4 "Noto Sans CJK SC", "PingFang SC", sans-serif; }
.share h2 { margin: 0; text-wrap: pretty;
  font: 700 44px/58px "Noto Serif CJK SC", "Songti SC", serif; }
.share h2:lang(zh) { line-break: strict; }
.share:lang(en), .share:lang(en) h2 { font-variant-east-asian: proportional-width; }
.share p { position: static; color: var(--seal); }
.share.beside > :is(h2, p) { width: 440px; }
.share.beside h2 { font-size: 40px; line-height: 52px; }
.share.beside p { margin-top: 16px; font-size: 24px; }
.share.beside:not(.judged) p { color: var(--quiet); }
.share div { overflow: hidden; }
.share.below div { margin-top: 12px; }
.share.beside div { position: absolute; left: 510px; right: 40px; top: 24px; height: 582px;
  display: flex; align-items: center; justify-content: flex-end; }
.share.cut div { align-items: flex-start; mask-image: linear-gradient(#000 85%, transparent); }
.share footer { position: absolute; left: 40px; bottom: 22px; color: var(--river);
  font-weight: 700; }
</style>"""


def _size(picture: str) -> tuple[int, int, int]:
    """Width, height and density of a picture: a chart's double, a card's single."""
    chart = re.match(r'<svg [^>]*viewBox="0 0 (\d+) (\d+)"', picture)
    return (int(chart[1]), int(chart[2]), 2) if chart else (1200, 630, 1)


def _photograph(page: Any, camera: Any, picture: str) -> bytes:
    """A picture alone in a window of its own size, as a PNG.

    Several in one window would save a third of the time. But where in the window a
    picture lies decides how the edges of its letters are drawn: its bytes would depend
    on what else the cache lacked.
    """
    width, height, density = _size(picture)
    window = {"width": width, "height": height, "deviceScaleFactor": density}
    camera.send("Emulation.setDeviceMetricsOverride", {**window, "mobile": False})
    page.evaluate("text => { document.body.innerHTML = text; }", picture)
    # Twice as fast as screenshot(): the PNG is made small below anyway.
    shot = camera.send("Page.captureScreenshot", {"optimizeForSpeed": True})
    return base64.b64decode(shot["data"])


def _keep_small(path: Path, image: bytes) -> None:
    """Keep a picture in 64 colours, all that a chart needs, at a third of the size."""
    from PIL import Image  # slow to import, and a warm build makes no picture

    picture, out = Image.open(io.BytesIO(image)).convert("RGB"), io.BytesIO()
    few = picture.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG")
    keep(path, out.getvalue())


def _make(pictures: dict[Path, str], session: Session) -> None:
    """Photograph pictures and keep each at its path."""
    page = session.page().context.browser.new_page()
    page.set_content(palette.resolve(SHEET, palette.light()))
    camera = page.context.new_cdp_session(page)
    with ThreadPoolExecutor() as pool:  # while the browser draws the next one
        made = [
            pool.submit(_keep_small, path, _photograph(page, camera, picture))
            for path, picture in pictures.items()
        ]
    page.close()
    for one in made:
        one.result()  # raises what went wrong


def png(
    pictures: dict[tuple[str, str], str],
    cache: Path,
    session: Session,
    say: Callable[[str], None],
    downloads: bool = True,
) -> dict[tuple[str, str], bytes]:
    """PNG of each chart or card of share_images.py by key, cached by content.

    downloads: make what the cache lacks, or leave it out.
    """
    maker = Path(__file__).read_text(encoding="utf-8") + repr(palette.light())
    paths = {
        key: cache / f"{hashlib.sha256((maker + text).encode()).hexdigest()[:24]}.png"
        for key, text in pictures.items()
    }
    missing = {paths[k]: pictures[k] for k in pictures if not is_kept(paths[k])}
    if missing and not downloads:
        say(f"pictures to download or share: {len(missing)} left to the build")
    elif missing:
        say(f"pictures: {len(missing)} to make")
        _make(missing, session)
    return {key: path.read_bytes() for key, path in paths.items() if is_kept(path)}
