"""A loan pool in small: who earns and who bears what, for every 100 yuan lent for a year.

overrides/assets/js/lending-pool.js does the same sums in the browser. Both work in whole
numbers (yuan, tenths of a per cent, thousandths of a yuan), so that they agree exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from scripts.core.languages import Words

Side = Literal["platform", "bank"]
SIDES: tuple[Side, ...] = ("platform", "bank")
ROWS = ("funds", "interest", "fee", "cost", "loss", "profit", "yield", "breakeven")
SPLITS = (1, 10, 30, 50)
# The words of lending_pool.yml that results are made of, for which the browser needs them.
PHRASES = ("never", "always", "past", "rises", "falls", "same")


@dataclass(frozen=True)
class Input:
    """One setting, in per cent."""

    label: Words
    default: str
    max: str
    step: str
    why: Words


@dataclass(frozen=True)
class Preset:
    """A funding share of the platform to jump to: the fact that holds it, and its name."""

    share: str
    label: Words


@dataclass(frozen=True)
class Pool:
    """The settings in order and the words of the tables; see lending_pool.yml."""

    inputs: dict[str, Input]
    presets: dict[str, Preset]
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


def _breakeven(money: int, earned: int, phrases: Mapping[str, str], past: str) -> str:
    """The loss rate at which a side stops earning, set into the text past.

    earned: profit before losses, in thousandths of a yuan.
    """
    if not money:
        return "—"
    tenths = _round(earned, money)
    if tenths > 1000:
        return phrases["never"]
    return phrases["always"] if tenths < 0 else past.replace("{}", _rate(tenths))


def _change(first: int, last: int, phrases: Mapping[str, str]) -> str:
    """Whether a number rises, falls or stays the same, in a word."""
    return phrases["same" if first == last else "rises" if first < last else "falls"]


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


def _splits(settings: dict[str, int]) -> dict[str, dict[int, int]]:
    """The platform's profit and its return on its own money by funding share."""
    profit = {own: earnings(settings, own, "platform")[1] for own in SPLITS}
    return {
        "profit": profit,
        "yield": {own: _round(amount, own) for own, amount in profit.items()},
    }


def values(
    settings: dict[str, int], phrases: Mapping[str, str], presets: tuple[int, int]
) -> dict[str, str]:
    """Every number of the tables and sentences as text, by name.

    Args:
        settings: tenths of a per cent by input (share is taken in whole per cents).
        phrases: the words named in PHRASES, in one language.
        presets: the two funding shares, of SPLITS, that are compared in words.

    Returns:
        The texts; lending-pool.js works out the same ones.
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
            "breakeven": _breakeven(own, before, phrases, "{}"),
            "loses": _breakeven(own, before, phrases, phrases["past"]),
        }
        shown |= {f"{name}_{side}": text for name, text in line.items()}
    splits = _splits(settings)
    for own in SPLITS:
        before, _ = earnings(settings, own, "platform")
        shown |= {
            f"split_{own}_profit": _yuan(splits["profit"][own]),
            f"split_{own}_yield": _rate(splits["yield"][own]),
            f"split_{own}_breakeven": _breakeven(own, before, phrases, "{}"),
        }
    first, last = presets
    for name, by_share in splits.items():
        shown[f"change_{name}"] = _change(by_share[first], by_share[last], phrases)
    return shown


def bars(settings: dict[str, int]) -> dict[str, int]:
    """The lengths of the bars in the table of funding shares, in per cent of the longest.

    Args:
        settings: tenths of a per cent by input.

    Returns:
        A length by the name of its number; a loss has no bar.
    """
    lengths = {}
    for name, by_share in _splits(settings).items():
        longest = max(*by_share.values(), 1)
        for own, number in by_share.items():
            lengths[f"split_{own}_{name}"] = _round(100 * max(number, 0), longest)
    return lengths
