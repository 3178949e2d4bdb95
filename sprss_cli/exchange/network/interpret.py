"""Services of a table into what the plan should say of them: references instead of words, forms instead of guesses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sprss_cli.exchange.names import Names, wordings_of
from sprss_cli.exchange.network.account import Account, Use
from sprss_cli.exchange.network.columns import Span
from sprss_cli.exchange.network.conventions import NetworkConventions, wording
from sprss_cli.exchange.network.providers import Providers
from sprss_cli.exchange.network.service import Service
from sprss_cli.exchange.network.values import areas_in, ico_in, kind_in
from sprss_cli.exchange.notes import Outcome
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.message import Message, say
from sprss_cli.model.network_words import named
from sprss_cli.model.plan import Plan

Forms = tuple[tuple[str, tuple[tuple[str, Decimal], ...]], ...]
"""Forms with their units and values, in the order of the table."""


@dataclass
class Wanted:
    """What the table says a service is to be.

    Attributes:
        id: The number.
        register: The list it is to be in.
        facts: Fields of the entry that have no date: name, provider, kind, target groups, territory.
        forms: Its whole capacity by the span of the columns.
        level: Its level; empty when the table does not say.
        reservation: A reservation as data; None when there is none, or the table does not say.
        speaks_of_reservations: Whether the table says of each service if it has one.
        payments: Whole crowns by year; None stands for the year of the decision's effect.
        mandate: First and last day.
        notes: What the table adds in words.
    """

    id: str
    register: str
    facts: dict[str, Any] = field(default_factory=dict)
    forms: dict[Span | None, Forms] = field(default_factory=dict)
    level: str = ""
    reservation: dict[str, str] | None = None
    speaks_of_reservations: bool = False
    payments: dict[int | None, int] = field(default_factory=dict)
    mandate: dict[str, date] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


class Interpreter:
    """Turns services of a table into what they are to be in the plan."""

    def __init__(self, plan: Plan, conventions: NetworkConventions, account: Account, providers: Providers) -> None:
        self.plan = plan
        self.conventions = conventions
        self.account = account
        self.providers = providers
        groups = wordings_of(
            (one.id, (one.title, one.short, *one.wordings, *one.register)) for one in plan.every(TargetGroup)
        )
        self._groups = Names(groups, ("a",))

    def read(self, service: Service) -> Wanted | None:
        """Return what a service is to be; None when something that a step needs is not understood."""
        self._service = service
        self._decided = self.conventions.decided.get(service.id, {})
        self._sure = not service.unsure or "forms" in self._decided
        wanted = Wanted(service.id, service.register)
        self._facts(wanted)
        self._level(wanted)
        self._forms(wanted)
        for year, amount in service.payments.items():
            wanted.payments[year] = int(amount)
        wanted.mandate = {key: day for key, day in service.mandate.items() if key != "until"}
        wanted.notes += service.texts.get("note", ())
        if self._decided:
            message = say("decided by a person: {reason}", reason=self._decided["reason"])
            self.account.say(Outcome.INTERPRETED, message, service.id)
            self._decide(wanted)
        if not self._sure:
            cells = " · ".join(cell.line for cell in service.cells)
            message = say("no step is made for this service until that is mended; its cells:")
            self.account.say(Outcome.OPEN, message, service.id, piece=cells)
        return wanted if self._sure else None

    def _decide(self, wanted: Wanted) -> None:
        wanted.facts |= {
            key: value for key, value in self._decided.items() if key not in ("reason", "missing", "level", "forms")
        }
        wanted.level = self._decided.get("level", wanted.level)

    def _facts(self, wanted: Wanted) -> None:
        service = self._service
        names = service.texts.get("name", [])
        kind, conflicting = self._kind(names)
        if "kind" not in self._decided and (not kind or conflicting):
            self._unsure("kind", say("it is not clear of which kind the service is"))
        provider = self._provider()
        name = self._without_kind(names[0]) if names else ""
        if names[1:]:
            wanted.notes.append(", ".join(names[1:]))
            message = say("further names under the same number were kept in the note: {names}", names=tuple(names[1:]))
            self.account.say(Outcome.KEPT, message, service.id, "name")
        facts = {"name": name, "provider": provider, "kind": kind, "target_groups": self._target_groups(wanted)}
        facts["territory"] = self._territory()
        wanted.facts = {key: value for key, value in facts.items() if value}

    def _kind(self, names: list[str]) -> tuple[str, bool]:
        """Return the kind that the cells name, and whether they name more than one."""
        texts = self._service.texts.get("kind", [])
        found: list[str] = []
        for text in texts or [name for name in names if "§" in name]:
            key, name, other = kind_in(text, self.conventions, bare=bool(texts))
            if other:
                message = say("“{name}” is not what {key} is called, but {other}", name=name, key=key, other=other)
                self.account.say(Outcome.INTERPRETED, message, self._service.id, "kind")
            found.append(key)
        return next(iter(found), ""), len(set(found)) > 1

    def _without_kind(self, name: str) -> str:
        key, rest, _ = kind_in(name, self.conventions) if "§" in name else ("", name, "")
        return rest if key and rest else name

    def _provider(self) -> str:
        if "provider" in self._decided:
            return ""
        service = self._service
        texts, numbers = service.texts.get("provider", []), service.texts.get("ico", [])
        icos = [ico_in(text) for text in numbers]
        if len(set(icos)) > 1 or len(texts) > 1 or "" in icos:
            self._unsure("provider", say("the rows name more than one provider, or a number that is no IČO"))
            return ""
        found = self.providers.find(next(iter(texts), ""), next(iter(icos), ""))
        if isinstance(found, Message):
            self._unsure("provider", found)
            return ""
        return found

    def _target_groups(self, wanted: Wanted) -> Any:
        texts = self._service.texts.get("target_groups", [])
        if not texts:
            return None
        ids: list[str] = []
        for text in texts:
            found, lost = self._groups.read(text)
            ids += found
            if lost:
                wanted.notes.append(text)
                message = say("unknown target groups were kept in the note: {names}", names=lost)
                self.account.say(Outcome.KEPT, message, self._service.id, "target_groups")
                return None
        return list(dict.fromkeys(ids))

    def _territory(self) -> Any:
        keys: list[str] = []
        for text in self._service.texts.get("territory", []):
            found, lost = areas_in(text, self.conventions)
            keys += found
            if lost and "territory" not in self._decided:
                self._unsure("territory", say("no area of the plan is called so: {names}", names=lost))
        areas = [key for key in dict.fromkeys(keys) if key not in ("regional", "supra-regional")]
        wide = next((key for key in ("supra-regional", "regional") if key in keys), "")
        return wide or areas

    def _level(self, wanted: Wanted) -> None:
        service = self._service
        meaning: Mapping[str, str] = {}
        texts = service.texts.get("level", [])
        if len(texts) > 1 and "level" not in self._decided:
            self._unsure("level", say("the rows name more than one level: {levels}", levels=tuple(texts)))
        for text in texts[:1]:
            meaning = self.conventions.levels.get(wording(text), {})
            if not meaning and "level" not in self._decided:
                self._unsure("level", say("the plan has no level “{level}”; say in “levels” what it means", level=text))
        wanted.level = meaning.get("level", "")
        wanted.register = meaning.get("register", wanted.register)
        what = "; ".join(service.texts.get("reservation", ())) or meaning.get("reservation", "")
        by_level = any("reservation" in one for one in self.conventions.levels.values())
        wanted.speaks_of_reservations = "reservation" in service.fields or (by_level and "level" in service.fields)
        if what:
            until = service.mandate.get("until")
            wanted.reservation = {"what": what, **({"until": until.isoformat()} if until else {})}

    def _forms(self, wanted: Wanted) -> None:
        if decided := self._decided.get("forms"):
            wanted.forms = {
                None: tuple(
                    (one["form"], tuple((item["unit"], Decimal(str(item["value"]))) for item in one["capacity"]))
                    for one in decided
                )
            }
            return
        for span, capacity in self._service.capacity.items():
            forms: dict[str, list[tuple[str, Decimal]]] = {}
            for (form, unit), value in capacity.items():
                key = self._form(form, unit, wanted.facts.get("kind", ""))
                if not key or not unit:
                    lacking = (
                        say("{value} has no unit", value=value) if key else say("{value} has no form", value=value)
                    )
                    self._unsure("forms", lacking)
                    continue
                forms.setdefault(key, []).append((unit, value))
            if forms:
                wanted.forms[span] = tuple((form, tuple(items)) for form, items in forms.items())
        if not wanted.forms and self._sure:
            self._unsure("forms", say("the table gives no capacity"))

    def _form(self, form: str, unit: str, kind: str) -> str:
        """Return a form that is written, or the only one that the kind or the unit admits."""
        if form == "?":
            message = say("one figure stands for several forms; say in “services” how it is divided")
            self._unsure("forms", message)
            return ""
        if form:
            return form
        for catalogue, key in (("service-kinds", kind), ("capacity-units", unit)):
            rows = self.plan.catalogues[catalogue].by_key.get(key, ()) if catalogue in self.plan.catalogues else ()
            row = next((row for row in rows if row.holds_on(self.plan.frame.law_date)), rows[-1] if rows else None)
            allowed = (*row.strings("forms"), *row.strings("occasional_forms")) if row else ()
            if len(allowed) == 1:
                form = named("service-forms", allowed[0], self.plan).lower()
                name = named(catalogue, key, self.plan)
                message = say(
                    "the table names no form; “{name}” is possible only in this one: {form}", name=name, form=form
                )
                self.account.say(Outcome.INTERPRETED, message, self._service.id, "forms")
                return allowed[0]
        return ""

    def _unsure(self, name: str, message: Message) -> None:
        self._sure = False
        self.account.put(self._service.grid, self._service.cells, Use.OPEN)
        self.account.say(Outcome.OPEN, message, self._service.id, name)
