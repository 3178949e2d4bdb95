"""What an import knows before it reads a card: the plan's records, what people decided, the titles of goals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from sprss_cli.exchange.conventions import Conventions
from sprss_cli.exchange.decisions import Decisions
from sprss_cli.exchange.goals import GoalReader
from sprss_cli.exchange.names import Names, wordings_of
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Known:
    """The plan as it stands, with what people decided laid over it.

    Attributes:
        plan: The plan that is imported into.
        conventions: How its documents say things.
        decisions: What people decided.
        goal_texts: The text of every field that names goals; titles are learned from all of them.
    """

    plan: Plan
    conventions: Conventions
    decisions: Decisions
    goal_texts: tuple[str, ...]

    @cached_property
    def goal_reader(self) -> GoalReader | None:
        """Reads goals by the plan's numbering; None when the plan has none."""
        pattern = self.plan.frame.ids.get("goal")
        return GoalReader(pattern) if pattern else None

    @cached_property
    def goal_titles(self) -> Mapping[str, str]:
        """Title by goal: as decided, else as the plan has it, else as most cards have it."""
        learned = self.goal_reader.learned(self.goal_texts) if self.goal_reader else {}
        standing = {goal.id: goal.title for goal in self.plan.every(Goal)}
        decided = {name: data["title"] for name, data in self.decisions.goals.items() if "title" in data}
        return learned | standing | decided

    def goal_data(self, name: str) -> dict[str, Any]:
        """Return the record of a goal as data, its own keys in the order of the schema."""
        return {"id": name, "title": self.goal_titles[name], **self.decisions.goals.get(name, {})}

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """Parties by id: as decided, else as the plan has them."""
        return self._records(Party, self.decisions.parties)

    @cached_property
    def target_groups(self) -> Mapping[str, TargetGroup]:
        """Target groups by id: as decided, else as the plan has them."""
        return self._records(TargetGroup, self.decisions.target_groups)

    @cached_property
    def party_names(self) -> Names:
        """Recognises parties in text."""
        return self.names_of(self.parties.values())

    @cached_property
    def programme_names(self) -> Names:
        """Recognises the parties that are programmes."""
        return self.names_of(party for party in self.parties.values() if party.kind == "programme")

    @cached_property
    def group_names(self) -> Names:
        """Recognises target groups in text."""
        return self.names_of(self.target_groups.values())

    @cached_property
    def with_records(self) -> Plan:
        """The plan with all goals, parties and target groups, to see what it would print."""
        top = Address("")
        goals = tuple(Goal.from_data(self.goal_data(name), top) for name in sorted(self.goal_titles))
        records = {Goal: goals, Party: tuple(self.parties.values()), TargetGroup: tuple(self.target_groups.values())}
        return Plan(self.plan.frame, records, self.plan.catalogues)

    def names_of(self, records: Iterable[Party | TargetGroup]) -> Names:
        """Return what recognises some records in text."""
        wordings = wordings_of((one.id, (one.title, one.short, *one.wordings)) for one in records)
        return Names(wordings, self.conventions.phrases.get("and", ()))

    def _records(self, kind: type[R], decided: Iterable[Mapping[str, Any]]) -> Mapping[str, R]:
        found: dict[str, R] = {record.id: record for record in self.plan.every(kind)}
        for data in decided:
            found[data["id"]] = kind.from_data(data, Address(""))
        return dict(sorted(found.items()))
