"""The syntax of shortcodes, [[kind:id]] or [[kind:id|shown text]], in pages and data."""

import re
from collections.abc import Callable

NAME = r"\w+(?::[^\]|\[]*)?"  # kind and id
OPENING = rf"\[\[{NAME}\|?"  # all but the shown text and the end
SHORTCODE = r"\[\[(?P<kind>\w+)(?::(?P<id>[^\]|\[]*))?(?:\|(?P<text>[^\]]+))?\]\]"
PATTERN = re.compile(SHORTCODE)
FACT = re.compile(r"\[\[fact:(\w+)\]\]")  # the only one that data may hold


def ids(text: str, kind: str = "") -> list[str]:
    """The ids that the shortcodes of a text name, in order; kind: of one kind only."""
    found = (m for m in PATTERN.finditer(text) if kind in ("", m["kind"]))
    return [id for m in found for id in (m["id"] or "").split(",") if id]


def replace_facts(text: str, write: Callable[[str], str]) -> str:
    """A text with every [[fact:id]] replaced; write: from an id to what is shown."""
    return FACT.sub(lambda found: write(found[1]), text)
