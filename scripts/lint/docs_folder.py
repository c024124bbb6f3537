"""What lies in docs/: pages and data, nothing that nobody meant to publish."""

from fnmatch import fnmatch
from pathlib import Path

from scripts.core.errors import AuthorError
from scripts.core.files import is_editors

KNOWN = ("index.md", "confirmed.yml", "zh/*.md", "en/*.md", "data/*.csv", "data/*.yml")
PICTURES = ("zh/*.svg", "en/*.svg", "zh/*.png", "en/*.png")


def check(docs: Path) -> None:
    """Raise AuthorError at the first file that is neither a page nor data.

    MkDocs would publish it. Files that editors and systems leave are ignored, by MkDocs
    as well: see exclude_docs in mkdocs.yml.
    """
    for path in sorted(docs.rglob("*")):
        name = path.relative_to(docs).as_posix()
        if path.is_dir() or is_editors(path):
            continue
        if not any(fnmatch(name, known) for known in (*KNOWN, *PICTURES)):
            raise AuthorError(
                f"docs/{name}: is neither a page nor data and would be published; move "
                "it out of docs/"
            )
