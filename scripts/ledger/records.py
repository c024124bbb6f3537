"""What the files of docs/data hold, entry by entry: the dataclasses are the schema."""

from dataclasses import dataclass
from typing import Literal, get_args

from scripts.core.languages import Words

Scale = Literal["wan", "million", "yi", "billion", "trillion", "wanyi"]
Hedge = Literal["nearly", "over", "about", "below"]

Grade = Literal[  # best first; a derived number is as good as its weakest input
    "official", "audited", "company", "press", "columnist", "inference", "derived"
]  # fmt: skip
RANKED: tuple[Grade, ...] = get_args(Grade)[:-1]


@dataclass(frozen=True)
class Source:
    """Where something was read; url only where we saw the address."""

    where: str
    producer: Words
    title: Words
    published: str
    accessed: str
    kind: Literal[
        "article", "report", "statistics", "press", "rule", "dataset", "research"
    ]  # fmt: skip
    grade: Grade
    author: Words | None = None
    short: Words | None = None  # what a note calls it; the producer if there is none
    url: str | None = None
    interest: Words | None = None
    party: bool = False  # whether it is a party to the story that it reports
    last_paragraph: str | None = None  # of an article whose paragraphs are counted: A29


@dataclass(frozen=True)
class Fact:
    """One quantity; see the head of facts.yml for the meaning of each key."""

    id: str
    where: str
    label: Words
    unit: str
    nature: Literal["stock", "flow", "accumulated", "share", "rate", "count"]
    date: str
    source: str
    also: tuple[str, ...] = ()  # further sources that say the same
    value: str | None = None
    cells: tuple[str, ...] = ()
    formula: str | None = None
    scale: Scale | None = None
    qualifier: Hedge | None = None
    locator: str | None = None
    grade: Grade | None = None
    small: bool = False  # a percentage that really is below one
    speaker: Words | None = None
    note: Words | None = None


@dataclass(frozen=True)
class Term:
    """A glossary entry."""

    where: str
    zh: str
    en: str
    definition: Words
    group: Literal[
        "lending", "customers", "technology", "institutions", "cooperation", "measures"
    ]  # fmt: skip
    aka: Words | None = None
    avoid: dict[str, tuple[str, ...]] | None = None  # wordings not used, by language
    search: tuple[str, ...] = ()  # other words that readers type for it


@dataclass(frozen=True)
class Name:
    """A name or an abbreviation that is no glossary term; for search only."""

    where: str
    zh: str
    en: str
    search: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claim:
    """A statement of one of the two articles, in our words."""

    where: str
    page: str
    source: str
    locator: str
    kind: Literal["fact", "argument", "forecast"]
    zh: str
    en: str


@dataclass(frozen=True)
class Damage:
    """A damaged passage of the 2017 article and how the site reads it."""

    where: str
    paragraphs: tuple[str, ...]
    phrases: tuple[str, ...]
    stands: Words
    reading: Words
    why: Words
    sure: Literal["certain", "near_certain", "strong", "none"]


@dataclass(frozen=True)
class Change:
    """Something new on the site."""

    where: str
    date: str
    text: Words


@dataclass(frozen=True)
class Correction:
    """Something the site once said and had to change."""

    where: str
    date: str
    page: str
    was: Words
    now: Words
    why: Words


@dataclass(frozen=True)
class Verdict:
    """One of the verdicts that an outcome may get, and what it takes to be given."""

    where: str
    name: Words
    mark: str  # one sign, for where there is no room for the name
    takes: Words


@dataclass(frozen=True)
class Outcome:
    """What became of a promise; see the head of outcomes.yml for the meaning of each key."""

    where: str
    claims: tuple[str, ...]
    kind: Literal["forecast", "plan", "rule"]
    promise: Words
    became: Words
    verdict: str
    sources: tuple[str, ...]
    grade: Grade
    speaker: Words | None = None
    proof: str | None = None  # date of the latest evidence; all verdicts but unknown
    looked: str | None = None  # the day on which we last looked; unknown only
