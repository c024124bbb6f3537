"""The numbered notes under a page: where a number or a statement comes from."""

import re
from dataclasses import dataclass
from html import escape

from scripts.core.languages import mark_chinese
from scripts.ledger import number_format
from scripts.ledger.catalog import Catalog
from scripts.ledger.records import Claim, Fact


def anchor(id: str) -> str:
    """The page anchor of a snake_case id."""
    return id.replace("_", "-")


@dataclass(frozen=True)
class Notes:
    """Writes notes and sources in one language, as Markdown."""

    catalog: Catalog
    lang: str

    def word(self, key: str) -> str:
        return self.catalog.word(key, self.lang)

    def _sentences(self, parts: list[str]) -> str:
        stop = self.word("stop")
        return stop.join(p.strip().rstrip("。.") for p in parts) + stop.strip()

    def locator(self, text: str) -> str:
        """Paragraphs of one of the two articles ("B10", "A24-A25", "A13 A26")."""
        shown = self.word("list").join(re.sub("[AB]", "", text).split())
        return self.word("paragraph").format(shown.replace("-", "–"))

    def name(self, key: str) -> str:
        """Who a source is by, in a few words."""
        return self.catalog.name(key, self.lang)

    def source(self, key: str, locator: str | None = None) -> str:
        """A source in one line, linked to its entry on the sources page."""
        entry = self.catalog.sources[key]
        producer = entry.producer.of(self.lang)
        if entry.author:
            author = mark_chinese(entry.author.of(self.lang), self.lang)
            producer = author + self.word("comma") + producer
        parts = [
            f"[{producer}](sources.md#src-{anchor(key)})",
            self.word("title").format(entry.title.of(self.lang)),
            number_format.date(entry.published, self.lang),
        ]
        if locator:
            parts.append(self.locator(locator))
        return self.word("comma").join(parts)

    def cite(self, key: str, locator: str | None = None) -> str:
        return self.source(key, locator) + self.word("stop").strip()

    def claim(self, claim: Claim) -> str:
        text = self.cite(claim.source, claim.locator)
        return text + (self.word("damaged") if self.catalog.damaged(claim) else "")

    def grade(self, fact: Fact) -> str:
        """The grade in a word, and whether the source is a party to the story."""
        text = self.word(f"grade_{self.catalog.grade(fact)}")
        return text + (self.word("party") if self.catalog.party(fact) else "")

    def fact(self, fact: Fact) -> str:
        """What, how much, when, who says so, how good it is, how it was worked out."""
        colon, comma = self.word("colon"), self.word("comma")
        value = self.catalog.show(fact.id, self.lang)
        when = number_format.date(fact.date, self.lang)
        parts = [fact.label.of(self.lang) + colon + value + comma + when]
        parts.append(self.source(fact.source, fact.locator))
        if fact.speaker:
            parts.append(self.word("speaker") + colon + fact.speaker.of(self.lang))
        parts.append(self.word("grade") + colon + self.grade(fact))
        if fact.formula:
            parts.append(self.word("formula") + colon + self.formula(fact))
        if fact.note:
            note = fact.note.of(self.lang)
            parts.append(self.catalog.plain(note, self.lang, fact.where))
        return self._sentences(parts)

    def formula(self, fact: Fact) -> str:
        """A formula with the printed numbers in place of the ids."""
        signs = {"*": "×", "/": "÷", "-": "−"}

        def write(match: re.Match[str]) -> str:
            text = match[0]
            known = text in self.catalog.facts
            return (
                self.catalog.show(text, self.lang) if known else signs.get(text, text)
            )

        return re.sub(r"[a-z_]\w*|[*/-]", write, fact.formula or "")

    def entry(self, key: str) -> str:
        """A source as an item of the sources page."""
        source = self.catalog.sources[key]
        head = f'<span id="src-{anchor(key)}"></span>**'
        head += f"{escape(source.producer.of(self.lang))}**"
        if source.author:
            author = mark_chinese(source.author.of(self.lang), self.lang)
            head += self.word("comma") + author
        title = self.word("title").format(source.title.of(self.lang))
        if source.url:
            title = f"[{title}]({source.url})"
        published = number_format.date(source.published, self.lang)
        accessed = number_format.date(source.accessed, self.lang)
        parts = [
            self.word("comma").join([head, title, published]),
            self.word("grade")
            + self.word("colon")
            + self.word(f"grade_{source.grade}"),
            self.word("accessed").format(accessed),
        ]
        if source.interest:
            parts.append(source.interest.of(self.lang))
        return self._sentences(parts)
