"""The YAML at the head of a page."""

from functools import lru_cache
from typing import Any

import yaml

from scripts.core.yaml_records import FastLoader


@lru_cache(maxsize=256)  # several checks ask for those of the same page
def parse(head: str) -> Any:
    """What the text between the two marks says; not to be changed by who asks.

    Raises:
        yaml.YAMLError: It is no YAML, or names an impossible date.
    """
    try:
        return yaml.load(head, FastLoader)
    except ValueError as error:  # of a day that the calendar does not have
        raise yaml.YAMLError(str(error)) from error


def fields(text: str) -> Any:
    """What the head of a page says, whose form has been checked."""
    return parse(text[4:].partition("\n---\n")[0])


def body(text: str) -> str:
    """A page without its head, as MkDocs wants it."""
    return text[4:].partition("\n---\n")[2].lstrip("\n")


def lines(text: str) -> int:
    """How many lines the head of a page takes, with its marks."""
    head, end, _ = text.partition("\n---\n")
    return head.count("\n") + 2 if end and text.startswith("---\n") else 0
