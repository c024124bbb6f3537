"""The ledger: everything under docs/data, loaded, cross-checked and recomputed."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from scripts.core import shortcode_syntax
from scripts.core.errors import AuthorError
from scripts.core.files import read_text
from scripts.core.languages import Words
from scripts.core.yaml_records import Keyed, build, read_yaml
from scripts.core.yaml_slips import check_id
from scripts.ledger import assessment
from scripts.ledger.amounts import Amount, resolve
from scripts.ledger.assessment import Assessment
from scripts.ledger.intervals import Interval, evaluate, names
from scripts.ledger.judgement_records import Answer, Cast, Finding
from scripts.ledger.lending_pool import Pool
from scripts.ledger.loan_journey import Journey
from scripts.ledger.records import (
    RANKED,
    Change,
    Claim,
    Correction,
    Damage,
    Fact,
    Grade,
    Name,
    Outcome,
    Source,
    Term,
    Verdict,
)  # fmt: skip
from scripts.ledger.tables import Table, load_tables

T = TypeVar("T")


@dataclass(frozen=True, eq=False)  # compared by identity: texts() keeps its result
class Catalog:
    """All data by id. Build one with load()."""

    sources: dict[str, Source]
    facts: dict[str, Fact]
    amounts: dict[str, Amount]
    terms: dict[str, Term]
    names: dict[str, Name]
    claims: dict[str, Claim]
    outcomes: dict[str, Outcome]
    verdicts: dict[str, Verdict]
    evidence: dict[str, Finding]
    abroad: dict[str, Finding]
    cast: dict[str, Cast]
    answer: Answer
    pool: Pool
    journey: Journey
    assessment: Assessment
    units: dict[str, Words]
    tables: dict[str, Table]
    words: dict[str, Words]
    damage: dict[str, Damage]
    corrections: dict[str, Correction]
    changes: dict[str, Change]

    def word(self, key: str, lang: str) -> str:
        """A word of words.yml in a language."""
        return self.words[key].of(lang)

    def name(self, key: str, lang: str) -> str:
        """Who a source is by, in a few words."""
        entry = self.sources[key]
        return (entry.author or entry.producer).of(lang)

    def computed(self, fact: Fact) -> Interval:
        """The interval that a fact's formula gives."""

        def lookup(name: str) -> Interval:
            if name not in self.facts:
                raise AuthorError(
                    f"{fact.where}: formula names an unknown fact '{name}'; correct it"
                )
            return self.amounts[name].interval

        return evaluate(fact.formula or "", lookup, fact.where)

    def damaged(self, entry: Fact | Claim) -> bool:
        """Whether an entry rests on a damaged paragraph of the 2017 article."""
        if entry.source != "article_2017" or not entry.locator:
            return False
        paragraphs = paragraphs_of(entry.locator)
        return any(paragraphs & set(d.paragraphs) for d in self.damage.values())

    def grade(self, fact: Fact) -> Grade:
        """How good a fact is; what rests on a damaged paragraph is an inference."""
        own = fact.grade or self.sources[fact.source].grade
        return "inference" if self.damaged(fact) else own

    def basis(self, fact: Fact) -> Grade | None:
        """The weakest grade among the numbers that a derived fact is worked out from."""
        inputs = [self.facts[id] for id in names(fact.formula or "0", fact.where)]
        found = [self.basis(f) or self.grade(f) for f in inputs]
        ranked = [g for g in found if g in RANKED]
        return max(ranked, key=RANKED.index) if ranked else None

    def party(self, fact: Fact) -> bool:
        """Whether a fact rests on somebody who has a part in the story."""
        return self.grade(fact) == "company" or self.sources[fact.source].party

    def show(self, id: str, lang: str) -> str:
        """A fact as a page prints it: hedge, digits, scale and unit."""
        return self.amounts[id].shown.of(lang)

    def plain(self, text: str, lang: str, where: str) -> str:
        """Text of a data file with every [[fact:id]] written out."""

        def number(id: str) -> str:
            if id not in self.facts:
                raise AuthorError(
                    f"{where}: unknown fact '{id}'; correct the id or add it"
                )
            return self.show(id, lang)

        return shortcode_syntax.replace_facts(text, number)


def paragraphs_of(locator: str) -> set[str]:
    """Every paragraph that a locator names: "A24-A26 A28" is four of them."""
    found: set[str] = set()
    for part in locator.split():
        first, _, last = part.partition("-")
        numbers = range(int(first[1:]), int((last or first)[1:]) + 1)
        found.update(f"{first[0]}{n}" for n in numbers)
    return found


def _read(path: Path, cls: type[T]) -> dict[str, T]:
    text = read_text(path)
    entries: dict[str, T] = _entries(path, text, cls)  # type: ignore[arg-type]  # a class has a hash
    return Keyed(path.name, entries) if cls is Words else dict(entries)


@lru_cache(maxsize=64)  # a preview reads again only what was edited
def _entries(path: Path, text: str, cls: type[T]) -> dict[str, T]:
    """The entries of a file whose text is known, as objects of a class."""
    raw, where = read_yaml(path, text)
    for id in raw:
        check_id(id, where(id).rpartition(f" {id}")[0])
    if cls is Words:
        return {k: build(cls, v, where(k)) for k, v in raw.items()}
    ids = cls is Fact
    return {
        k: build(cls, v, where(k), where=where(k), **({"id": k} if ids else {}))
        for k, v in raw.items()
    }


def load(data: Path) -> Catalog:
    """The catalog of a data folder, each file right in itself; see checks.checked()."""
    facts = _read(data / "facts.yml", Fact)
    units, tables = _read(data / "units.yml", Words), load_tables(data)
    return Catalog(
        sources=_read(data / "sources.yml", Source),
        facts=facts,
        amounts={id: resolve(fact, tables, units) for id, fact in facts.items()},
        terms=_read(data / "terms.yml", Term),
        names=_read(data / "names.yml", Name),
        claims=_read(data / "claims.yml", Claim),
        outcomes=_read(data / "outcomes.yml", Outcome),
        verdicts=_read(data / "verdicts.yml", Verdict),
        evidence=_read(data / "evidence.yml", Finding),
        abroad=_read(data / "abroad.yml", Finding),
        cast=_read(data / "cast.yml", Cast),
        answer=build(Answer, read_yaml(data / "answer.yml")[0], "answer.yml"),
        pool=build(Pool, read_yaml(data / "lending_pool.yml")[0], "lending_pool.yml"),
        journey=build(
            Journey, read_yaml(data / "loan_journey.yml")[0], "loan_journey.yml"
        ),
        assessment=assessment.load(data / "assessment.yml"),
        units=units,
        tables=tables,
        words=_read(data / "words.yml", Words),
        damage=_read(data / "damage.yml", Damage),
        corrections=_read(data / "corrections.yml", Correction),
        changes=_read(data / "changes.yml", Change),
    )
