"""The head of a page: its form, its description, a tool's script and style, a template."""

import re
from pathlib import Path
from typing import Any

import yaml

from scripts.core import front_matter, shortcode_syntax
from scripts.core.errors import AuthorError
from scripts.core.files import pages_in, read_text
from scripts.core.languages import LANGS
from scripts.core.yaml_records import FastLoader
from scripts.core.yaml_slips import whole_texts

# A first or last line of a head that MkDocs would take, and our readers of it do not.
ODD_MARK = re.compile(
    r"---[ \t]+$|---\n(?:(?!---$).*\n)*?(?:---[ \t]+|\.\.\.[ \t]*)$", re.MULTILINE
)
SHORT = 40  # characters of a description that says too little
TEMPLATE = "landing.html"  # of the page that has both languages


def check_form(text: str, name: str) -> None:
    """Check that a page has a head that can be read, and a description in it.

    Args:
        text: The page as written.
        name: Its file.

    Raises:
        AuthorError: The head has another form, or says too little.
    """
    head, end = "", ""
    if found := ODD_MARK.match(text):
        line = text.count("\n", 0, found.end()) + 1
        raise AuthorError(
            f"{name}:{line}: front matter starts and ends with ---; write just that"
        )
    if text.startswith("---\n"):
        head, end, _ = text[3:].partition("\n---\n")
    try:
        fields = front_matter.parse(head) or {}
        good = isinstance(fields, dict) and (end or not fields)
    except yaml.YAMLError as error:
        line = error.problem_mark.line + 1 if hasattr(error, "problem_mark") else 1
        problem = getattr(error, "problem", error)
        raise AuthorError(
            f"{name}:{line}: front matter is not valid YAML: {problem}; correct it"
        ) from error
    if not good:
        raise AuthorError(f"{name}:1: front matter must be key: value lines, then ---")
    if isinstance(node := yaml.compose(head, FastLoader), yaml.MappingNode):
        whole_texts(node, head.split("\n"), name, ("title", "description"))
    if found := re.search(shortcode_syntax.OPENING, head):
        line = text.count("\n", 0, 3 + found.start()) + 1
        raise AuthorError(
            f"{name}:{line}: {found[0]}]] is not expanded in front matter; write it out"
        )
    if len(str(fields.get("description") or "")) <= SHORT:
        raise AuthorError(
            f"{name}:1: the front matter needs a description of more than {SHORT} "
            "characters, which search engines and shared links show; write one"
        )


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
