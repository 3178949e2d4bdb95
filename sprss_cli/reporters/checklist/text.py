"""The law as a checklist, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from sprss_cli.model.answers import Checklist
from sprss_cli.model.checklist import Evidence, Item, State, Way
from sprss_cli.model.message import Message, Translations, say

_STATES: Mapping[State, Message] = {
    State.MET: say("met"),
    State.PARTLY: say("partly"),
    State.MISSING: say("not found"),
    State.PERSON: say("to be judged"),
}
_HAVING: Mapping[str, Message] = {
    "lead": say("a card that says who answers for it"),
    "municipality": say("a need that a municipality reported"),
    "cost": say("a finance table with costs"),
    "funding": say("a finance table with sources of money"),
    "outlook": say("a finance table that is an outlook (base_year)"),
    "municipal-capacity": say("a need that a municipality reported, with the capacity it asks for"),
}


def write(found: Checklist, speak: Translations) -> str:
    """Return the checklist as text: every requirement with its state, what meets it and what is missing."""
    head = say("{plan}: what the law of {day} asks for", plan=found.label, day=found.day.isoformat())
    lines = [head.render(speak), _counted(found, speak)]
    if found.unread:
        missing = say("cannot be read and are missing here: {files}", files=found.unread)
        lines.append(missing.render(speak))
    width = max(len(word.render(speak)) for word in _STATES.values())
    for part, items in groupby(found.items, key=lambda item: item.row.fact("part")):
        lines += ["", part]
        for item in items:
            state = _STATES[item.state].render(speak)
            lines.append(f"  {state:<{width}}  {item.row.key} {item.row.name}")
            lines += (f"  {'':<{width}}  {line}" for line in _about(item, found, speak))
    return "\n".join(lines) + "\n"


def _counted(found: Checklist, speak: Translations) -> str:
    counts = Counter(item.state for item in found.items)
    return " · ".join(f"{word.render(speak)}: {counts[state]}" for state, word in _STATES.items())


def _about(item: Item, found: Checklist, speak: Translations) -> Iterator[str]:
    basis = item.row.fact("basis")
    if item.row.fact("of") == "practice":
        yield say("{basis} (practice, not a duty)", basis=basis).render(speak)
    elif item.row.confidence in ("L", "MEM"):
        yield say("{basis} (not verified: {confidence})", basis=basis, confidence=item.row.confidence).render(speak)
    else:
        yield basis
    yield from (_evidence(one, found, speak) for one in item.evidence)
    for way in item.missing:
        yield say("not found: {what}", what=_wanted(way, found)).render(speak)
    for question in item.asked:
        yield say("a person has to judge: {question}", question=question).render(speak)


def _evidence(one: Evidence, found: Checklist, speak: Translations) -> str:
    place = found.places[one.at]
    day = f"{one.day.isoformat()} " if one.day else ""
    count = f" ({one.count})" if one.by in ("records", "frame") and one.count > 1 else ""
    folder = "/" if one.by == "records" else ""
    about = _HAVING[one.having].render(speak) if one.having else " ".join(one.note.split())
    return f"{place.file}:{place.line} {day}{one.what}{folder}{count}{f': {about}' if about else ''}"


def _wanted(way: Way, found: Checklist) -> Message:
    match way.by:
        case "records" if way.having:
            return _HAVING[way.having]
        case "records" if any(kind.folder == way.what and records for kind, records in found.plan.records.items()):
            return say("records in {folder}/; reconstructed ones prove nothing", folder=way.what)
        case "records":
            return say("records in {folder}/", folder=way.what)
        case "frame":
            key = f"network.{way.what}" if way.what == "criteria" else way.what
            return say("{key} in plan.yaml", key=key)
        case "decision":
            return say("a decision with the effect {effect} in plan.yaml", effect=way.what)
        case "event":
            return say("an event of the kind {kind} in plan.yaml", kind=way.what)
        case _:
            return say("a chapter that covers it, or a document in plan.yaml")
