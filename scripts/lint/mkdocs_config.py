"""The configuration files, checked before anything is built: MkDocs lets much pass."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from scripts.core.errors import AuthorError
from scripts.core.files import PLOTLY, pages_in, read_text
from scripts.core.languages import LANGS
from scripts.core.yaml_records import FastLoader, no_key_twice


def _keys(node: yaml.Node, name: str) -> None:
    if isinstance(node, yaml.MappingNode):
        no_key_twice(node, name)
    for one in node.value if isinstance(node, yaml.CollectionNode) else ():
        for inner in one if isinstance(one, tuple) else (one,):
            _keys(inner, name)


def check(root: Path, languages: Iterable[dict[str, str]]) -> None:
    """Check the keys of all configuration files and that no language is missing.

    Args:
        root: The project's folder.
        languages: Those that mkdocs.yml names.

    Raises:
        AuthorError: A key is given twice (the last would win) or a language is missing.
    """
    for path in sorted(root.glob("mkdocs*.yml")):
        try:
            if document := yaml.compose(read_text(path), FastLoader):
                _keys(document, path.name)
        except yaml.YAMLError as error:
            problem = " ".join(str(error).split())
            raise AuthorError(
                f"{path.name}: not valid YAML: {problem}; correct it"
            ) from error
    if (named := tuple(one.get("dir") for one in languages)) != LANGS:
        raise AuthorError(
            f"mkdocs.yml: extra: languages are {named}, but must be {LANGS}, in that order"
        )


def menu(nav: object) -> list[str]:
    """The pages of a menu, in order."""
    return re.findall(r"[\w/-]+\.md", repr(nav))


def check_order(configs: Mapping[str, Any]) -> None:
    """Raise AuthorError when the languages do not have the same pages in the same order.

    Args:
        configs: The configuration of each language, as MkDocs reads it.
    """
    for lang, config in configs.items():
        folder = "/".join(Path(config.docs_dir).parts[-2:])
        if folder != f"docs/{lang}":
            raise AuthorError(
                f"mkdocs.{lang}.yml: docs_dir is {folder}; write docs/{lang}"
            )
    first, *others = configs
    for lang in others:
        menus = menu(configs[first].nav), menu(configs[lang].nav)
        for one, two in zip(*menus, strict=True):
            if one != two:
                raise AuthorError(
                    f"mkdocs.{lang}.yml: nav has {two} where mkdocs.{first}.yml has "
                    f"{one}; put the pages of both languages in the same order"
                )


def check_own(
    lang: str, folder: Path, extra: Mapping[str, object], nav: object
) -> None:
    """Raise AuthorError when a language's configuration is not that of its pages.

    folder: of the pages; extra, nav: as MkDocs reads them.
    """
    name = f"mkdocs.{lang}.yml"
    if extra.get("lang") != lang:
        raise AuthorError(f"{name}: extra: lang must be {lang}")
    order = menu(nav)
    if twice := [page for page in order if order.count(page) > 1]:
        raise AuthorError(f"{name}: nav names {twice[0]} twice; remove one")
    listed = set(order)
    there = {path.name for path in pages_in(folder)}
    if listed - there:
        raise AuthorError(
            f"{name}: nav names {min(listed - there)}, which is not in "
            f"docs/{folder.name}/; correct it"
        )
    if there - listed:
        raise AuthorError(f"{name}: nav lacks {min(there - listed)}; add it")


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
