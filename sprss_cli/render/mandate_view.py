"""What the template of a mandate can name: one service, the act that entrusts it, and what the plan does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sprss_cli.model.amounts import figure
from sprss_cli.model.catalogue import Catalogue, Entry
from sprss_cli.model.kinds.network_entry import Mandate, NetworkEntry
from sprss_cli.model.kinds.party import Party
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.network import State, decisions, state_on
from sprss_cli.model.network_words import named
from sprss_cli.model.payment import Reckoning
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import titled
from sprss_cli.render.grid import Column, Grid, Group
from sprss_cli.render.network_names import REGISTERS, provider, territory
from sprss_cli.render.view import Origin, years

_UNSURE = "L", "MEM"


@dataclass(frozen=True, slots=True)
class PartyView:
    """A side of the act: its name and its number; empty when the plan does not have them."""

    name: str
    ico: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """A method of payment: its title, the years it holds for, and what its steps give, in their order."""

    title: str
    years: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearPaid:
    """The payment of a year, whole CZK; None when the plan does not hold it."""

    year: int
    amount: int | None


class MandateView:
    """The mandate of one service, as the template sees it: the one that holds on a day, else the next, else the last.

    Args:
        plan: The plan.
        entry: The service.
        day: The day.
    """

    def __init__(self, plan: Plan, entry: NetworkEntry, day: date) -> None:
        self._plan, self._entry, self._day = plan, entry, day
        self.service = entry
        self.kind = titled(entry.kind, "services", plan)
        self.territory = territory(entry, plan)

    @cached_property
    def origin(self) -> Origin:
        """Of what kind of origin the service is."""
        return Origin.of((self._entry,), self._plan)

    @property
    def mark(self) -> str:
        """What stands above every page when the service is no official record; mostly nothing."""
        return self.origin.mark

    @cached_property
    def act(self) -> Mandate | None:
        """The mandate that is printed; None when the service has none."""
        ordered = sorted(self._entry.mandates, key=lambda mandate: mandate.period.begins)
        going = [mandate for mandate in ordered if mandate.period.ends >= self._day]
        return going[0] if going else ordered[-1] if ordered else None

    @cached_property
    def state(self) -> State | None:
        """How the service stands while the mandate holds; None when it is in no list then."""
        if self.act is None:
            return state_on(self._entry, self._day)
        return state_on(self._entry, min(max(self._day, self.act.period.begins), self.act.period.ends))

    @property
    def register(self) -> str:
        """The list that the service stands in, in words; empty for none."""
        return REGISTERS.get(self.state.register, self.state.register) if self.state else ""

    @cached_property
    def issuer(self) -> PartyView:
        """Who entrusts the service: the issuer of the act, else the region."""
        return (
            self._party(self.act.issuer)
            if self.act and self.act.issuer
            else PartyView(self._plan.frame.region.name, "")
        )

    @cached_property
    def provider(self) -> PartyView:
        """Who is entrusted."""
        return self._party(self._entry.provider)

    def _party(self, identifier: str) -> PartyView:
        found = self._plan.of(Party).get(identifier)
        return PartyView(provider(identifier, self._plan), found.ico if found else "")

    @property
    def decision(self) -> str:
        """By what decision the act was made, in words; empty when the plan does not say it."""
        if self.act is None or not self.act.decision:
            return ""
        found = decisions(self._plan).get(self.act.decision)
        return f"{found.body}, usnesení č. {found.number}" if found else f"usnesení č. {self.act.decision}"

    @property
    def target_groups(self) -> str:
        """For whom the service is, in words; empty when the plan does not say it."""
        groups = self._entry.target_groups
        if groups.word:
            return "všechny cílové skupiny plánu"
        known = self._plan.of(TargetGroup)
        return ", ".join(known[group].title if group in known else group for group in groups.ids)

    @cached_property
    def capacity(self) -> Grid | None:
        """The capacity form by form; None when the service is in no list."""
        if self.state is None or not self.state.forms:
            return None
        columns = (Column("Forma", 40), Column("Jednotka", 30), Column("Kapacita", 30, number=True))
        rows = tuple(
            (
                named("service-forms", form.form, self._plan),
                named("capacity-units", item.unit, self._plan),
                figure(item.value),
            )
            for form in self.state.forms
            for item in form.capacity
        )
        return Grid("kapacita", "Kapacita, ke které se poskytovatel pověřuje", columns, (Group(rows),))

    @cached_property
    def years(self) -> tuple[YearPaid, ...]:
        """The years of the act with their payments; without an act those that the plan has payments for."""
        paid = {payment.year: payment.amount for payment in self._entry.payments}
        if self.act is None:
            return tuple(YearPaid(year, amount) for year, amount in paid.items())
        first, last = self.act.period.begins.year, self.act.period.ends.year
        return tuple(YearPaid(year, paid.get(year)) for year in range(first, last + 1))

    @cached_property
    def methods(self) -> tuple[MethodView, ...]:
        """The methods by which the payments of these years are made."""
        reckoning = Reckoning(self._plan)
        service = reckoning.services[self._entry.id]
        found = {method.id: method for item in self.years for method in reckoning.methods(service, item.year)}
        return tuple(
            MethodView(method.title, years(method.years), tuple(step.what for step in method.steps))
            for _, method in sorted(found.items())
        )

    @cached_property
    def _rows(self) -> Mapping[str, Entry]:
        return self._catalogue.on(self.act.period.begins if self.act else self._day)

    @property
    def _catalogue(self) -> Catalogue:
        return self._plan.catalogues["mandate-terms"]

    @cached_property
    def terms(self) -> Mapping[str, str]:
        """The sentences of the legal frame by article, as they hold when the act begins; a star if not verified."""
        said = {key: f"{row.name} *" if row.confidence in _UNSURE else row.name for key, row in self._rows.items()}
        return {key: said.get(key, "") for key in self._catalogue.by_key}

    @property
    def unsure(self) -> bool:
        """Whether a sentence of the legal frame has to be checked before the act is signed."""
        return any(row.confidence in _UNSURE for row in self._rows.values())

    @property
    def notices(self) -> tuple[str, ...]:
        """What whoever signs the act has to know."""
        said = list(self.origin.notices)
        said.append("Předloha vytvořená z údajů plánu. Co plán neobsahuje, je vytečkováno; před podpisem to doplňte.")
        if self.unsure:
            said.append("Věty označené hvězdičkou nejsou ověřeny v textu předpisu; před podpisem je ověřte.")
        if self.act is None:
            said.append("Plán u této služby neuvádí žádné pověření.")
        elif not self.act.period.begins <= self._day <= self.act.period.ends:
            said.append("V den, ke kterému je předloha vytvořena, toto pověření neplatí.")
        if self.state is None:
            said.append("Po dobu pověření není služba v žádném seznamu sítě.")
        return tuple(said)
