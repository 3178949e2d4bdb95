"""The network on a day, and the log of decisions, for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sprss_cli.model.grouping import By
from sprss_cli.model.kinds.network_entry import NetworkEntry, Step
from sprss_cli.model.message import Message, Translations, say, say_count
from sprss_cli.model.network import State
from sprss_cli.model.network_order import alphabetical, area_order, paragraph
from sprss_cli.model.network_tables import SEVERAL, Due, Page, Row, View, total, totals
from sprss_cli.model.network_words import provided, served, sums
from sprss_cli.model.plan import Plan
from sprss_cli.model.shown import party, titled

REGISTERS = {
    "network": say("basic network"),
    "intent": say("development intents"),
    "temporary": say("temporary network"),
}
ACTIONS = {"include": say("inclusion"), "change": say("change"), "exclude": say("exclusion")}
_BY = {
    By.KIND: say("by kind of service"),
    By.FORM: say("by form"),
    By.ORP: say("by area"),
    By.PROVIDER: say("by provider"),
    By.LEVEL: say("by level"),
}
_AREAS = {
    "regional": say("the whole region"),
    "supra-regional": say("more than one region"),
    SEVERAL: say("several areas together"),
}
_MOST_NAME_COLUMNS = 60  # a longer name pushes its figures aside


def write(view: View, speak: Translations) -> str:
    """Return the network as text: the services under their kinds, or sums when those were asked for, then what is due.

    Args:
        view: What was asked for.
        speak: The language of everything but the plan's own words.
    """
    count = len(view.services)
    about = say_count(
        "{plan}: {register} on {day}, {count} service",
        "{plan}: {register} on {day}, {count} services",
        count,
        plan=view.label,
        register=REGISTERS[view.register],
        day=view.day.isoformat(),
    )
    lines = [about.render(speak)]
    if view.unread:
        missing = say("cannot be read and are missing here: {files}", files=view.unread)
        lines.append(missing.render(speak))
    elif not view.plan.of(NetworkEntry):
        lines.append(say("the plan lists no services").render(speak))
    if view.services:
        lines += [sums(total(view.services), view.plan), ""]
        lines += _services(view, speak) if view.by is None else _sums(view, view.by, speak)
    if view.due is not None:
        lines += ["", say("due").render(speak), *_due(view, view.due, speak)]
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def write_log(label: str, plan: Plan, pages: Iterable[Page], speak: Translations) -> str:
    """Return the ledger by decision: each with its steps."""
    lines = [say("{plan}: decisions on the network", plan=label).render(speak)]
    for page in pages:
        lines += ["", *decision(page, speak)]
        lines += (f"  {line}" for entry, step in page.steps for line in _step(entry, step, plan, speak))
    if not plan.of(NetworkEntry):
        lines.append(say("the plan lists no services").render(speak))
    return "\n".join(lines) + "\n"


def decision(page: Page, speak: Translations) -> Iterator[str]:
    """Yield what a decision is called: its day, number, body and matter."""
    found = page.decision
    if found is None:
        yield say("{number} (the plan has no such decision)", number=page.number).render(speak)
        return
    day = found.day.isoformat() if found.day else ""
    yield f"{day} {page.number} {found.body}: {found.what}".strip()


def _services(view: View, speak: Translations) -> Iterator[str]:
    ordered = sorted(view.services, key=lambda state: (paragraph(state.entry.kind), state.entry.id))
    for kind, states in groupby(ordered, key=lambda state: state.entry.kind):
        of_kind = tuple(states)
        yield f"{titled(kind, 'services', view.plan)} ({len(of_kind)}): {sums(total(of_kind), view.plan)}"
        for state in of_kind:
            yield from _service(state, view.plan, speak)


def _service(state: State, plan: Plan, speak: Translations) -> Iterator[str]:
    entry = state.entry
    yield f"  {entry.id} {entry.name}, {party(entry.provider, plan)}"
    word = entry.territory.word
    area = _AREAS[word].render(speak) if word else served(entry, plan)
    parts = [state.level, provided(state.forms, plan), area]
    yield "          " + " · ".join(part for part in parts if part)
    if state.reservation is not None:
        until = state.reservation.until
        what = state.reservation.what
        said = say("reservation: {what}", what=what)
        if until is not None:
            said = say("reservation until {day}: {what}", day=until.isoformat(), what=what)
        yield f"          {said.render(speak)}"


def _sums(view: View, by: By, speak: Translations) -> Iterator[str]:
    yield _BY[by].render(speak)
    rows = [(_name(row.key, by, view.plan), row) for row in _in_order(view, by)]
    shown = [(name.render(speak) if isinstance(name, Message) else name, row) for name, row in rows]
    columns = min(max((len(name) for name, _ in shown), default=0), _MOST_NAME_COLUMNS)
    for name, row in shown:
        yield f"  {name:<{columns}} {row.services:>4}  {sums(row.capacity, view.plan)}"


def _in_order(view: View, by: By) -> list[Row]:
    rows = totals(view.services, by)
    match by:
        case By.ORP:
            order = area_order(view.plan)
            return sorted(rows, key=lambda row: order(row.key))
        case By.PROVIDER:
            return sorted(rows, key=lambda row: alphabetical(party(row.key, view.plan)))
        case _:
            return sorted(rows, key=lambda row: paragraph(row.key))


def _name(key: str, by: By, plan: Plan) -> Message | str:
    match by:
        case By.KIND:
            return titled(key, "services", plan)
        case By.FORM:
            return titled(key, "forms", plan)
        case By.PROVIDER:
            return party(key, plan)
        case By.ORP:
            return _AREAS.get(key) or titled(key, "territory", plan)
        case By.LEVEL:
            title = plan.frame.network.levels.get(key, "")
            return f"{key} {title}".strip() or say("without a level")


def _due(view: View, due: Iterable[Due], speak: Translations) -> list[str]:
    said = [(one.day, say("deadline: {what}", what=one.what).render(speak)) for one in view.deadlines]
    for item in due:
        late = f" ({say('over').render(speak)})" if item.over else ""
        about = f"{item.entry.id} {item.entry.name}, {party(item.entry.provider, view.plan)}"
        said.append((item.day, f"{_what(item).render(speak)}{late}: {about}"))
    lines = [f"  {day.isoformat()} {words}" for day, words in sorted(said, key=lambda one: one[0])]
    return lines or [f"  {say('nothing').render(speak)}"]


def _what(item: Due) -> Message:
    match item.what:
        case "mandate":
            return say("the mandate ends")
        case "reservation":
            return say("reservation: {what}", what=item.words)
        case _:
            return ACTIONS[item.words]


def _step(entry: NetworkEntry, step: Step, plan: Plan, speak: Translations) -> Iterator[str]:
    action = ACTIONS[step.action].render(speak)
    register = f" ({REGISTERS[step.register].render(speak)})" if step.register else ""
    yield f"{step.effective.isoformat()} {action}{register} {entry.id} {entry.name}, {party(entry.provider, plan)}"
    parts = [step.level, provided(step.forms, plan)]
    if words := " · ".join(part for part in parts if part):
        yield f"           {words}"
    if step.late_reason:
        yield f"           {say('with effect back in time: {reason}', reason=step.late_reason).render(speak)}"
