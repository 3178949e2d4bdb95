"""FIN702 sources-differ-from-costs."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.amounts import crowns
from sprss_cli.model.finance import Placed, balanced, placed, variants
from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import Message, say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule(
    "FIN702",
    severity=Severity.ERROR,
    basis="sources and what is missing give the costs",
    since="0.1",
    about=("finance",),
)
def sources_differ_from_costs(plan: Plan) -> Iterator[Fault]:
    """The money of payers and what is missing do not add up to the costs of a year.

    Why: the reader cannot tell whether the network is paid for. Where money is missing, the plan says so: with figures
    `what: missing`. All finance tables of the plan count together, variant by variant; when every figure of a year
    names a kind of service, each kind has to balance by itself. Nothing is compared for a year that has only costs or
    only sources. Figures of cards do not count.

    Mend: correct the figure that is wrong, or add what is missing as a figure of its own.
    """
    by_year: dict[int, list[Placed]] = {}
    for item in placed(plan):
        if not item.figure.card and item.figure.what in ("cost", "funding", "missing"):
            by_year.setdefault(item.figure.year, []).append(item)
    for year, items in sorted(by_year.items()):
        for variant in variants(item.figure for item in items):
            held = [item for item in items if item.figure.holds_in(variant)]
            yield from _compared(year, variant, held)


def _compared(year: int, variant: str, items: list[Placed]) -> Iterator[Fault]:
    divided = all(item.figure.service for item in items)
    for service in sorted({item.figure.service for item in items}) if divided else ("",):
        held = [item for item in items if not divided or item.figure.service == service]
        found = balanced(item.figure for item in held)
        if found is None or found.cost == found.funding + found.missing:
            continue
        where = tuple(word for word in (str(year), service, variant) if word)
        given = found.funding + found.missing
        message = say(
            "{where}: costs {cost}, sources {given}", where=where, cost=crowns(found.cost), given=crowns(given)
        )
        first = next(item for item in held if item.figure.what == "cost")
        other = next(item for item in held if item.figure.what != "cost")
        yield Fault(
            first.at("amount"),
            message,
            _way_out(found.cost - given),
            ((other.at("amount"), say("sources begin here")),),
        )


def _way_out(short: int) -> Message:
    if short > 0:
        return say("{short} lack a source: add them, or a figure of what is missing", short=crowns(short))
    return say("{over} are more than it costs: correct the costs or the sources", over=crowns(-short))
