"""NET556 form-not-registered."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.registered import called, key_of, standing
from sprss_cli.rules import rule


@rule(
    "NET556",
    severity=Severity.WARNING,
    basis="the national register of providers of social services (zákon č. 108/2006 Sb., § 85)",
    since="0.1",
    about=("network",),
    confidence="M",
)
def form_not_registered(plan: Plan) -> Iterator[Fault]:
    """A service is in the network with a form in which it is not registered.

    Why: capacity in a form that is not registered cannot be provided. The register keeps only the present forms, so
    they are compared with the last state of the service.

    Only `sprss validate --register` looks for this.

    Mend: take the form out by a further decision, or wait for the change of registration.
    """
    for match, state in standing(plan):
        known = {key_of(form.form, plan): called(form.form, plan) for form in match.current.forms}
        if not known or "" in known:
            continue
        for index, form in enumerate(state.forms):
            if form.form not in known:
                at = match.entry.at("history", match.deciding_step, "forms", index, "form")
                message = say("the service is not registered in the form {form}", form=form.form)
                yield Fault(at, message, say("registered: {forms}", forms=tuple(known.values())))
