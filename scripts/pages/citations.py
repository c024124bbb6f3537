"""The numbered notes under a page: where a number or a statement comes from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from scripts.core.languages import mark_chinese
from scripts.ledger import number_format
from scripts.ledger.catalog import Catalog
from scripts.ledger.records import Claim, Fact

EDITORS = "editors"  # the source of what this site worked out itself


def anchor(id: str) -> str:
    """The page anchor of a snake_case id."""
    return id.replace("_", "-")


@dataclass(frozen=True)
class Notes:
    """Writes notes and sources in one language, as Markdown."""

    catalog: Catalog
    lang: str

    def word(self, key: str) -> str:
        """Return an interface word in the notes' language."""
        return self.catalog.word(key, self.lang)

    def sentences(self, parts: Iterable[str]) -> str:
        """Parts joined as sentences, each with one full stop."""
        stop = self.word("stop")
        return stop.join(p.strip().rstrip("。.") for p in parts) + stop.strip()

    def locator(self, text: str) -> str:
        """Paragraphs of one of the two articles ("B10", "A24-A25", "A13 A26")."""
        shown = self.word("list").join(re.sub("[AB]", "", text).split())
        several = shown != text[1:]
        word = self.word("paragraphs" if several else "paragraph")
        return word.format(shown.replace("-", "–"))

    def name(self, key: str) -> str:
        """Who a source is by, in a few words."""
        return self.catalog.name(key, self.lang)

    def links(self, keys: Iterable[str]) -> str:
        """Sources by name, each linked to its entry on the sources page."""
        return self.word("semicolon").join(
            f"[{mark_chinese(self.name(key), self.lang)}](sources.md#src-{anchor(key)})"
            for key in keys
        )

    def key(self, source: str, locator: str | None = None) -> str:
        """The key of a note: everything from one source and paragraph has the same."""
        return anchor(
            " ".join(filter(None, (source, locator))).replace(" ", "-").lower()
        )

    def cite(self, key: str, locator: str | None = None) -> str:
        """A source as a note prints it, linked to its entry on the sources page."""
        source, comma = self.catalog.sources[key], self.word("comma")
        name = (source.short or source.producer).of(self.lang)
        name = re.sub(r"\s*[（(].*[)）]$", "", name)  # how it came to us: in the entry
        if source.kind != "article":
            name += comma + number_format.date(source.published[:7], self.lang)
        text = f"[{name}](sources.md#src-{anchor(key)})"
        if locator:
            text += comma + self.locator(locator)
        if source.url:  # which the book prints with the entry
            page = f"[{self.word('online')}]({source.url})"
            text += f'<span class="online">{comma}{page}</span>'
        return text

    def claim(self, entry: Claim | Fact) -> str:
        """The source and paragraph of an entry, and whether that paragraph is damaged."""
        text = self.cite(entry.source, entry.locator)
        return text + (self.word("damaged") if self.catalog.damaged(entry) else "")

    def grade(self, fact: Fact) -> str:
        """The grade in a word, and whether the source is a party to the story."""
        text = self.word(f"grade_{self.catalog.grade(fact)}")
        if self.catalog.grade(fact) == "derived" and (
            basis := self.catalog.basis(fact)
        ):
            text += self.word("derived_from").format(self.word(f"grade_{basis}"))
        return text + (self.word("party") if self.catalog.party(fact) else "")

    def fact(self, fact: Fact) -> tuple[str, list[str]]:
        """The key of a fact's note and what the note says, sentence by sentence."""
        extra = []
        if fact.note:
            note = fact.note.of(self.lang)
            extra.append(self.catalog.plain(note, self.lang, fact.where))
        if fact.source == EDITORS:
            done = self.formula(fact) if fact.formula else self.word("worked_out_by")
            return f"f-{anchor(fact.id)}", [done, *extra]
        if fact.also:
            others = self.word("list").join(self.cite(key) for key in fact.also)
            extra.append(self.word("also").format(others))
        if fact.speaker:
            extra.insert(0, fact.speaker.of(self.lang))
        return self.key(fact.source, fact.locator), [self.claim(fact), *extra]

    def tip(self, fact: Fact) -> str:
        """What a number is, as plain text: label, value, date and grade."""
        colon, comma = self.word("colon"), self.word("comma")
        value = self.catalog.show(fact.id, self.lang)
        parts = [fact.label.of(self.lang) + colon + value]
        parts[0] += comma + number_format.date(fact.date, self.lang)
        parts.append(self.word("grade") + colon + self.grade(fact))
        return self.sentences(parts)

    def formula(self, fact: Fact) -> str:
        """How a number was worked out, with the printed numbers in place of the ids."""
        formula = fact.formula or ""
        if growth := re.fullmatch(r"(\w+) / (\w+) \* 100 - 100", formula):
            after, before = (self.catalog.show(id, self.lang) for id in growth.groups())
            return self.word("worked_out_growth").format(before, after)
        formula = re.sub(r" [*/] 100\b", "", formula)  # percent: printed with its sign
        signs = {"*": "×", "/": "÷", "-": "−", "100": "100%"}

        def write(match: re.Match[str]) -> str:
            text = match[0]
            known = text in self.catalog.facts
            return (
                self.catalog.show(text, self.lang) if known else signs.get(text, text)
            )

        formula = re.sub(r"[a-z_]\w*|\b100\b|[*/-]", write, formula)
        return self.word("worked_out").format(formula)

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
        return self.sentences(parts)
