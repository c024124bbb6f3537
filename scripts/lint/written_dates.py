"""Dates that are typed in another form than the site's, and the site's form of each."""

import re
from collections.abc import Iterator
from datetime import date

from scripts.ledger import number_format

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
DATE = re.compile(
    rf"\b(?P<name>{'|'.join(MONTHS)})\ (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\ (?P<y1>(?:19|20)\d\d)\b"
    r"|(?<![\w.,/-])(?P<y2>(?:19|20)\d\d)(?P<s2>[-/.])(?P<m2>\d{1,2})(?P=s2)(?P<d2>\d{1,2})(?![\w/-]|\.\d)"
    r"|(?<![\w.,/-])(?P<m3>\d{1,2})(?P<s3>[-/.])(?P<d3>\d{1,2})(?P=s3)(?P<y3>(?:19|20)\d\d)(?![\w/-]|\.\d)",
    re.ASCII | re.VERBOSE,
)


def _days(found: re.Match[str]) -> Iterator[date]:
    """The days that a date may mean: one, two for 10/11/2018, none for 30/30/2018."""
    if found["name"]:
        given = [(found["y1"], str(MONTHS.index(found["name"]) + 1), found["d1"])]
    elif found["y2"]:
        given = [(found["y2"], found["m2"], found["d2"])]
    else:
        one, two = found["m3"], found["d3"]
        given = [(found["y3"], one, two)]
        given += [(found["y3"], two, one)] if one != two else []
    for year, month, day in given:
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:  # the calendar has no such day
            continue


def dates(words: str, lang: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each date in another form, and how the site writes it.

    Args:
        words: Prose, in which nothing else is left.
        lang: Its language.
    """
    for found in DATE.finditer(words):
        right = [number_format.date(day.isoformat(), lang) for day in _days(found)]
        if right:
            yield found, " or ".join(right)
