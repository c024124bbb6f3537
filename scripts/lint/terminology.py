"""One word for each thing: wordings that the site does not use, and the right ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.core.errors import AuthorError
from scripts.core.files import pages_in, read_text
from scripts.core.languages import LANGS, Words
from scripts.core.yaml_records import build, place, read_yaml
from scripts.ledger import reader_texts
from scripts.ledger.catalog import Catalog
from scripts.lint import wording


@dataclass(frozen=True)
class Avoided:
    """The file wording.yml; see its head."""

    zh: dict[str, tuple[str, ...]]
    en: dict[str, tuple[str, ...]]
    not_yet: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Rules:
    """Wordings of a language to be avoided.

    Attributes:
        each: Patterns of wordings, with the right one.
        any: A pattern that fits wherever one of them does, and in few other texts.
    """

    each: tuple[tuple[re.Pattern[str], str], ...]
    any: re.Pattern[str]


def rules(lang: str, avoided: dict[str, tuple[str, ...]], where: str) -> Rules:
    """Patterns of a language; English ones match whole words only.

    Args:
        lang: The language.
        avoided: Wordings to be avoided, as regular expressions, by the right one.
        where: The place of the wordings, for messages.

    Raises:
        AuthorError: A wording is no regular expression.
    """
    return _rules(lang, tuple(avoided.items()), where)


@cache  # the same wordings are the same object, by which slips() knows them
def _rules(
    lang: str, avoided: tuple[tuple[str, tuple[str, ...]], ...], where: str
) -> Rules:
    found = []
    for right, wrong in avoided:
        either = "|".join(wrong)
        try:
            pattern = rf"\b(?:{either})\b" if lang == "en" else either
            found.append((re.compile(pattern, re.IGNORECASE), right))
        except re.error as error:
            raise AuthorError(
                f"{where}: the wordings for '{right}' are no regular expression "
                f"({error}); correct them"
            ) from error
    # Groups would get other numbers in one long pattern: an empty one fits everywhere.
    groups = any(pattern.groups for pattern, _ in found)
    every = "" if groups else "|".join(f"(?:{one.pattern})" for one, _ in found)
    return Rules(tuple(found), re.compile(every, re.IGNORECASE))


@cache  # a preview asks again for all that was not edited
def slips(text: str, lang: str, rules: Rules) -> list[tuple[int, str, str]]:
    """Line, wording and right word for each wording of a text that is to be avoided."""
    prose = wording.prose(text, lang)
    if not rules.any.search(prose):
        return []
    return sorted(
        (prose.count("\n", 0, match.start()) + 1, match[0], right)
        for pattern, right in rules.each
        for match in pattern.finditer(prose)
    )


# Fields that print what others wrote, or names in use that are not ours.
OTHERS = {
    "Source.producer", "Source.title", "Source.author", "Term.aka", "Name.text",
    "Damage.stands", "Correction.was",
}  # fmt: skip


def _data(catalog: Catalog) -> Iterator[tuple[str, Words]]:
    """Every text of the data in our own words, with its place."""
    printed = reader_texts.walk(catalog.amounts, "facts.yml", "amounts")
    for where, words, field in (*reader_texts.texts(catalog), *printed):
        if field not in OTHERS:
            yield where, words


def _pages(docs: Path, lang: str) -> Iterator[tuple[str, str]]:
    """Every text file of a language by name: its pages, the landing page, the menu."""
    config = docs.parent / f"mkdocs.{lang}.yml"
    found = [docs / "index.md", *pages_in(docs / lang)]
    if config.exists():  # some tests check a folder of pages alone
        found.append(config)
    for path in found:
        name = path.relative_to(docs.parent).as_posix()
        yield name, read_text(path, name)


def _found(
    docs: Path, data: list[tuple[str, Words]], lang: str, patterns: Rules
) -> Iterator[tuple[str, str, str]]:
    """Place, wording and right word for every slip in pages and data."""
    for name, text in _pages(docs, lang):
        for line, wrong, right in slips(text, lang, patterns):
            yield f"{name}:{line}", wrong, right
    for at, words in data:
        for _, wrong, right in slips(words.of(lang), lang, patterns):
            yield at, wrong, right


def check(docs: Path, catalog: Catalog) -> None:
    """Raise AuthorError at the first wording that wording.yml or terms.yml avoids.

    Args:
        docs: The folder of pages and data.
        catalog: The data.

    Raises:
        AuthorError: Names file, line, the wording and the right word; or a file of
            not_yet that no longer has such a wording.
    """
    raw, where = read_yaml(docs / "data" / "wording.yml")
    avoided = build(Avoided, raw, "wording.yml")
    late: set[str] = set()
    data = list(_data(catalog))
    for lang in LANGS:
        of_terms = {
            getattr(term, lang): term.avoid.get(lang, ())
            for term in catalog.terms.values()
            if term.avoid and lang in term.avoid
        }
        own = rules(lang, getattr(avoided, lang), where(lang))
        for patterns, exempt in (
            (rules(lang, of_terms, "terms.yml"), ()),
            (own, avoided.not_yet),
        ):
            for at, wrong, right in _found(docs, data, lang, patterns):
                if (file := at.partition(":")[0]) in exempt:
                    late.add(file)
                    continue
                raise AuthorError(
                    f"{place(docs / 'data', at, lang)}: '{wrong}' is not our wording; "
                    f"write '{right}'"
                )
    if done := set(avoided.not_yet) - late:
        raise AuthorError(
            f"{where('not_yet')}: {min(done)} has no such wording any more; "
            "take it off the list"
        )
