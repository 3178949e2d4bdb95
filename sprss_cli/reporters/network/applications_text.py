"""Applications for a place in the network, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sprss_cli.model.amounts import figure, in_year
from sprss_cli.model.applications import Standing
from sprss_cli.model.kinds.application import Sum
from sprss_cli.model.message import Message, Translations, say, say_count
from sprss_cli.model.network_words import provided
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import party, titled
from sprss_cli.reporters.network.text import ACTIONS

_STATES = {
    "received": say("not assessed yet"),
    "assessed": say("assessed, not decided yet"),
    "accepted": say("allowed"),
    "partly": say("allowed in part"),
    "refused": say("not allowed"),
}


def write(label: str, plan: Plan, found: tuple[Standing, ...], unread: tuple[str, ...], speak: Translations) -> str:
    """Return the applications as text, in the order given, each with its state, assessment, capacity and money."""
    about = say_count("{plan}: {count} application", "{plan}: {count} applications", len(found), plan=label)
    lines = [about.render(speak)]
    if unread:
        lines.append(say("cannot be read and are missing here: {files}", files=unread).render(speak))
    for standing in found:
        lines += ["", *_application(standing, plan, speak)]
    return "\n".join(lines) + "\n"


def _application(standing: Standing, plan: Plan, speak: Translations) -> Iterator[str]:
    one = standing.application
    name = f"{one.service} {one.name}".strip()
    action = ACTIONS[one.asks].render(speak)
    yield f"{one.id} {action}: {name}, {party(one.provider, plan)}, {titled(one.kind, 'services', plan)}"
    days = say(
        "received {received}, from {effective}", received=one.received.isoformat(), effective=one.effective.isoformat()
    )
    decision = f" ({one.outcome.decision})" if one.outcome else ""
    yield f"    {days.render(speak)} · {_STATES[standing.state].render(speak)}{decision}"
    if one.assessment and (results := [item.render(speak) for item in _assessment(standing)]):
        yield f"    {' · '.join(results)}"
    if one.forms:
        yield f"    {provided(one.forms, plan)}"
    for said, amounts in ((say("payments asked for"), one.requested_payments), (say("costs"), one.costs)):
        if amounts:
            yield f"    {said.render(speak)}: {_sums(amounts)}"


def _assessment(standing: Standing) -> Iterator[Message]:
    if standing.required:
        yield say("required criteria met: {met} of {required}", met=standing.met, required=standing.required)
    if standing.most != 0:
        points, most = figure(standing.points), standing.most
        yield (
            say("points: {points}", points=points)
            if most is None
            else say("points: {points} of {most}", points=points, most=most)
        )


def _sums(found: Iterable[Sum]) -> str:
    return ", ".join(in_year(one.amount, one.year) for one in found)
