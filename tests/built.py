"""Results that many tests share: built once for all processes, and once for all runs.

A result lies in .cache/built under a fingerprint of everything that it is made from, so a
run after a change builds it again and a run without one does not.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.core import files
from scripts.core.version import version

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".cache" / "built"
SOURCES = ("docs", "overrides", "scripts", "mkdocs*.yml", "pyproject.toml", "*.lock")
SETTINGS = ("BROWSER_PATH", "EDIT_URL", "SITE_URL", "SOURCE_DATE_EPOCH")
KEPT = 3  # of different fingerprints; the tests of an older one may still be running


def fingerprint() -> str:
    """A hash of every file, setting and commit date that reaches the built site."""
    settings = [os.environ.get(name) for name in SETTINGS]
    tops = [top.name for pattern in SOURCES for top in sorted(ROOT.glob(pattern))]
    return files.fingerprint(ROOT, *tops, also=(version(), settings))[:16]


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Let one process at a time do what has this name; the others wait."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / f"{name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build_once(name: str, build: Callable[[Path], None]) -> Path:
    """The folder that a function makes from the present files.

    Args:
        name: The folder's name, one for each kind of result.
        build: Makes the folder at the path that it is given.
    """
    present = fingerprint()
    target = FOLDER / present / name
    with locked(name):
        if not target.exists():
            unfinished = FOLDER / present / "unfinished" / name
            shutil.rmtree(unfinished, ignore_errors=True)
            unfinished.parent.mkdir(parents=True, exist_ok=True)
            build(unfinished)
            assert fingerprint() == present, "a file changed while the tests built it"
            unfinished.rename(target)
        target.parent.touch()
    folders = [path for path in FOLDER.iterdir() if path.is_dir()]
    for old in sorted(folders, key=lambda path: path.stat().st_mtime)[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)
    return target
