"""The self-assessment of the roadmap: questions by step, and the words of its tool."""

import re
from dataclasses import dataclass
from pathlib import Path

from scripts.core.errors import AuthorError
from scripts.core.languages import LANGS, Words
from scripts.core.yaml_records import build, read_yaml

ANSWERS = ("yes", "partly", "no", "unknown")
# What the script or the template fills in, by the word that must have a place for it.
PLACES = {
    "evidence": {"evidence"},
    "progress": {"answered", "total"},
    "begin": {"step"},
    "sheet_foot": {"version", "date", "address"},
}


@dataclass(frozen=True)
class Labels:
    """The words of the tool and of its printed sheet."""

    rule: Words
    evidence: Words
    lender: Words
    date: Words
    next: Words
    fails: Words
    standing: Words
    open: Words
    progress: Words
    begin: Words
    no_gap: Words
    all_yes: Words
    kept: Words
    blocked: Words
    print: Words
    save: Words
    erase: Words
    sure: Words
    file: Words
    sheet: Words
    sheet_foot: Words


@dataclass(frozen=True)
class Question:
    """One question, and the evidence that would prove a yes."""

    ask: Words
    evidence: Words


@dataclass(frozen=True)
class Step:
    """One step of the roadmap: what to do, how it fails, what a lender asks itself."""

    name: Words
    next: Words
    fails: Words
    questions: dict[str, Question]


@dataclass(frozen=True)
class Assessment:
    """The questions by step, in order; see assessment.yml."""

    answers: dict[str, Words]
    words: Labels
    steps: dict[str, Step]


def load(path: Path) -> Assessment:
    """The self-assessment in a file.

    Raises:
        AuthorError: a key is unknown, missing or empty, an answer is not one of the four,
            a step has no questions, or a word lacks the place for what is filled in.
    """
    found = build(Assessment, read_yaml(path)[0], path.name)
    if tuple(found.answers) != ANSWERS:
        raise AuthorError(
            f"{path.name}: answers must be {', '.join(ANSWERS)}, in this order and in "
            f"quotes; found {', '.join(map(str, found.answers))}"
        )
    for id, step in found.steps.items():
        if not step.questions:
            raise AuthorError(f"{path.name}: steps.{id}: has no questions; add one")
    for name, words in vars(found.words).items():
        for lang in LANGS:
            places = set(re.findall(r"\{(\w*)\}", words.of(lang)))
            if places != (needed := PLACES.get(name, set())):
                listed = ", ".join(f"{{{one}}}" for one in sorted(needed)) or "nothing"
                raise AuthorError(
                    f"{path.name}: words.{name} ({lang}): must have places for {listed}"
                )
    return found
