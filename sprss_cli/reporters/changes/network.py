"""What changed in the network between two days, for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from sprss_cli.model.amounts import figure
from sprss_cli.model.change import ChangeSet
from sprss_cli.model.message import Message, Translations, say, say_count
from sprss_cli.model.network_change import CapacityShift, FieldShift, NetworkChanges, ServiceChange
from sprss_cli.model.network_words import named
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import party, titled
from sprss_cli.reporters.network.text import REGISTERS, decision

Paint = Callable[[str, str], str]

_FIELDS = {
    "register": say("register"),
    "level": say("level"),
    "reservation": say("reservation"),
    "provider": say("provider"),
    "kind": say("kind of service"),
    "name": say("name"),
}


def lines(
    changes: ChangeSet, network: NetworkChanges, speak: Translations, *, stat: bool, width: int, paint: Paint
) -> Iterator[str]:
    """Yield the lines of a comparison of two days: sums, decisions between them, then service by service.

    Args:
        changes: The two sides.
        network: What changed.
        speak: The language of everything but the plans' own words.
        stat: Only sums and decisions.
        width: Columns to fill.
        paint: Puts a role's colour on a piece of text.
    """
    writer = _Writer(changes, speak, width, paint)
    yield from writer.summary(network)
    if not stat:
        yield from writer.services(network)


class _Writer:
    def __init__(self, changes: ChangeSet, speak: Translations, width: int, paint: Paint) -> None:
        self.old, self.new = changes.old.plan, changes.new.plan
        self.speak, self.width, self.paint = speak, width, paint

    def say(self, message: Message) -> str:
        return message.render(self.speak)

    def summary(self, network: NetworkChanges) -> Iterator[str]:
        if not network.services:
            yield self.say(say("the network is the same on both days"))
        else:
            came = sum(1 for change in network.services if change.old is None)
            went = sum(1 for change in network.services if change.new is None)
            counts = {
                say("new"): came,
                say("ended"): went,
                say("changed"): len(network.services) - came - went,
                say("unchanged"): network.unchanged,
            }
            counted = ", ".join(f"{self.say(word)} {count}" for word, count in counts.items() if count)
            yield f"{self.say(say('services of the network'))}: {counted}"
        for shift in network.totals:
            yield from self._wrapped(f"{titled(shift.key, 'services', self.new)}: {self._amounts(shift)}")
        if network.decisions:
            yield ""
            yield self.paint(self.say(say("decisions between the two days")), "place")
            for page in network.decisions:
                count = say_count("{count} step", "{count} steps", len(page.steps))
                for line in decision(page, self.speak):
                    yield from self._wrapped(f"  {line} ({self.say(count)})", "    ")
        yield ""

    def services(self, network: NetworkChanges) -> Iterator[str]:
        for change in network.services:
            yield from self._service(change)

    def _service(self, change: ServiceChange) -> Iterator[str]:
        entry, plan = change.entry, self.new if change.new else self.old
        sign, role = ("·", "place") if change.old and change.new else ("+", "added") if change.new else ("−", "removed")
        about = f"{entry.name}, {party(entry.provider, plan)}, {titled(entry.kind, 'services', plan)}"
        state = change.new or change.old
        assert state is not None
        apart = "" if state.register == "network" else f" ({self.say(REGISTERS[state.register])})"
        yield from self._wrapped(f"  {sign} {self.paint(entry.id, role)} {about}{apart}", "      ")
        for field in change.fields:
            yield from self._wrapped(f"      {self._field(field)}", "        ")
        for shift in change.capacity:
            form = named("service-forms", shift.key, plan).lower()
            yield f"      {form} {self._amounts(shift)}"

    def _field(self, shift: FieldShift) -> str:
        before, after = self._value(shift, shift.before, self.old), self._value(shift, shift.after, self.new)
        return f"{self.say(_FIELDS[shift.field])}: {before or '–'} → {after or '–'}"

    def _value(self, shift: FieldShift, value: str, plan: Plan) -> str:
        match shift.field:
            case "register":
                return self.say(REGISTERS[value])
            case "provider":
                return party(value, plan)
            case "kind":
                return titled(value, "services", plan)
            case _:
                return value

    def _amounts(self, shift: CapacityShift) -> str:
        unit = named("capacity-units", shift.unit, self.new)
        return f"{unit} {figure(shift.before)} → {figure(shift.after)} ({figure(shift.difference, sign=True)})"

    def _wrapped(self, text: str, indent: str = "  ") -> list[str]:
        return textwrap.wrap(
            text, self.width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        ) or [""]
