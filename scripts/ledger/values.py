"""What a single value of the data may be: a number, a date, an address, a locator, a text.

Each function takes a value and the place that a message names, returns nothing, and
raises AuthorError with what is wrong and what to write instead.
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlsplit

from scripts.core.errors import AuthorError
from scripts.core.languages import CHINESE

SIGNED = ("percent", "points", "percentage_points")  # units of what may be negative
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?", re.ASCII)
DAY = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?", re.ASCII)
PARAGRAPHS = re.compile(r"[AB]\d+(?:-[AB]\d+)?(?: [AB]\d+(?:-[AB]\d+)?)*", re.ASCII)
NOT_IN_ADDRESS = re.compile(r"[\s<>\"'`\[\]{}|\\^]|[^\x21-\x7e]")
LOCAL = re.compile(  # this computer, or one of the same network
    r"https?://(?:[^/@]*@)?(?:(?:[\w-]+\.)*localhost|[\w-]+\.local|0\.0\.0\.0|127(?:\.\d+){3}"
    r"|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|\[::1?\])"
    r"(?=[:/?#]|$)",
    re.IGNORECASE,
)
TRACKED = re.compile(r"[?&](utm_\w+|fbclid|gclid|spm)=", re.IGNORECASE)
MARKUP = re.compile(r"</?[A-Za-z!][^>]*>?|&#?\w+;|!\[")
MARKDOWN = re.compile(r"\||\]\(|\*\*|`|^#+ ")


def number(value: str, unit: str | None, where: str) -> None:
    """Plain digits of a size that can be meant."""
    if not NUMBER.fullmatch(value) or (value.startswith("-0") and not Decimal(value)):
        raise AuthorError(
            f'{where}: {value!r} is no number; write plain digits like "9.62"'
        )
    if unit not in SIGNED and value.startswith("-"):
        raise AuthorError(
            f"{where}: {value} is below zero, which only a rate can be; correct it"
        )
    if unit == "percent" and abs(Decimal(value)) > 1000:
        raise AuthorError(
            f"{where}: {value} per cent is more than tenfold; correct it, or give a "
            "multiple with 'unit: times'"
        )


def not_a_fraction(value: str, where: str) -> None:
    """AuthorError for 0.365 where 36.5 per cent must be meant."""
    if re.fullmatch(r"-?0\.\d\d+", value) and float(value):
        raise AuthorError(
            f"{where}: {value} per cent: write {100 * float(value):.4g} if {value} is a "
            "fraction; if it really is below one per cent, add 'small: true'"
        )


def day(value: str, where: str, past: bool = False) -> None:
    """A year, month or day that the calendar has.

    Args:
        value: The date, like 2017, 2017-06 or 2017-06-20.
        where: The place of the value, for messages.
        past: Whether the date must have come already, anywhere on earth.
    """
    try:
        date.fromisoformat((value + "-01-01")[:10] if DAY.fullmatch(value) else "")
    except ValueError:
        raise AuthorError(
            f"{where}: {value!r} is no date; write it like 2017, 2017-06, 2017-06-20"
        ) from None
    if past and value > (date.today() + timedelta(days=1)).isoformat():
        raise AuthorError(f"{where}: {value} lies in the future; correct it")


def copied(value: str) -> str:
    """What is wrong with an address that stays as it was copied; "" if nothing."""
    if LOCAL.match(value):
        return "leads to a machine that readers cannot reach; write the public address"
    if (end := value[-1:]) in tuple(".,;:!。，；、）") or (
        end == ")" and value.count(")") > value.count("(")
    ):
        return f"ends in {end!r}, which came with the copy; remove it"
    if found := TRACKED.search(value):
        return f"says who sent the reader ({found[1]}); remove that part"
    return ""


def address(value: str, where: str) -> None:
    """The address of a web page that a browser opens unchanged."""
    if wrong := copied(value):
        raise AuthorError(f"{where}: {value!r} {wrong}")
    parts = urlsplit(value) if not NOT_IN_ADDRESS.search(value) else urlsplit("")
    if parts.scheme not in ("http", "https") or "." not in parts.netloc:
        raise AuthorError(
            f"{where}: {value!r} is no address of a web page; write it like "
            "https://example.org/page, anything else than letters and digits as %20"
        )


def locator(value: str, last: str | None, where: str) -> None:
    """Paragraphs of an article.

    Args:
        value: One or more paragraphs or ranges of them, like "A13 A24-A26".
        last: The article's last paragraph, like "A29"; None for other sources.
        where: The place of the value, for messages.
    """
    if not PARAGRAPHS.fullmatch(value):
        raise AuthorError(f"{where}: {value!r} must read like B10 or A24-A26")
    if not last:
        raise AuthorError(
            f"{where}: {value} counts the paragraphs of another source; remove it"
        )
    for part in value.split():
        ends = part.split("-")
        numbers = [int(end[1:]) for end in ends]
        if any(end[0] != last[0] for end in ends) or not 1 <= numbers[0] <= numbers[
            -1
        ] <= int(last[1:]):
            raise AuthorError(
                f"{where}: {part} is not among the paragraphs {last[0]}1 to {last}; "
                "correct it"
            )


def no_html(value: str, where: str) -> None:
    """Words without HTML or pictures; only a Chinese passage in English may be marked as such."""
    if found := MARKUP.search(CHINESE.sub("", value)):
        raise AuthorError(
            f"{where}: {found[0]!r} is a picture or HTML; data are plain text, write it "
            "without"
        )


def text(value: str, where: str) -> None:
    """Words without markup of any kind."""
    no_html(value, where)
    if found := MARKDOWN.search(value):
        raise AuthorError(
            f"{where}: {found[0]!r} is Markdown; data are plain text, write it without"
        )
    if value != value.strip():
        raise AuthorError(f"{where}: starts or ends with a space; remove it")


def cell(value: str, where: str) -> None:
    """Words of a table, which spreadsheet programs open as well."""
    if "\n" in value:
        raise AuthorError(f"{where}: holds a line break; keep each row on one line")
    if value[:1] in ("=", "+", "@", "-", "\t"):
        raise AuthorError(
            f"{where}: {value!r} would run as a formula in a spreadsheet; start with a "
            "letter"
        )
    text(value, where)
