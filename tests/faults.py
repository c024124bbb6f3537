"""What the tests of faults share: an old site, commands, and what a message must hold."""

import hashlib
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from conftest import ENV, patience

from scripts.publish.publication import write_manifest

CURE = re.compile(
    r"\b(add|remove|correct|write|use|make|must|needs?|known are|save|fill|run|end"
    r"|install|put|keep|move|give)\b"
)


def tree(folder: Path) -> dict[str, str]:
    """The hash of every file in a folder by its path."""
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def old_site(folder: Path) -> Path:
    """A published site that no fault may touch."""
    names = ("index.html", "zh/index.html", "pdf/from-fish-to-fishing-zh.pdf")
    for name in names:
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"the last good {name}")
    write_manifest(folder / "site", names)
    return folder / "site"


def assert_told(message: str, told: str) -> None:
    assert re.search(told, message), message
    assert CURE.search(message), f"no cure: {message}"
    assert "\n" not in message.strip() and "Traceback" not in message, message


def rewrite(path: Path, old: str, new: str) -> None:
    """Put a fault into a file: tables of faults name a piece of it that stands there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, (
        f"{path.name} no longer holds {old!r}, which this fault changes; write what "
        "stands there now into the table of this test"
    )
    path.unlink()
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def start(project: Path, *command: str, **more: Any) -> subprocess.Popen[str]:
    """Begin a command in a project: a strict build, unless another one is named."""
    command = command or ("mkdocs", "build", "--strict")
    return subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**ENV, "SOURCE_DATE_EPOCH": "1795478400", **more.pop("env", {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **more,
    )


def assert_refused(
    project: Path, told: str, *command: str, cure: bool = True, **more: Any
) -> None:
    """The command fails, names the place and the cure in a line, without a stack trace,
    not a byte of the old site is another, and nothing unfinished is left.
    """
    before = tree(project / "site")
    running = start(project, *command, **more)
    output, _ = running.communicate(timeout=patience(600))
    assert running.returncode not in (0, None), output
    assert "Traceback" not in output, output
    lines = [s for s in output.splitlines() if re.search(told, s)]
    assert lines and (any(CURE.search(s) for s in lines) or not cure), output
    assert tree(project / "site") == before and before
    assert not list(project.glob(".site-*"))
