"""What must hold of all pages together: shortcodes, claims, charts."""

import re
from pathlib import Path

from scripts.core.errors import AuthorError
from scripts.core.files import read_text
from scripts.core.languages import LANGS
from scripts.ledger.catalog import Catalog
from scripts.lint import markdown_syntax
from scripts.pages.page_context import Page
from scripts.pages.shortcodes import expand


def chart_order(docs: Path, catalog: Catalog) -> list[str]:
    """Chart ids in the order of the charts page, which numbers them."""
    page = read_text(docs / "zh" / "charts.md", "docs/zh/charts.md")
    order = re.findall(r"\[\[chart:(\w+)\]\]", page)
    if missing := set(catalog.tables) - set(order):
        raise AuthorError(
            f"docs/zh/charts.md: [[chart:{min(missing)}]] is missing; add it, every chart belongs there"
        )
    return order


def check_pages(docs: Path, catalog: Catalog) -> dict[str, list[str]]:
    """Write out every page once, from its file, so that a mistake is told with its line
    before the old site is touched; every claim must stand on a page. The pages that use
    a fact, by its id."""
    used: dict[str, list[str]] = {}
    landing = read_text(docs / "index.md", "docs/index.md")
    if found := re.search(r"\[\[\w+", landing):
        line = landing.count("\n", 0, found.start()) + 1
        raise AuthorError(
            f"docs/index.md:{line}: {found[0]}…]] stands outside a language; write it out"
        )
    markdown_syntax.check("docs", {"index.md": (landing, landing)})
    for lang in LANGS:
        said: set[str] = set()
        pages: dict[str, tuple[str, str]] = {}
        for path in sorted((docs / lang).glob("*.md")):
            page = Page(catalog, lang, f"docs/{lang}/{path.name}")
            text = read_text(path, page.path)
            pages[path.name] = text, expand(text, page)
            said.update(page.claims)
            for id in page.facts if lang == "zh" else ():
                used.setdefault(id, []).append(path.stem)
        markdown_syntax.check(f"docs/{lang}", pages)
        if missing := set(catalog.claims) - said:
            one = min(missing)
            name = f"docs/{lang}/{catalog.claims[one].page}.md"
            raise AuthorError(
                f"{name}: [[claim:{one}]] is missing; the page must carry it"
            )
    return used
