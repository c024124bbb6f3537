"""What lies in docs/: pages and data, nothing that nobody meant to publish."""

import re
from pathlib import Path

from scripts.core.errors import AuthorError
from scripts.core.files import is_editors
from scripts.core.languages import LANGS

FOLDERS = (*LANGS, "data")
PAGE = re.compile(r"[a-z0-9-]+\.md")
TABLE = re.compile(r"[a-z0-9_]+\.(csv|yml)")
PHOTO = re.compile(r".*\.(jpe?g|gif|webp|avif|heic|bmp|tiff?)", re.IGNORECASE)


def check(docs: Path) -> None:
    """Raise AuthorError at the first file that is neither a page nor data.

    MkDocs would publish it. Files and folders that editors and systems leave are ignored,
    by MkDocs as well: see exclude_docs in mkdocs.yml.
    """
    for path in sorted(docs.rglob("*")):
        place = path.relative_to(docs)
        linked = path.is_symlink() and path.is_dir()  # MkDocs follows it
        editors = any(is_editors(one) for one in (place, *place.parents[:-1]))
        if editors or (path.is_dir() and not linked):
            continue
        if complaint := _complaint(place, linked):
            raise AuthorError(f"docs/{place.as_posix()}: {complaint}")


def _complaint(path: Path, linked: bool) -> str:
    """What is wrong with a file below docs/; linked: whether it is a link to a folder."""
    name, folder = path.name, path.parent.as_posix()
    if path.as_posix() in ("index.md", "confirmed.yml"):
        return ""
    if path.parts[0] in FOLDERS and (len(path.parts) > 2 or linked):
        return (
            "stands in a folder of its own, which is not read; move it up to "
            f"docs/{path.parts[0]}/ or out of docs/"
        )
    if folder in LANGS and path.suffix == ".md":
        return "" if PAGE.fullmatch(name) else _rename("hyphens")
    if folder == "data" and path.suffix in (".csv", ".yml"):
        return "" if TABLE.fullmatch(name) else _rename("underscores")
    if folder in LANGS and path.suffix in (".svg", ".png"):
        return ""
    if folder in LANGS and PHOTO.fullmatch(name):
        return "only PNG and SVG pictures are taken; save it as PNG, or move it out of docs/"
    return "is neither a page nor data and would be published; move it out of docs/"


def _rename(also: str) -> str:
    """The complaint of a name with other characters than these and some more."""
    return (
        f"a name holds only small letters, digits and {also}; rename it, or move it out of "
        "docs/"
    )
