"""Built pages, cached by all that they are made from.

Two kinds go in: the pages of a language as MkDocs wrote them, before charts and policy are
added, and those with both languages. A later build of the same content takes them out. An
archive holds them behind its hash, which tells when it is damaged.
"""

import hashlib
import io
import os
import sys
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from scripts.core.files import CACHE, fingerprint, keep

INPUTS = ("docs/data", "overrides", "scripts", "mkdocs.yml")
KEPT = 8  # archives of a kind: of each language the site, its offline copy, two edits
HASH = hashlib.sha256().digest_size


@cache
def _python() -> list[str]:
    """Python's version, and names and versions of all packages that it could import."""
    tops = map(Path, dict.fromkeys(sys.path))
    packages = [path.name for top in tops for path in sorted(top.glob("*.dist-info"))]
    return [sys.version, *packages]


def _settings(config: Any) -> list[object]:
    """What the pages of a language depend on besides files."""
    passed = {"site", "words", "memory"}  # from files that are part of the entry
    extra = {name: value for name, value in config.extra.items() if name not in passed}
    order = [  # from the menu of the other language, too
        (id, [(one.page, one.anchor) for one in places])
        for id, places in config.extra["site"].checked.charts.items()
    ]
    hooks = [Path(one.__file__).read_bytes() for one in config.hooks.values()]
    return [config.site_url, config.use_directory_urls, extra, order, hooks]


def of_languages(root: Path, configs: Mapping[str, Any]) -> dict[str, Path]:
    """Where the pages of each language are cached.

    Args:
        root: Folder of the project.
        configs: MkDocs' configuration of each, with what the umbrella prepared.
    """
    common = fingerprint(root, *INPUTS, also=_python())
    names = {
        lang: fingerprint(
            root,
            f"docs/{lang}",
            f"mkdocs.{lang}.yml",
            also=(common, _settings(config)),
        )
        for lang, config in configs.items()
    }
    folder = root / CACHE.name / "languages"
    return {lang: folder / f"{lang}-{name[:24]}.zip" for lang, name in names.items()}


def of_both(root: Path, site: Path, pages: Iterable[str]) -> Path:
    """Where the pages with both languages are cached.

    Args:
        root: Folder of the project.
        site: Folder of the site.
        pages: The paths in it of the pages that they are made from.
    """
    code = fingerprint(root, "scripts", "docs/data/words.yml", also=_python())
    name = fingerprint(site, *pages, also=code)
    return root / CACHE.name / "both" / f"{name[:24]}.zip"


def restore(archive: Path, folder: Path) -> bool:
    """Write cached pages into a folder.

    Returns:
        False when they are not cached, or damaged, and must be built.
    """
    try:
        content = archive.read_bytes()
    except FileNotFoundError:
        return False
    digest, pages = content[:HASH], content[HASH:]
    if digest != hashlib.sha256(pages).digest():
        return False
    with zipfile.ZipFile(io.BytesIO(pages)) as files:
        files.extractall(folder)
    os.utime(archive)  # the ones used last are kept
    return True


def store(archive: Path, folder: Path) -> None:
    """Cache the pages in a folder, and remove the archives that were not used for longest."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as pages:  # not compressed
        for path in folder.rglob("*"):
            if path.is_file():
                pages.write(path, path.relative_to(folder))
    kept = content.getvalue()
    keep(archive, hashlib.sha256(kept).digest() + kept)
    others = archive.parent.glob("*.zip")
    by_age = sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)
    for old in by_age[KEPT:]:
        old.unlink(missing_ok=True)


def fill(
    archive: Path,
    folder: Path,
    make: Callable[[], None],
    warnings: Callable[[], object],
    say: Callable[[str], None],
) -> None:
    """Write the pages of a language into a folder, from their archive if it is there.

    Args:
        archive: Where they are cached.
        folder: Where they are to be.
        make: Builds them there.
        warnings: Counts the warnings so far.
        say: Called with a message for the author.
    """
    if restore(archive, folder):
        say("unchanged")
        return
    say("building")
    before = warnings()
    make()
    if warnings() == before:  # or the next build would not give them
        store(archive, folder)
