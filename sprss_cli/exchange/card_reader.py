"""One raw card into the data of a record, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sprss_cli.exchange.conventions import folded
from sprss_cli.exchange.funding import read_funding
from sprss_cli.exchange.known import Known
from sprss_cli.exchange.names import Names
from sprss_cli.exchange.notes import Note, Outcome
from sprss_cli.exchange.prose import blocks_of, commonmark
from sprss_cli.exchange.raw import RawCard
from sprss_cli.exchange.services import read_services, word_of
from sprss_cli.exchange.sheet import one_line
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address
from sprss_cli.model.wording import derived

_YEARS = re.compile(r"([12]\d{3})(?:\s*[-–—]\s*([12]\d{3}))?")
_REQUIRED = ("title", "goal", "period", "description")


class CardReader:
    """Reads one card; `data` is the record, `notes` says what was done with each field.

    Args:
        raw: The card as the document has it.
        known: What is known of the plan.
    """

    def __init__(self, raw: RawCard, known: Known) -> None:
        self.raw = raw
        self.known = known
        self.id = raw.id
        self.data: dict[str, Any] = {"id": self.id}
        self.notes: list[Note] = []
        self.adopted: dict[str, str] = {}
        self._decision = known.decisions.cards.get(self.id)

    def read(self) -> bool:
        """Read all fields; return whether they make a record."""
        self._field("title", lambda text: text)
        self._goal()
        for name, reader in (
            ("also_serves", self._also_serves),
            ("target_groups", self._target_groups),
            ("services", self._services),
            ("period", self._period),
            ("responsible", self._responsible),
            ("funding", self._funding),
        ):
            self._field(name, reader)
        self._description()
        self._labels()
        missing = [name for name in _REQUIRED if name not in self.data]
        if missing:
            text = " · ".join(f"{one.label} {one.text}" for one in self.raw.fields)
            message = say("no record was made, because these are missing: {fields}; the card:", fields=tuple(missing))
            self._note(Outcome.OPEN, "", message, text)
        return not missing

    def finish(self, related: tuple[str, ...]) -> None:
        """Add what needs all cards to be read: relations; and what the fields would not print by themselves."""
        decision = self._decision
        relations = tuple(dict.fromkeys((*related, *(decision.related if decision else ()))))
        if relations:
            self.data["related"] = list(relations)
            self._note(Outcome.INTERPRETED, "related", say("refers to {ids}", ids=relations))
        if kept := self._as_adopted():
            self.data["as_adopted"] = kept
        if rest := [f"{one.label.rstrip(': ')}: {one.text}" for one in self.raw.fields if not one.name and one.text]:
            self._keep_rest(rest)
        if decision and decision.exceptions:
            self.data["exceptions"] = [dict(one) for one in decision.exceptions]

    def _field(self, name: str, reader: Callable[[str], Any]) -> None:
        text = self.raw.text(name)
        decided = self._decision.values.get(name) if self._decision else None
        if text:
            self.adopted.setdefault(name, text)
        if decided is not None and self._decision:
            self.data[name] = decided
            self._note(Outcome.INTERPRETED, name, say("decided by a person: {reason}", reason=self._decision.reason))
        elif text and (value := reader(text)) is not None:
            self.data[name] = value
            if name != "title":
                self._note(Outcome.INTERPRETED, name, say("{text} → {value}", text=text, value=_shown(value)))

    def _labels(self) -> None:
        """Report labels that differ from those the plan prints; a label is the form's, not the card's text."""
        for field in self.raw.fields:
            usual = self.known.plan.frame.labels.get(field.name)
            if (
                usual
                and folded(usual) != folded(field.label)
                and folded(field.label) not in self.known.conventions.faults
            ):
                message = say("printed under the label “{label}” instead of “{usual}”", label=field.label, usual=usual)
                self._note(Outcome.INTERPRETED, field.name, message)

    def _goal(self) -> None:
        """The goal a card belongs to stands in its number."""
        goal, card = (self.known.plan.frame.ids.get(kind) for kind in ("goal", "card"))
        decided = self._decision.values.get("goal") if self._decision else None
        numbers = card.read(self.id) if card else None
        if decided:
            self.data["goal"] = decided
        elif goal and numbers and "goal" in numbers:
            self.data["goal"] = goal.write(goal=numbers["goal"])
        else:
            message = say("the number {id} does not say which goal the card belongs to", id=self.id)
            self._note(Outcome.OPEN, "id", message)

    def _also_serves(self, text: str) -> list[str] | None:
        reader = self.known.goal_reader
        found = reader.read(text, self.known.goal_titles) if reader else None
        if found is None:
            self._lost("also_serves", (text,))
            return None
        self.adopted["also_serves"] = "\n".join(found.lines) + "\n"
        for code in found.displaced:
            message = say("{code} stood away from its title; the list reads {ids}", code=code, ids=found.ids)
            self._note(Outcome.DROPPED, "also_serves", message, code)
        return self._others(found.ids)

    def _others(self, goals: tuple[str, ...]) -> list[str] | None:
        """Leave out the card's own goal: the record has it as `goal`, and only other goals belong into this field."""
        own = self.data.get("goal")
        if own in goals:
            self._note(
                Outcome.KEPT, "also_serves", say("{goal} is the card's own goal; the wording keeps it", goal=own)
            )
        return [goal for goal in goals if goal != own] or None

    def _target_groups(self, text: str) -> list[str] | str | None:
        return self._word("target_groups", text) or self._named("target_groups", text, self.known.group_names)

    def _services(self, text: str) -> list[str] | str | None:
        if word := self._word("services", text):
            return word
        found = read_services(text, self.known.plan)
        if found.not_understood:
            self._lost("services", found.not_understood)
            return None
        for heading in found.headings:
            message = say("“{heading}” only heads the list of its kinds", heading=heading)
            self._note(Outcome.INTERPRETED, "services", message)
        for key, name, right in found.misnamed:
            message = say("“{name}” is not what {key} is called: {right}", name=name, key=key, right=right)
            self._note(Outcome.KEPT, "services", message)
        for name in found.without_paragraph:
            self._note(Outcome.KEPT, "services", say("“{name}” stands without its §", name=name))
        for key in found.unknown_keys:
            self._note(Outcome.KEPT, "services", say("{key} is no kind of service; kept as the plan has it", key=key))
        return list(found.keys)

    def _period(self, text: str) -> str | None:
        years = _YEARS.fullmatch(text)
        if not years:
            self._lost("period", (text,))
            return None
        return f"{years[1]}-{years[2]}" if years[2] else years[1]

    def _responsible(self, text: str) -> dict[str, list[str]] | None:
        phrases = "|".join(map(re.escape, self.known.conventions.phrases.get("cooperation", ()))) or "(?!)"
        cooperation = rf"\((?:{phrases})\s(?P<inside>[^()]+)\)|(?:{phrases})\s(?P<rest>.+)"
        parts = {"lead": text}
        if together := re.fullmatch(rf"(?P<lead>.*?)\s*(?:{cooperation})", text):
            parts = {"lead": together["lead"], "cooperation": together["inside"] or together["rest"]}
        found: dict[str, list[str]] = {}
        unknown: tuple[str, ...] = ()
        for role, part in parts.items():
            ids, rest = self.known.party_names.read(part)
            unknown += rest
            if ids:
                found[role] = list(ids)
        if unknown:
            self._lost("responsible", unknown)
            return None
        return found

    def _funding(self, text: str) -> list[Any] | str | None:
        if self._word("funding", text) == "none":
            return "none"
        known = self.known
        items, unknown = read_funding(text, known.party_names, known.programme_names, known.conventions)
        if unknown:
            self._lost("funding", unknown)
            return None
        return items

    def _description(self) -> None:
        field = self.raw.get("description")
        blocks, tags = blocks_of(field.blocks) if field else ((), ())
        for tag in tags:
            self._note(Outcome.DROPPED, "description", say("a tag of the extraction: {tag}", tag=tag), tag)
        if text := commonmark(blocks):
            self.data["description"] = text

    def _word(self, name: str, text: str) -> str:
        return word_of(text, self.known.conventions.words, self.known.plan.frame.words.get(name, {}))

    def _named(self, name: str, text: str, names: Names) -> list[str] | None:
        ids, unknown = names.read(text)
        if unknown:
            self._lost(name, unknown)
            return None
        return list(ids)

    def _as_adopted(self) -> dict[str, str]:
        """Return the wordings that the plan would not print from the references alone."""
        plan = self.known.with_records
        card = Card.from_data(self.data, Address(""))
        kept: dict[str, str] = {}
        for name, wording in self.adopted.items():
            printed, text = one_line(derived(card, name, plan)), one_line(wording)
            if printed != text:
                kept[name] = wording
                message = say("“{text}”; the references alone would print “{printed}”", text=text, printed=printed)
                self._note(Outcome.KEPT, name, message)
        return kept

    def _keep_rest(self, rest: list[str]) -> None:
        """Keep what stands under unknown labels as a note on the record's provenance."""
        provenance = self.known.plan.frame.provenance
        if provenance:
            self.data["provenance"] = {
                "kind": provenance.kind,
                **({"source": provenance.source} if provenance.source else {}),
                **({"confidence": provenance.confidence} if provenance.confidence else {}),
                "note": "\n".join(rest) + "\n",
            }

    def _lost(self, name: str, parts: tuple[str, ...]) -> None:
        message = say("not understood: {parts}; the wording is kept", parts=tuple(f"“{part}”" for part in parts))
        self._note(Outcome.OPEN, name, message)

    def _note(self, outcome: Outcome, name: str, message: Message, piece: str = "") -> None:
        self.notes.append(Note(outcome, self.id, name, message, piece))


def _shown(value: Any) -> str:
    """Return a value the way a report shows it: on one line, short."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_shown(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(f"{{{_shown(item)}}}" if isinstance(item, dict) else _shown(item) for item in value)
    return str(value)
