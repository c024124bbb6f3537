"""Markdown of other programs, which ours would print as it stands or read otherwise."""

import re
from collections.abc import Iterator, Sequence

from scripts.core import shortcode_syntax

Line = tuple[int, str]  # its number, and its text or what is wrong with it

# Code in a sentence opens and closes with the same number of marks.
INLINE = r"(?P<mark>`+)(?!`).*?(?<!`)(?P=mark)(?!`)"
# What is no bold text: code, an escaped star, a rule.
NOT_BOLD = re.compile(rf"{INLINE}|\\\*|^ *\*{{3,}} *$", re.DOTALL | re.MULTILINE)
LIST = re.compile(r"( *)(?:[-*+]|\d+\.)\s+\S")
ROW = re.compile(r" *\|.*\|\s*$")
RULE = re.compile(r"[\s|:-]*-[\s|:-]*$")
# What may be followed by lines that are indented, and what ends a paragraph by itself.
HOLDS = re.compile(r" *(?:!!!|\?\?\?|=== |: |\[\^|[-*+]\s|\d+\.\s)")
ALONE = re.compile(r" *(?:#|<|///|!!!|\?\?\?|=== |: |\[\^)")
SLIPS = [  # what may not stand in a line, the complaint
    (r"^#{1,6}[^#\s\[{!]", "a heading needs a blank after #; write '## Heading'"),
    (r"\] +\((?:https?:|[\w/-]+\.md)", "a blank parts a link; write [text](address)"),
    (r"\]（[\w./#:?=-]+）", "full-width brackets make no link; write [text](address)"),
    (r"~~\S|==\S[^=]*==", "~~ and == are printed as they stand; remove them"),
    (r"^ *> ?\[!\w+\]", 'is printed as it stands; write !!! editor "title"'),
    (r"^ *[•●▪‣] ?", "a list is written with -; use it"),
    (r"^ *<details\b(?!.*markdown)", 'holds no Markdown; write ??? editor "title"'),
    (r"^\s*/// +(?!table-caption\s*$)\S", "only captions of tables; write /// table-caption"),
    (r"\b(?:TODO|FIXME|TBD)\b|待补|待查|待核", "is left to do; finish or remove it"),
]  # fmt: skip
FOUND = [(re.compile(pattern), complaint) for pattern, complaint in SLIPS]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def blocks(prose: Sequence[Line]) -> Iterator[list[Line]]:
    """The runs of lines between blank ones."""
    block: list[Line] = []
    for number, line in prose:
        if block and (not line.strip() or number != block[-1][0] + 1):
            yield block
            block = []
        if line.strip():
            block.append((number, line))
    if block:
        yield block


def _cells(row: str) -> int:
    bare = shortcode_syntax.PATTERN.sub("", row).replace(r"\|", "")
    # One at each end: || is an empty cell.
    return bare.strip().removeprefix("|").removesuffix("|").count("|") + 1


def _table(rows: Sequence[Line]) -> Iterator[Line]:
    if len(rows) < 2 or not RULE.match(rows[1][1]):
        yield rows[0][0], "a table needs a line |---|---| under its head; add it"
        return
    wanted = _cells(rows[0][1])
    for number, row in rows[1:]:
        if (there := _cells(row)) != wanted:
            yield number, f"this row has {there} cells, its table {wanted}; correct it"


def _inside(block: Sequence[Line]) -> Iterator[Line]:
    """Lists, tables and headings that begin in the middle of a block."""
    (first, start), rows = block[0], [line for line in block if ROW.match(line[1])]
    for number, line in block[1:]:
        text = not (LIST.match(start) or ROW.match(start) or ALONE.match(start))
        if text and LIST.match(line):
            yield number, "a list needs a blank line before it; add one"
        elif text and ROW.match(line):
            yield number, "a table needs a blank line before it; add one"
        elif re.match(r"(?:=+|-{2,})\s*$", line):
            yield (
                number,
                "makes a heading of the line above, or is left of a merge conflict; remove it",
            )
        if ALONE.match(line) or (text and (LIST.match(line) or ROW.match(line))):
            start = line
    if rows:
        yield from _table(rows)
    # Code that goes over two lines is still there.
    whole = NOT_BOLD.sub("", "\n".join(line for _, line in block))
    if whole.count("**") % 2:
        yield first, "** is never closed; add ** where the bold text ends"
    elif any(bold != bold.strip() for bold in whole.split("**")[1::2]):
        yield first, "** must touch the words that it makes bold; remove the blank"


def _indents(every: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Text is indented by four spaces for each list or box that it stands in."""
    holders: list[tuple[int, bool]] = []
    for block in every:
        for place, (number, line) in enumerate(block):
            depth = _indent(line)
            while holders and holders[-1][0] >= depth:
                holders.pop()
            if place == 0 or LIST.match(line):
                if depth % 4:
                    yield (
                        number,
                        "give it four blanks for each list or box that it stands in, or none",
                    )
                elif depth and not (holders and holders[-1][1]):
                    yield (
                        number,
                        "is indented, so it would be shown as code; remove the blanks",
                    )
            if place == 0 or HOLDS.match(line):
                holders.append((depth, bool(HOLDS.match(line))))


def problems(prose: Sequence[Line]) -> Iterator[Line]:
    """Line number and complaint for each slip.

    Args:
        prose: The lines of a page that are no code and no front matter.
    """
    for number, line in prose:
        for pattern, complaint in FOUND:
            if found := pattern.search(line):
                yield number, f"{found[0].strip()!r} {complaint}"
    every = [*blocks(prose)]
    yield from _indents(every)
    for block in every:
        yield from _inside(block)
