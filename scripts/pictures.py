"""Charts to take along: a standalone SVG with title and source, and a PNG of it."""

import base64
import hashlib
import io
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

from scripts import style, svg
from scripts.browser import Session
from scripts.notes import Notes
from scripts.render import is_kept, keep
from scripts.view import View

SERIF = '"Noto Serif CJK SC", "Songti SC", Georgia, serif'


def _lines(text: str, y: float, size: int, font: str, color: str) -> tuple[str, float]:
    """Wrapped text as SVG, and where the next text may start."""
    out = []
    for line in style.wrap(text, style.WIDE - 20, size).split("<br>"):
        y += size * 1.35
        out.append(
            f'<text x="8" y="{y:.1f}" {font} fill="{color}">{escape(line)}</text>'
        )
    return "".join(out), y


def standalone(view: View, chart: str) -> str:
    """A whole SVG document: title, subtitle, chart, source and licence.

    view: the chart's data in a language; chart: its SVG as render gives it.
    """
    ink, muted = style.ROLES["ink"][1], style.ROLES["muted"][1]
    table, notes, id = view.table, Notes(view.catalog, view.lang), view.table.id

    def words(name: str) -> str:
        return view.catalog.plain(getattr(table, name).of(view.lang), view.lang, id)

    serif = f"font-family='{SERIF}' font-size='20' font-weight='700'"
    title, y = _lines(words("title"), 6, 20, serif, ink)
    subtitle, y = _lines(words("subtitle"), y + 2, 13, 'font-size="13"', muted)
    if table.judgement:
        judged = table.judgement.of(view.lang)
        more, y = _lines(judged, y, 12, 'font-size="12"', style.ROLES["tech"][1])
        subtitle += more
    inner = svg.for_print(chart)
    height = float(inner.split('viewBox="0 0 ')[1].split('"')[0].split()[1])
    body = inner.replace(
        "<svg ", f'<svg x="8" y="{y + 8:.0f}" width="{style.WIDE}" height="{height}" '
    )
    keys = dict.fromkeys(k for row in view.rows for k in row["source"].split())
    names = view.join("semicolon", list(dict.fromkeys(notes.name(k) for k in keys)))
    source = notes.word("source") + notes.word("colon") + names
    line = view.join("stop", [source, notes.word("picture")])
    foot, end = _lines(line, y + 14 + height, 11, 'font-size="11"', muted)
    width = style.WIDE + 16  # the chart reaches its edges
    size = f'width="{width}" height="{end + 12:.0f}"'
    return (
        f'<svg xmlns="{svg.SVG}" {size} viewBox="0 0 {width} {end + 12:.0f}" '
        f'font-family="{svg.PRINT_FONTS}"><rect {size} fill="#fffdf9"/>'
        f"{title}{subtitle}{body}{foot}</svg>\n"
    )


CARD = """<style>
body {{ margin: 0; width: 1200px; height: 630px; background: #0b4766; color: #fff;
  font: 30px/1.5 "Noto Sans CJK SC", "PingFang SC", sans-serif; }}
svg {{ position: absolute; left: 80px; top: 70px; width: 110px; height: 110px; }}
h1 {{ position: absolute; left: 80px; right: 80px; top: 200px; margin: 0;
  font: 700 66px/1.25 "Noto Serif CJK SC", "Songti SC", serif; text-wrap: balance; word-break: keep-all; }}
p {{ position: absolute; left: 80px; right: 80px; bottom: 60px; margin: 0; color: #cfe0ea; }}
</style><body lang="{lang}">{logo}<h1>{title}</h1><p>{site}</p></body>"""


def card(lang: str, title: str, site: str, logo: str) -> str:
    """The HTML of a page's card for sharing, 1200 by 630 pixels."""
    code = "zh-CN" if lang == "zh" else lang
    return CARD.format(lang=code, title=escape(title), site=escape(site), logo=logo)


def _clip(picture: str) -> dict[str, int]:
    """What to photograph: a chart at double density, a card as it is."""
    chart = re.match(r'<svg [^>]*viewBox="0 0 (\d+) (\d+)"', picture)
    width, height = map(int, chart.groups()) if chart else (1200, 630)
    scale = 2 if chart else 1
    return {"x": 0, "y": 0, "width": width, "height": height, "scale": scale}


def _keep_small(path: Path, image: bytes) -> None:
    """Keep a PNG in 64 colours, all that a chart needs, at a third of the size."""
    from PIL import Image  # slow to import, and a warm build makes no picture

    out, none = io.BytesIO(), Image.Dither.NONE
    picture = Image.open(io.BytesIO(image)).convert("RGB")
    sample = picture.width // 4, picture.height // 4
    few = picture.resize(sample, Image.Resampling.NEAREST)
    few = few.quantize(64, dither=none)  # choosing colours from all pixels takes longer
    picture.quantize(palette=few, dither=none).save(out, "PNG", optimize=True)
    keep(path, out.getvalue())


def png(
    pictures: dict[str, str],
    cache: Path,
    session: Session,
    say: Callable[[str], None],
    whole: bool = True,
) -> dict[str, bytes]:
    """PNG of each standalone SVG (double density) or card by name, cached by content;
    whole: make what the cache lacks, or leave it out."""
    maker = Path(__file__).read_text(encoding="utf-8")
    paths = {
        name: cache / f"{hashlib.sha256((maker + text).encode()).hexdigest()[:24]}.png"
        for name, text in pictures.items()
    }
    missing = [name for name, path in paths.items() if not is_kept(path)]
    if missing and not whole:
        say(f"pictures to download or share: {len(missing)} left to the build")
    elif missing:
        say(f"pictures: {len(missing)} to make")
        page = session.page()
        camera = page.context.new_cdp_session(page)
        made = []
        with ThreadPoolExecutor() as pool:  # while the browser draws the next one
            for name in missing:
                page.set_content(f"<style>body{{margin:0}}</style>{pictures[name]}")
                # Twice as fast as screenshot(): the PNG is made small below anyway.
                options = {"clip": _clip(pictures[name]), "optimizeForSpeed": True}
                shot = camera.send(
                    "Page.captureScreenshot", {**options, "captureBeyondViewport": True}
                )
                image = base64.b64decode(shot["data"])
                made.append(pool.submit(_keep_small, paths[name], image))
        for one in made:
            one.result()  # raises what went wrong
    return {name: path.read_bytes() for name, path in paths.items() if is_kept(path)}
