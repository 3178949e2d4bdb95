"""What the dated catalogues say of a plan: which kinds were in force, how long a plan may be, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sprss_cli.model.catalogue import Catalogue, Entry
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.period import Period
from sprss_cli.model.plan import Plan

UNSURE = frozenset({"L", "MEM"})  # what rests on these never makes an error


@dataclass(frozen=True, slots=True)
class OutOfForce:
    """A kind of service that a card names for days on which it was not in force.

    Attributes:
        index: Where it stands in the card's list.
        entry: The catalogue's last row of the kind.
        during: The days that were looked at.
        unsure: Whether the day that decides rests on a weak source.
    """

    card: Card
    index: int
    entry: Entry
    during: Period
    unsure: bool


def out_of_force(plan: Plan) -> Iterator[OutOfForce]:
    """Yield the kinds that are in force on no day on which their card runs and the plan's law holds.

    The law of a plan is that of its `law_date`: of a card that began earlier, only the days from then on count.
    """
    kinds = plan.catalogue_of_services.by_key
    holding: dict[Period, Mapping[str, Entry]] = {}
    period: Period | None = None
    for card in plan.every(Card):
        if card.period is not period:  # most cards run as long as the one before
            period = card.period
            during = _measured(period, plan.frame.law_date)
            if during not in holding:
                holding[during] = plan.catalogue_of_services.during(during)
            in_force = holding[during]
        for index, key in enumerate(card.services.ids):
            if key not in in_force and key in kinds and not period.reversed:
                entry = kinds[key][-1]
                yield OutOfForce(card, index, entry, during, rests_on_weak_source(entry, during))


def _measured(period: Period, law_date: date) -> Period:
    return Period(law_date, period.ends) if period.begins < law_date <= period.ends else period


def rests_on_weak_source(entry: Entry, during: Period) -> bool:
    """Return whether the day that decides if a row holds during a period is known from a weak source only."""
    over = entry.valid_to is not None and entry.valid_to < during.begins
    deciding = entry.facts.get("confidence_of")
    own = deciding.get("valid_to" if over else "valid_from") if isinstance(deciding, Mapping) else None
    return (own or entry.confidence) in UNSURE


def longest_term(plan: Plan) -> tuple[int, Entry] | None:
    """Return how many years a plan may have by the law of its day, and the row that says so; None without a limit."""
    terms = plan.catalogues.get("plan-terms", Catalogue("plan-terms", "", ()))
    row = terms.on(plan.frame.law_date).get("regional-plan")
    years = row.facts.get("years") if row else None
    return (years, row) if row and isinstance(years, int) else None
