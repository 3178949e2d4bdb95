"""What the register says, for people: one service, or the whole index, as plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sprss_cli.model.message import Message, Translations, say, say_count, visible
from sprss_cli.model.register import Facility, RegisteredForm, RegisteredService, RegisterState

_Line = tuple[Message, Message | str]


def service_text(
    service: RegisteredService, names: Mapping[str, str], about: Mapping[str, str], day: date, speak: Translations
) -> str:
    """Return a service with everything the index holds of it.

    Args:
        service: The service.
        names: What its codes mean.
        about: Where the data come from.
        day: The day on which it runs, has ended, or is yet to begin.
        speak: The language of the labels; what the register says is Czech.
    """
    heading = f"{service.identifier}  {names.get(service.kind, service.kind)}"
    return "\n".join((visible(heading), *_laid_out(_service(service, names, about, day), speak))) + "\n"


def state_text(state: RegisterState, place: object, speak: Translations) -> str:
    """Return what an index holds.

    Args:
        state: What was counted.
        place: The file of the index.
        speak: The language.
    """
    lines = list(_state(state, place))
    warnings = [f"{warning.render(speak)}\n" for warning in _doubts(state)]
    return "".join(f"{line}\n" for line in _laid_out(lines, speak, indent="")) + "".join(warnings)


def _laid_out(lines: Iterator[_Line] | list[_Line], speak: Translations, indent: str = "  ") -> Iterator[str]:
    rendered = [(label.render(speak), _said(text, speak)) for label, text in lines]
    width = max(len(label) for label, _ in rendered) + 2
    before = ""
    for label, text in rendered:
        shown = "" if label == before else f"{label}:"
        before = label
        yield f"{indent}{shown:<{width}}{text}".rstrip()


def _said(text: Message | str, speak: Translations) -> str:
    """Return a message in the language; what the register says stands word for word, however long it is."""
    return visible(text) if isinstance(text, str) else text.render(speak)


def _service(
    service: RegisteredService, names: Mapping[str, str], about: Mapping[str, str], day: date
) -> Iterator[_Line]:
    yield say("provider"), f"{service.provider or '–'}, IČO {service.ico or '–'}"
    yield say("provided"), _during(service, day)
    for group in service.target_groups:
        yield say("target groups"), names.get(group, group)
    for form in service.forms:
        yield say("form"), names.get(form.form, form.form)
        yield from ((say("form"), line) for line in _capacities(form, names))
    places = dict.fromkeys(service.facilities)  # the register repeats some of them word for word
    yield from ((say("facility"), _facility(facility, names)) for facility in places)
    yield say("data"), _source(about)
    yield say("portal number"), service.portal_id or "–"


def _capacities(form: RegisteredForm, names: Mapping[str, str]) -> Iterator[str]:
    """Yield each capacity with its official wording, which may say from when; none is added to another."""
    for one in form.capacities:
        amount = "–" if one.amount is None else one.amount
        wording = f" – „{one.wording}“" if one.wording else ""
        yield f"  {names.get(one.unit, one.unit)}: {amount}{wording}"


def _facility(facility: Facility, names: Mapping[str, str]) -> Message:
    codes = (facility.municipality, facility.district, facility.region)
    place = ", ".join(names.get(code, code) for code in codes if code)
    where = say("secret address") if facility.secret else place or say("no address")
    if facility.ends:
        return say("{name} – {where} (until {day})", name=facility.name, where=where, day=facility.ends)
    return say("{name} – {where}", name=facility.name, where=where)


def _during(service: RegisteredService, day: date) -> Message:
    begins = service.begins or "–"
    if service.ends is None:
        return say("from {begins}", begins=begins)
    if service.ends < day:
        return say("from {begins} to {ends}: it has ended", begins=begins, ends=service.ends)
    return say("from {begins} to {ends}", begins=begins, ends=service.ends)


def _source(about: Mapping[str, str]) -> Message:
    return say("{file}, of {day}", file=about.get("file", "–"), day=about.get("change") or "–")


def _state(state: RegisterState, place: object) -> Iterator[_Line]:
    yield say("index"), str(place)
    yield say("data"), _source(state.about)
    yield say("taken over"), state.about.get("taken", "–")
    yield (
        say("services"),
        say(
            "{all}; on {day} {running} are provided, {ended} have ended, {later} are yet to begin",
            all=state.services,
            day=state.day,
            running=state.running,
            ended=state.ended,
            later=state.later,
        ),
    )
    yield say("providers"), str(state.providers)
    yield (
        say("facilities"),
        say(
            "{all}; {unplaced} without an address, {secret} with a secret one",
            all=state.facilities,
            unplaced=state.unplaced,
            secret=state.secret,
        ),
    )


def _doubts(state: RegisterState) -> Iterator[Message]:
    if state.unnumbered:
        yield say_count(
            "{count} record has no registration number and cannot be found",
            "{count} records have no registration number and cannot be found",
            state.unnumbered,
        )
    if state.repeated:
        yield say_count(
            "{count} registration number stands on several records",
            "{count} registration numbers stand on several records",
            state.repeated,
        )
    for family, times in sorted(state.unnamed.items()):
        yield say_count(
            "{count} code {family} is not in the code lists",
            "{count} codes {family} are not in the code lists",
            times,
            family=family,
        )
    for key, times in state.odd.items():
        yield say_count(
            "{key}: {count} value is not of the expected type and was left out",
            "{key}: {count} values are not of the expected type and were left out",
            times,
            key=key,
        )
