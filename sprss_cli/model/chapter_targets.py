"""What chapters can refer to, and what the reference reads: a card, a goal, a need, a chapter, a part, a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sprss_cli.model.blocks import ANCHOR
from sprss_cli.model.chapter_text import Directive, chapter_text
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.chapter import PARTS, Chapter
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record

CHAPTER, PART = "kap-", "cast-"
"""How the anchors of chapters and of parts begin; the id or the key follows."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that chapters can refer to.

    Attributes:
        what: `card`, `goal`, `need`, `chapter`, `part`, or `block` for a table or a drawing.
        at: Where it is defined; None for a part, and for a record that cannot be read.
    """

    what: str
    at: Address | None = None


def targets(plan: Plan) -> Mapping[str, Target]:
    """Return what the chapters of a plan can refer to, by anchor. A record that cannot be read can be referred to."""
    found = {f"{PART}{part}": Target("part") for part in PARTS}
    for kind, records in plan.records.items():
        if (what := _KINDS.get(kind.folder)) is None:
            continue
        begins = CHAPTER if kind is Chapter else ""
        found |= {f"{begins}{identifier}": Target(what) for identifier in plan.unreadable.get(kind, ())}
        found |= {f"{begins}{record.id}": Target(what, record.at("id")) for record in records}
    for anchor, at in anchors(plan):
        found.setdefault(anchor, Target("block", at))
    return found


_KINDS: Mapping[str, str] = {
    Card.folder: "card",
    Goal.folder: "goal",
    "needs": "need",  # a kind that many plans do without
    Chapter.folder: "chapter",
}


def anchors(plan: Plan) -> Iterator[tuple[str, Address]]:
    """Yield each name that a chapter gives to a table or a drawing, with its place.

    A block that there is not gives its name too: the reference to it is not at fault.
    """
    for chapter, directive in directives(plan):
        block = plan.blocks.get(directive.name)
        for key, anchor in directive.given.items():
            if block.takes(key) == (ANCHOR,) if block is not None else key == "id":
                yield anchor, chapter.at("text").quoting(directive.words)


def directives(plan: Plan) -> Iterator[tuple[Chapter, Directive]]:
    """Yield every line of the chapters that puts in a block, or looks as if it did."""
    for chapter in plan.every(Chapter):
        for directive in chapter_text(chapter.text).directives:
            yield chapter, directive


def ids_in(folder: str, plan: Plan) -> tuple[str, ...]:
    """Return the ids of the records in a folder, of those too that cannot be read."""
    kinds: Iterator[type[Record]] = (kind for kind in (*plan.records, *plan.unreadable) if kind.folder == folder)
    kind = next(kinds, None)
    return (*plan.of(kind), *sorted(plan.unreadable.get(kind, ()))) if kind else ()
