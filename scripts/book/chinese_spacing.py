"""Chinese typesetting that WeasyPrint lacks.

Room next to Latin, no double gaps, no last line of a single character: all with spans
and not with characters, so that search and copy find the text as it was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

Element = html.HtmlElement
INLINE = {"a", "b", "code", "em", "i", "span", "strong"}
SHORTEST = 12  # characters of a paragraph whose last two are not to be parted
# A note's number between two characters is ignored.
SKIPPED = {"head", "pre", "sup"}
HAN = re.compile("[\u4e00-\u9fff]")
OPENING, CLOSING = "“‘（《〈「『【", "”’）》〉」』】，。、；：？！"
PIECE = re.compile(
    rf"{HAN.pattern}|[A-Za-z0-9](?:[A-Za-z0-9.,%–−-]*[A-Za-z0-9%])?|[{OPENING}{CLOSING}]"
)
LATIN = re.compile("[A-Za-z0-9]")
# The end of a paragraph
END = re.compile(rf"{HAN.pattern}{{2}}[{CLOSING}]*\s*$")


@dataclass
class Slot:
    """A run of text inside an element or right after it.

    Attributes:
        holder: The element.
        tail: Whether the text follows the element.
        before: The character before it in the same block.
        after: The character after it in the same block.
    """

    holder: Element
    tail: bool
    before: str = ""
    after: str = ""

    @property
    def text(self) -> str:
        """The text itself; "" when there is none."""
        return (self.holder.tail if self.tail else self.holder.text) or ""


def _slots(element: Element) -> Iterator[Slot | None]:
    """The runs of text below an element in reading order, None where a block ends."""
    if element.tag in SKIPPED or not isinstance(element.tag, str):
        return
    inline = element.tag in INLINE
    if not inline:
        yield None
    yield Slot(element, tail=False)
    for child in element:
        yield from _slots(child)
        yield Slot(child, tail=True)
    if not inline:
        yield None


def _classes(text: str, start: int, end: int) -> str:
    """How a piece between two positions of a text is set, as names of classes."""
    left, right, first = (
        text[max(start - 1, 0) : start],
        text[end : end + 1],
        text[start],
    )
    if first in CLOSING:
        return "half" if right and right in OPENING + CLOSING else ""
    if first in OPENING:
        return "half" if left and left in OPENING else ""
    # Always behind a piece: room before it would indent a line that it begins.
    across = LATIN if HAN.match(first) else HAN
    return "room-after" if across.match(right) else ""


def _set(slot: Slot) -> None:
    """Put a slot's pieces that need it into spans."""
    text = slot.text
    whole, shift = f"{slot.before}{text}{slot.after}", len(slot.before)
    spans, rest = [], 0
    for piece in PIECE.finditer(text):
        if names := _classes(whole, piece.start() + shift, piece.end() + shift):
            span = html.Element("span", {"class": names})
            span.text = piece[0]
            spans.append((text[rest : piece.start()], span))
            rest = piece.end()
    if not spans:
        return
    following = [*(before for before, _ in spans[1:]), text[rest:]]
    for (_, span), tail in zip(spans, following, strict=True):
        span.tail = tail
    parent, at = slot.holder, 0
    if slot.tail and (above := slot.holder.getparent()) is not None:
        slot.holder.tail = spans[0][0]
        parent = above
        at = parent.index(slot.holder) + 1
    else:
        slot.holder.text = spans[0][0]
    parent[at:at] = [span for _, span in spans]


def _bind_end(slot: Slot) -> None:
    """Put the last two characters of a paragraph into a span that does not break."""
    text = slot.text
    if not (end := END.search(text)):
        return
    span = html.Element("span", {"class": "together"})
    span.text = text[end.start() :]
    if slot.tail and (above := slot.holder.getparent()) is not None:
        slot.holder.tail = text[: end.start()]
        above.insert(above.index(slot.holder) + 1, span)
    else:
        slot.holder.text = text[: end.start()]
        slot.holder.insert(0, span)


def _bind_ends(root: Element) -> None:
    """Let no paragraph end in a line of one character."""
    paragraph: list[Slot] = []
    ended: list[Slot] = []
    for slot in [*_slots(root), None]:
        if slot is None:
            if sum(len(one.text) for one in paragraph) >= SHORTEST:
                ended.append(paragraph[-1])
            paragraph = []
        elif slot.text.strip():
            paragraph.append(slot)
    for last in ended:
        _bind_end(last)


def chinese(root: Element) -> None:
    """Space the Chinese text of a document, in place.

    Latin letters and digits get an eighth of an em next to Han; where two punctuation
    marks meet, one gap is left instead of two; a paragraph's last two characters are on
    one line.
    """
    _bind_ends(root)
    found: list[Slot] = []
    last: Slot | None = None
    for slot in _slots(root):
        if slot is None:
            last = None
        elif slot.text:
            if last:
                slot.before, last.after = last.text[-1], slot.text[0]
            found.append(slot)
            last = slot
    for slot in reversed(found):  # from the end, so that no slot moves before its turn
        _set(slot)
