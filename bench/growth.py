"""The same site with 3, 10 and 30 times the pages and charts: does a step grow faster?"""

import re
import shutil
from pathlib import Path

import yaml

from bench.common import BUILD, copy_project, run, say, table
from scripts import confirm
from scripts.catalog import LANGS

FACTORS = (1, 3, 10, 30)
STORY = ("logic", "retrospective", "roadmap", "aftermath")


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
        shown = (folder / "charts.md").read_text(encoding="utf-8")
        for number in range(2, factor + 1):
            for name in STORY:
                text = (folder / f"{name}.md").read_text(encoding="utf-8")
                text = re.sub(r" ?\[\[claim:\w+\]\]", "", text)
                text = re.sub(r"\[\[chart:(\w+)\]\]", rf"[[chart:\1_{number}]]", text)
                (folder / f"{name}-{number}.md").write_text(text, encoding="utf-8")
                menu.append(f"{name}-{number}.md")
            shown += "".join(f"\n[[chart:{chart}_{number}]]\n" for chart in charts)
        (folder / "charts.md").write_text(shown, encoding="utf-8")
        config = project / f"mkdocs.{lang}.yml"
        text = config.read_text(encoding="utf-8")
        more = "".join(f"    - {page}\n" for page in menu)
        section = f"  - More:\n{more}" if menu else ""
        text = re.sub(r"(nav:\n(?:  - .*\n)+)", rf"\1{section}", text)
        config.write_text(text, encoding="utf-8")
    pairs = yaml.safe_dump(confirm.pairs(docs), allow_unicode=True)
    (docs / "confirmed.yml").write_text(pairs, encoding="utf-8")


def measure(work: Path) -> str:
    """A table of time, memory and output by size; work: an empty folder."""
    rows = []
    for factor in FACTORS:
        say(f"growth: {factor} ×")
        project = copy_project(work / str(factor))
        multiply(project, factor)
        first, warm = run(project, BUILD), run(project, BUILD)
        site = project / "site"
        pages = [p for lang in LANGS for p in (site / lang).rglob("index.html")]
        charts = len(list((project / "docs/data").glob("*.csv")))
        size = sum(p.stat().st_size for p in site.rglob("*") if p.is_file())
        story = [p for p in pages if p.parent.name.startswith(STORY)]
        each = sum(p.stat().st_size for p in story) / len(story)
        rows.append(
            [
                f"{factor} ×",
                len(pages),
                charts,
                first.cpu,
                warm.cpu,
                f"{1000 * warm.cpu / len(pages):.0f}",
                f"{warm.memory:.0f}",
                f"{size / 1e6:.1f}",
                f"{each / 1000:.0f}",
            ]
        )
        shutil.rmtree(project)
    heads = ["size", "pages", "charts", "first CPU s", "warm CPU s", "ms a page"]
    return table([*heads, "peak MB", "site MB", "KB a story page"], rows)
