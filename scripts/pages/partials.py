"""The HTML templates of forms, charts and whole pages that MkDocs does not write."""

from functools import cache
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)

from scripts.core.files import CACHE


def compiled() -> FileSystemBytecodeCache:
    """The cache of compiled templates."""
    folder = CACHE / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        bytecode_cache=compiled(),
        autoescape=True,
        undefined=StrictUndefined,
    )


def render(name: str, **values: object) -> str:
    """A template with its values filled in and escaped.

    Args:
        name: a file in scripts/pages/templates.
        **values: what the template names; a name without a value is an error.

    Returns:
        HTML.
    """
    return _environment().get_template(name).render(**values)
