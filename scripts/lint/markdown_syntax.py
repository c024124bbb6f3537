"""What a page's Markdown opens it must close, and where it points something must be."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from scripts.core import front_matter
from scripts.core.errors import AuthorError
from scripts.lint import foreign_markup, other_markdown, page_heads, shortcode_forms
from scripts.lint.other_markdown import Line

CODE = re.compile(other_markdown.INLINE)
FENCE = re.compile(r" *(```+|~~~+)([^`\n]*)$")
BLOCK = re.compile(r'( *)(?:(?:!!!|\?\?\?\+?) [\w-]+(?: "[^"]*")?|=== "[^"]+")$')
BLOCK_START = re.compile(r" *(?:!!!|\?\?\?|=== )")
TAG = re.compile(
    r"<(/?)(div|span|figure|details|summary|section|dl|ul|ol|table|p|a|b|i|em|strong|small|s|u|sub"
    r"|sup|blockquote)(?=[\s/>])[^>]*?(/?)>"  # <a@example.org> is an address
)
LINK = re.compile(  # a title may follow
    r"\]\((?!\w+:)(?:\./)?([^)\s#]*)(?:#([^)\s]*))?(?:\s+[\"'][^)]*)?\)"
)
ID = re.compile(r'\{[^}\n]*?#([\w-]+)|id="([\w-]+)"')

KINDS = ("abstract", "editor", "figures")  # of boxes


def _prose(lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """The lines outside fenced code, and a complaint if a fence is not closed."""
    prose: list[Line] = []
    opened: Line | None = None
    for number, line in lines:
        fence = FENCE.match(line)
        if fence and not opened:
            opened = number, fence[1]
        elif fence and opened and fence[2].strip():
            break  # another fence opens before this one is closed
        elif fence and opened and fence[1].startswith(opened[1]):
            opened = None
        elif not fence and not opened:
            prose.append((number, line))
    if not opened:
        return prose, []
    return prose, [(opened[0], f"{opened[1]} is never closed; add {opened[1]}")]


def _captions(prose: Iterable[Line]) -> Iterator[Line]:
    """Captions of tables open with /// and a name and close with ///."""
    opened: list[int] = []
    for number, line in prose:
        if not line.startswith("///"):
            continue
        if line.strip("/ "):
            opened.append(number)
        elif opened:
            opened.pop()
        else:
            yield number, "/// closes nothing; remove it"
    for number in opened:
        yield number, "/// is never closed; add a line with ///"


def _blocks(prose: Iterable[Line], lines: Sequence[Line]) -> Iterator[Line]:
    """Boxes, folds and tabs have a title in quotes and text that is indented."""
    for number, line in prose:
        if not BLOCK_START.match(line):
            continue
        if not (found := BLOCK.match(line)):
            yield number, 'a block must read: !!! kind "title"'
            continue
        if (kind := line.split()[1]) not in KINDS and "===" not in line:
            known = ", ".join(KINDS)
            yield number, f"{kind!r} is no kind of box; known are {known}"
        inner = next((one for _, one in lines[number:] if one.strip()), "")
        if not inner.startswith(found[1] + "    "):
            yield number, "a block needs text under it, indented by four spaces"


def _tags(prose: Iterable[Line]) -> Iterator[Line]:
    """HTML elements are closed in the order in which they were opened."""
    opened: list[Line] = []
    for number, line in prose:
        for closing, name, alone in TAG.findall(line):
            if not closing and not alone:
                opened.append((number, name))
            elif closing and (not opened or opened.pop()[1] != name):
                yield number, f"</{name}> closes nothing; remove it or open <{name}>"
    for number, name in opened:
        yield number, f"<{name}> is never closed; add </{name}>"


@lru_cache(maxsize=64)  # a preview asks again for all that was not edited
def problems(text: str) -> list[Line]:
    """Line number and complaint for each thing that is opened and not closed."""
    lines = [*enumerate(text.split("\n"), 1)]
    prose, found = _prose(lines)
    plain = [
        (number, CODE.sub(lambda code: "x" * len(code[0]), line))
        for number, line in prose
    ]
    head = front_matter.lines(text)
    found += other_markdown.problems([line for line in plain if line[0] > head])
    found += [
        *_captions(prose),
        *_blocks(prose, lines),
        *shortcode_forms.problems(plain),
    ]
    return sorted([*found, *_tags(plain)])


def ids(expanded: str, name: str) -> set[str]:
    """Return the anchors of a page whose shortcodes are expanded.

    Raises:
        AuthorError: An anchor is given twice; a link would find only the first.
    """
    found = [a or b for a, b in ID.findall(foreign_markup.without_code(expanded))]
    for one, times in Counter(found).items():
        if times > 1:
            raise AuthorError(
                f"{name}: anchor #{one} is given twice; give one another name"
            )
    return {*found, ""}


def check(
    folder: str, pages: Mapping[str, tuple[str, str]], made: Collection[str] = ()
) -> None:
    """Raise AuthorError at the first open block or dead link of a folder's pages.

    pages: from file name to the page as written and with its shortcodes written out;
    made: the files of pages that nobody writes, to which links may lead.
    """
    anchors = {
        name: ids(expanded, f"{folder}/{name}") for name, (_, expanded) in pages.items()
    }
    for file, (text, _) in pages.items():
        name = f"{folder}/{file}"
        page_heads.check_form(text, name)
        if not re.search(r"^# \S", text, re.MULTILINE):
            raise AuthorError(f"{name}: has no title; add a line '# … {{ #top }}'")
        for line, complaint in problems(text):
            raise AuthorError(f"{name}:{line}: {complaint}")
        for line, complaint in foreign_markup.problems(text, Path(folder)):
            raise AuthorError(f"{name}:{line}: {complaint}")
        for link in LINK.finditer(foreign_markup.without_code(text)):
            page, anchor = link[1] or file, link[2] or ""
            if not page.endswith(".md") or page in made:
                continue
            line = text.count("\n", 0, link.start()) + 1
            if page not in pages:
                raise AuthorError(
                    f"{name}:{line}: links to {page}, which is not in {folder}/; correct it"
                )
            if anchor not in anchors[page]:
                raise AuthorError(
                    f"{name}:{line}: links to {page}#{anchor}, but {folder}/{page} "
                    f"has no {{ #{anchor} }}; correct one of them"
                )
