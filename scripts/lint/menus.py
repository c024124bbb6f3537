"""The menus of both languages, and the lists of pages in mkdocs.yml that follow them."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any

from scripts.core.errors import AuthorError
from scripts.core.files import pages_in
from scripts.core.languages import LANGS

FORM = "write 'title: page.md' with a half-width colon and a space"


def check(root: Path, configs: Mapping[str, dict[str, Any]]) -> None:
    """Check that the menus name every page once, and in the same order.

    Args:
        root: The project's folder.
        configs: What each configuration file holds, by its name.

    Raises:
        AuthorError: The menus differ from the pages or each other, or extra: story or
            side_by_side of mkdocs.yml from the menus.
    """
    menus = [_menu(root, lang, configs[f"mkdocs.{lang}.yml"]) for lang in LANGS]
    for one, two in zip_longest(*menus, fillvalue="no page"):
        if one != two:
            raise AuthorError(
                f"mkdocs.en.yml: nav has {two} where mkdocs.zh.yml has {one}; put the "
                "same pages into both menus, in the same order"
            )
    extra = configs["mkdocs.yml"]["extra"]
    names = [page.removesuffix(".md") for page in menus[0]]
    for key in ("story", "side_by_side"):
        _check_list(key, extra.get(key), names)
    _check_parts(extra["story"], names, configs["bounds.yml"].get("running"))


def _pages(nav: object, name: str, there: set[str]) -> Iterator[str]:
    """The pages that a part of a menu names, in its order; there: those of the folder."""
    for entry in nav if isinstance(nav, list) else []:
        page = entry
        if isinstance(entry, dict) and len(entry) == 1:
            (page,) = entry.values()
        if isinstance(page, list):
            yield from _pages(page, name, there)
            continue
        plain = page is entry
        if not isinstance(page, str) or (plain and {":", "："} & set(page)):
            raise AuthorError(f"{name}: nav has {entry!r}; {FORM}")
        if page.startswith(("https://", "http://")):
            continue
        if page not in there:
            raise AuthorError(
                f"{name}: nav names {page}, which is not in docs/{name[7:9]}/; correct it"
            )
        yield page


def _menu(root: Path, lang: str, config: dict[str, Any]) -> list[str]:
    """The pages of a language in the order of its menu, which names each of them once."""
    name = f"mkdocs.{lang}.yml"
    there = {path.name for path in pages_in(root / "docs" / lang)}
    menu = [*_pages(config.get("nav"), name, there)]
    if twice := [page for page in menu if menu.count(page) > 1]:
        raise AuthorError(f"{name}: nav names {twice[0]} twice; remove one")
    if lacking := there - set(menu):
        raise AuthorError(f"{name}: nav lacks {min(lacking)}; add it")
    return menu


def _check_list(key: str, given: object, names: list[str]) -> None:
    """Check a list of pages under extra: in mkdocs.yml; names: of the menus, in order."""
    where = f"mkdocs.yml: extra: {key}"
    if not isinstance(given, list) or (key == "story" and not given):
        raise AuthorError(
            f"{where} must be a list of pages; write it like {key}: [logic, roadmap]"
            f"{'' if key == 'story' else ', or [] for none'}"
        )
    for one in given:
        if one not in names:
            raise AuthorError(
                f"{where} names {one}, which is no page in the menus; correct it"
            )
        if given.count(one) > 1:
            raise AuthorError(f"{where} names {one} twice; remove one")


def _check_parts(story: list[str], names: list[str], bounds: object) -> None:
    """Check that the book's parts come before its appendices and have bounds."""
    ordered = [name for name in names if name in story]
    for one, two in zip(story, ordered, strict=True):
        if one != two:
            raise AuthorError(
                f"mkdocs.yml: extra: story has {one} where the menus have {two}; put its "
                "pages in the order of the menus"
            )
    last = max((names.index(name) for name in story), default=0)
    for name in names[1:last]:
        if name not in story:
            raise AuthorError(
                f"mkdocs.zh.yml: nav has {name}, an appendix of the book, before "
                f"{names[last]}, a part; move it behind the pages that extra: story of "
                "mkdocs.yml names"
            )
    for name in story:
        if not isinstance(bounds, dict) or name not in bounds:
            raise AuthorError(
                f"docs/data/bounds.yml: running lacks {name}, a page of the story; give the "
                "most words that it may have"
            )
