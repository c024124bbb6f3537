"""What must hold of all pages together: shortcodes, claims, charts."""

import re
from functools import lru_cache
from pathlib import Path

from scripts.core import shortcode_syntax
from scripts.core.errors import AuthorError
from scripts.core.files import pages_in, read_text
from scripts.core.languages import LANGS
from scripts.core.yaml_records import one_of
from scripts.ledger.catalog import Catalog
from scripts.lint import markdown_syntax
from scripts.pages import chart_pages
from scripts.pages.chart_places import FixedPlaces, Places
from scripts.pages.page_context import Page
from scripts.pages.shortcodes import expand

Pages = dict[tuple[str, str], str]  # by language and file name


@lru_cache(maxsize=64)  # a preview expands again only what was edited
def _expanded(
    catalog: Catalog,
    lang: str,
    name: str,
    charts: FixedPlaces,
    offline: bool,
    text: str,
) -> tuple[Page, str]:
    """A page with what its text uses, and the text with its shortcodes expanded."""
    page = Page(catalog, lang, name, dict(charts), offline)
    return page, expand(text, page)


def check_pages(
    docs: Path, catalog: Catalog, charts: Places, offline: bool = False
) -> tuple[Pages, dict[str, list[str]]]:
    """Expand the shortcodes of every page and check what comes out.

    Args:
        docs: The folder of the pages.
        catalog: The data.
        charts: The places of each chart in the story.
        offline: Whether pages are files such as logic.html, not folders.

    Returns:
        The expanded pages, and the names of the pages that use a fact by its id.

    Raises:
        AuthorError: A page is wrong, or a claim is on no page.
    """
    expanded: Pages = {}
    used: dict[str, list[str]] = {}
    landing = read_text(docs / "index.md", "docs/index.md")
    if found := re.search(shortcode_syntax.OPENING, landing):
        line = landing.count("\n", 0, found.start()) + 1
        raise AuthorError(
            f"docs/index.md:{line}: {found[0]}]] is outside a language; write it out"
        )
    markdown_syntax.check("docs", {"index.md": (landing, landing)})
    for link in re.finditer(r"\]\((?!https?:|#)([^)\s]*)\)", landing):
        target = re.fullmatch(r"(zh|en)/(?:([\w-]+)/)?(?:#.*)?", link[1])
        if not target or not (docs / target[1] / f"{target[2] or 'index'}.md").exists():
            line = landing.count("\n", 0, link.start()) + 1
            raise AuthorError(
                f"docs/index.md:{line}: {link[1]} leads to no page; write it like zh/ or "
                "en/logic/"
            )
    names = [path.stem for path in pages_in(docs / "zh")]
    placed = [(one.where, one.page) for one in catalog.claims.values()]
    placed += [(one.where, one.page) for one in catalog.corrections.values()]
    for where, name in placed:
        one_of(where, "page", name, names)
    for lang in LANGS:
        said: set[str] = set()
        pages: dict[str, tuple[str, str]] = {}
        for path in pages_in(docs / lang):
            name = f"docs/{lang}/{path.name}"
            text = read_text(path, name)
            page, done = _expanded(
                catalog, lang, name, tuple(charts.items()), offline, text
            )
            expanded[lang, path.name] = done
            pages[path.name] = text, done
            said.update(page.claims)
            for id in page.facts:
                if path.stem not in used.setdefault(id, []):
                    used[id].append(path.stem)
        markdown_syntax.check(f"docs/{lang}", pages, {*map(chart_pages.path, charts)})
        if missing := set(catalog.claims) - said:
            one = min(missing)
            name = f"docs/{lang}/{catalog.claims[one].page}.md"
            raise AuthorError(
                f"{name}: [[claim:{one}]] is missing; the page must carry it"
            )
    return expanded, used
