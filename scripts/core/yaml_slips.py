"""What YAML takes otherwise than its author meant: keys, and texts that it cuts."""

import re
from collections.abc import Sequence

import yaml

from scripts.core.errors import AuthorError
from scripts.core.languages import LANGS

TEXT = "tag:yaml.org,2002:str"
ID = re.compile(r"[A-Za-z0-9_]+")
CUT = re.compile(r"[ \t]+#(?=\S)")  # with a blank behind # it is a comment


def no_key_twice(node: yaml.MappingNode, name: str) -> None:
    """Raise AuthorError when a mapping gives a key twice; name: of its file."""
    seen: set[str] = set()
    for key, _ in node.value:
        at = f"{name}:{key.start_mark.line + 1}"
        if not isinstance(key.value, str):
            raise AuthorError(f"{at}: a key must be a word, not a list or a mapping")
        if key.value in seen:
            raise AuthorError(f"{at}: key '{key.value}' is given twice; remove one")
        seen.add(key.value)


def text_keys(node: yaml.MappingNode, name: str) -> None:
    """Raise AuthorError for a key that YAML reads as a number, a truth value or nothing."""
    for key, _ in node.value:
        if key.tag != TEXT:
            raise AuthorError(
                f"{name}:{key.start_mark.line + 1}: key '{key.value}' must be text; put "
                "it in quotes"
            )


def whole_texts(
    node: yaml.MappingNode, lines: list[str], name: str, keys: Sequence[str] = LANGS
) -> None:
    """Raise AuthorError for a text of which YAML drops the end.

    Args:
        node: A mapping.
        lines: Those of the file.
        name: The file's name.
        keys: Those of the texts, such as the languages.
    """
    for key, value in node.value:
        plain = isinstance(value, yaml.ScalarNode) and not value.style  # no quotes
        end = value.end_mark
        if key.value in keys and plain and CUT.match(lines[end.line], end.column):
            raise AuthorError(
                f"{name}:{end.line + 1}: {key.value}: what follows # is dropped; put the "
                "text in quotes"
            )


def check_id(id: str, where: str, but: str = "") -> None:
    """Raise AuthorError for an id that cannot be an anchor.

    Args:
        id: The key of an entry.
        where: Its file and line.
        but: A character that it may have besides, as the names of pages have.
    """
    if not ID.fullmatch(id.replace(but, "_") if but else id):
        raise AuthorError(
            f"{where}: {id!r} becomes an anchor; write letters, digits and _ only"
        )
