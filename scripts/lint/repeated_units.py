"""A fact prints its own unit and hedge: the sentence around it may not say them again."""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.core import shortcode_syntax
from scripts.core.errors import AuthorError
from scripts.core.files import pages_in, read_text
from scripts.core.languages import LANGS, Words
from scripts.core.yaml_records import place
from scripts.ledger import reader_texts
from scripts.ledger.catalog import Catalog
from scripts.ledger.number_format import HEDGES

# How far a word may be from the number and still be read as its unit.
WORDS_AFTER = 2
MEASURE_WORDS = "家个名道台类"  # a Chinese unit may start with one: 家银行, 个月


def _stems(words: str) -> set[str]:
    """English words without the plural's s, to compare."""
    return {w.lower().removesuffix("s") for w in re.findall(r"[A-Za-z]{3,}", words)}


def _names(unit: Words, lang: str) -> list[str]:
    """What would repeat a unit after its number."""
    name = unit.of(lang)
    if name == "%":
        return ["%", "百分点", "个百分点"] if lang == "zh" else ["%"]
    if lang == "en":
        return sorted(_stems(name))
    return [name, name.lstrip(MEASURE_WORDS)]


def _repeats(before: str, after: str, unit: Words, lang: str) -> str | None:
    """The word next to a fact that repeats its unit, or None."""
    names = _names(unit, lang)
    if lang == "zh":
        for name in names:
            # One character before the number may be a noun of its own: 借款人500万人.
            if after.startswith(name) or (len(name) > 1 and before.endswith(name)):
                return name
        return None
    if unit.en == "%":
        found = re.match(r"\s?(%|per ?cent\b|percentage points?\b)", after)
        return found[1] if found else None
    near = re.match(rf"(?:[\s-]+[A-Za-z’]+){{1,{WORDS_AFTER}}}", after)
    last = re.search(r"([A-Za-z]+)[\s-]+$", before)
    heard = (near[0] if near else "") + " " + (last[1] if last else "")
    both = _stems(heard) & set(names)
    return min(both) if both else None


def _hedged(before: str, hedge: str | None, lang: str) -> str | None:
    """The hedge before a fact that the fact prints itself, or None."""
    word = HEDGES[hedge].of(lang).strip() if hedge else ""
    # 约 and 近 also end other words: 签约, 附近.
    found = word and re.search(
        rf"(?<![签合契条附最将]){word}$", before.rstrip().lower()
    )
    return word if found else None


def problems(text: str, lang: str, catalog: Catalog) -> Iterator[tuple[int, str]]:
    """Line number and complaint for each unit or hedge that is given twice.

    Args:
        text: Markdown or a text of a data file, with its [[fact:…]].
        lang: "zh" or "en".
        catalog: The data.

    Yields:
        The line, counted from one, and what is wrong with the cure.
    """
    for match in shortcode_syntax.FACT.finditer(text):
        fact = catalog.facts.get(match[1])
        if fact is None:  # reported where shortcodes are written out
            continue
        before, after = text[: match.start()], text[match.end() :]
        line = text.count("\n", 0, match.start()) + 1
        shown = catalog.show(fact.id, lang)
        if word := _repeats(before, after, catalog.units[fact.unit], lang):
            yield line, f"'{word}' repeats the unit of '{shown}'; leave it out"
        if word := _hedged(before, fact.qualifier, lang):
            yield line, f"'{word}' repeats the hedge of '{shown}'; leave it out"


def check(docs: Path, catalog: Catalog) -> None:
    """Refuse a unit or hedge that is printed twice.

    Args:
        docs: The folder with the pages of both languages.
        catalog: The data.

    Raises:
        AuthorError: At the first one, naming file and line.
    """
    for lang in LANGS:
        for path in pages_in(docs / lang):
            name = f"docs/{lang}/{path.name}"
            for line, complaint in problems(read_text(path, name), lang, catalog):
                raise AuthorError(f"{name}:{line}: {complaint}")
        for where, words, _ in reader_texts.texts(catalog):
            for _, complaint in problems(words.of(lang), lang, catalog):
                at = place(docs / "data", where, lang)
                raise AuthorError(f"{at}: {complaint}")
