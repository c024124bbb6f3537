"""One article in two languages becomes one text, block beside block."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import html

from scripts.core.errors import AuthorError
from scripts.core.languages import CODES, LANGS

Element = html.HtmlElement
# What is there once, around pairs; what holds a pair inside; what is paired as one piece.
TABLE = ("table", "thead", "tbody", "tr")
CONTAINERS = frozenset(
    (*TABLE, "div", "section", "figure", "form", "details", "ol", "ul", "dl")
)
CELLS = frozenset(("caption", "dd", "dt", "figcaption", "li", "summary", "td", "th"))
UNITS = frozenset({"assess-item", "cast-card", "journey-forms", "scoreboard"})
PICTURES = frozenset({"chart-wide", "chart-narrow"})
# Attributes of a container that has both texts: words, ids of other elements.
TEXTS = ("aria-label", "data-label", "title")
REFERENCES = ("aria-describedby", "aria-labelledby")


def plain_id(element: Element) -> str | None:
    """The id of an element without the language that starts it."""
    id = element.get("id")
    return id and id.partition("-")[2]


def _shape(element: Element | None) -> tuple[object, ...] | None:
    if element is None:
        return None
    return element.tag, element.get("class"), plain_id(element)


def _said(element: Element | None) -> str:
    """A block as a message names it."""
    if element is None:
        return "nothing more"
    text = " ".join(element.text_content().split())
    return f"<{element.tag!s}> “{text[:40]}{'…' if len(text) > 40 else ''}”"


def _has_text(element: Element) -> bool:
    """Whether an element holds text beside other elements, or no element at all."""
    tails = [child.tail or "" for child in element]
    return bool("".join([element.text or "", *tails]).strip())


def _content(element: Element) -> str:
    inside = [html.tostring(child, encoding="unicode") for child in element]
    return "".join([str(element.text or ""), *inside]).strip()


@dataclass
class ParallelText:
    """Joins the two versions of a page.

    Attributes:
        place: From a language and the id of a heading to file and line.
        pairs: How many pairs there are so far.
    """

    place: Callable[[str, str], str]
    pairs: int = 0
    _under: dict[str, str] = field(default_factory=lambda: dict.fromkeys(LANGS, "top"))

    def rows(self, zh: Element, en: Element) -> list[Element]:
        """The blocks of an article, each in both languages.

        Args:
            zh: The Chinese article; ids start with zh-. It is taken apart.
            en: The English one; ids start with en-.

        Raises:
            AuthorError: A block has no counterpart.
        """
        found = []
        both = list(zh), list(en)
        for number in range(max(map(len, both))):
            one, two = (side[number] if number < len(side) else None for side in both)
            if one is None or two is None or _shape(one) != _shape(two):
                left, right = (self.place(lang, self._under[lang]) for lang in LANGS)
                raise AuthorError(
                    f"{left}: this section has {_said(one)} where {right} has "
                    f"{_said(two)}; give both languages the same blocks in the same order"
                )
            for lang, side in zip(LANGS, (one, two), strict=True):
                if str(side.tag) in ("h1", "h2", "h3", "h4") and (id := plain_id(side)):
                    self._under[lang] = id
            found.append(self._joined(one, two))
        return found

    def _joined(self, zh: Element, en: Element) -> Element:
        kinds = set((zh.get("class") or "").split())
        tag = str(zh.tag)
        parts = tag in CONTAINERS and not kinds & (UNITS | PICTURES)
        if parts and not _has_text(zh) and not _has_text(en):
            shell = self._shell(zh, en)
            shell.extend(self.rows(zh, en))
            return shell
        if _content(zh) == _content(en):  # a number, a name: once is enough
            shell = self._shell(zh, en)
            shell.text = zh.text
            shell.extend(list(zh))
            return shell
        self.pairs += 1
        if kinds & PICTURES or tag in CELLS:
            shell = self._shell(zh, en)
            name = "span" if tag == "summary" else "div"
            inside = (
                shell if kinds & PICTURES else html.Element(name, {"class": "pair"})
            )
            for lang, side in zip(LANGS, (zh, en), strict=True):
                part = html.Element(name, {"lang": CODES[lang]})
                part.text = side.text
                part.extend(list(side))
                inside.append(part)
            if inside is not shell:
                shell.append(inside)
            return shell
        pair = html.Element("div", {"class": "pair"})
        if id := plain_id(zh):
            pair.set("id", id)
        for lang, side in zip(LANGS, (zh, en), strict=True):
            part = html.Element("div", {"lang": CODES[lang]})
            side.tail = None
            part.append(side)
            pair.append(part)
        return pair

    def _shell(self, zh: Element, en: Element) -> Element:
        """An empty element for both, with the attributes of both."""
        shell = html.Element(str(zh.tag), dict(zh.attrib))
        if id := plain_id(zh):
            shell.set("id", id)
        for name in (*TEXTS, *REFERENCES):
            values = dict.fromkeys(side.get(name, "") for side in (zh, en))
            if any(values):
                shell.set(name, (" " if name in REFERENCES else " / ").join(values))
        return shell
