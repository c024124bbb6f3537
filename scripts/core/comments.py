"""Comments of HTML in a page, for its authors alone: they are not published."""

import re

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def without(text: str) -> str:
    """A text in which comments are blank, with all places where they were."""
    return COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
