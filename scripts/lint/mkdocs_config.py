"""The configuration files, checked before anything is built: MkDocs lets much pass."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from scripts.core.errors import AuthorError
from scripts.core.files import PLOTLY, pages_in, read_text
from scripts.core.languages import LANGS
from scripts.core.yaml_records import FastLoader
from scripts.core.yaml_slips import no_key_twice


class _Loader(FastLoader):
    """Reads what MkDocs alone understands, such as !ENV, as nothing."""


_Loader.add_multi_constructor("", lambda *_: None)


def _once(node: yaml.Node, name: str) -> None:
    """Raise AuthorError where a mapping gives a key twice, at any depth."""
    inner: list[yaml.Node] = []
    if isinstance(node, yaml.MappingNode):
        no_key_twice(node, name)
        inner = [one for pair in node.value for one in pair]
    elif isinstance(node, yaml.SequenceNode):
        inner = node.value
    for one in inner:
        _once(one, name)


def _read(path: Path) -> dict[str, Any]:
    loader = _Loader(read_text(path))
    try:
        if not (document := loader.get_single_node()):
            return {}
    except yaml.YAMLError as error:
        problem = " ".join(str(error).split())
        raise AuthorError(
            f"{path.name}: not valid YAML: {problem}; correct it"
        ) from error
    _once(document, path.name)
    values = loader.construct_document(document)
    return values if isinstance(values, dict) else {}


def check(root: Path) -> None:
    """Check all configuration files and that the menus name every page once.

    Args:
        root: The project's folder.

    Raises:
        AuthorError: A key is given twice (the last would win), a language is missing or
            not what its file says, or the menus differ from the pages or each other.
    """
    for path in sorted(root.glob("mkdocs*.yml")):
        _read(path)
    extra = _read(root / "mkdocs.yml").get("extra") or {}
    languages = extra.get("languages") or ()
    if (named := tuple(one.get("dir") for one in languages)) != LANGS:
        raise AuthorError(
            f"mkdocs.yml: extra: languages are {named}, but must be {LANGS}, in that order"
        )
    menus = [_menu(root, lang) for lang in LANGS]
    for one, two in zip(*menus, strict=True):
        if one != two:
            raise AuthorError(
                f"mkdocs.en.yml: nav has {two} where mkdocs.zh.yml has {one}; put the "
                "pages of both languages in the same order"
            )
    for key in ("story", "side_by_side"):
        for name in extra.get(key) or ():
            if f"{name}.md" not in menus[0]:
                raise AuthorError(
                    f"mkdocs.yml: extra: {key} names {name}, which is no page in the "
                    "menus; correct it"
                )
    _check_parts(root, list(extra.get("story") or ()), menus[0])


def _check_parts(root: Path, story: list[str], menu: list[str]) -> None:
    """Check that the book's parts come before its appendices and have bounds."""
    names = [page.removesuffix(".md") for page in menu]
    last = max((names.index(name) for name in story), default=0)
    for name in names[1:last]:
        if name not in story:
            raise AuthorError(
                f"mkdocs.zh.yml: nav has {name}, an appendix of the book, before "
                f"{names[last]}, a part; move it behind the pages that extra: story of "
                "mkdocs.yml names"
            )
    bounds = _read(root / "docs" / "data" / "bounds.yml").get("running") or {}
    for name in story:
        if name not in bounds:
            raise AuthorError(
                f"docs/data/bounds.yml: running lacks {name}, a page of the story; give the "
                "most words that it may have"
            )


def _menu(root: Path, lang: str) -> list[str]:
    """The pages of a language in the order of its menu, which names each of them once."""
    name = f"mkdocs.{lang}.yml"
    config = _read(root / name)
    if (folder := config.get("docs_dir")) != f"docs/{lang}":
        raise AuthorError(f"{name}: docs_dir is {folder}; write docs/{lang}")
    if (config.get("extra") or {}).get("lang") != lang:
        raise AuthorError(f"{name}: extra: lang must be {lang}")
    menu = re.findall(r"[\w/-]+\.md", repr(config.get("nav")))
    if twice := [page for page in menu if menu.count(page) > 1]:
        raise AuthorError(f"{name}: nav names {twice[0]} twice; remove one")
    there = {path.name for path in pages_in(root / folder)}
    if unknown := set(menu) - there:
        raise AuthorError(
            f"{name}: nav names {min(unknown)}, which is not in {folder}/; correct it"
        )
    if lacking := there - set(menu):
        raise AuthorError(f"{name}: nav lacks {min(lacking)}; add it")
    return menu


def check_assets(config: Any, there: Iterable[str]) -> None:
    """Check that scripts, styles and pictures named in mkdocs.yml are files of the site.

    Raises:
        AuthorError: One of them, or the script of the interactive charts, is missing.
    """
    styles, scripts, theme = config.extra_css, config.extra_javascript, config.theme
    plotly = PLOTLY.relative_to("overrides").as_posix()
    named = {*map(str, (*styles, *scripts, theme["logo"], theme["favicon"])), plotly}
    for one in sorted(named - set(there)):
        raise AuthorError(
            f"mkdocs.yml: needs {one}, which is not in overrides/; put it there or "
            "correct the name"
        )
