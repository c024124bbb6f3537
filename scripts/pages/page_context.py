"""One page, and one shortcode on it, while its shortcodes are written out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from scripts.core.errors import AuthorError
from scripts.ledger.catalog import Catalog
from scripts.ledger.records import Term
from scripts.pages.citations import Notes

T = TypeVar("T")


@dataclass
class Page:
    """One page in one language while its shortcodes are written out.

    path: for messages; root: the site's top seen from the page, ending in /.
    """

    catalog: Catalog
    lang: str
    path: str
    root: str = "../"
    used: dict[str, dict[str, None]] = field(default_factory=dict)  # sentences by note
    claims: list[str] = field(default_factory=list)
    facts: dict[str, None] = field(default_factory=dict)  # a set that keeps its order
    at: str = ""

    @property
    def notes(self) -> Notes:
        return Notes(self.catalog, self.lang)

    def note(self, key: str, *sentences: str) -> str:
        """A reference to a numbered note, which is written under the page once, with
        every sentence that its references give it."""
        self.used.setdefault(key, {}).update(dict.fromkeys(sentences))
        return f"[^{key}]"


@dataclass(frozen=True)
class Call:
    """One shortcode: what stands after the colon, the shown text and the place."""

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


def reading_minutes(markdown: str) -> int:
    """Whole minutes for a page: 400 Chinese characters or 230 English words a minute."""
    text = re.sub(r"\[\[[^\]]*\]\]|<[^>]+>|\{[^}]*\}|\]\([^)]*\)", " ", markdown)
    han = len(re.findall(r"[\u4e00-\u9fff]", text))
    words = len(re.findall(r"[A-Za-z']+", text))
    return max(1, round(han / 400 + words / 230))


def term_names(term: Term, lang: str) -> tuple[str, str, str]:
    """A term in the page's language, in the other one, and the other one's code."""
    return (term.zh, term.en, "en") if lang == "zh" else (term.en, term.zh, "zh-CN")
