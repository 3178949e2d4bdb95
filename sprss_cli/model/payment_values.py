"""The figures that methods of payment set: the row of a table that holds, looked up once and not for each service."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from sprss_cli.model.kinds.payment_method import PaymentMethod, Value
from sprss_cli.model.message import say
from sprss_cli.model.payment_trace import ROW, Given, Problem


class About(NamedTuple):
    """What a figure is asked for; form and unit are empty where a step does not work on capacity."""

    kind: str
    form: str
    unit: str
    year: int


class Values:
    """What the values of methods are for a kind, a form, a unit and a year."""

    def __init__(self, documents: str) -> None:
        """Take the document that a figure is from when neither its value nor its method names one; empty for none."""
        self._documents = documents
        self._found: dict[tuple[str, int, About], Given | Problem] = {}

    def document(self, method: PaymentMethod, value: Value) -> str:
        """Return the id of the document that a value is taken from; empty when nobody says it."""
        own = method.provenance.source if method.provenance else ""
        return value.source or own or self._documents

    def given(self, method: PaymentMethod, index: int, about: About) -> Given | Problem:
        """Return the figure of a value, named by its index, or why there is not exactly one."""
        key = method.source.file, index, about
        if key not in self._found:
            self._found[key] = self._given(method, index, about)
        return self._found[key]

    def _given(self, method: PaymentMethod, index: int, about: About) -> Given | Problem:
        value, at = method.values[index], method.at("values", index)
        fitting = [place for place, row in enumerate(value.rows) if row.fits(*about)]
        if len(fitting) == 1:
            row, document = fitting[0], self.document(method, value)
            figure = Fraction(value.rows[row].value)
            return Given(value.id, value.what, figure, value.measure, at.at("rows", row, "value"), document)
        named = tuple(str(part) for part in about if part)
        if fitting:
            message = say("two rows of {name} hold for {about}", name=value.id, about=named)
            return Problem(ROW, message, at.at("rows", fitting[1]), value.id)
        return Problem(ROW, say("no row of {name} holds for {about}", name=value.id, about=named), at, value.id)
