"""Snapshots of every chart: written on purpose by `make snapshots`, compared by the tests.

For each chart, language and layout: its texts and values, in order, and a hash of its bytes. The
bytes depend on the fonts of the machine, so the hash counts only where the fonts measure
the same as where it was taken; texts, values and the number of shapes count everywhere.
"""

import hashlib
import json
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

ROOT = Path(__file__).parent.parent
FILE = ROOT / "tests" / "snapshots" / "charts.yml"
PROBE = """fonts => {
  const pen = document.createElement("canvas").getContext("2d");
  return ["13px", "bold 13px"].map(size => {
    pen.font = `${size} ${fonts}`;
    return pen.measureText("从鱼到渔 From Fish to Fishing 9.62").width.toFixed(2);
  }).join(" ");
}"""


def _texts(svg: str) -> list[str]:
    """Every piece of text in an SVG, in order."""
    root = etree.fromstring(svg)
    return ["".join(text.itertext()) for text in root.iter("{*}text")]


def take() -> dict[str, Any]:
    """The snapshot of the charts as they are drawn now."""
    sys.path.insert(0, str(ROOT))
    from readback import values

    from scripts.charts.toolkit import style
    from scripts.drawing.browser import Session
    from scripts.prepare import prepare

    site = prepare(ROOT / "docs", ROOT / ".cache", print)
    with closing(Session()) as browser:
        probe = browser.submit(lambda: browser.page().evaluate(PROBE, style.FONTS))
        fonts = probe.result()
    charts = {}
    for (lang, id, narrow), picture in site.art.result().charts.items():
        layout = "narrow" if narrow else "wide"
        spec = json.loads(site.specs[lang][id])[layout]
        charts[f"{id} {lang} {layout}"] = {
            "hash": hashlib.sha256(picture.encode()).hexdigest()[:16],
            "shapes": picture.count("<path") + picture.count("<rect"),
            "texts": _texts(picture),
            "values": " ".join(map(str, values(spec))),
        }
    return {"fonts": fonts, "charts": charts}


if __name__ == "__main__":
    if os.environ.get("CI"):
        sys.exit("snapshots are written by people who look at them, never in CI")
    head = (
        "# Written by `make snapshots`; look at the difference before you commit it.\n"
    )
    text = yaml.safe_dump(take(), allow_unicode=True, sort_keys=True, width=100)
    FILE.write_text(head + text, encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)} written")
