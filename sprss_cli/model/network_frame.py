"""What `plan.yaml` says of the network: how it is divided, by what criteria services get in and out, and by when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Self

from sprss_cli.model.period import Period

REQUIRED, SCORED = "required", "scored"


class Criterion(NamedTuple):  # every start declares it, and a tuple is the cheapest to declare
    """One of the region's own rules for getting into the network, for changes in it, or for getting out.

    Attributes:
        id: How assessments name it.
        title: What it asks for.
        applies_to: What an application has to ask for to be assessed by it: `include`, `change`, `exclude`.
        kind: `required` or `scored`.
        points: The most points of a scored one; None when there is no limit.
        since: The first day of applications and decisions that it holds for; None when it holds from the beginning.
        source: Id of a document of the plan.
    """

    id: str
    title: str
    applies_to: tuple[str, ...]
    kind: str
    points: int | None
    since: date | None
    source: str

    def applies(self, action: str, day: date) -> bool:
        """Return whether it holds for something of this kind that came or was decided on a day."""
        return action in self.applies_to and (self.since is None or self.since <= day)


class Deadline(NamedTuple):
    """A day by which something concerning the network has to be done."""

    what: str
    day: date


@dataclass(frozen=True, slots=True)
class NetworkFrame:
    """By what a plan divides its network of services, and by what rules services get into it and out of it.

    Attributes:
        levels: Titles of levels by id, in the order of the file.
        areas: Titles of areas by id that the catalogue of `orps` does not have.
        map: Rows of a map of tiles, each tile an area; a dot where there is none.
        criteria: The criteria for applications, in the order of the file.
        windows: When applications are taken; empty when at any time.
        deadlines: Other deadlines, in the order of the file.
        stated: Ids of levels, areas and criteria as the file states them, so that one stated twice can be told.
    """

    levels: Mapping[str, str] = field(default_factory=dict)
    areas: Mapping[str, str] = field(default_factory=dict)
    map: tuple[tuple[str, ...], ...] = ()
    criteria: tuple[Criterion, ...] = ()
    windows: tuple[Period, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    stated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Read `network` of a plan.yaml that has passed its schema."""
        return cls(
            levels=_titles(data, "levels"),
            areas=_titles(data, "areas"),
            map=tuple(tuple(row) for row in data.get("map", ())),
            criteria=tuple(map(_criterion, data.get("criteria", ()))),
            windows=tuple(map(Period.from_data, data.get("windows", ()))),
            deadlines=tuple(
                Deadline(item["what"], date.fromisoformat(item["date"])) for item in data.get("deadlines", ())
            ),
            stated={name: tuple(item["id"] for item in data.get(name, ())) for name in ("levels", "areas", "criteria")},
        )


def _titles(data: Mapping[str, Any], name: str) -> Mapping[str, str]:
    return {item["id"]: item["title"] for item in data.get(name, ())}


def _criterion(data: Mapping[str, Any]) -> Criterion:
    since = date.fromisoformat(data["from"]) if "from" in data else None
    applies_to = tuple(data["applies_to"])
    return Criterion(data["id"], data["title"], applies_to, data["kind"], data.get("points"), since, data["source"])
