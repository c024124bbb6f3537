"""Everything that a build needs before MkDocs sees a page."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from scripts import blocks, confirm, parity, pictures, prose, render, specs
from scripts.browser import Session, session
from scripts.catalog import LANGS, Catalog
from scripts.checks import checked
from scripts.figures import Drawn
from scripts.page import Page
from scripts.schema import AuthorError, read_text
from scripts.shortcodes import expand
from scripts.view import View


@dataclass(frozen=True)
class Checked:
    """Data and pages that agree; order: chart ids as the charts page numbers them; used:
    pages by fact; unconfirmed: changed paragraphs that nobody has read beside the other
    language."""

    catalog: Catalog
    order: list[str]
    used: dict[str, list[str]]
    unconfirmed: list[str]


@dataclass(frozen=True)
class Site(Checked):
    """The same with the finished charts, by language and id; cards: pictures for sharing
    by "card/zh/logic"."""

    drawn: dict[str, dict[str, Drawn]]
    cards: dict[str, bytes]

    def files(self, lang: str) -> Iterator[tuple[str, str | bytes]]:
        """Path and content of each file that a language's folder gets beside its pages."""
        for id, drawn in self.drawn[lang].items():
            yield f"assets/charts/{id}.js", f'fishCharts.draw("{id}",{drawn.spec})\n'
            yield f"assets/charts/{id}.svg", drawn.picture
            if drawn.image:
                yield f"assets/charts/{id}.png", drawn.image
        for name, image in self.cards.items():
            if name.startswith(f"card/{lang}/"):
                yield f"assets/cards/{Path(name).name}.png", image


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
        blocks.check(lang, pages)
        if missing := set(catalog.claims) - said:
            one = min(missing)
            name = f"docs/{lang}/{catalog.claims[one].page}.md"
            raise AuthorError(
                f"{name}: [[claim:{one}]] is missing; the page must carry it"
            )
    return used


def share_cards(docs: Path, catalog: Catalog) -> dict[str, str]:
    """The HTML of every page's card, by "card/<language>/<page>"."""
    logo = (docs.parent / "overrides/assets/img/favicon.svg").read_text(
        encoding="utf-8"
    )
    found = {}
    for lang in LANGS:
        site = catalog.words["book_title"].of(lang)
        for path in sorted((docs / lang).glob("*.md")):
            text = path.read_text(encoding="utf-8")
            heading = re.search(r"^# (.+?)(?: \{.*\})?$", text, re.MULTILINE)
            name = f"card/{lang}/{path.stem}"
            found[name] = pictures.card(lang, heading[1], site, logo)
    return found


def check(docs: Path) -> Checked:
    """Everything that can be known to be wrong before anything is drawn or written."""
    catalog = checked(docs / "data")
    parity.check(docs)
    used = check_pages(docs, catalog)
    prose.check(docs, catalog)
    order = chart_order(docs, catalog)
    return Checked(catalog, order, used, confirm.unconfirmed(docs))


def prepare(
    docs: Path,
    cache: Path,
    say: Callable[[str], None],
    session: Callable[[], AbstractContextManager[Session]] = session,
    whole: bool = True,
) -> Site:
    """Load and check data and pages, draw what the cache lacks; AuthorError if wrong.

    whole: make the pictures to take along, too, that the cache lacks; a preview does not
    wait for them.
    """
    known = check(docs)
    catalog, order = known.catalog, known.order
    engine, jobs = specs.code(), dict[tuple[str, str, bool], render.Job]()
    for lang in LANGS:
        for id in order:
            for narrow in (False, True):
                view = View(catalog, catalog.tables[id], lang, narrow)
                name = f"chart {id} ({lang}, {'narrow' if narrow else 'wide'})"
                spec = specs.spec(view, engine, cache / "specs")
                jobs[lang, id, narrow] = render.Job(name, spec)
    views = {
        (lang, id): View(catalog, catalog.tables[id], lang)
        for lang in LANGS
        for id in order
    }
    cards = share_cards(docs, catalog)
    with session() as browser:
        done = render.render(list(jobs.values()), cache / "charts", browser, say)
        alone = {
            f"{lang}/{id}": pictures.standalone(view, done[jobs[lang, id, False].name])
            for (lang, id), view in views.items()
        }
        images = pictures.png(alone | cards, cache / "pictures", browser, say, whole)
    drawn: dict[str, dict[str, Drawn]] = {lang: {} for lang in LANGS}
    for lang in LANGS:
        for number, id in enumerate(order, 1):
            wide, narrow = (jobs[lang, id, n] for n in (False, True))
            spec = json.dumps(
                {"wide": json.loads(wide.spec), "narrow": json.loads(narrow.spec)},
                ensure_ascii=False,
                separators=(",", ":"),
            )
            drawn[lang][id] = Drawn(
                number,
                done[wide.name],
                done[narrow.name],
                spec,
                alone[f"{lang}/{id}"],
                images.get(f"{lang}/{id}", b""),
            )
    shared = {name: images[name] for name in cards if name in images}
    return Site(**vars(known), drawn=drawn, cards=shared)
