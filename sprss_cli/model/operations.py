"""The operations a payment method is made of, on exact fractions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, prod

from sprss_cli.model.kinds.payment_method import MethodStep
from sprss_cli.model.message import Message, say

LONGEST = 4096  # bits of a figure: a hundred multiplications of one another would fill the memory
_FEWEST = {"add": 2, "subtract": 2, "multiply": 2, "at-most": 2, "at-least": 2}
_EXACTLY = {"share": 2, "pro-rata": 3, "round": 1, "per-capacity": 1, "total": 1}

_OPERATIONS: Mapping[str, Callable[[Sequence[Fraction]], Fraction]] = {
    "add": lambda items: sum(items, Fraction(0)),
    "subtract": lambda items: items[0] - sum(items[1:], Fraction(0)),
    "multiply": lambda items: prod(items, start=Fraction(1)),
    "share": lambda items: items[0] * items[1] / 100,
    "pro-rata": lambda items: items[0] * items[1] / items[2],
    "at-most": min,
    "at-least": max,
}


def operands_missing(step: MethodStep) -> Message | None:
    """Return how many things a step has to work on when it has too few or too many; None when the number is right."""
    count, exactly = len(step.of), _EXACTLY.get(step.do)
    if exactly is not None and count != exactly:
        return say("{do} works on {wanted}, and {count} stand here", do=step.do, wanted=exactly, count=count)
    if count < _FEWEST.get(step.do, 0):
        return say("{do} works on two or more, and one stands here", do=step.do)
    return None


def apply(step: MethodStep, items: Sequence[Fraction]) -> Fraction | Message:
    """Return what a step makes of its figures, or why it cannot be done.

    `share` gives the second as per cent of the first, `pro-rata` the first times the second divided by the third.
    """
    if wrong := operands_missing(step):
        return wrong
    if step.do == "pro-rata" and items[2] == 0:
        return say("{id} would divide by zero", id=step.id)
    result = _rounded(step, items[0]) if step.do == "round" else _OPERATIONS[step.do](items)
    if max(result.numerator.bit_length(), result.denominator.bit_length()) > LONGEST:
        return say("{id} gives a number that is too long to be an amount", id=step.id)
    return result


def _rounded(step: MethodStep, value: Fraction) -> Fraction:
    parts = value / step.to
    whole = {"down": floor(parts), "up": ceil(parts), "nearest": floor(parts + Fraction(1, 2))}[step.way]
    return Fraction(whole * step.to)
