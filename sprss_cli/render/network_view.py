"""What the templates of the network can name: its state on a day, worded in Czech and sorted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sprss_cli.model.frame import Decision
from sprss_cli.model.grouping import By
from sprss_cli.model.kinds.network_entry import NETWORK, NetworkEntry
from sprss_cli.model.kinds.target_group import TargetGroup
from sprss_cli.model.network import State, network_on
from sprss_cli.model.network_change import NetworkChanges
from sprss_cli.model.network_order import area_order, paragraph
from sprss_cli.model.network_tables import Due, Page, Row, due, log, total, totals
from sprss_cli.model.network_words import sums
from sprss_cli.model.plan import Plan
from sprss_cli.render import czech, network_charts, network_grids, network_lists
from sprss_cli.render.charts import Chart
from sprss_cli.render.grid import Grid
from sprss_cli.render.network_changes import NetworkChangesView
from sprss_cli.render.network_names import group_name, heading
from sprss_cli.render.view import Origin

Compare = Callable[[Plan, date, Plan, date], NetworkChanges]
"""Compares the network of a plan on one day with that of a plan on another."""

INTENT, TEMPORARY = "intent", "temporary"
_DUE_DAYS = 365
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a list under its own heading: its title, its anchor, its table and a remark on its sums."""

    title: str
    anchor: str
    grid: Grid
    remark: str = ""


class NetworkView:
    """The network of a plan on a day, as templates see it.

    Args:
        plan: The plan.
        day: The day.
        compare: Compares the network on two days.
    """

    def __init__(self, plan: Plan, day: date, compare: Compare) -> None:
        self._plan = plan
        self._compare = compare
        self.day = day

    def on(self, day: date) -> NetworkView:
        """Return the network on another day."""
        return NetworkView(self._plan, day, self._compare)

    @cached_property
    def services(self) -> tuple[State, ...]:
        """The services that are in the basic network."""
        return self._in(NETWORK)

    def _in(self, register: str) -> tuple[State, ...]:
        return network_on(self._entries.values(), self.day, register)

    @property
    def _entries(self) -> Mapping[str, NetworkEntry]:
        return self._plan.of(NetworkEntry)

    @cached_property
    def origin(self) -> Origin:
        """Of what kinds of origin the services are."""
        return Origin.of(self._entries.values(), self._plan)

    @property
    def mark(self) -> str:
        """What stands above every page when services are no official records; mostly nothing."""
        return self.origin.mark

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader has to know before the figures: made-up records, and services that could not be read."""
        unread = sorted(self._plan.unreadable.get(NetworkEntry, ()))
        if not unread:
            return self.origin.notices
        return (*self.origin.notices, f"Tyto služby nešlo přečíst, a v síti proto chybí: {', '.join(unread)}.")

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions on the network that have taken effect by the day, in the order of days."""
        return tuple(page.decision for page in log(self._plan, ends=self.day) if page.decision)

    @property
    def count(self) -> str:
        """How many services of how many providers there are, in words."""
        providers = len({state.entry.provider for state in self.services})
        return (
            f"{czech.counted(len(self.services), 'služba', 'služby', 'služeb')}"
            f" ({czech.counted(providers, 'poskytovatel', 'poskytovatelé', 'poskytovatelů')})"
        )

    @property
    def capacity(self) -> str:
        """The capacity of all services, units beside each other."""
        return sums(total(self.services), self._plan)

    @cached_property
    def by_kind(self) -> Grid:
        """Services and capacity by kind."""
        return self._sums(By.KIND, "soucty-druhy", "Služby a kapacita podle druhů", "Druh služby")

    @cached_property
    def by_form(self) -> Grid:
        """Services and capacity by form; a service counts in each of its forms."""
        return self._sums(By.FORM, "soucty-formy", "Služby a kapacita podle forem", "Forma")

    @cached_property
    def by_level(self) -> Grid | None:
        """Services and capacity by level; None when the plan has no levels."""
        if not self._plan.frame.network.levels:
            return None
        return self._sums(By.LEVEL, "soucty-urovne", "Služby a kapacita podle úrovní sítě", "Úroveň")

    @cached_property
    def by_area(self) -> Grid:
        """Services and capacity by area; each service counts once."""
        return self._sums(By.ORP, "soucty-uzemi", "Služby a kapacita podle území", "Území")

    def _sums(self, by: By, name: str, caption: str, head: str) -> Grid:
        rows = [(group_name(row.key, by, self._plan), row) for row in self._rows(by)]
        # by form a service counts in each of its forms: those numbers have no sum
        whole = Row("", len(self.services), total(self.services)) if by is not By.FORM else None
        return network_grids.sums(name, caption, head, rows, whole, self._plan)

    def _rows(self, by: By) -> tuple[Row, ...]:
        rows = totals(self.services, by)
        if by is By.ORP:
            order = area_order(self._plan)
            return tuple(sorted(rows, key=lambda row: order(row.key)))
        return tuple(sorted(rows, key=lambda row: paragraph(row.key)))

    @cached_property
    def kind_charts(self) -> tuple[Chart, ...]:
        """A drawing of the capacity by kind for each unit."""
        return network_charts.by_kind(self._rows(By.KIND), self._plan)

    @cached_property
    def form_chart(self) -> Chart | None:
        """A drawing of the capacity by form; None without any."""
        return network_charts.by_form(self._rows(By.FORM), self._plan)

    @cached_property
    def maps(self) -> tuple[Chart, ...]:
        """A map of tiles for each unit of capacity that services of single areas have."""
        return network_charts.tile_maps(self._rows(By.ORP), self._plan)

    @cached_property
    def kinds(self) -> tuple[Section, ...]:
        """The list of services, kind by kind."""
        year = self.day.year
        return tuple(
            Section(group_name(kind, By.KIND, self._plan), f"druh-{index}", grid)
            for index, (kind, grid) in enumerate(network_lists.by_kind(self.services, year, self._plan), start=1)
        )

    @cached_property
    def areas(self) -> tuple[Section, ...]:
        """The list of services, area by area; one that serves several areas stands in each of them."""
        return tuple(
            Section(heading(area, By.ORP, self._plan), f"uzemi-{index}", grid)
            for index, (area, grid) in enumerate(network_lists.by_area(self.services, self._plan), start=1)
        )

    @cached_property
    def providers(self) -> Grid:
        """The list of services, provider by provider."""
        return network_lists.by_provider(self.services, self._plan)

    @cached_property
    def target_groups(self) -> tuple[tuple[str, str], ...]:
        """Short names of the target groups that services name, and what they mean."""
        used = {group for state in self.services for group in state.entry.target_groups.ids}
        known = self._plan.of(TargetGroup)
        return tuple((group, known[group].title if group in known else "–") for group in sorted(used))

    @cached_property
    def intents(self) -> Grid | None:
        """The development intents; None without any."""
        return self._register(INTENT, "zamery", "Rozvojové záměry")

    @cached_property
    def temporary(self) -> Grid | None:
        """The services of the temporary network; None without any."""
        return self._register(TEMPORARY, "docasna", "Dočasná síť")

    def _register(self, register: str, name: str, caption: str) -> Grid | None:
        found = self._in(register)
        return network_grids.services(name, caption, found, self._plan) if found else None

    @cached_property
    def _due(self) -> tuple[Due, ...]:
        return due(self._entries.values(), self.day, _DUE_DAYS)

    @cached_property
    def reservations(self) -> Grid | None:
        """The conditions that services are in the network under; None without any."""
        found = [state for state in self.services if state.reservation]
        return network_grids.reservations(found, self.day, self._plan) if found else None

    @cached_property
    def ending_mandates(self) -> Grid | None:
        """The mandates that end within a year, and those that have ended; None without any."""
        found = [item for item in self._due if item.what == "mandate"]
        return network_grids.mandates(found) if found else None

    @cached_property
    def without_mandate(self) -> tuple[str, ...]:
        """The services of the network that never had a mandate."""
        return tuple(f"{state.entry.id} {state.entry.name}" for state in self.services if not state.entry.mandates)

    @cached_property
    def last_decision(self) -> Page | None:
        """The last decision with a step that has taken effect by the day."""
        pages = log(self._plan, ends=self.day)
        return pages[-1] if pages else None

    @cached_property
    def changes(self) -> NetworkChangesView | None:
        """What the last decision and whatever came after it changed; None when nothing was decided yet."""
        if self.last_decision is None:
            return None
        begins = min(step.effective for _, step in self.last_decision.steps)
        if begins == date.min:
            return None
        found = self._compare(self._plan, begins - _DAY, self._plan, self.day)
        return NetworkChangesView(found, self._plan, self._plan)
