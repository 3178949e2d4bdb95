"""FIN723 operands-do-not-fit."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.kinds.payment_method import MethodStep, PaymentMethod
from sprss_cli.model.message import Message, say
from sprss_cli.model.method_names import names, steps
from sprss_cli.model.operations import operands_missing
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN723",
    severity=Severity.ERROR,
    basis="what operations work on",
    since="0.1",
    about=("payment-methods",),
)
def operands_do_not_fit(plan: Plan) -> Iterator[Fault]:
    """A step of a payment method has too few or too many things to work on, or a thing that its operation cannot use.

    Why: the step cannot be done, and no payment can be reckoned.

    Mend: per-capacity works on one value, total on one step, round on one thing, share on two (the second is per
    cent), pro-rata on three (the first times the second divided by the third), the others on two or more; the ceiling
    is a step.
    """
    hint = say("`sprss explain FIN723` says what each operation works on")
    for method in plan.every(PaymentMethod):
        for index, step in enumerate(method.steps):
            message = operands_missing(step) or _unfit(method, step)
            if message:
                yield Fault(method.at("steps", index, "of"), message, hint)
        if method.ceiling in names(method) and method.ceiling not in steps(method):
            message = say("{name} is no step, and the ceiling has to be one", name=method.ceiling)
            yield Fault(method.at("ceiling"), message, say("write the id of the step that gives the ceiling"))


def _unfit(method: PaymentMethod, step: MethodStep) -> Message | None:
    name = step.of[0]
    values = {value.id for value in method.values}
    if step.do == "per-capacity" and name not in values and (not isinstance(name, str) or name in names(method)):
        return say("per-capacity works on a value of the method, and {name} is none", name=name)
    if step.do == "total" and name not in steps(method) and (not isinstance(name, str) or name in names(method)):
        return say("total works on a step of the method, and {name} is none", name=name)
    return None
