"""Comments of HTML in a page, for its authors alone: they are not published."""

import re

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def blank(found: re.Match[str]) -> str:
    """Blanks for what was found in a text, so that all places stay where they were."""
    return re.sub(r"[^\n]", " ", found[0])


def without(text: str) -> str:
    """A text in which comments are blank, with all places where they were."""
    return COMMENT.sub(blank, text)
