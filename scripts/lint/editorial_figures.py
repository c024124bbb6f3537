"""Editorial figures of every page, and the bounds that bounds.yml sets them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from scripts.core.errors import AuthorError
from scripts.core.languages import LANGS
from scripts.core.yaml_records import build, read_yaml
from scripts.pages.page_text import Part, minutes, parts

FILE = "bounds.yml"
SUMMARY = "abstract"  # the box at the head of a page, which is its text in short
CURES = {
    "boxes": "is per cent of the text: move some of it out of the boxes",
    "editor_notes": "is a count of boxes: keep one",
    "longest_run": "is text without a break: give it a heading, a table or a chart",
    "notes": "is per cent of the other text: cite fewer sources or write more text",
    "bare_headings": "is a count: give each heading an { #anchor }",
}


@dataclass(frozen=True)
class Limit:
    """The most that a figure may be in each language."""

    zh: int
    en: int


@dataclass(frozen=True)
class Patterns:
    """Regular expressions of the phrases that are counted, by language."""

    zh: tuple[str, ...]
    en: tuple[str, ...]


@dataclass(frozen=True)
class Bounds:
    """The file bounds.yml; see its head."""

    running: dict[str, Limit]
    of_running: dict[str, Limit]
    every: dict[str, Limit]
    phrases: dict[str, Patterns]
    not_yet: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, page: str, lang: str) -> dict[str, int]:
        """The bounds of a page by figure."""
        found = dict(self.every)
        if page in self.running:
            found |= {**self.of_running, "running": self.running[page]}
        return {name: getattr(limit, lang) for name, limit in found.items()}


@dataclass(frozen=True)
class Measured:
    """A page with its figures and what bounds them."""

    page: str
    lang: str
    figures: dict[str, int]
    bounds: dict[str, int]
    not_yet: tuple[str, ...] = ()  # figures that may still be over their bounds

    @property
    def name(self) -> str:
        """The page's file, for messages."""
        return f"docs/{self.lang}/{self.page}.md"

    def over(self) -> list[str]:
        """The figures that are over their bounds."""
        return [name for name, most in self.bounds.items() if self.figures[name] > most]

    def done(self) -> list[str]:
        """The figures of not_yet that are within their bounds."""
        return [name for name in self.not_yet if name not in self.over()]


def _longest_run(found: Iterable[Part], lang: str) -> int:
    longest = run = 0
    for part in found:
        if part.kind in ("heading", "table", "chart"):
            run = 0
        elif part.kind in ("prose", "box"):
            run += part.units(lang)
            longest = max(longest, run)
    return longest


def _per_cent(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


@cache  # a preview asks again for all that was not edited
def measure(
    expanded: str, lang: str, phrases: tuple[tuple[str, Patterns], ...]
) -> dict[str, int]:
    """The figures of a page with its shortcodes expanded, by name."""
    found = parts(expanded)
    size = {
        kind: sum(part.units(lang) for part in found if part.kind == kind)
        for kind in ("prose", "box", "note")
    }
    running = size["prose"] + size["box"]
    boxed = sum(
        part.units(lang)
        for part in found
        if part.kind == "box" and part.name != SUMMARY
    )
    everything = sum(part.units(lang) for part in found) - size["note"]
    text = "\n".join(part.text for part in found if part.kind in ("prose", "box"))
    counted = {
        name: len(re.findall("|".join(getattr(patterns, lang)), text, re.IGNORECASE))
        for name, patterns in phrases
    }
    headings = [part for part in found if part.kind == "heading"]
    return {
        "running": running,
        "boxes": _per_cent(boxed, running),
        "editor_notes": sum(part.name == "editor" for part in found),
        **counted,
        "longest_run": _longest_run(found, lang),
        "notes": _per_cent(size["note"], everything),
        "bare_headings": sum(not part.name for part in headings),
        "minutes": minutes(expanded, lang),
    }


def check(docs: Path, pages: dict[tuple[str, str], str]) -> list[Measured]:
    """Measure all pages.

    Args:
        docs: The folder of pages and data.
        pages: The pages with their shortcodes expanded, by language and file name.

    Returns:
        Every page with its figures, page by page.

    Raises:
        AuthorError: A page is over a bound that not_yet does not name, or bounds.yml
            names a page or a figure that does not exist.
    """
    raw, where = read_yaml(docs / "data" / FILE)
    bounds = build(Bounds, raw, FILE)
    for key, patterns in bounds.phrases.items():
        try:
            re.compile("|".join((*patterns.zh, *patterns.en)))
        except re.error as error:
            raise AuthorError(
                f"{where('phrases')}: {key} is no regular expression ({error}); correct it"
            ) from error
    found = []
    for (lang, file), text in pages.items():
        page = file.removesuffix(".md")
        late = bounds.not_yet.get(f"docs/{lang}/{file}", ())
        figures = measure(text, lang, tuple(bounds.phrases.items()))
        found.append(Measured(page, lang, figures, bounds.of(page, lang), late))
    found.sort(key=lambda one: (one.page, LANGS.index(one.lang)))
    _check_names(bounds, found)
    for one in found:
        if wrong := [name for name in one.over() if name not in one.not_yet]:
            raise AuthorError(
                f"{one.name}: {wrong[0]} is {one.figures[wrong[0]]}, over its bound of "
                f"{one.bounds[wrong[0]]} in {FILE}; "
                + CURES.get(wrong[0], "shorten the page, or write it in other words")
            )
    return found


def _check_names(bounds: Bounds, found: list[Measured]) -> None:
    """Raise AuthorError when bounds.yml names a page or a figure that does not exist."""
    unknown = bounds.not_yet.keys() - {one.name for one in found}
    unknown |= bounds.running.keys() - {one.page for one in found}
    if unknown:
        raise AuthorError(f"{FILE}: {min(unknown)} is no page; correct it")
    for one in found:
        if odd := {*one.bounds, *one.not_yet} - one.figures.keys():
            names = ", ".join(one.figures)
            raise AuthorError(f"{FILE}: {min(odd)} is no figure; known are {names}")
