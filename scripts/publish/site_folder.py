"""The folder that a build writes: one build at a time, in a hidden folder until it is done.

A build reserves its target with lock(), writes into make_staging() and, when all went
well, hands that over to publication.publish(). A build that fails leaves the last site.
"""

import fcntl
import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from scripts.core.errors import AuthorError
from scripts.publish.publication import (
    hidden,
    listed,
    recover,
    remove,
    write_manifest,
)

PATIENCE_S = 600


def real(target: str | Path) -> Path:
    """The folder that a path leads to: a link is followed, not replaced."""
    return Path(os.path.realpath(target))


def staging(target: Path) -> Path:
    """Where the next version of a folder is built."""
    return hidden(target, "new")


def make_staging(target: Path) -> Path:
    """The same folder, made anew and marked as ours."""
    new = staging(target)
    remove(new)
    new.mkdir(parents=True)
    write_manifest(new, ())  # MkDocs empties the folder, but for hidden files
    return new


def _check(target: Path) -> None:
    if target.exists() and not target.is_dir():
        raise AuthorError(f"{target}: is a file, not a folder; move it away")
    if target.exists() and not os.access(target, os.W_OK | os.X_OK):
        raise AuthorError(
            f"{target}: cannot be written; give yourself the right to it or use "
            "another folder"
        )
    listed(target)  # now, not when all is built


def lock(target: Path, cache: Path, say: Callable[[str], None]) -> TextIO:
    """Reserve a folder for one build at a time, until the returned file is closed.

    A second build waits, and a killed one gives up its lock.

    Args:
        target: The folder, as real() gives it.
        cache: Where the lock is noted.
        say: Takes a line: what is waited for, what an interrupted build left.

    Raises:
        AuthorError: The other build takes longer than PATIENCE_S, or the target is no
            folder that can be written, or its manifest is damaged.
    """
    _check(target)
    name = hashlib.sha256(str(target).encode()).hexdigest()[:12]
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
            _clean_up(target, say)
            return file
    raise AuthorError(f"{target}: another build still holds it; end that build first")


def _clean_up(target: Path, say: Callable[[str], None]) -> None:
    recover(target)
    for left in (staging(target), target.with_name(f".{target.name}-old")):
        if left.exists():
            remove(left)
            say(f"{left}: was left by an interrupted build; removed")
