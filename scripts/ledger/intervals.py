"""Evaluate a formula over facts on the intervals that their printed digits imply.

The grammar is names, whole and decimal numbers, + - * / and parentheses. The text is
parsed by Python's own parser and walked node by node; it is never run as Python.
"""

import ast
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from scripts.core.errors import AuthorError


@dataclass(frozen=True)
class Interval:
    """What a printed number may stand for.

    mid: the number as printed; low, high: bounds that its last digit implies;
    less, more: whether its hedge says that the truth lies below or above it.
    """

    mid: Decimal
    low: Decimal
    high: Decimal
    less: bool = False
    more: bool = False

    @property
    def hedge(self) -> str | None:
        """The hedge that an honest result must carry, if any."""
        if self.less and self.more:
            return "about"
        return "below" if self.less else "over" if self.more else None


def _add(a: Interval, b: Interval) -> Interval:
    return Interval(
        a.mid + b.mid,
        a.low + b.low,
        a.high + b.high,
        a.less or b.less,
        a.more or b.more,
    )


def _negate(a: Interval) -> Interval:
    return Interval(-a.mid, -a.high, -a.low, a.more, a.less)


def _multiply(a: Interval, b: Interval) -> Interval:
    ends = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    return Interval(
        a.mid * b.mid, min(ends), max(ends), a.less or b.less, a.more or b.more
    )


def _invert(a: Interval, where: str) -> Interval:
    if a.low <= 0 <= a.high:
        raise AuthorError(
            f"{where}: formula divides by a number that may be zero; correct it"
        )
    return Interval(1 / a.mid, 1 / a.high, 1 / a.low, a.more, a.less)


def _parse(text: str, where: str) -> ast.expr:
    try:
        return ast.parse(text.replace("×", "*").replace("÷", "/"), mode="eval").body
    except SyntaxError:
        raise AuthorError(
            f"{where}: formula cannot be read, correct it: {text}"
        ) from None


def names(text: str, where: str) -> set[str]:
    """The fact ids that a formula uses."""
    return {n.id for n in ast.walk(_parse(text, where)) if isinstance(n, ast.Name)}


def evaluate(text: str, lookup: Callable[[str], Interval], where: str) -> Interval:
    """The interval of a formula.

    text: for example "a / (b - a) * 100"; lookup: from a name to its interval, raising
    AuthorError for an unknown one; where: file, line and key for messages.
    """

    def walk(node: ast.expr) -> Interval:
        match node:
            case ast.Name(id=name):
                return lookup(name)
            case ast.Constant(value=int() | float() as number):
                exact = Decimal(str(number))
                return Interval(exact, exact, exact)
            case ast.UnaryOp(op=ast.USub(), operand=inner):
                return _negate(walk(inner))
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return _add(walk(left), walk(right))
            case ast.BinOp(left=left, op=ast.Sub(), right=right):
                return _add(walk(left), _negate(walk(right)))
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return _multiply(walk(left), walk(right))
            case ast.BinOp(left=left, op=ast.Div(), right=right):
                return _multiply(walk(left), _invert(walk(right), where))
        raise AuthorError(
            f"{where}: formula may hold only fact ids, numbers, + - * / and ( ): {text}"
        )

    return walk(_parse(text, where))
