"""Read YAML into dataclasses, naming file, line and key of whatever does not fit."""

from collections.abc import Callable, Collection, Hashable
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import yaml

from scripts.core.errors import AuthorError
from scripts.core.files import read_text
from scripts.core.languages import Words
from scripts.core.yaml_slips import TEXT, check_id, no_key_twice, text_keys, whole_texts

try:  # in C, 8 times as fast
    from yaml import CSafeLoader as _Fast
except ImportError:
    from yaml import SafeLoader as _Fast  # type: ignore[assignment]  # same interface

FastLoader = _Fast
T = TypeVar("T")


class _Loader(FastLoader):
    """Safe YAML that refuses a key given twice, of which PyYAML keeps the last silently.

    A date without quotes stays text.
    """

    path: Path
    lines: list[str]


_Loader.yaml_implicit_resolvers = {
    start: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
    for start, forms in FastLoader.yaml_implicit_resolvers.items()
}


class Keyed(dict[str, T]):
    """The values of a YAML mapping.

    A key that the code needs and that is missing is the author's mistake.
    """

    def __init__(self, where: str, values: dict[str, T]) -> None:
        """Take values; where: the file, for messages."""
        super().__init__(values)
        self._where = where

    def __missing__(self, key: str) -> T:
        """Raise AuthorError naming file and key."""
        raise AuthorError(f"{self._where}: key '{key}' is missing; add it")


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    no_key_twice(node, loader.path.name)
    text_keys(node, loader.path.name)
    whole_texts(node, loader.lines, loader.path.name)
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_Loader.add_constructor(TEXT, lambda _, node: node.value.rstrip("\n"))  # of > and |


def read_yaml(
    path: Path, text: str | None = None
) -> tuple[dict[str, Any], Callable[[str], str]]:
    """The mapping in a file, and a function from a top-level key to 'file:line key'.

    Args:
        path: The file.
        text: Its text, if it is read already.
    """
    try:
        text = read_text(path) if text is None else text
        loader = _Loader(text)
        loader.path, loader.lines = path, text.split("\n")
        root = loader.get_single_node()
        raw = loader.construct_document(root) if root else {}  # only comments
    except (yaml.YAMLError, ValueError) as error:  # ValueError: an impossible date
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", error)
        raise AuthorError(
            f"{path.name}{line}: not valid YAML: {problem}; correct that line"
        ) from error
    if not isinstance(raw, dict):
        raise AuthorError(f"{path.name}: must hold keys with values, not a list")
    lines = {k.value: k.start_mark.line + 1 for k, _ in root.value} if root else {}
    return raw, lambda key: f"{path.name}:{lines.get(key, 1)} {key}"


def _convert(kind: Any, value: Any, where: str) -> Any:
    if get_origin(kind) in (UnionType, Union):
        kind = next(k for k in get_args(kind) if k is not type(None))
        return None if value is None else _convert(kind, value, where)
    if kind is Words:
        return build(Words, value, where)
    if isinstance(value, str) and not value.strip(" \t\n"):
        raise AuthorError(f"{where}: is empty; fill it in or remove the key")
    if get_origin(kind) is Literal:
        one_of(
            where.rpartition(": ")[0], where.rpartition(": ")[2], value, get_args(kind)
        )
        return value
    if get_origin(kind) is tuple:
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise AuthorError(f'{where}: must be a list of words like [a, "360"]')
        for number, one in enumerate(value, 1):
            if not one.strip():
                raise AuthorError(
                    f"{where}: {number} is empty; fill it in or remove it"
                )
        return tuple(value)
    if get_origin(kind) is dict:
        if not isinstance(value, dict):
            raise AuthorError(f"{where}: must hold keys with values")
        inner = get_args(kind)[1]
        for key in value if is_dataclass(inner) else ():
            check_id(key, where, but="-")
        return Keyed(
            where, {k: _convert(inner, v, f"{where}.{k}") for k, v in value.items()}
        )
    if hasattr(kind, "__dataclass_fields__"):
        return build(kind, value, where)
    if kind is str and not isinstance(value, str):
        raise AuthorError(f"{where}: {value!r} must be text; put it in quotes")
    if not isinstance(value, kind):
        raise AuthorError(f"{where}: {value!r} must be {kind.__name__}")
    return value


def build(cls: type[T], raw: Any, where: str, /, **extra: Any) -> T:
    """A cls from raw YAML; unknown, missing and mistyped keys raise AuthorError."""
    if not isinstance(raw, dict):
        raise AuthorError(f"{where}: must hold keys with values, found {raw!r}")
    known: dict[str, Any]
    if cls is Words:
        known, required = {"zh": str, "en": str}, {"zh", "en"}
    else:
        assert is_dataclass(cls)
        own = [f for f in fields(cls) if f.name not in extra]
        known = {f.name: f.type for f in own}
        required = {
            f.name for f in own if f.default is MISSING and f.default_factory is MISSING
        }
    if unknown := set(raw) - set(known):
        names = ", ".join(sorted(known))
        raise AuthorError(f"{where}: unknown key '{min(unknown)}'; known are {names}")
    if missing := required - set(raw):
        raise AuthorError(f"{where}: key '{min(missing)}' is missing; add it")
    values = {k: _convert(known[k], v, f"{where}: {k}") for k, v in raw.items()}
    return cls(**values, **extra)


def place(folder: Path, where: str, lang: str) -> str:
    """Where a text is, with the line if the place names only file and keys.

    Args:
        folder: The folder of the file.
        where: Such as "timeline.yml: title"; items of a list are counted from one.
        lang: The language of the text.

    Returns:
        Such as "timeline.yml:5 title (en)".
    """
    name, *keys = where.split(": ")
    if not (folder / name).is_file():  # it has a line already, or is no file of YAML
        return f"{where} ({lang})"
    node, line = yaml.compose(read_text(folder / name), FastLoader), 1
    for key in (*keys, lang):
        inner = node.value if isinstance(node, yaml.CollectionNode) else []
        if isinstance(node, yaml.SequenceNode):
            node = inner[int(key) - 1]
        elif not (found := [value for name_of, value in inner if name_of.value == key]):
            break
        else:
            (node,) = found
        line = node.start_mark.line + 1
    return f"{name}:{line} {': '.join(keys)} ({lang})"


def one_of(where: str, key: str, value: str | None, known: Collection[str]) -> None:
    """Raise AuthorError for a value that is not among the known ones.

    Args:
        where: file, line and key of the entry, for the message.
        key: the entry's key that holds the value.
        value: the value; None, for a key left out, always passes.
        known: what the value may be.

    Raises:
        AuthorError: if the value is unknown; the message lists the known ones.
    """
    if value is not None and value not in known:
        names = ", ".join(sorted(known))
        raise AuthorError(f"{where}: {key} '{value}' is unknown; known are {names}")
