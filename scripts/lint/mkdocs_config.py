"""The configuration files, checked before anything is built: MkDocs lets much pass."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from scripts.core.errors import AuthorError
from scripts.core.files import PLOTLY, is_editors, read_text
from scripts.core.languages import LANGS
from scripts.core.yaml_records import FastLoader
from scripts.core.yaml_slips import no_key_twice
from scripts.lint import menus

HOOK, LANGUAGE_HOOK = "scripts/hooks.py", "scripts/hooks_language.py"
NEEDED = {  # under extra of mkdocs.yml, and what to write there
    "offline": "!ENV [OFFLINE, false]",
    "edit_url": '!ENV [EDIT_URL, ""]',
    "report_url": '!ENV [REPORT_URL, ""]',
    "story": "[logic, roadmap], the chapters of the story",
    "side_by_side": "[]",
    "alternate": '[{name: "-", link: /, lang: "-"}]',
    "languages": "a list of {dir: en, lang: en, name: English}",
}


class _Loader(FastLoader):
    """Reads of what MkDocs alone understands, such as !ENV, only its name."""


_Loader.add_multi_constructor("", lambda _, tag, __: tag)


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
        _once(document, path.name)
        values = loader.construct_document(document)
    # An impossible date, or an anchor in itself, is no error of YAML.
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = " ".join(str(error).split())
        raise AuthorError(
            f"{path.name}: not valid YAML: {problem}; correct it"
        ) from error
    return values if isinstance(values, dict) else {}


def check(root: Path) -> None:
    """Check all configuration files, the menus in them, and that templates can be read.

    Args:
        root: The project's folder.

    Raises:
        AuthorError: A key is given twice (the last would win), lost, or not what the
            pages need; a menu or a template is wrong.
    """
    names = ["mkdocs.yml", *(f"mkdocs.{lang}.yml" for lang in LANGS)]
    others = sorted(path.name for path in root.glob("mkdocs*.yml"))
    configs = {name: _read(root / name) for name in dict.fromkeys((*names, *others))}
    for name in names:
        if configs[name].get("use_directory_urls", True) is not True:
            raise AuthorError(
                f"{name}: use_directory_urls must be true: the pages need folders as "
                "addresses; remove it"
            )
    _check_umbrella(configs["mkdocs.yml"])
    for lang in LANGS:
        _check_language(lang, configs[f"mkdocs.{lang}.yml"])
    configs["bounds.yml"] = _read(root / "docs" / "data" / "bounds.yml")
    menus.check(root, configs)
    for path in sorted((root / "overrides").rglob("*")):
        other = is_editors(path) or "vendor" in path.parts
        if path.suffix in (".html", ".xml", ".css", ".js") and not other:
            read_text(path, path.relative_to(root).as_posix())


def _check_umbrella(config: dict[str, Any]) -> None:
    """Check what both languages need of mkdocs.yml."""
    _check_hooks("mkdocs.yml", config, HOOK)
    extra = config.get("extra")
    if not isinstance(extra, dict):
        raise AuthorError("mkdocs.yml: extra must hold keys with values; add them")
    for key, value in NEEDED.items():
        if key not in extra:
            raise AuthorError(
                f"mkdocs.yml: extra: {key} is missing; add {key}: {value}"
            )
    if extra["offline"] != "!ENV":
        raise AuthorError(
            "mkdocs.yml: extra: offline must follow OFFLINE; write offline: "
            f"{NEEDED['offline']}"
        )
    languages = extra["languages"]
    entries = languages if isinstance(languages, list) else [languages]
    named = tuple(one.get("dir") if isinstance(one, dict) else one for one in entries)
    if named != LANGS:
        raise AuthorError(
            f"mkdocs.yml: extra: languages are {named}, but must be {LANGS}, in that order"
        )
    for one in entries:
        if not isinstance(one, dict) or not one.get("lang") or not one.get("name"):
            raise AuthorError(
                f"mkdocs.yml: extra: languages has {one}; write it like "
                "{dir: en, lang: en, name: English}"
            )


def _check_hooks(name: str, config: dict[str, Any], ours: str) -> None:
    """Check that a configuration names our hook, and not the other one."""
    hooks = config.get("hooks")
    named = hooks if isinstance(hooks, list) else []
    if {HOOK, LANGUAGE_HOOK} & {*map(str, named)} != {ours}:
        raise AuthorError(f"{name}: hooks must hold {ours}; write hooks: [{ours}]")


def _check_language(lang: str, config: dict[str, Any]) -> None:
    """Check what the pages of a language need of its configuration."""
    name = f"mkdocs.{lang}.yml"
    if (folder := config.get("docs_dir")) != f"docs/{lang}":
        raise AuthorError(f"{name}: docs_dir is {folder}; write docs/{lang}")
    extra, plugins = config.get("extra"), config.get("plugins")
    if not isinstance(extra, dict) or extra.get("lang") != lang:
        raise AuthorError(f"{name}: extra: lang must be {lang}")
    _check_hooks(name, config, LANGUAGE_HOOK)
    if not isinstance(plugins, dict) or "search" not in plugins:
        raise AuthorError(f"{name}: plugins: search is missing; add it")
    offline = plugins.get("offline")
    if not isinstance(offline, dict) or offline.get("enabled") != "!ENV":
        raise AuthorError(
            f"{name}: plugins: offline must follow OFFLINE; write offline: "
            "{enabled: !ENV [OFFLINE, false]}"
        )


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
