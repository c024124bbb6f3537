"""Proof-reads what readers see outside the pages: data, front matter, menus, landing page."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import yaml

from scripts.core import front_matter
from scripts.core.errors import AuthorError
from scripts.core.files import pages_in, read_text
from scripts.core.languages import CHINESE, LANGS
from scripts.core.yaml_records import FastLoader, place
from scripts.ledger import reader_texts, values
from scripts.ledger.catalog import Catalog
from scripts.ledger.records import Name, Term
from scripts.lint import wording
from scripts.lint.foreign_markup import without_code
from scripts.lint.other_markdown import blocks

# Numbers in these name documents and firms, are the base of an example, or were once
# printed.
MAY_COUNT = re.compile(
    r"sources\.yml|corrections\.yml|lending_pool\.yml: words"
    r"|damage\.yml:\d+ \w+: stands|words\.yml: (?:imprint_3|score_none)"
)
# A list for machines; a name that has no Chinese form; the file format of a link.
NOT_CHINESE = re.compile(
    r"words\.yml: (?:book_keywords|download_pdf)|sources\.yml:\d+ \w+: (?:producer|author|short)"
    r"|units\.yml"
)
# Between the entries of a legend or a line, and between month and year in a narrow chart.
MAY_BLANK = re.compile(
    r"\w+\.yml: (?:words: key|events: )|words\.yml: (?:book_foot|gap)|.* types: prefix"
)
# What readers see of a configuration: each scalar under a key of this name and its parent's.
READ = {
    *("site_name", "site_description", "copyright", "toggle: name", "types: prefix"),
    *("footnotes: BACKLINK_TITLE", "toc: permalink_title"),
}
PART = re.compile(r'<div lang="(zh|en)[^"]*"[^>]*>(.*?)</div>', re.DOTALL)


WORD = re.compile(r"\b[A-Z]?[a-z]{3,}\b")  # LendingClub and iPhone are names
# What says nothing of the language around it: marked English, shortcodes, tags, addresses.
APART = re.compile(
    r'<(\w+) lang="en">.*?</\1>|\[\[.*?\]\]|<.*?>|https?:\S+|\S+@\S+|www\.\S+'
)


@cache
def _slot(text: str, lang: str) -> str:
    """What is wrong when a text is in the other language's place; "" if nothing."""
    han = len(re.findall(r"[一-鿿]", CHINESE.sub("", text)))
    if bool(han) == (lang == "zh"):
        return ""
    words = len(WORD.findall(APART.sub("", text)))
    if lang == "zh" and words:
        return "is not in Chinese; write the Chinese text there"
    if lang == "en" and han > words:
        return "is not in English; write the English text there"
    return ""


@cache  # a preview asks again for all that was not edited
def _problem(text: str, lang: str, where: str) -> str:
    """The first slip in a text; "" if there is none."""
    for _, complaint in wording.problems(text, lang):
        if complaint.startswith(wording.TYPED) and MAY_COUNT.match(where):
            continue
        if complaint.startswith(wording.BLANK) and MAY_BLANK.match(where):
            continue
        if NOT_CHINESE.match(where) and ("half-width" in complaint or lang == "en"):
            continue
        return complaint
    wrong = "" if NOT_CHINESE.match(where) else _slot(text, lang)
    return wrong and f"{text[:40]!r} {wrong}"


def _scalars(node: yaml.Node, keys: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    """Line, keys and text of what readers see of a configuration, titles of the menu too."""
    if isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _scalars(one, keys)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if keys[:1] == ("nav",):
                yield key.start_mark.line + 1, "nav", key.value
            yield from _scalars(value, (*keys, key.value))
    elif (name := ": ".join(keys[-2:])) in READ:
        yield node.start_mark.line + 1, name, node.value


def _configuration(docs: Path, lang: str) -> Iterator[tuple[str, str]]:
    path = docs.parent / f"mkdocs.{lang}.yml"
    if path.exists() and (node := yaml.compose(read_text(path), FastLoader)):
        for line, name, text in _scalars(node, ()):
            yield f"{path.name}:{line} {name}", text


def _front_matter(docs: Path, lang: str) -> Iterator[tuple[str, str]]:
    for path in pages_in(docs / lang):
        name = f"docs/{lang}/{path.name}"
        for key, value in front_matter.fields(read_text(path, name)).items():
            if key in ("title", "description"):
                yield f"{name}: {key}", str(value)


def check(docs: Path, catalog: Catalog) -> None:
    """Raise AuthorError at the first slip, naming file, entry and language."""
    landing = PART.findall(read_text(docs / "index.md", "docs/index.md"))
    for lang in LANGS:
        data = ((where, w.of(lang)) for where, w, _ in reader_texts.texts(catalog))
        heads = (*_configuration(docs, lang), *_front_matter(docs, lang))
        parts = (("docs/index.md", text) for own, text in landing if own == lang)
        for where, text in chain(data, heads, parts):
            problem = _problem(text, lang, where)
            if (where, text) in heads:
                values.no_html(text, f"{where} ({lang})")
                if "[[" in text:
                    problem = "shortcodes are not expanded here; write it out"
            if problem:
                raise AuthorError(f"{place(docs / 'data', where, lang)}: {problem}")
    known: list[Term | Name] = [*catalog.terms.values(), *catalog.names.values()]
    for one in known:
        for key in one.search:
            for _, complaint in wording.characters(key):
                raise AuthorError(f"{one.where}: search: {key!r}: {complaint}")
    for verdict in catalog.verdicts.values():
        for _, complaint in wording.characters(verdict.mark):
            raise AuthorError(f"{verdict.where}: mark: {complaint}")
    for lang in LANGS:
        for path in pages_in(docs / lang):
            page = re.sub(r"\{[^}\n]*\}|\]\([^)]*\)", "", read_text(path))
            lines = [*enumerate(without_code(page).split("\n"), 1)]
            for block in ([(1, page)], *blocks(lines)):
                text = "\n".join(one for _, one in block)
                if problem := _slot(text, lang):
                    line = block[0][0]
                    raise AuthorError(f"docs/{lang}/{path.name}:{line}: {problem}")
