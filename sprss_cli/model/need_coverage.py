"""Which needs are met by what: only what records name, never a guess by kind or place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sprss_cli.model.kinds.card import Card, Selection
from sprss_cli.model.kinds.need import Need
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record


@dataclass(frozen=True, slots=True)
class Coverage:
    """A need with the records that name it.

    Attributes:
        need: The need.
        by: The records by the folder of their kind, each in the order of ids.
    """

    need: Need
    by: Mapping[str, tuple[Record, ...]]

    @property
    def measures(self) -> tuple[Record, ...]:
        """The cards of the plan that are to meet the need: its measures."""
        return self.by.get(Card.folder, ())


def coverage(plan: Plan) -> tuple[Coverage, ...]:
    """Return every need of a plan with what names it, in the order of ids."""
    found: dict[str, dict[str, list[Record]]] = {}
    for record, needs in plan.naming("needs"):
        for need in dict.fromkeys(needs):
            found.setdefault(need, {}).setdefault(record.folder, []).append(record)
    return tuple(
        Coverage(
            need,
            {
                folder: tuple(sorted(records, key=lambda record: record.id))
                for folder, records in sorted(found.get(identifier, {}).items())
            },
        )
        for identifier, need in plan.of(Need).items()
    )


def without_need(plan: Plan) -> tuple[Card, ...]:
    """Return the cards that name no need, in the order of ids; none of a plan without needs.

    A card without a target group, such as one on the work of the office, need not name any.
    """
    if not plan.every(Need):
        return ()
    return tuple(card for card in plan.of(Card).values() if not card.needs and card.target_groups.word != "none")


def may_be_incomplete(plan: Plan) -> bool:
    """Return whether a record that may name a need cannot be read, so that what is said of needs may be wrong."""
    return any(ids and "needs" in kind.__slots__ for kind, ids in plan.unreadable.items())


def by_place_and_group(covered: Sequence[Coverage]) -> Mapping[tuple[str, str], tuple[int, int]]:
    """Return how many needs have a measure and how many there are, by territory and target group.

    A key is an area or `regional`, and a group or `all`; an empty word stands for all of them together. A need of
    several areas or groups counts in each of them and once altogether. Areas and groups come in the order of names,
    the words after them, the sums last; a pair without needs is there with two zeros.
    """
    counts: dict[tuple[str, str], list[int]] = {}
    for one in covered:
        for place in (*_keys(one.need.territory), ""):
            for group in (*_keys(one.need.target_groups), ""):
                count = counts.setdefault((place, group), [0, 0])
                count[0] += bool(one.measures)
                count[1] += 1
    places, groups = ({keys[index] for keys in counts} for index in (0, 1))
    ordered = [sorted(found, key=lambda key: (not key, key in ("regional", "all"), key)) for found in (places, groups)]
    none = (0, 0)
    return {
        (place, group): (counts[place, group][0], counts[place, group][1]) if (place, group) in counts else none
        for place in ordered[0]
        for group in ordered[1]
    }


def _keys(selection: Selection) -> tuple[str, ...]:
    return (selection.word,) if selection.word else tuple(dict.fromkeys(selection.ids))
