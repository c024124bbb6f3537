"""A build goes beside the old site and takes its place at the end, whole or not at all."""

import fcntl
import hashlib
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from scripts.core.errors import AuthorError

PATIENCE_S = 600


def beside(target: Path) -> Path:
    """Where the next version of a folder is built: on the same disk, hidden."""
    return target.with_name(f".{target.name}-new")


def swap(new: Path, target: Path) -> None:
    """Put a finished folder in the place of the old one."""
    old = target.with_name(f".{target.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _recover(target: Path) -> None:
    """Bring the old folder back if a build was killed between the two moves of a swap."""
    old = target.with_name(f".{target.name}-old")
    if old.exists() and not target.exists():
        old.rename(target)


def hold(target: Path, cache: Path, say: Callable[[str], None]) -> TextIO:
    """Hold a folder for one build at a time, until the returned file is closed.

    A second build waits, a killed one lets go; AuthorError when the other one takes
    longer than PATIENCE_S or when the target is no folder.
    """
    if target.exists() and not target.is_dir():
        raise AuthorError(f"{target}: is a file, not a folder; move it away")
    name = hashlib.sha256(str(target.resolve()).encode()).hexdigest()[:12]
    cache.mkdir(parents=True, exist_ok=True)
    file = (cache / f"{name}.lock").open("a")
    for waited in range(PATIENCE_S * 5):
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not waited:
                say(f"another build of {target.name}/ is running: waiting for it")
            time.sleep(0.2)
        else:
            _recover(target)
            return file
    raise AuthorError(f"{target}: another build still holds it; end that build first")
