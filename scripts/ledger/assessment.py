"""The self-assessment of the roadmap: questions by step, and the words of its tool."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from scripts.core.errors import AuthorError
from scripts.core.languages import LANGS, Words
from scripts.core.yaml_records import build, read_yaml

ANSWERS = ("yes", "partly", "no", "unknown")
# The words of the tool and of its printed sheet, each with what is filled in.
PLACES: dict[str, Collection[str]] = dict.fromkeys(
    (
        "rule", "lender", "date", "next", "fails", "standing", "open", "no_gap", "all_yes",
        "kept", "blocked", "print", "save", "erase", "sure", "file", "sheet",
    ),
    frozenset(),
) | {
    "evidence": {"evidence"},
    "progress": {"answered", "total"},
    "begin": {"step"},
    "sheet_foot": {"version", "date", "address"},
}  # fmt: skip


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
    words: dict[str, Words]
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
            f"{path.name}: answers must be {', '.join(ANSWERS)}, in this order; found "
            f"{', '.join(found.answers)}"
        )
    for id, step in found.steps.items():
        if not step.questions:
            raise AuthorError(f"{path.name}: steps.{id}: has no questions; add one")
    if odd := found.words.keys() - PLACES.keys():
        raise AuthorError(
            f"{path.name}: words: unknown key '{min(odd)}'; known are "
            f"{', '.join(sorted(PLACES))}"
        )
    for name, needed in PLACES.items():
        for lang in LANGS:
            places = set(re.findall(r"\{(\w*)\}", found.words[name].of(lang)))
            if places != needed:
                listed = ", ".join(f"{{{one}}}" for one in sorted(needed)) or "nothing"
                raise AuthorError(
                    f"{path.name}: words.{name} ({lang}): must have places for {listed}"
                )
    return found
