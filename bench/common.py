"""What the measurements share: copies of the project, timed commands, tables."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from scripts.core.files import read_text
from scripts.core.languages import LANGS
from scripts.ledger.catalog import Catalog
from scripts.ledger.checks import checked
from scripts.pages.page_context import Page
from scripts.pages.shortcodes import expand

ROOT = Path(__file__).parent.parent
ENV = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
ENV.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's first build keeps compiled modules
EPOCH = {"SOURCE_DATE_EPOCH": "1700000000"}  # copies of the project know no commit
BUILD = ("mkdocs", "build", "-q", "--strict")


@dataclass(frozen=True)
class Cost:
    """What a command took.

    Attributes:
        wall: Elapsed time in seconds.
        cpu: Processor time in seconds, with all child processes.
        memory: Peak memory of the command itself in MB, without the browser.
    """

    wall: float
    cpu: float
    memory: float


def copy_project(target: Path, cache: bool = True) -> Path:
    """The project without its history; with the cache of drawings, if asked for."""
    for name in ("docs", "overrides", "scripts", *([".cache"] if cache else [])):
        if (ROOT / name).exists():
            ignored = shutil.ignore_patterns(
                "__pycache__", "*.lock", "audit", "built", "*properdocs"
            )
            shutil.copytree(ROOT / name, target / name, ignore=ignored)
    for path in (*ROOT.glob("mkdocs*.yml"), ROOT / "pyproject.toml"):
        shutil.copy(path, target)
    return target


def plain_project(target: Path) -> Path:
    """Write two sites for plain MkDocs to build: same Markdown, same theme, no hook.

    Shortcodes are expanded beforehand. Charts are left out, to plain MkDocs' advantage.
    """
    shutil.copytree(ROOT / "overrides", target / "overrides")
    for name in ("sharing", "place"):  # they name dates and minutes that our hook finds
        (target / f"overrides/partials/{name}.html").write_text("", encoding="utf-8")
    words = indent(read_text(ROOT / "docs/data/words.yml"), "    ")
    shared = re.sub(
        r"(?m)^(hooks|watch):\n(  .*\n)+", "", read_text(ROOT / "mkdocs.yml")
    )
    shared = shared.replace("\nextra:\n", f"\nextra:\n  words:\n{words}", 1)
    (target / "mkdocs.yml").write_text(shared, encoding="utf-8")
    catalog = checked(ROOT / "docs" / "data")
    for lang in LANGS:
        own = re.sub(r"(?m)^hooks:.*\n", "", read_text(ROOT / f"mkdocs.{lang}.yml"))
        (target / f"mkdocs.{lang}.yml").write_text(own, encoding="utf-8")
        folder = target / "docs" / lang
        folder.mkdir(parents=True)
        for path in (ROOT / "docs" / lang).glob("*.md"):
            text = expanded(catalog, lang, path)
            (folder / path.name).write_text(text, encoding="utf-8")
    return target


def expanded(catalog: Catalog, lang: str, path: Path) -> str:
    """Return the Markdown of a page with its shortcodes expanded, without charts."""
    text = re.sub(r"\[\[chart:\w+\]\]", "", read_text(path))
    return expand(text, Page(catalog, lang, f"docs/{lang}/{path.name}"))


def run(
    folder: Path, *commands: Sequence[str], env: dict[str, str] | None = None
) -> Cost:
    """Run modules of this environment one after the other and add up what they took."""
    wall = cpu = memory = 0.0
    for module, *arguments in commands:
        start = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            cwd=folder,
            env={**ENV, **(env or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        output = process.stdout.read() if process.stdout else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{module} failed in {folder}:\n{output.decode()}")
        wall += time.perf_counter() - start
        cpu += used.ru_utime + used.ru_stime
        memory = max(
            memory, used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
        )
    return Cost(wall, cpu, memory)


def anew(project: Path, made: str) -> Cost:
    """A build of a project after something that earlier ones made is removed."""
    shutil.rmtree(project / made)
    return run(project, BUILD)


def best(times: int, measure: Callable[[], Cost]) -> Cost:
    """The cost of the fastest of several runs: what is left when nothing disturbs."""
    return min((measure() for _ in range(times)), key=lambda cost: cost.wall)


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table; floats with two decimals."""

    def cell(value: object) -> str:
        return f"{value:.2f}" if isinstance(value, float) else str(value)

    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "".join(f"| {' | '.join(map(cell, line))} |\n" for line in lines)


def target_cells(measured: float, target: float, unit: str = "") -> list[str]:
    """Cells: the target, and whether it was met."""
    return [f"≤ {target:.3g}{unit}", "yes" if measured <= target else "NO"]


def say(text: str) -> None:
    """Print progress to standard error at once."""
    print(text, file=sys.stderr, flush=True)
