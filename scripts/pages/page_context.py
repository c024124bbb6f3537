"""One page, and one shortcode on it, while its shortcodes are written out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import dirname, relpath
from typing import TypeVar

from scripts.core.errors import AuthorError
from scripts.core.languages import CODES, OTHER
from scripts.ledger.catalog import Catalog
from scripts.ledger.records import Term
from scripts.pages.chart_places import Places
from scripts.pages.citations import Notes

T = TypeVar("T")


@dataclass
class Note:
    """A numbered note while its page is written.

    source: where something was read; values: the numbers with this note; said: what the
    note says besides, each sentence with the numbers that it is about.
    """

    source: str
    values: dict[str, None] = field(default_factory=dict)  # a set that keeps its order
    said: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Page:
    """One page in one language while its shortcodes are written out.

    path: for messages, below docs/ and the language's folder; charts: the places of each
    chart in the story, in the order in which the site numbers them; offline: whether pages
    are files such as logic.html, not folders.
    """

    catalog: Catalog
    lang: str
    path: str
    charts: Places = field(default_factory=dict)
    offline: bool = False
    used: dict[str, Note] = field(default_factory=dict)
    claims: list[str] = field(default_factory=list)
    facts: dict[str, None] = field(default_factory=dict)  # a set that keeps its order
    at: str = ""

    @property
    def notes(self) -> Notes:
        """The notes' texts in the page's language."""
        return Notes(self.catalog, self.lang)

    def address(self, target: str) -> str:
        """A file of the site as seen from the page.

        Args:
            target: A page ("charts.md"), a file of the language's folder
                ("assets/charts/x.svg") or one outside it ("../data/x.csv").
        """
        own = self.path.split("/", 2)[2].removesuffix(".md")
        folder = dirname(own) if self.offline or own == "index" else own
        if target.endswith(".md"):
            name = target.removesuffix(".md")
            there = "./" if name == "index" else f"{name}/"
            target = f"{name}.html" if self.offline else there
        end = "/" if target.endswith("/") else ""
        return relpath(f"site/lang/{target}", f"site/lang/{folder}") + end

    def note(self, key: str, source: str, *said: str, value: str = "") -> str:
        """A reference to a numbered note, which is written under the page once.

        source: where it was read; said: more sentences; value: the number they are about.
        """
        note = self.used.setdefault(key, Note(source))
        note.values[value] = None
        for sentence in said:
            note.said.setdefault(sentence, []).append(value)
        return f"[^{key}]"

    def written_notes(self) -> str:
        """Every note of the page as Markdown, in the order of their first references."""
        colon, mark = self.notes.word("colon"), self.notes.word("list")
        lines = []
        for key, note in self.used.items():
            every = {value for value in note.values if value}
            groups: dict[str, list[str]] = {
                "": []
            }  # sentences by what comes before them
            for sentence, about in note.said.items():
                # what holds for one of several numbers only says for which
                head = mark.join(dict.fromkeys(about)) + colon
                groups.setdefault("" if set(about) == every else head, []).append(
                    sentence
                )
            parts = [note.source]
            for head, said in groups.items():
                parts += [
                    head + sentence if n == 0 else sentence
                    for n, sentence in enumerate(said)
                ]
            lines.append(f"[^{key}]: {self.notes.sentences(parts)}")
        return "\n\n".join(lines)


@dataclass(frozen=True)
class Call:
    """One shortcode: what comes after the colon, the shown text and the place."""

    kind: str
    id: str
    text: str | None
    where: str

    def find(self, entries: Mapping[str, T], id: str | None = None) -> T:
        """The entry that the shortcode names; AuthorError when there is none."""
        id = id or self.id
        if id not in entries:
            raise AuthorError(
                f"{self.where}: [[{self.kind}:{id}]] names nothing in docs/data; "
                "correct the id or add the entry"
            )
        return entries[id]


def dates(catalog: Catalog, name: str) -> tuple[str, str]:
    """When a page was published and last changed, by the site's own records.

    Args:
        catalog: The data, with changes of the site and corrections of its pages.
        name: The page's name, such as logic.
    """
    changes = [one.date for one in catalog.changes.values()]
    corrections = [c.date for c in catalog.corrections.values() if c.page == name]
    return min(changes), max(changes + corrections)


def term_names(term: Term, lang: str) -> tuple[str, str, str]:
    """A term in the page's language, in the other one, and the other one's code."""
    names = {"zh": term.zh, "en": term.en}
    return names[lang], names[OTHER[lang]], CODES[OTHER[lang]]
