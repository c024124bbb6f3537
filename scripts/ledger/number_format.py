"""Write a quantity the way each language does: 9.62万亿元, 9.62 trillion yuan."""

from calendar import monthrange
from datetime import date as Day
from decimal import Decimal
from functools import cache

from babel.dates import format_date, get_month_names
from babel.numbers import format_decimal

from scripts.core.errors import AuthorError
from scripts.core.languages import Words

LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}
# Power of ten of each scale that a data file may name.
SCALES = {"wan": 4, "million": 6, "yi": 8, "billion": 9, "trillion": 12, "wanyi": 12}
# What a language says after the digits, largest first; the space does not break.
STEPS = {
    "zh": ((12, "万亿"), (8, "亿"), (4, "万")),
    "en": ((12, "\u00a0trillion"), (9, "\u00a0billion"), (6, "\u00a0million")),
}
HEDGES = {
    "nearly": Words("近", "nearly "),
    "over": Words("超过", "more than "),
    "about": Words("约", "about "),
    "below": Words("不到", "less than "),
}
# The same on a chart, where there is no room for words.
SIGNS = {"nearly": "≲", "over": ">", "about": "≈", "below": "<"}
SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
]


def power(scale: str | None) -> int:
    """The power of ten of a scale; 0 without one."""
    return SCALES[scale] if scale else 0


def step_for(amount: Decimal, lang: str) -> tuple[int, str]:
    """Power of ten and word by which a language would write an amount."""
    return next((s for s in STEPS[lang] if abs(amount) >= Decimal(10) ** s[0]), (0, ""))


@cache  # most numbers are printed several times
def digits(amount: Decimal, decimals: int, lang: str) -> str:
    """An amount with exactly so many decimals; thousands grouped in English only."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(
        amount, pattern, LOCALES[lang], group_separator=lang == "en"
    ).replace("-", "−")


def exponent(value: Decimal) -> int:
    """The power of ten of a number's last digit: -2 for 9.62."""
    if not value.is_finite():
        raise ValueError(f"{value} has no last digit")
    return int(value.as_tuple().exponent)


def scaled(printed: str, scale: str | None, lang: str) -> str:
    """A number as printed at the source ("8700", "yi") in the language's own scale."""
    value = Decimal(printed)
    amount = value.scaleb(power(scale))
    step, word = step_for(amount, lang) if scale else (0, "")
    in_step = amount.scaleb(-step)
    decimals = max(0, -exponent(value) - power(scale) + step)
    if step != power(scale):
        # Another scale than the source's: no digits that the source did not print.
        decimals = max(0, -exponent(in_step.normalize()))
    return digits(in_step, decimals, lang) + word


def unit_name(scale: str | None, unit: Words | None, lang: str) -> str:
    """What numbers of a scale and a unit count in: 万亿元, trillion yuan, banks."""
    one = scaled("1", scale, lang)
    # English has no word for 10,000; there the digits stay.
    word = (
        one.removeprefix("1")
        if step_for(Decimal(1).scaleb(power(scale)), lang)[0] == power(scale)
        else one
    )
    name = unit.of(lang) if unit else ""
    gap = "\u00a0" if lang == "en" and name != "%" else ""
    return f"{word}{gap}{name}".strip("\u00a0")


def quantity(
    printed: str,
    scale: str | None,
    unit: Words | None,
    lang: str,
    hedge: str | None = None,
    accumulated: bool = False,
) -> str:
    """A number with its unit and every word that keeps it honest.

    printed: digits as at the source; scale: key of SCALES; hedge: key of HEDGES;
    accumulated: whether to say that the sum has grown since a launch.
    """
    number = scaled(printed, scale, lang)
    name = unit.of(lang) if unit else ""
    if lang == "en":
        if not scale and printed in map(str, range(1, 11)) and name != "%":
            number = SMALL[int(printed)]
        name = name if name in ("%", "") else f"\u00a0{name}"
    elif not scale and printed == "2" and name not in ("%", ""):
        number = "两"  # before a measure word
    text = (HEDGES[hedge].of(lang) if hedge else "") + number + name
    if not accumulated:
        return text
    if lang == "zh":
        return "累计" + text
    return f"a cumulative sum of {text}" if hedge else f"a cumulative {text}"


def _day(iso: str, where: str) -> tuple[Day, int]:
    """The first day of a date, and how many of year, month and day it names."""
    try:
        parts = [int(p) for p in iso.split("-")]
        return Day(*[*parts, 1, 1][:3]), len(parts)
    except (TypeError, ValueError):
        raise AuthorError(
            f"{where}: {iso!r} is no date; write it like 2017, 2017-06, 2017-06-20"
        ) from None


def days(iso: str, where: str = "") -> tuple[Day, Day]:
    """The first and the last day that a date may mean.

    Args:
        iso: a year, month or day ("2017", "2017-06", "2017-06-20").
        where: file, line and key for messages.

    Returns:
        Both days; they are the same for a full date.

    Raises:
        AuthorError: if the text is no date.
    """
    first, parts = _day(iso, where)
    if parts == 3:
        return first, first
    month = first.month if parts == 2 else 12
    return first, Day(first.year, month, monthrange(first.year, month)[1])


@cache
def date(iso: str, lang: str, where: str = "") -> str:
    """A year, month or day ("2017", "2017-06", "2017-06-20") in words."""
    day, parts = _day(iso, where)
    if parts == 1:
        return f"{day.year}年" if lang == "zh" else str(day.year)
    if parts == 2:
        if lang == "zh":
            return f"{day.year}年{day.month}月"
        return f"{get_month_names('wide', locale=LOCALES[lang])[day.month]} {day.year}"
    return format_date(day, "long", LOCALES[lang])


def month(number: int, lang: str) -> str:
    """A month's name as an axis has room for: 7月, Jul."""
    return str(get_month_names("abbreviated", locale=LOCALES[lang])[number])
