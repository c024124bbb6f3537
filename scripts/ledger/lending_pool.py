"""A loan pool in small: who earns and who bears what, for every 100 yuan lent for a year.

overrides/assets/js/lending-pool.js does the same sums in the browser. Both work in whole
numbers (yuan, tenths of a per cent, thousandths of a yuan), so that they agree exactly.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scripts.core.languages import Words

Side = Literal["platform", "bank"]
SIDES: tuple[Side, ...] = ("platform", "bank")
ROWS = ("funds", "interest", "fee", "cost", "loss", "profit", "yield", "breakeven")
SPLITS = (1, 10, 30, 50)


@dataclass(frozen=True)
class Input:
    """One setting, in per cent."""

    label: Words
    default: str
    max: str
    step: str
    why: Words


@dataclass(frozen=True)
class Pool:
    """The settings in order and the words of the tables; see lending_pool.yml."""

    inputs: dict[str, Input]
    words: dict[str, Words]

    def defaults(self) -> dict[str, int]:
        """The starting values in tenths of a per cent."""
        return {k: int(Decimal(i.default) * 10) for k, i in self.inputs.items()}


def _round(number: int, by: int) -> int:
    """Number / by to the nearest whole number, halves away from zero; by > 0."""
    size = (2 * abs(number) + by) // (2 * by)
    return -size if number < 0 else size


def _yuan(milli: int) -> str:
    cents = abs(_round(milli, 10))
    return f"{'−' if milli < 0 and cents else ''}{cents // 100}.{cents % 100:02}"


def _rate(tenths: int) -> str:
    whole, part = divmod(abs(tenths), 10)
    return f"{'−' if tenths < 0 else ''}{whole}{f'.{part}' if part else ''}%"


def _line(money: int, tenths: int, sign: int = 1) -> str:
    product = money * tenths
    minus = "−" if sign < 0 and product else ""
    return f"{minus}{money} × {_rate(tenths)} = {minus}{_yuan(product)}"


def _breakeven(money: int, earned: int, words: tuple[str, str]) -> str:
    """The loss rate at which a side stops earning; earned: profit before losses."""
    if not money:
        return "—"
    tenths = _round(earned, money)
    return words[0] if tenths > 1000 else words[1] if tenths < 0 else _rate(tenths)


def earnings(settings: dict[str, int], own: int, side: Side) -> tuple[int, int]:
    """What a side earns in a year on 100 yuan lent, before and after losses.

    Args:
        settings: tenths of a per cent by input.
        own: what the side puts up, in yuan out of 100.
        side: platform or bank; the bank pays the fee on its money, the platform gets it.

    Returns:
        Two amounts in thousandths of a yuan.
    """
    price, fee, loss, cost = (settings[k] for k in ("price", "fee", "loss", "cost"))
    fees = (100 - own if side == "platform" else -own) * fee
    before = own * (price - cost) + fees
    return before, before - own * loss


def values(settings: dict[str, int], words: tuple[str, str]) -> dict[str, str]:
    """Every number of the tables as text, by name.

    settings: tenths of a per cent by input (share is taken in whole per cents);
    words: what to say when a side never loses, and when it always does.
    """
    price, fee, loss, cost = (settings[k] for k in ("price", "fee", "loss", "cost"))
    shown = {f"in_{name}": _rate(tenths) for name, tenths in settings.items()}

    share = settings["share"] // 10
    for side, own in zip(SIDES, (share, 100 - share), strict=True):
        before, profit = earnings(settings, own, side)
        line = {
            "funds": str(own),
            "interest": _line(own, price),
            "fee": _line(100 - share, fee, 1 if side == "platform" else -1),
            "cost": _line(own, cost, -1),
            "loss": _line(own, loss, -1),
            "profit": _yuan(profit),
            "yield": _rate(_round(profit, own)) if own else "—",
            "breakeven": _breakeven(own, before, words),
        }
        shown |= {f"{name}_{side}": text for name, text in line.items()}
    for own in SPLITS:
        before, profit = earnings(settings, own, "platform")
        shown |= {
            f"split_{own}_profit": _yuan(profit),
            f"split_{own}_yield": _rate(_round(profit, own)),
            f"split_{own}_breakeven": _breakeven(own, before, words),
        }
    return shown
