"""The project's folders, its text files, and cache entries written atomically."""

import hashlib
import os
import re
from fnmatch import fnmatchcase
from pathlib import Path

from scripts.core.errors import AuthorError

ROOT = Path(__file__).parents[2]
CACHE = ROOT / ".cache"
PLOTLY = Path("overrides/assets/vendor/plotly-basic-4.1.1.min.js")
NOT_TEXT = {
    "control": r"[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]",
    "invisible": "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]",
    "line": "[\u2028\u2029]",
    "private": "[\ue000-\uf8ff\ufffc]",
    "merge": "^(?:<{7}|>{7}) ",
}
KIND = re.compile("|".join(f"(?P<{k}>{p})" for k, p in NOT_TEXT.items()), re.MULTILINE)
# The same in a quarter of the time, for each text that is read: all characters as one class.
ANY = re.compile("|".join(NOT_TEXT.values()).replace("]|[", ""), re.MULTILINE)
WHAT = {
    "control": "holds the control character U+{:04X}; remove it",
    "invisible": "holds the invisible character U+{:04X}; remove it",
    "line": "holds the line break U+{:04X} of a word processor; write a common one",
    "private": "holds U+{:04X}, which only another program can show; remove it",
    "merge": "holds the mark of a merge conflict; resolve it and remove the marks",
}


def read_text(path: Path, name: str = "") -> str:
    """A text file of the project, as UTF-8; name: how messages call it."""
    name = name or path.name
    try:
        # A carriage return alone, the line end of an old Mac, stays and is refused below.
        text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise AuthorError(
            f"{name}:{line}: not UTF-8 ({error.reason}); save as UTF-8"
        ) from error
    except FileNotFoundError:
        raise AuthorError(
            f"{name}: file is missing in {path.absolute().parent.name}/; add it"
        ) from None
    except OSError as error:
        raise AuthorError(
            f"{name}: cannot be read: {error.strerror}; correct that"
        ) from error
    if text.startswith("\ufeff"):
        raise AuthorError(f"{name}:1: starts with a byte-order mark; save without it")
    if ANY.search(text) and (found := KIND.search(text)):
        line = text.count("\n", 0, found.start()) + 1
        what = WHAT[found.lastgroup or ""].format(ord(found[0][0]))
        raise AuthorError(f"{name}:{line}: {what}")
    return text


# What editors and systems leave in a folder; mkdocs.yml: exclude_docs lists the same.
EDITORS = (
    ".*", "~$*", "#*#", "*~", "*.swp", "*.bak", "*.orig", "*.tmp", "Thumbs.db",
    "desktop.ini",
)  # fmt: skip


def is_editors(path: Path) -> bool:
    """Whether a file is an editor's lock or backup, or a system's note."""
    return any(fnmatchcase(path.name, pattern) for pattern in EDITORS)


def files(folder: Path, ending: str) -> list[Path]:
    """The files of a folder by name, without what editors leave; ending: such as csv."""
    return sorted(p for p in folder.glob(f"*.{ending}") if not is_editors(p))


def pages_in(folder: Path) -> list[Path]:
    """The Markdown pages of a folder by name."""
    return files(folder, "md")


def fingerprint(root: Path, *paths: str, also: object = None) -> str:
    """A hash of the files at and below some paths, and of a value."""
    digest = hashlib.sha256(repr(also).encode())
    for path in paths:
        top = root / path
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(f"\0{file.relative_to(root)}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def keep(path: Path, content: bytes) -> None:
    """Write a cache entry completely or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(content)
    part.replace(path)


WHOLE = {  # how an entry begins and ends
    ".svg": (b"<svg", b"</svg>"),
    ".png": (b"\x89PNG", b"IEND\xaeB`\x82"),
    ".json": (b"{", b"}"),
}


def is_kept(path: Path) -> bool:
    """Whether a cache entry is there and complete.

    A machine that lost power, or a disk that was full, may leave empty or cut ones, or
    garbage in their place.
    """
    try:
        content = path.read_bytes().rstrip()
        if path.suffix != ".png":
            content.decode()
    except (FileNotFoundError, UnicodeDecodeError):
        return False
    start, end = WHOLE[path.suffix]
    return content.startswith(start) and content.endswith(end)
