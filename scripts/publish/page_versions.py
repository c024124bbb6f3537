"""Built pages as versions of one, and the links between them when they become one."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

from scripts.book.chapter import without_controls
from scripts.core.errors import AuthorError
from scripts.publish.parallel_text import REFERENCES, Element

FOLDER = "both"
OUTSIDE = re.compile(r"[A-Za-z][\w+.-]*:|//")  # addresses of other sites
UNUSED = ("data-chart", "data-out", "data-search-exclude", "data-spec")  # for scripts


@dataclass(frozen=True)
class Version:
    """A built page in one language.

    Attributes:
        lang: The language.
        name: The page's name.
        address: Where it is in the site, from the top: /zh/logic/.
        html: Its HTML, which tells it from an older one.
        tree: The same, parsed.
    """

    lang: str
    name: str
    address: str
    html: str
    tree: Element = field(compare=False)

    @property
    def both(self) -> str:
        """The address of the page that has both languages."""
        return self.address.replace(f"/{self.lang}/", f"/{FOLDER}/", 1)

    def text(self, selector: str) -> str:
        """The text of the first element that fits, in one line."""
        return " ".join(self.tree.cssselect(selector)[0].text_content().split())


def page_path(lang: str, name: str, offline: bool) -> str:
    """The path of a page in a built site.

    Args:
        lang: The page's language.
        name: Its name.
        offline: Whether pages are files such as logic.html, not folders.
    """
    if offline:
        return f"{lang}/{name}.html"
    return f"{lang}/index.html" if name == "index" else f"{lang}/{name}/index.html"


def load(site: Path, lang: str, name: str, offline: bool) -> Version:
    """A page of the built site in a folder; see page_path()."""
    path = page_path(lang, name, offline)
    text = (site / path).read_text(encoding="utf-8")
    address = f"/{path if offline else path.removesuffix('index.html')}"
    return Version(lang, name, address, text, html.fromstring(text))


@cache  # the same few hundred addresses stand on every page
def relative(target: str, page: str) -> str:
    """An address as a page writes it.

    Args:
        target: From the top of the site, with query and fragment.
        page: The page's own, from there, too.
    """
    parts = urlsplit(target)
    if parts.path == page and parts.fragment:
        return f"#{parts.fragment}"
    path = posixpath.relpath(parts.path, posixpath.dirname(page))
    if parts.path.endswith("/"):
        path += "/"
    return parts._replace(path=path).geturl()


def _having(root: Element, name: str) -> list[tuple[Element, str]]:
    """The elements with an attribute, in order, and its values."""
    found = root.xpath(f"descendant-or-self::*[@{name}]")
    return [(element, element.get(name)) for element in found]


def _links(root: Element) -> Iterator[tuple[Element, str, str]]:
    """Elements with an attribute that is an address within the site, and the address."""
    for name in ("href", "src"):
        for element, value in _having(root, name):
            if not OUTSIDE.match(value):
                yield element, name, value


def article(version: Version, addresses: Collection[str]) -> Element:
    """The article of a page: ids start with its language, addresses with the site's top.

    Args:
        version: The page, which is changed.
        addresses: Those of all pages in its language that become part of the edition.
    """
    article: Element = version.tree.cssselect("article.md-content__inner")[0]
    without_controls(article)
    lang = version.lang
    for name in ("id", *REFERENCES):
        for element, value in _having(article, name):
            element.set(name, " ".join(f"{lang}-{id}" for id in value.split()))
    for name in UNUSED:
        for element, _ in _having(article, name):
            del element.attrib[name]
    for number in article.cssselect("a.fact"):
        number.attrib.pop("title", None)  # its note says the same, and the page is long
    for back in article.cssselect("a.footnote-backref"):
        back.set("title", re.sub(r" ?\d+", "", back.get("title", "")))
    for element, name, value in _links(article):
        target = urlsplit(urljoin(version.address, value))
        if target.path in addresses:
            path = target.path.replace(f"/{lang}/", f"/{FOLDER}/", 1)
            fragment = target.fragment and f"{lang}-{target.fragment}"
            target = target._replace(path=path, fragment=fragment)
        element.set(name, target.geturl())
    return article


def resolve(pages: Mapping[str, Element]) -> None:
    """Make all addresses relative; what is there once for both has an id without language.

    Args:
        pages: The joined articles by the addresses of their pages.

    Raises:
        AuthorError: A link or a reference leads to no element.
    """
    ids = {
        address: {str(id) for id in page.xpath(".//@id")}
        for address, page in pages.items()
    }

    def there(id: str, page: str, address: str) -> str:
        found = id if id in ids[page] else id.partition("-")[2]
        if found not in ids[page]:
            raise AuthorError(
                f"{address[1:]}: needs #{id} on {page[1:]}, which is not there; correct "
                "the link on the pages in both languages"
            )
        return found

    for address, page in pages.items():
        for element, name, value in _links(page):
            target = urlsplit(value)
            if target.path in ids and target.fragment:
                fragment = there(target.fragment, target.path, address)
                target = target._replace(fragment=fragment)
            element.set(name, relative(target.geturl(), address))
        for name in REFERENCES:
            for element, value in _having(page, name):
                ids_there = (there(id, address, address) for id in value.split())
                element.set(name, " ".join(ids_there))
