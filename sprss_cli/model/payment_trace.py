"""How one payment follows from a method: the steps with their figures, and what stood in the way."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sprss_cli.model.kinds.payment_method import MethodStep, PaymentMethod
from sprss_cli.model.message import Message
from sprss_cli.model.paid_service import PaidService, Quantity
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan

INPUT, ROW, STEP, NAME, OTHERS = "input", "row", "step", "name", "others"


@dataclass(frozen=True, slots=True)
class Given:
    """One thing that a step works on.

    Attributes:
        name: Its name in the method; empty for a number written in the step.
        what: What it is, in the method's words; a message for what the ledger gives.
        value: The figure; None when it is not known.
        measure: `crowns`, `per-cent` or `number`.
        source: Where it stands; None for what follows from the ledger.
        document: Id of the document that a value is taken from.
    """

    name: str
    what: str | Message
    value: Fraction | None
    measure: str
    source: Address | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Portion:
    """Capacity in one form and unit times the value of one unit."""

    quantity: Quantity
    rate: Given
    result: Fraction | None


@dataclass(frozen=True, slots=True)
class Share:
    """What one service adds to a sum over all services."""

    id: str
    name: str
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class Shares:
    """What all services add to a sum, and the sum; None when that of one is not known."""

    all: tuple[Share, ...]
    total: Fraction | None


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a method with its figures.

    Attributes:
        step: The step.
        source: Where it stands.
        given: What it works on; empty for capacity times value.
        portions: Of capacity times value, each form and unit.
        shares: Of a sum over all services, what each adds.
        result: What it gives; None when something is missing.
    """

    step: MethodStep
    source: Address
    given: tuple[Given, ...] = ()
    portions: tuple[Portion, ...] = ()
    shares: tuple[Share, ...] = ()
    result: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a payment cannot be reckoned.

    Attributes:
        kind: `input` that a service does not state, `row` of a value that does not hold once, `step` that cannot be
            done with these figures, `name` for what the method itself has wrong, `others` for a sum over services of
            which one cannot be reckoned.
        message: What is the matter.
        at: Where it is to be mended.
        name: The input, the value or the step.
        what: The input in words.
    """

    kind: str
    message: Message
    at: Address
    name: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """How the payment of one service for one year follows from one method."""

    method: PaymentMethod
    service: PaidService
    year: int
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]

    @property
    def amount(self) -> int | None:
        """The payment in whole CZK; None when it cannot be reckoned."""
        result = self.lines[-1].result if self.lines else None
        return int(result) if result is not None and result.denominator == 1 and not self.problems else None

    @property
    def ceiling(self) -> Fraction | None:
        """The highest payment allowed; None when the method has none or it cannot be reckoned."""
        return next((line.result for line in self.lines if line.step.id == self.method.ceiling), None)


@dataclass(frozen=True, slots=True)
class YearlyPayment:
    """The payment of one service for one year, as the methods of the plan give it.

    Attributes:
        year: The year.
        traces: The reckoning, one for each method that pays some of its capacity.
        uncounted: Capacity that no method pays.
        stated: What the plan states; None when it states nothing.
    """

    year: int
    traces: tuple[Trace, ...]
    uncounted: tuple[Quantity, ...]
    stated: int | None

    @property
    def amount(self) -> int | None:
        """The payment in whole CZK; None when no method applies or one cannot be reckoned."""
        amounts = [trace.amount for trace in self.traces]
        known = [amount for amount in amounts if amount is not None]
        return sum(known) if known and len(known) == len(amounts) else None

    @property
    def ceiling(self) -> Fraction | None:
        """The highest payment allowed; None unless every method has a ceiling."""
        ceilings = [trace.ceiling for trace in self.traces]
        known = [ceiling for ceiling in ceilings if ceiling is not None]
        return sum(known, Fraction(0)) if known and len(known) == len(ceilings) else None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The payments of one service as somebody asked for them.

    Attributes:
        label: What a reader calls the plan.
        plan: The plan.
        service: The service.
        years: Its payments, year by year.
        unread: Files of methods that are missing here because they are broken.
    """

    label: str
    plan: Plan
    service: PaidService
    years: tuple[YearlyPayment, ...]
    unread: tuple[str, ...] = ()
