"""The project's folders, its text files, and cache entries written atomically."""

import os
from pathlib import Path

from scripts.core.errors import AuthorError

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache"
PLOTLY = Path("overrides/assets/vendor/plotly-basic-4.1.1.min.js")


def read_text(path: Path, name: str = "") -> str:
    """A text file of the project, as UTF-8; name: how messages call it."""
    name = name or path.name
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise AuthorError(
            f"{name}:{line}: not UTF-8 ({error.reason}); save as UTF-8"
        ) from error
    except FileNotFoundError:
        raise AuthorError(
            f"{name}: file is missing in {path.parent.name}/; add it"
        ) from None
    except OSError as error:
        raise AuthorError(
            f"{name}: cannot be read: {error.strerror}; mend that"
        ) from error
    if text.startswith("\ufeff"):
        raise AuthorError(f"{name}:1: starts with a byte-order mark; save without it")
    return text


def keep(path: Path, content: bytes) -> None:
    """Write a cache entry whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(content)
    part.replace(path)


ENDS = {".svg": b"</svg>", ".png": b"IEND\xaeB`\x82", ".json": b"}"}


def is_kept(path: Path) -> bool:
    """Whether a cache entry is there and complete.

    A machine that lost power, or a disk that was full, may leave empty or cut ones.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return False
    return bool(content) and content.rstrip().endswith(ENDS.get(path.suffix, b""))
