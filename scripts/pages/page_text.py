"""What is on a page, part by part, as its readers see it: prose, boxes, tables, charts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape

FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
HTML_BLOCKS = {  # the element that opens a block, and what kind of part it is
    "figure": "chart", "section": "chart", "form": "table", "dl": "table", "table": "table",
}  # fmt: skip
# What the shortcodes write from data and readers look up as they do a table.
FROM_DATA = re.compile(r'<div class="(?:cast|key-figures|findings|tracker)"')
# Sources and, of a chart, its drawing, its buttons and the folded table of its numbers.
NOT_READ = re.compile(
    r"<p class=\"(?:said|downloads|chart-source|chart-tools)\".*?</p>"
    r"|<svg.*?</svg>|<svg[^>]*/?>|<details.*?</details>|<script.*?</script>"
    r"|:[a-z]+(?:-[a-z]+)+:",
    re.DOTALL,
)
# The first line of a box, a tab or a caption: its title, or nothing.
HEADS = re.compile(r'^ *(?:!!!|\?\?\?\+?|===|///) ?[\w-]*(?: ?"(.*)")?', re.MULTILINE)
BREAKS = re.compile(r"<(?:br|/?(?:p|t[dhr]|d[dt]|li|div|caption)\b)[^>]*>|\|")
MARKS = re.compile(
    r"\[\^[^\]]+\]|\{[^}\n]*\}|(?<=\])\([^)\s]*\)|<[^>]*>|[*_`#>\[\]]|(?<![\w])---+"
)
# A Chinese character is a unit of reading, and so is a word or a number in Latin script.
UNITS = {
    "zh": re.compile(r"[\u3400-\u9fff]|[A-Za-z0-9][A-Za-z0-9.,%’-]*"),
    "en": re.compile(r"[A-Za-z0-9\u3400-\u9fff][\w.,%’'-]*"),
}
# Units a minute. English: adults read non-fiction at 238 words a minute on average
# (Brysbaert, "How many words do we read per minute?", 2019). Chinese: we take 400
# characters, about the same texts at the same pace. Tables are read cell by cell, at
# what we take to be two thirds of that.
SPEED = {"zh": 400, "en": 238}
TABLE_SPEED = {"zh": 270, "en": 160}
SECONDS_PER_CHART = 12  # to look at a picture


@dataclass(frozen=True)
class Part:
    """A stretch of a page that is one thing.

    kind: heading, prose, box, table, chart, caption or note; name: of a box its kind
    (editor), of a heading its anchor, or nothing; text: without marks and addresses.
    """

    kind: str
    name: str
    text: str

    def units(self, lang: str) -> int:
        """How many words (en) or characters (zh) the part has."""
        return len(UNITS[lang].findall(self.text))


def _plain(text: str) -> str:
    text = BREAKS.sub(" ", NOT_READ.sub(" ", text))
    return " ".join(unescape(MARKS.sub("", text)).split())


def _indented(lines: list[str], start: int) -> int:
    """The line behind an indented block that begins at start."""
    end = start
    while end < len(lines) and (not lines[end].strip() or lines[end][:4] == "    "):
        end += 1
    return end


def _until(lines: list[str], start: int, closing: str) -> int:
    """The line behind the first one from start on that holds what closes a block."""
    holds = (at for at in range(start, len(lines)) if closing in lines[at])
    return next(holds, len(lines) - 1) + 1


def _balanced(lines: list[str], start: int) -> int:
    """The line behind the div that opens at start."""
    end, depth = start, 0
    while end < len(lines):
        depth += lines[end].count("<div") - lines[end].count("</div>")
        end += 1
        if depth <= 0:
            break
    return end


@cache  # several ask for the same page
def parts(expanded: str) -> list[Part]:
    """The parts of a page with its shortcodes expanded, in their order."""
    return [part for part in _parts(expanded) if part.text]


def _parts(expanded: str) -> Iterator[Part]:
    lines = FRONT.sub("", expanded).split("\n")
    at = 0
    while at < len(lines):
        line, end = lines[at], at + 1
        kind, name = "prose", ""
        if found := re.match(r"#+ .*?(?:\{ ?#([\w-]+)|$)", line):
            kind, name = "heading", found[1] or ""
        elif found := re.match(r"(?:!!!|\?\?\?\+?) (\w+)", line):
            kind, name, end = "box", found[1], _indented(lines, at + 1)
        elif line.startswith("[^"):
            kind = "note"
            line = line.partition(": ")[2]
        elif found := re.match(r"<(figure|section|form|dl|table)\b", line):
            kind, end = HTML_BLOCKS[found[1]], _until(lines, at, f"</{found[1]}>")
        elif found := re.match("```+|~~~+", line):
            end = _until(lines, at + 1, found[0])
        elif line.startswith("<!--"):
            end = _until(lines, at, "-->")
        elif FROM_DATA.match(line):
            kind, end = "table", _balanced(lines, at)
        elif line.startswith("|"):
            kind = "table"
        elif re.match(r"/// \S*caption", line):
            kind, end = "caption", lines.index("///", at) + 1
        text = line if end == at + 1 else "\n".join(lines[at:end])
        if kind in ("box", "caption"):
            text = HEADS.sub(r"\1", text)
        yield Part(kind, name, _plain(text))
        at = end


def minutes(expanded: str, lang: str, tables: bool = True) -> int:
    """Estimate how long a page takes to read, in whole minutes.

    Args:
        expanded: Markdown whose shortcodes are expanded; its notes are not counted.
        lang: "zh" or "en".
        tables: Whether its tables are read, too, cell by cell.
    """
    seconds = 0.0
    for part in parts(expanded):
        if part.kind == "note" or (part.kind == "table" and not tables):
            continue
        speed = TABLE_SPEED if part.kind == "table" else SPEED
        seconds += 60 * part.units(lang) / speed[lang]
        seconds += SECONDS_PER_CHART * (part.kind == "chart")
    return max(1, round(seconds / 60))
