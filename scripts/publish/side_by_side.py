"""The edition with both languages side by side, made from the built pages of each."""

from collections.abc import Sequence
from copy import deepcopy
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import urljoin

from lxml import html
from markupsafe import Markup

from scripts.core.files import ROOT, read_text
from scripts.core.languages import CODES, LANGS
from scripts.ledger.catalog import Catalog
from scripts.pages.html_fixes import first_screen
from scripts.pages.partials import render
from scripts.publish.page_versions import (
    Version,
    article,
    load,
    relative,
    resolve,
)
from scripts.publish.parallel_text import Element, ParallelText

INLINE = frozenset({"p", "h1", "h2", "h3", "span"})  # an arrow goes into these


def _place(page: str, lang: str, anchor: str) -> str:
    """File and line of a heading; of one that a shortcode printed, the file alone."""
    name = f"docs/{lang}/{page}.md"
    before, heading, _ = read_text(ROOT / name, name).partition(f"{{ #{anchor} }}")
    return f"{name}:{before.count(chr(10)) + 1}" if heading else name


def _add_arrows(
    rows: list[Element], versions: Sequence[Version], said: Catalog
) -> None:
    """Have every row lead to the same place on the pages in one language."""
    for row in rows:
        pairs = row.xpath("descendant-or-self::*[@class='pair']")
        if not (id := row.get("id")) or not pairs:
            continue
        for version, part in zip(versions, pairs[0], strict=True):
            label = said.word("both_origin", version.lang)
            arrow = html.Element(
                "a",
                {"class": "origin", "href": f"{version.address}#{id}"}
                | {"aria-label": label},
            )
            arrow.text = "↗"
            inside = part[0] if len(part) and part[0].tag in INLINE else part
            inside.append(arrow)


def _add_choice(figure: Element, said: Catalog) -> None:
    """Offer the picture of a chart with the words of either language."""
    choice = html.Element("p", {"class": "chart-words", "role": "radiogroup"})
    titles = (f"{lang}-{figure.get('id')}-title" for lang in LANGS)
    choice.set("aria-labelledby", " ".join(titles))
    for lang in LANGS:
        label = html.Element("label", {"lang": CODES[lang]})
        button = html.Element("input", {"type": "radio", "value": lang})
        button.set("name", f"words-{figure.get('id')}")
        if lang == LANGS[0]:
            button.set("checked", "")
        button.tail = said.word("both_chart", lang)
        label.append(button)
        choice.append(label)
    figure.cssselect(".chart-wide")[0].addprevious(choice)


@lru_cache(maxsize=16)  # a preview joins only what was edited; a site has six of them
def _joined(
    name: str, versions: tuple[Version, ...], addresses: frozenset[str]
) -> tuple[Element, int]:
    """The article with all languages of a page, and how many pairs of blocks it has."""
    parallel = ParallelText(partial(_place, name))
    body = html.Element("article")
    body.extend(parallel.rows(*(article(one, addresses) for one in versions)))
    return body, parallel.pairs


def _titles(home: Version) -> dict[str, str]:
    """The menu of a language: names of pages by their addresses, in order."""
    links = home.tree.cssselect(".md-tabs__link")
    return {
        urljoin(home.address, link.attrib["href"]): " ".join(
            link.text_content().split()
        )
        for link in links
    }


def write(
    site: Path, names: Sequence[str], catalog: Catalog, offline: bool = False
) -> int:
    """Write the edition of some pages into a built site.

    Args:
        site: The folder of the site; the pages of both languages are complete.
        names: The pages to join.
        catalog: The ledger, for the words around them.
        offline: Whether pages are files such as logic.html, not folders.

    Returns:
        How many pairs of blocks there are.

    Raises:
        AuthorError: The pages of the languages do not have the same blocks, or a link
            leads nowhere.
    """
    all_versions = [
        [load(site, lang, name, offline) for lang in LANGS] for name in names
    ]
    menus = [_titles(home) for home in all_versions[0]]
    addresses = {version.address for versions in all_versions for version in versions}
    menu = [
        (both[0].both, [m[v.address] for m, v in zip(menus, both, strict=True)])
        for both in all_versions
    ]
    joined: dict[str, Element] = {}
    pairs = 0
    for name, versions in zip(names, all_versions, strict=True):
        cached, count = _joined(name, tuple(versions), frozenset(addresses))
        joined[versions[0].both] = body = deepcopy(cached)
        pairs += count
        for figure in body.cssselect("figure.chart"):
            _add_choice(figure, catalog)
        for box in body.cssselect(".chart-table, pre > code"):
            box.set("tabindex", "0")  # on a phone it scrolls, also by the keyboard
        _add_arrows(list(body), versions, catalog)
    resolve(joined)
    for number, versions in enumerate(all_versions):
        here = versions[0].both
        text = render(
            "side_by_side.html",
            versions=versions,
            codes=CODES,
            words=catalog.words,
            menu=menu,
            number=number,
            article=Markup(
                first_screen(html.tostring(joined[here], encoding="unicode"))
            ),
            head=versions[0].tree.find("head"),
            url=partial(relative, page=here),
            page=here,
            join=urljoin,
        )
        path = site / f"{here[1:]}{'index.html' if here.endswith('/') else ''}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return pairs
