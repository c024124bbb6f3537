"""What the words of a page may not hold: typed quantities, look-alikes, wrong punctuation."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.core import shortcode_syntax
from scripts.core.comments import COMMENT
from scripts.core.errors import AuthorError
from scripts.core.files import pages_in, read_text
from scripts.core.languages import CHINESE, LANGS
from scripts.ledger.catalog import Catalog
from scripts.lint.other_markdown import INLINE
from scripts.lint.typed_numbers import ALLOWED, QUANTITY
from scripts.lint.written_dates import dates

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Not prose: keys of a head that no reader sees, comments, fenced code, shortcodes,
# attributes, link targets with the marks around a title, inline code, tags, addresses.
HEAD = re.compile(r"\A---\n.*?^---$", re.MULTILINE | re.DOTALL)
UNREAD = re.compile(r"^(?!(?:title|description):)\S.*(?:\n[ \t].*)*", re.MULTILINE)
FENCE = re.compile(r"^( *)(```|~~~).*?^\1\2 *$", re.MULTILINE | re.DOTALL)
NOT_PROSE = re.compile(
    r"\[\^[\w-]+\]|"
    rf"{shortcode_syntax.OPENING}|"
    r"\]\]|\{[^}\n]*\}|(?<=\])\([^)\s]*(?:\)|\s+\"(?=[^\"\n]*\"\)))|\"\)"
    rf"|{INLINE}"
    r'|<[^>\n]+>|https?:\S+|《[^》\n]*》|^ *(?:!!!|\?\?\?\+?|===)(?: \w+)? "|"$',
    re.MULTILINE,
)
DOTS = r"\.{2,}(?=\s|\W|$)|(?<=\w)\.{3,}"
HYPHENS = r"(?<=[^\W\d_]) --?-? (?=[^\W\d_])|(?<=[^\W\d_])--(?=[^\W\d_])"
_RULES = {  # what may not stand there, its name, the cure
    "zh": (
        (
            rf"(?<=[{HAN}])[,;:!?](?=\s|[{HAN}]|$)|(?<=[{HAN}])\.(?=\s|$)",
            "half-width",
            "write ，；：！？。",
        ),
        (
            rf"(?<=[{HAN}])\((?=[{HAN}])|(?<=[{HAN}])\)",
            "half-width bracket",
            "write （）",
        ),
        (
            rf"(?<=[{HAN}]) +(?=[{HAN}A-Za-z0-9])|(?<=[A-Za-z0-9%]) +(?=[{HAN}])",
            "space",
            "remove it",
        ),
        (r"[\"']", "straight quote", "write “”"),
        (r"[「」『』]", "quote", "write “”"),
        (DOTS, "dots", "write ……"),
        (HYPHENS, "hyphen", "write ——"),
    ),
    "en": (
        (
            rf"[{HAN}\u3001-\u3003\u3008-\u303f\uff01-\uff60]+|——+|……+",
            "Chinese outside a span with lang",
            'write <span lang="zh-CN">…</span>',
        ),
        (r"(?<=\w)'|\"", "straight quote", "write ’ or “”"),
        (r"(?<=\w) +[,;.!?](?=\s|$)", "space", "remove it"),
        (r"(?<=[\w,.;!?)”’])  +(?=[\w(“‘])", "double space", "write one"),
        (DOTS, "dots", "write …"),
        (HYPHENS, "hyphen", "write –, a comma or a colon"),
    ),
}
RULES = {
    lang: [(re.compile(rule, re.MULTILINE), name, cure) for rule, name, cure in rules]
    for lang, rules in _RULES.items()
}
# Radicals, compatibility and full-width forms, Roman numerals, Greek, Cyrillic, line breaks
# of word processors, private use, emoji and dingbats; ✓ is a sign of ours, as ● ○ ◇ are.
LOOKALIKE = re.compile(
    "[\u2028\u2029\ufffc\ue000-\uf8ff\u231a\u231b\u23e9-\u23fa\u2600-\u2712"
    "\u2714-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55\ufe0f\u20e3"
    "\u0370-\u052f\u212a\u212b\u2160-\u2188\u2460-\u249b\u2e80-\u2fdf\uf900-\ufaff"
    "\ufb00-\ufb06\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5d"
    "\uff5f-\uffee\ufffd\U0001f000-\U0001faff]"
)
BLANK = "the blank"
TYPED = "typed"
WIDE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


def _blank(match: re.Match[str]) -> str:
    lines = match[0].split("\n")
    return "\n".join("\u2007" * len(line) for line in lines)  # keeps all places


@cache  # of two checks; a preview asks again for all that was not edited
def prose(text: str, lang: str) -> str:
    """Return Markdown with everything that is not prose blanked out, line by line."""
    text = HEAD.sub(lambda head: UNREAD.sub(_blank, head[0]), text)
    text = COMMENT.sub(_blank, FENCE.sub(_blank, text))
    if lang == "en":
        text = CHINESE.sub(_blank, text)
    return NOT_PROSE.sub(_blank, text)


def characters(text: str) -> Iterator[tuple[int, str]]:
    """Place and complaint for each character that readers take for another one."""
    for match in LOOKALIKE.finditer(text):
        yield (
            match.start(),
            (
                f"the character {match[0]!r} looks like another one or is missing in fonts; "
                "write the common one"
            ),
        )
    for match in WIDE.finditer(text):
        yield (
            match.start(),
            f"{BLANK} U+{ord(match[0]):04X} looks like a space; write a space, or none",
        )


@cache
def problems(text: str, lang: str) -> list[tuple[int, str]]:
    """Line number and complaint for each slip in a Markdown text, from the first on."""
    return sorted(_problems(text, lang))


def _problems(text: str, lang: str) -> Iterator[tuple[int, str]]:

    def at(match: re.Match[str]) -> int:
        return text.count("\n", 0, match.start()) + 1

    for offset, complaint in characters(text):
        yield text.count("\n", 0, offset) + 1, complaint
    words = prose(text, lang)
    for match, right in dates(words, lang):
        yield at(match), f"{TYPED} date '{match[0]}'; write {right}"
        words = words.replace(match[0], _blank(match))
    for number, line in enumerate(words.split("\n"), 1):
        if QUANTITY[lang].search(line):  # most lines have none, allowed or not
            for match in QUANTITY[lang].finditer(ALLOWED.sub(_blank, line)):
                yield number, f"{TYPED} quantity '{match[0]}'; use [[fact:…]]"
    for pattern, name, cure in RULES[lang]:
        for match in pattern.finditer(words):
            line = text.split("\n")[at(match) - 1]
            if not line.startswith(("description:", "title:")) or name == "space":
                yield at(match), f"{name} '{match[0]}'; {cure}"


def check(docs: Path, catalog: Catalog) -> None:
    """Raise AuthorError at the first slip in a page, naming file and line."""
    damaged = [p for d in catalog.damage.values() for p in d.phrases]
    for lang in LANGS:
        for path in pages_in(docs / lang):
            name = f"docs/{lang}/{path.name}"
            text = read_text(path, name)
            for line, complaint in problems(text, lang):
                raise AuthorError(f"{name}:{line}: {complaint}")
            for phrase in damaged:
                if (at := text.find(phrase)) >= 0:
                    line = text.count("\n", 0, at) + 1
                    raise AuthorError(
                        f"{name}:{line}: '{phrase}' is damaged wording of the 2017 "
                        "article; write the reading given in damage.yml"
                    )
