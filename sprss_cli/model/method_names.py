"""The names within a payment method: where each is given, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sprss_cli.model.kinds.payment_method import LEDGER_NAMES, PaymentMethod
from sprss_cli.model.place import Address


@dataclass(frozen=True, slots=True)
class Use:
    """A name that a method works with.

    Attributes:
        name: The name.
        at: Where it stands.
        step: Index of the step that works with it; None for the ceiling.
    """

    name: str
    at: Address
    step: int | None


def definitions(method: PaymentMethod) -> Iterator[tuple[str, Address]]:
    """Yield every name that a method gives to a value, an input or a step, with its place."""
    yield from ((item.id, method.at("values", index, "id")) for index, item in enumerate(method.values))
    yield from ((item.id, method.at("inputs", index, "id")) for index, item in enumerate(method.inputs))
    yield from ((item.id, method.at("steps", index, "id")) for index, item in enumerate(method.steps))


def names(method: PaymentMethod) -> tuple[str, ...]:
    """Return every name that a step may work with, each once: those the method gives, and those of the ledger."""
    return tuple(dict.fromkeys((*(name for name, _ in definitions(method)), *LEDGER_NAMES)))


def steps(method: PaymentMethod) -> dict[str, int]:
    """Return the place of each step by its name; of two with one name the first."""
    found: dict[str, int] = {}
    for index, step in enumerate(method.steps):
        found.setdefault(step.id, index)
    return found


def uses(method: PaymentMethod) -> Iterator[Use]:
    """Yield every name that the steps and the ceiling of a method work with."""
    for index, step in enumerate(method.steps):
        for place, item in enumerate(step.of):
            if isinstance(item, str):
                yield Use(item, method.at("steps", index, "of", place), index)
    if method.ceiling:
        yield Use(method.ceiling, method.at("ceiling"), None)
