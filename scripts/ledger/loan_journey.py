"""One loan in three forms of lending: who funds it, earns from it and loses on it.

The sums are those of the lending pool at its starting values.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scripts.core.languages import Words
from scripts.ledger.lending_pool import Pool, Side, earnings

AMOUNTS = ("funds", "earns", "loses")


@dataclass(frozen=True)
class Case:
    """What the platform puts up: the fact that holds its share, or nothing."""

    label: Words | None = None
    share: str = ""


@dataclass(frozen=True)
class Form:
    """One form of lending; a form with several cases shows an amount for each."""

    name: Words
    fee: bool
    cases: dict[str, Case]


@dataclass(frozen=True)
class Cell:
    """What happens at one step in one form."""

    text: Words
    who: Literal["bank", "platform", "both"] | None = None


@dataclass(frozen=True)
class Step:
    """One question about the loan, with a cell for each form."""

    question: Words
    kind: Literal["who", "funds", "earns", "loses"]
    cells: dict[str, Cell]


@dataclass(frozen=True)
class Journey:
    """The loan, its forms and its steps in order; see loan_journey.yml."""

    amount: str
    words: dict[str, Words]
    forms: dict[str, Form]
    steps: dict[str, Step]


def amounts(
    journey: Journey, pool: Pool, form: Form, share: int
) -> dict[str, dict[Side, Decimal]]:
    """What each side funds, earns and loses on the loan in one year, in yuan.

    Args:
        journey: for the size of the loan.
        pool: its starting values are the price, the fee, the losses and the cost of funds.
        form: a form without a fee has none, whatever the pool says.
        share: what the platform puts up, in per cent of the loan.

    Returns:
        By kind of amount (funds, earns, loses), then by side.
    """
    settings = pool.defaults()
    if not form.fee:
        settings["fee"] = 0
    hundreds = Decimal(journey.amount) / 100
    found: dict[str, dict[Side, Decimal]] = {kind: {} for kind in AMOUNTS}
    parts: dict[Side, int] = {"platform": share, "bank": 100 - share}
    for side, own in parts.items():
        _, profit = earnings(settings, own, side)
        found["funds"][side] = own * hundreds
        found["earns"][side] = profit * hundreds / 1000
        found["loses"][side] = own * hundreds * settings["loss"] / 1000
    return found
