"""Growth columns of monthly tables: recomputed from the levels whenever data are loaded."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from scripts.core.errors import AuthorError
from scripts.ledger import values

Row = dict[str, str]


def _year_before(month: str) -> str:
    return f"{int(month[:4]) - 1}{month[4:]}"


def checked_growth(
    rows: tuple[Row, ...], month: str, rate: str, level: str, name: str
) -> tuple[Row, ...]:
    """Recompute every rate of growth on the same month a year before.

    Args:
        rows: The rows of a CSV, checked but for the rates.
        month: The column with the months, like 2017-10.
        rate: The column with the growth, in per cent.
        level: The column that grows, of plain numbers.
        name: The CSV's name, for messages.

    Returns:
        The rows that have a rate; those of the first year are only its base.

    Raises:
        AuthorError: When a rate differs from what the levels give, is missing, or
            is given without a level a year before; when that level is nothing.
    """
    for line, row in enumerate(rows, 2):
        values.day(row[month], f"{name}:{line} {month}")
    levels: Mapping[str, str] = {row[month]: row[level] for row in rows}
    for line, row in enumerate(rows, 2):
        base, right = levels.get(before := _year_before(row[month])), ""
        if base:
            if not Decimal(base):
                raise AuthorError(
                    f"{name}:{line} {rate}: there is no growth on the {base} of {before}; "
                    f"correct {level} there"
                )
            growth = Decimal(row[level]) / Decimal(base) * 100 - 100
            exact = Decimal(row[rate] or "0.0").as_tuple().exponent
            right = str(growth.quantize(Decimal(1).scaleb(int(exact)), ROUND_HALF_UP))
        if row[rate] != right:
            raise AuthorError(
                f"{name}:{line} {rate}: says '{row[rate]}', but {level} gives "
                f"'{right}'; correct one of them"
            )
    return tuple(row for row in rows if row[rate])
