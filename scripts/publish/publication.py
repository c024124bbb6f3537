"""Puts a finished build in its folder and leaves there what no build made.

A manifest in the published folder lists the files of the build, so that the next build
removes exactly these. Where the folder holds nothing else it is replaced at once,
otherwise file by file, with a way back.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from scripts.core.errors import AuthorError

MANIFEST = ".build-manifest"
DATA = "data/datapackage.json"  # every site of ours has it


def _can_be_replaced(target: Path) -> bool:
    """Whether another folder can be renamed to the target's name."""
    return os.access(target.parent, os.W_OK | os.X_OK) and not target.is_mount()


def hidden(target: Path, purpose: str) -> Path:
    """A hidden folder on the target's disk: next to the target, or else inside it."""
    name = f".{target.name}-{purpose}"
    sibling = _can_be_replaced(target) or not target.exists()
    return target.with_name(name) if sibling else target / name


def _entries(folder: Path) -> set[str]:
    """Relative paths of all files, links and empty folders in a folder."""
    found: set[str] = set()
    for root, folders, files in os.walk(folder):
        here = Path(root)
        links = [name for name in folders if (here / name).is_symlink()]
        found.update((here / n).relative_to(folder).as_posix() for n in files + links)
        if not files and not folders and here != folder:
            found.add(here.relative_to(folder).as_posix())
    return found


def listed(folder: Path) -> set[str]:
    """The paths that the manifest of a folder lists; none without a manifest.

    Raises:
        AuthorError: The manifest is no list of paths in that folder.
    """
    file = folder / MANIFEST
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return set()
    paths = set(text.splitlines())
    for path in paths:
        if (
            {"\0", "\ufffd"} & set(path)
            or path.startswith("/")
            or ".." in Path(path).parts
        ):
            raise AuthorError(
                f"{file}: is damaged: a build wrote there which files of the folder are "
                "its own; remove it, and what is old in the folder, or use another folder"
            )
    return paths


def write_manifest(folder: Path, paths: Iterable[str]) -> None:
    """Note which files of a folder a build made."""
    part = folder / f"{MANIFEST}.part"
    part.write_text("".join(f"{path}\n" for path in sorted(paths)), encoding="utf-8")
    part.replace(folder / MANIFEST)


def remove(folder: Path) -> None:
    """Remove a folder that a build made, if it is there.

    Raises:
        AuthorError: The folder carries no manifest, so it is somebody else's.
    """
    if folder.exists() and not (folder / MANIFEST).exists():
        raise AuthorError(
            f"{folder}: is in the way and was not made by a build; move it away"
        )
    if folder.exists():
        shutil.rmtree(folder)


def publish(new: Path, target: Path, say: Callable[[str], None]) -> None:
    """Put a finished folder in the place of the last one that a build made.

    Args:
        new: The finished folder, on the target's disk.
        target: Where it is to go; what no build made stays there.
        say: Takes a line about what stays.

    Raises:
        AuthorError: Something that no build made is in the way; nothing was changed.
        OSError: The machine failed; the last version is back in its place.
    """
    made, last, there = _entries(new) - {MANIFEST}, listed(target), _entries(target)
    ours = (MANIFEST, f".{target.name}-new", f".{target.name}-replaced")
    foreign = {p for p in there - last if p.split("/")[0] not in ours}
    write_manifest(new, made)
    if not foreign and _can_be_replaced(target):
        _replace_folder(new, target)
        return
    if blocked := _blocked(made, foreign, target):
        raise AuthorError(
            f"{target / min(blocked)}: is in the way and was not made by a build; "
            "move it away or build into another folder"
        )
    if stays := foreign - made:
        found = (
            f"{len(stays)} files that no build made, such as {min(stays)}; they stay"
        )
        say(f"{target}: holds {found}")
    _replace_files(new, target, made, last, there)


def _blocked(made: set[str], foreign: set[str], target: Path) -> set[str]:
    """What bars the way of new files: other files, or links in the place of folders."""
    blocked = foreign & {p.as_posix() for path in made for p in Path(path).parents}
    if (
        DATA not in foreign
    ):  # where it is, the folder is a site of ours, before manifests
        blocked |= foreign & made
    return {
        p for p in blocked if (target / p).is_symlink() or not (target / p).is_dir()
    }


def _replace_folder(new: Path, target: Path) -> None:
    old = target.with_name(f".{target.name}-old")
    remove(old)
    if target.exists():
        shutil.copymode(target, new)
        (target / MANIFEST).touch()  # it may be an empty folder
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _move(paths: Iterable[str], source: Path, target: Path) -> None:
    for path in sorted(paths):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (source / path).replace(target / path)


def _replace_files(
    new: Path, target: Path, made: set[str], last: set[str], there: set[str]
) -> None:
    """Exchange the files of the last build for the new ones; all back if one fails.

    Args:
        new: The finished folder.
        target: Where it is to go.
        made: Paths in the finished folder.
        last: Paths of the last build.
        there: Paths in the target.
    """
    old = hidden(target, "replaced")
    old.mkdir()
    write_manifest(target, last | made)  # if the power fails now, all this is ours
    try:
        _move((last | made) & there, target, old)
        _move(made, new, target)
    except BaseException:
        _move({p for p in made if not (new / p).exists()}, target, new)
        recover(target)
        write_manifest(target, last)
        raise
    write_manifest(target, made)
    shutil.rmtree(old)
    shutil.rmtree(new)
    _remove_empty(target, last - made)


def _remove_empty(target: Path, gone: set[str]) -> None:
    """Remove the folders that a build made and that hold nothing any more."""
    folders = {p for path in gone for p in Path(path).parents} - {Path()}
    for folder in sorted(folders, key=lambda p: len(p.parts), reverse=True):
        if (target / folder).is_dir() and not any((target / folder).iterdir()):
            (target / folder).rmdir()


def recover(target: Path) -> None:
    """Bring the last version back if a build was killed while it published another."""
    old, replaced = target.with_name(f".{target.name}-old"), hidden(target, "replaced")
    if (old / MANIFEST).exists() and not target.exists():
        old.rename(target)
    if replaced.exists():
        _move(_entries(replaced), replaced, target)
        shutil.rmtree(replaced)
