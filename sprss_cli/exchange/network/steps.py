"""What a table wants against what the ledger has: the steps of one decision, and facts that differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sprss_cli.exchange.network.account import Account
from sprss_cli.exchange.network.interpret import Forms, Wanted
from sprss_cli.exchange.network.service import LISTS
from sprss_cli.exchange.notes import Outcome
from sprss_cli.model.kinds.network_entry import NETWORK, Capacity, FormCapacity, NetworkEntry
from sprss_cli.model.message import Message, say
from sprss_cli.model.network import CHANGE, EXCLUDE, INCLUDE, State, state_on
from sprss_cli.model.network_words import provided
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan

_REQUIRED = ("name", "provider", "kind", "territory")
_CORRECTION = "correction"
_ORDER = (INCLUDE, CHANGE, EXCLUDE, _CORRECTION)
_DAY = timedelta(days=1)


@dataclass
class Steps:
    """Makes the steps of a decision.

    Attributes:
        plan: The plan as it stands.
        records: Its entries as data, as they stand in their files.
        decision: Number of the decision.
        effective: The first day of its effect.
        update: Whether what is written already may be changed.
        account: What becomes of the cells.
        changed: Entries that change or are new, as data, by number.
        lines: One line for each step, to be put in order.
    """

    plan: Plan
    records: Mapping[str, Mapping[str, Any]]
    decision: str
    effective: date
    update: bool
    account: Account
    changed: dict[str, dict[str, Any]] = field(default_factory=dict)
    lines: list[tuple[int, str, Message]] = field(default_factory=list)

    def make(self, wanted: Wanted) -> None:
        """Make the steps that bring a service where the table wants it."""
        known = self.records.get(wanted.id)
        data = deepcopy(dict(known)) if known else {"id": wanted.id, **wanted.facts, "history": []}
        missing = [name for name in _REQUIRED if name not in data]
        if missing:
            message = say("no step is made, because the table does not say: {fields}", fields=tuple(missing))
            self.account.say(Outcome.OPEN, message, wanted.id)
            return
        for day, forms in self._days(wanted):
            self._step(data, wanted, day, forms)
        if known:
            self._facts(data, wanted)
        self._payments(data, wanted)
        self._mandate(data, wanted)
        if data["history"] and data != known:
            self.changed[wanted.id] = data

    def exclude(self, entry: NetworkEntry, reason: Message) -> None:
        """Make the step that takes a service out."""
        data = deepcopy(dict(self.records[entry.id]))
        self._insert(data, {"effective": self.effective.isoformat(), "decision": self.decision, "action": EXCLUDE})
        self.changed[entry.id] = data
        line = say(
            "{day} excluded: {id} {name} ({reason})", day=self.effective, id=entry.id, name=entry.name, reason=reason
        )
        self._line(EXCLUDE, entry.id, line)

    def in_order(self) -> tuple[Message, ...]:
        """Return the lines: inclusions, changes, exclusions, corrections, each by number."""
        return tuple(line for _, _, line in sorted(self.lines, key=lambda item: item[:2]))

    def _days(self, wanted: Wanted) -> Iterable[tuple[date, Forms]]:
        """Yield the days on which the table says something new, and the capacity from then on."""
        always = wanted.forms.get(None, ())
        spans = sorted((span for span in wanted.forms if span is not None), key=lambda span: span.begins)
        if not spans:
            yield self.effective, always
            return
        left = False
        for index, span in enumerate(spans):
            following = spans[index + 1].begins - _DAY if index + 1 < len(spans) else None
            ends = span.ends if span.ends is not None else following
            if ends is not None and ends < self.effective:
                message = say("the capacity of {days} was over before {day}", days=span.name, day=self.effective)
                self.account.say(Outcome.DROPPED, message, wanted.id, "forms")
                continue
            left = True
            yield max(span.begins, self.effective), (*always, *wanted.forms[span])
        if not left:
            message = say(
                "the table says nothing of the days from {day} on; give the day as --effective", day=self.effective
            )
            self.account.say(Outcome.OPEN, message, wanted.id, "forms")

    def _step(self, data: dict[str, Any], wanted: Wanted, day: date, forms: Forms) -> None:
        state = state_on(NetworkEntry.from_data(data, Address("")), day)
        changes, words = self._changes(state, wanted, forms)
        if not changes:
            return
        about = {"effective": day.isoformat(), "decision": self.decision}
        own = [step for step in data["history"] if {**step, **about} == step and step["action"] != EXCLUDE]
        line = {"day": day, "id": wanted.id, "name": data["name"], "what": tuple(words)}
        if state is not None and own:
            if not self.update:
                message = say("{day}: the plan has a step of this decision that says something else: {what}", **line)
                self.account.say(Outcome.UNDECIDED, message, wanted.id, "history")
                return
            own[-1].update(changes)
            self._line(_CORRECTION, wanted.id, say("{day} corrected: {id} {name}: {what}", **line))
            return
        notes = {"note": "\n".join(wanted.notes)} if wanted.notes else {}
        action = INCLUDE if state is None else CHANGE
        self._insert(data, {**about, "action": action, **changes, **notes})
        if state is None:
            self._line(action, wanted.id, say("{day} included: {id} {name}: {what}", **line))
        else:
            self._line(action, wanted.id, say("{day} changed: {id} {name}: {what}", **line))

    def _changes(self, state: State | None, wanted: Wanted, forms: Forms) -> tuple[dict[str, Any], list[object]]:
        """Return what a step has to say, as data and in words."""
        data: dict[str, Any] = {}
        words: list[object] = []
        if (state.register if state else NETWORK) != wanted.register:
            data["register"] = wanted.register
            words.append(say("in the list {list}", list=LISTS[wanted.register]))
        if wanted.level and (state is None or state.level != wanted.level):
            data["level"] = wanted.level
            old = state.level if state else ""
            words.append(say("level {old} → {new}", old=old, new=wanted.level) if old else wanted.level)
        reservation = _reservation(state)
        if wanted.reservation and wanted.reservation != reservation:
            data["reservation"] = wanted.reservation
            words.append(say("reservation: {what}", what=wanted.reservation["what"]))
        elif reservation and not wanted.reservation and wanted.speaks_of_reservations:
            data["reservation"] = "none"
            words.append(say("the reservation is lifted"))
        before = {(one.form, item.unit): item.value for one in state.forms for item in one.capacity} if state else {}
        after = {(form, unit): value for form, items in forms for unit, value in items}
        if before != after:
            data["forms"] = _as_data(forms)
            new = provided(_as_model(forms), self.plan)
            words.append(say("{old} → {new}", old=provided(state.forms, self.plan), new=new) if state else new)
        return data, words

    def _insert(self, data: dict[str, Any], step: dict[str, Any]) -> None:
        """Put a step where the order of days wants it, behind those of the same day."""
        history = data["history"]
        at = len(history)
        while at and history[at - 1]["effective"] > step["effective"]:
            at -= 1
        history.insert(at, step)

    def _facts(self, data: dict[str, Any], wanted: Wanted) -> None:
        for name, new in wanted.facts.items():
            old = data.get(name)
            if old == new or (isinstance(old, list) and isinstance(new, list) and set(old) == set(new)):
                continue
            self._correct(data, wanted.id, name, old, new, data)

    def _payments(self, data: dict[str, Any], wanted: Wanted) -> None:
        for year, amount in wanted.payments.items():
            key = str(year or self.effective.year)
            if wanted.register != NETWORK:
                message = say("a payment of {amount} CZK to a service that is not in the network", amount=amount)
                self.account.say(Outcome.UNDECIDED, message, wanted.id, "payments")
                continue
            old = data.get("payments", {}).get(key)
            if old is None:
                data["payments"] = dict(sorted({**data.get("payments", {}), key: amount}.items()))
            elif old != amount:
                self._correct(
                    data, wanted.id, "payments", f"{key}: {old}", f"{key}: {amount}", data["payments"], key, amount
                )

    def _mandate(self, data: dict[str, Any], wanted: Wanted) -> None:
        if not wanted.mandate:
            return
        new = {key: day.isoformat() for key, day in wanted.mandate.items()}
        known = data.get("mandates", [])
        if any(new.items() <= one.items() for one in known):
            return
        if set(new) != {"from", "to"} or any(one["from"] <= new["to"] and new["from"] <= one["to"] for one in known):
            days = " – ".join(new.values())
            message = say("the plan has another mandate than {days}; change it by hand", days=days)
            self.account.say(Outcome.UNDECIDED, message, wanted.id, "mandates")
            return
        data["mandates"] = sorted([*known, new], key=lambda one: one["from"])

    def _correct(
        self,
        data: dict[str, Any],
        number: str,
        name: str,
        old: object,
        new: object,
        place: dict[str, Any],
        key: str = "",
        value: object = None,
    ) -> None:
        """Change what is written already, if that is asked for; else report that the table says something else."""
        said = {"id": number, "name": data["name"], "field": name, "old": _words(old), "new": _words(new)}
        if self.update:
            place[key or name] = new if value is None else value
            self._line(_CORRECTION, number, say("corrected: {id} {name}: {field} {old} → {new}", **said))
            return
        message = say("the plan says {old}, the table {new}; --update changes it", **said)
        self.account.say(Outcome.UNDECIDED, message, number, name)

    def _line(self, action: str, number: str, line: Message) -> None:
        self.lines.append((_ORDER.index(action), number, line))


def _words(value: object) -> object:
    return tuple(value) if isinstance(value, list) else "–" if value is None else value


def _reservation(state: State | None) -> dict[str, str]:
    if state is None or state.reservation is None:
        return {}
    until = state.reservation.until
    return {"what": state.reservation.what, **({"until": until.isoformat()} if until else {})}


def _as_model(forms: Forms) -> tuple[FormCapacity, ...]:
    return tuple(FormCapacity(form, tuple(Capacity(unit, value) for unit, value in items)) for form, items in forms)


def _as_data(forms: Forms) -> list[dict[str, Any]]:
    return [
        {"form": form, "capacity": [{"unit": unit, "value": _number(value)} for unit, value in items]}
        for form, items in forms
    ]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
