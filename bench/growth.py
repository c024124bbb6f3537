"""The same site with 3, 10 and 30 times the pages and charts: does a step grow faster?"""

import math
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from bench.common import BUILD, anew, best, copy_project, run, say, table
from scripts.core.languages import LANGS, Words
from scripts.ledger.checks import checked
from scripts.lint import confirmation

FACTORS = (1, 3, 10, 30)
STORY = ("logic", "retrospective", "roadmap", "aftermath")
MORE = Words("更多", "More")  # the copies' title in the menu


def multiply(project: Path, factor: int) -> None:
    """Add copies of the story's pages and of every chart, each under its own name."""
    docs = project / "docs"
    charts = [p.stem for p in (docs / "data").glob("*.csv")]
    for number in range(2, factor + 1):
        for chart in charts:
            for path in (
                docs / "data" / f"{chart}.csv",
                docs / "data" / f"{chart}.yml",
                project / "scripts" / "charts" / f"{chart}.py",
            ):
                shutil.copy(path, path.with_name(f"{chart}_{number}{path.suffix}"))
    for lang in LANGS:
        folder, menu = docs / lang, []
        for number in range(2, factor + 1):
            for name in STORY:
                text = (folder / f"{name}.md").read_text(encoding="utf-8")
                text = re.sub(r" ?\[\[claim:\w+\]\]", "", text)
                text = re.sub(r"\[\[chart:(\w+)\]\]", rf"[[chart:\1_{number}]]", text)
                (folder / f"{name}-{number}.md").write_text(text, encoding="utf-8")
                menu.append(f"{name}-{number}.md")
        config = project / f"mkdocs.{lang}.yml"
        text = config.read_text(encoding="utf-8")
        more = "".join(f"    - {page}\n" for page in menu)
        section = f"  - {MORE.of(lang)}:\n{more}" if menu else ""
        text = re.sub(r"(nav:\n(?:  - .*\n)+)", rf"\1{section}", text)
        config.write_text(text, encoding="utf-8")
    confirmation.write(docs, checked(docs / "data"))


@dataclass(frozen=True)
class Size:
    """What a site of one size took.

    Attributes:
        pages: Number of pages.
        charts: Number of charts.
        first: CPU seconds of the build with an empty cache.
        warm: CPU seconds of the build after it.
        memory: Peak memory in MB.
        size: Size of the output in MB.
        each: Size of a story page in KB.
    """

    pages: int
    charts: int
    first: float
    warm: float
    memory: float
    size: float
    each: float


def one(project: Path) -> Size:
    """Build a project anew and again, each twice."""
    first = best(2, lambda: anew(project, ".cache/specs"))
    warm = best(2, lambda: run(project, BUILD))
    site = project / "site"
    pages = [p for lang in LANGS for p in (site / lang).rglob("index.html")]
    story = [p for p in pages if p.parent.name.startswith(STORY)]
    return Size(
        len(pages),
        len(list((project / "docs/data").glob("*.csv"))),
        first.cpu,
        warm.cpu,
        warm.memory,
        sum(p.stat().st_size for p in site.rglob("*") if p.is_file()) / 1e6,
        sum(p.stat().st_size for p in story) / len(story) / 1000,
    )


def verdict(small: Size, large: Size) -> str:
    """Say in words whether anything grows faster than the number of pages and charts.

    The last two sizes are compared: there the fixed cost of a build hardly counts.
    """
    lines = []
    for name, what in [
        ("first", "the first build's CPU time"),
        ("warm", "a warm build's CPU time"),
        ("memory", "peak memory"),
        ("size", "the output"),
    ]:
        ratio = getattr(large, name) / getattr(small, name)
        power = math.log(ratio) / math.log(FACTORS[-1] / FACTORS[-2])
        words = "NO: faster than the size" if power > 1.05 else "yes"
        lines.append([what, f"{power:.2f}", "≤ 1.05", words])
    return table(
        ["from 10 × to 30 ×, as the size to the power of", "power", "target", "met"],
        lines,
    )


def measure(work: Path) -> str:
    """Tables of time, memory and output by size; work: an empty folder."""
    sizes = []
    for factor in FACTORS:
        say(f"growth: {factor} ×")
        project = copy_project(work / str(factor))
        multiply(project, factor)
        sizes.append(one(project))
        shutil.rmtree(project)
    rows = [
        [
            f"{factor} ×",
            size.pages,
            size.charts,
            size.first,
            size.warm,
            f"{1000 * size.warm / size.pages:.0f}",
            f"{size.memory:.0f}",
            f"{size.size:.1f}",
            f"{size.each:.0f}",
        ]
        for factor, size in zip(FACTORS, sizes, strict=True)
    ]
    heads = ["size", "pages", "charts", "first CPU s", "warm CPU s", "warm ms a page"]
    shown = table([*heads, "peak MB", "site MB", "KB a story page"], rows)
    return f"{shown}\n{verdict(*sizes[-2:])}"
