"""What changed, for a terminal of 80 columns: the picture first, then record by record under its goal."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from sprss_cli.model.amounts import crowns, percent
from sprss_cli.model.change import Change, ChangeKind, ChangeSet, How, Pair, Picture, Relation, Run, Shift, Weight
from sprss_cli.model.further_wording import further_labels
from sprss_cli.model.ids import natural
from sprss_cli.model.kinds.card import Card, Funding
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.message import Message, Translations, say, say_count
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.model.shown import party, shown, titled

Paint = Callable[[str, str], str]
Labels = Mapping[type[Record], Mapping[str, str]]

_HOW = {
    How.RENUMBERED: say("renumbered"),
    How.RENAMED: say("renamed"),
    How.SPLIT: say("split"),
    How.MERGED: say("merged"),
    How.ADDED: say("new"),
    How.REMOVED: say("ended"),
}
# Beside a reconstructed plan nothing can be said to have begun or ended.
_ONE_SIDED = {How.ADDED: say("only in the newer data"), How.REMOVED: say("only in the older data")}
_CONTEXT = 5  # kept words shown on each side of a change
_FIELD = 16  # columns of the field's name


def _unpainted(text: str, role: str) -> str:
    return text


def write(
    changes: ChangeSet,
    picture: Picture,
    speak: Translations,
    *,
    least: Weight = Weight.TECHNICAL,
    stat: bool = False,
    width: int = 80,
    paint: Paint = _unpainted,
    labels: Labels | None = None,
) -> str:
    """Return the comparison as text.

    Args:
        changes: What changed.
        picture: What it amounts to.
        speak: The language of everything but the plans' own words.
        least: Changes of less weight are left out.
        stat: Only the picture, one screen.
        width: Columns to fill.
        paint: Puts a role's colour on a piece of text (`added`, `removed`, `place`, `quiet`).
        labels: What the fields of each record kind are called; their keys when not given.
    """
    writer = _Writer(changes, speak, least, width, paint, labels or {})
    lines = [f"{changes.old.label} → {changes.new.label}", ""]
    if notes := list(writer.notes()):
        lines += [*notes, ""]
    if changes.network is not None:
        from sprss_cli.reporters.changes import network

        lines += network.lines(changes, changes.network, speak, stat=stat, width=width, paint=paint)
        return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"
    lines += writer.picture(picture)
    if not stat:
        lines += writer.records()
    return "\n".join(lines).rstrip() + "\n"


class _Writer:
    def __init__(
        self, changes: ChangeSet, speak: Translations, least: Weight, width: int, paint: Paint, labels: Labels
    ) -> None:
        self.changes = changes
        self.speak = speak
        self.least = least
        self.width = max(width, 40)
        self.paint = paint
        self.labels = labels
        self.how = _HOW | _ONE_SIDED if changes.in_part else _HOW

    def say(self, message: Message) -> str:
        return message.render(self.speak)

    def notes(self) -> Iterator[str]:
        for side in (self.changes.old, self.changes.new):
            if side.unread:
                count = len(side.unread)
                files = ", ".join(side.unread[:3]) + (" …" if count > 3 else "")
                yield self.say(
                    say_count(
                        "{side}: {count} file cannot be read and is not compared: {files}",
                        "{side}: {count} files cannot be read and are not compared: {files}",
                        count,
                        side=side.label,
                        files=files,
                    )
                )
        if self.changes.selected:
            yield self.say(say("only what concerns {names}", names=self.changes.selected))
        for side in (self.changes.old, self.changes.new):
            lacking = tuple(kind.records for kind, where in self.changes.missing.items() if where is side)
            if lacking:
                text = say("{side} has no {records} yet, so these are not compared", side=side.label, records=lacking)
                yield from self._wrapped(self.say(text))
        for side in self.changes.in_part:
            yield from self._wrapped(
                self.say(
                    say(
                        "{side}: its cards are reconstructed from public sources, so what they do not hold may still "
                        "stand in the plan; kinds of services, target groups, responsibility and money are not "
                        "compared",
                        side=side.label,
                    )
                )
            )
        if self.changes.relation is Relation.REGIONS:
            yield self.say(say("these are two regions: goals and kinds are compared, cards are only listed"))

    def picture(self, picture: Picture) -> Iterator[str]:
        shown_pairs = [pair for pair in self.changes.changed if self._counts_as_changed(pair)]
        lighter = len(self.changes.changed) - len(shown_pairs)
        if not self.changes.changed and not self.changes.missing:
            unread = self.changes.old.unread or self.changes.new.unread
            nothing = say("nothing changed in meaning, wording or order")
            yield self.say(say("nothing changed in what could be read") if unread else nothing)
        elif lighter and not shown_pairs:
            yield self.say(
                say_count(
                    "{count} record changed, in nothing that weighs enough to be shown; --only technical shows all",
                    "{count} records changed, in nothing that weighs enough to be shown; --only technical shows all",
                    lighter,
                )
            )
        if not shown_pairs:
            return
        for kind, of_kind in groupby(self.changes.pairs, key=lambda pair: pair.kind):
            pairs = list(of_kind)
            if any(self._counts_as_changed(pair) for pair in pairs):
                yield f"{self.say(kind.records)}: {self._counts(pairs)}"
        yield from self._coverage(picture)
        for shift in picture.leads:
            who = party(shift.key, self._side_of(shift))
            message = say("leads cards: {who} {before} → {after}", who=who, before=shift.before, after=shift.after)
            yield self.say(message)
        for shift in picture.money:
            who = ", ".join(party(key, self._side_of(shift)) for key in shift.key.split("+"))
            yield self.say(say("pays: {who} {change}", who=who, change=_amounts(shift.before, shift.after)))
        if picture.total[0] != picture.total[1]:
            yield self.say(say("all amounts: {change}", change=_amounts(*picture.total)))
        yield ""

    def _side_of(self, shift: Shift) -> Plan:
        return (self.changes.new if shift.after else self.changes.old).plan

    def _counts_as_changed(self, pair: Pair) -> bool:
        return pair.weight is not None and pair.weight >= self.least

    def _counts(self, pairs: list[Pair]) -> str:
        counted = {
            say("unchanged"): sum(1 for pair in pairs if not self._counts_as_changed(pair)),
            say("changed"): sum(1 for p in pairs if self._counts_as_changed(p) and p.how in (How.SAME, How.CONTINUED)),
            **{message: sum(1 for pair in pairs if pair.how is how) for how, message in self.how.items()},
        }
        return ", ".join(f"{self.say(word)} {count}" for word, count in counted.items() if count)

    def _coverage(self, picture: Picture) -> Iterator[str]:
        old, new = self.changes.old.plan, self.changes.new.plan
        for message, keys, field, plan in (
            (say("kinds of services gained"), picture.services_gained, "services", new),
            (say("kinds of services lost"), picture.services_lost, "services", old),
            (say("target groups gained"), picture.groups_gained, "target_groups", new),
            (say("target groups lost"), picture.groups_lost, "target_groups", old),
        ):
            if keys:
                names = ", ".join(titled(key, field, plan) for key in keys)
                yield from self._wrapped(f"{self.say(message)}: {names}")

    def records(self) -> Iterator[str]:
        shown_pairs = [pair for pair in self.changes.changed if self._counts_as_changed(pair)]
        for kind, of_kind in groupby(shown_pairs, key=lambda pair: pair.kind):
            yield self.paint(self.say(kind.records).upper(), "place")
            pairs = sorted(of_kind, key=lambda pair: (natural(_goal(pair)), natural(pair.record.id)))
            for goal, of_goal in groupby(pairs, key=_goal):
                if goal:
                    yield ""
                    side = self.changes.new if goal in self.changes.new.plan.of(Goal) else self.changes.old
                    yield from self._wrapped(self.paint(titled(goal, "goal", side.plan), "place"))
                for pair in of_goal:
                    yield from self._pair(pair)
            yield ""

    def _pair(self, pair: Pair) -> Iterator[str]:
        sign, role = {How.ADDED: ("+", "added"), How.REMOVED: ("−", "removed")}.get(pair.how, ("·", "place"))
        old, new = pair.old, pair.new
        what = f" ({self.say(self.how[pair.how])})" if pair.how in self.how else ""
        numbers = f"{old.id} → {new.id}" if old and new and old.id != new.id else pair.record.id
        title = getattr(pair.record, "title", "")
        yield from self._wrapped(f"  {sign} {self.paint(numbers, role)} {title}{what}", "      ")
        for change in pair.changes:
            if change.weight >= self.least:
                yield from self._change(change, pair.kind)

    def _change(self, change: Change, kind: type[Record]) -> Iterator[str]:
        own = {**further_labels(self.changes.old.plan), **further_labels(self.changes.new.plan)}
        known = {**self.labels.get(kind, {}), **own}
        name = known.get(change.field) or change.field.replace("_", " ")
        if len(name) > _FIELD:  # a long name stands on a line of its own
            yield f"      {name}"
            name = ""
        yield from self._wrapped(f"      {name:<{_FIELD}} {self._text(change)}", " " * (_FIELD + 7))

    def _text(self, change: Change) -> str:
        old, new = self.changes.old.plan, self.changes.new.plan
        before, after = shown(change.before, change.field, old), shown(change.after, change.field, new)
        if change.runs and change.kind is ChangeKind.CHANGED:
            return self._runs(change.runs)
        if change.kind is ChangeKind.REMOVED:
            return self.paint(f"− {before}", "removed")
        if change.kind is ChangeKind.ADDED:
            return self.paint(f"+ {after}", "added")
        if isinstance(change.before, Funding) and isinstance(change.after, Funding):
            one, other = change.before.amount, change.after.amount
            return f"{before} → {after}" + (f" ({_difference(one, other)})" if one and other and one != other else "")
        if change.weight is Weight.TECHNICAL:
            return self.say(say("changed, without weight for a reader"))
        return f"{before or '–'} → {after or '–'}"

    def _runs(self, runs: tuple[Run, ...]) -> str:
        pieces = []
        for index, run in enumerate(runs):
            start, text, end = _apart(run.text)
            if run.kind == "=":
                text = _cut(text, first=index == 0, last=index == len(runs) - 1)
            elif text:
                sign, role = ("−", "removed") if run.kind == "-" else ("+", "added")
                text = self.paint(f"[{sign}{text}{sign}]", role)
            pieces.append(f"{start}{text}{end}")
        return " ".join("".join(pieces).replace("−][+", "−] [+").split())

    def _wrapped(self, text: str, indent: str = "  ") -> list[str]:
        return textwrap.wrap(
            text,
            self.width,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=True,
        ) or [""]


def _goal(pair: Pair) -> str:
    record = pair.record
    return record.goal if isinstance(record, Card) else ""


def _apart(text: str) -> tuple[str, str, str]:
    """Return the white space before a text, the text, and the white space after it."""
    bare = text.strip()
    start = text[: len(text) - len(text.lstrip())]
    return (start, bare, text[len(start) + len(bare) :]) if bare else (text, "", "")


def _cut(text: str, *, first: bool, last: bool) -> str:
    """Leave the words of an unchanged stretch that stand next to a change."""
    words = text.split()
    keep_start, keep_end = 0 if first else _CONTEXT, 0 if last else _CONTEXT
    if len(words) <= keep_start + keep_end + 1:
        return " ".join(words)
    return " ".join([*words[:keep_start], "…", *(words[-keep_end:] if keep_end else [])])


def _amounts(before: int, after: int) -> str:
    return f"{crowns(before)} → {crowns(after)} ({_difference(before, after)})"


def _difference(before: int, after: int) -> str:
    share = percent(before, after)
    return crowns(after - before, sign=True) + (f", {share}" if share else "")
