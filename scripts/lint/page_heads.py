"""What the head of a page asks for: a tool's script and style, a template."""

from pathlib import Path
from typing import Any

import yaml

from scripts.core import front_matter
from scripts.core.errors import AuthorError
from scripts.core.files import pages_in, read_text
from scripts.core.languages import LANGS

TEMPLATE = "landing.html"  # of the page that has both languages


def check(docs: Path, assets: Path) -> None:
    """Raise AuthorError for a head that templates cannot follow.

    Args:
        docs: The folder of the pages, whose front matter has been checked.
        assets: The folder of the scripts and styles.
    """
    for lang in LANGS:
        for path in pages_in(docs / lang):
            name = f"docs/{lang}/{path.name}"
            text = read_text(path, name)
            named = front_matter.fields(text).get("script")
            line = 1 + text[: text.find("\nscript:") + 1].count("\n")
            for complaint in _scripts(named, assets):
                raise AuthorError(f"{name}:{line}: script: {complaint}")


def _scripts(named: Any, assets: Path) -> list[str]:
    """What is wrong with the names of scripts in a head; none may be named."""
    if not isinstance(named or "", str):
        return ["must be names with blanks between them; write script: lending-pool"]
    paths = [
        f"{kind}/{one}.{kind}"
        for one in (named or "").split()
        for kind in ("js", "css")
    ]
    return [
        f"overrides/assets/{path} is not there; correct the name or add the file"
        for path in paths
        if not (assets / path).is_file()
    ]


def check_landing(docs: Path) -> None:
    """Check that the landing page names its template and what search engines show.

    Its front matter need not have been checked: without it, the Markdown looks wrong.

    Args:
        docs: The folder of the pages.

    Raises:
        AuthorError: Something of that is missing.
    """
    text = read_text(docs / "index.md", "docs/index.md")
    try:
        head = front_matter.fields(text) if text.startswith("---\n") else None
    except yaml.YAMLError:
        return  # is told with its line when the pages are checked
    fields = head if isinstance(head, dict) else {}
    if fields.get("template") != TEMPLATE:
        raise AuthorError(
            "docs/index.md:1: the front matter must name the landing page's template; add "
            f"---, 'template: {TEMPLATE}', title, description and --- at the top"
        )
    for key in ("title", "description"):
        if not isinstance(fields.get(key), str) or not fields[key].strip():
            raise AuthorError(
                f"docs/index.md:1: front matter: {key} is missing; add it"
            )
