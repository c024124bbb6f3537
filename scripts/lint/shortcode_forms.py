"""Shortcodes that are written in another form, or stand where they cannot."""

import re
from collections.abc import Iterable, Iterator

from scripts.core import shortcode_syntax
from scripts.lint.other_markdown import Line

# What stands in a sentence; all other shortcodes print blocks.
INLINE = ("fact", "claim", "cite", "term", "tracker_link")
FORMS = [  # of shortcodes that are none
    (r"\[\[\w+[：﹕]", "a shortcode has a half-width colon; write [[kind:id]]"),
    (
        r"(?<!\[)\[(?:fact|claim|cite|term|chart|keys):\w|\{\{\s*(?:fact|claim|cite|term|chart)"
        r"\b|\\\[\\?\[",
        "a shortcode has two square brackets; write [[kind:id]]",
    ),
    (
        r"(?<!\])\[[^\[\]]*\[\[(?:fact|claim|cite|term)\b[^\]]*\]\][^\[\]]*\]\(",
        "a shortcode makes a link of its own; put it beside this one",
    ),
]


def problems(prose: Iterable[Line]) -> Iterator[Line]:
    """Line number and complaint for each shortcode in a form or a place that it cannot have.

    Args:
        prose: The lines of a page that are no code.
    """
    for number, line in prose:
        for pattern, complaint in FORMS:
            if re.search(pattern, line):
                yield number, complaint
        if re.search(r"\[\[|\]\]", shortcode_syntax.PATTERN.sub("", line)):
            yield number, "a shortcode is not closed; write [[kind:id]]"
        for found in shortcode_syntax.PATTERN.finditer(line):
            if found["kind"] not in INLINE and line.rstrip() != found[0]:
                yield (
                    number,
                    f"{found[0]} prints a block; put it on a line of its own, not indented",
                )
            if found["text"] and found["kind"] != "term":
                yield (
                    number,
                    f"{found[0]}: only [[term:id|text]] takes a text; remove it",
                )
