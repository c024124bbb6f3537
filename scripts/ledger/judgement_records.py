"""What the files of the editors' judgements hold; the dataclasses are the schema."""

from dataclasses import dataclass
from typing import Literal

from scripts.core.languages import Words

Lender = Literal["large_banks", "small_banks", "consumer_finance", "platforms"]
Country = Literal["india", "united_states", "britain", "indonesia"]


@dataclass(frozen=True)
class Finding:
    """One thing that is known, and how far it goes; a row of [[evidence]] or [[abroad]]."""

    where: str
    group: str  # a Lender or a Country
    title: Words
    known: Words
    limit: Words
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Member:
    """A bank or a platform of the cast."""

    name: Words
    who: Words
    brought: Words
    now: Words


@dataclass(frozen=True)
class Cast:
    """A pair, or one alone; see the head of cast.yml for the meaning of each key."""

    where: str
    members: dict[str, Member]
    sources: tuple[str, ...]
    signed: str | None = None


@dataclass(frozen=True)
class LenderAnswer:
    """The editors' conditional answer for one kind of lender."""

    verdict: Words
    evidence: tuple[str, ...]
    change: Words


@dataclass(frozen=True)
class Indicator:
    """A figure that would settle the question, and in whose reports to look for it."""

    name: Words
    look: Words


@dataclass(frozen=True)
class Answer:
    """The editors' answer by kind of lender; see the head of answer.yml."""

    lenders: dict[str, LenderAnswer]
    indicators: dict[str, Indicator]
