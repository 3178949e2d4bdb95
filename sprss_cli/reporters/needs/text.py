"""The needs of a plan and what meets them, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sprss_cli.model.answers import Needs
from sprss_cli.model.message import Message, Translations, say, say_count
from sprss_cli.model.need_coverage import Coverage, by_place_and_group
from sprss_cli.model.shown import demand, shown, titled

_PRIORITY: Mapping[str, Message] = {"high": say("urgent"), "medium": say("less urgent"), "low": say("not urgent")}
_WORDS: Mapping[str, Message] = {"regional": say("the whole region"), "all": say("all groups")}
_ALTOGETHER = say("altogether")


def write(found: Needs, speak: Translations) -> str:
    """Return the needs with what names them, then the gaps, then a table by territory and target group."""
    count = len(found.covered)
    without = [one for one in found.covered if not one.measures]
    lines = [say_count("{plan}: {count} need", "{plan}: {count} needs", count, plan=found.label).render(speak)]
    if found.unread:
        missing = say("cannot be read and are missing here: {files}", files=found.unread)
        lines.append(missing.render(speak))
    for one in found.covered:
        lines += ["", *_need(one, found, speak)]
    lines += ["", say("needs without a measure: {number}", number=len(without)).render(speak)]
    lines += (f"  {one.need.id} {one.need.title}" for one in without)
    lines += ["", say("measures without a need: {number}", number=len(found.without)).render(speak)]
    lines += (f"  {card.id} {card.title}" for card in found.without)
    if found.covered:
        lines += ["", *_table(found, speak)]
    return "\n".join(lines) + "\n"


def _need(one: Coverage, found: Needs, speak: Translations) -> Iterator[str]:
    need, plan = one.need, found.plan
    yield f"{need.id} {need.title}"
    groups = _word(need.target_groups.word, speak) or shown(need.target_groups, "target_groups", plan)
    areas = _word(need.territory.word, speak) or shown(need.territory, "territory", plan)
    urgency = _PRIORITY[need.priority].render(speak) if need.priority else ""
    yield "  " + " · ".join(part for part in (areas, groups, urgency) if part)
    if need.demanded:
        asked = "; ".join(demand(item, plan) for item in need.demanded)
        yield "  " + say("missing capacity: {capacity}", capacity=asked).render(speak)
    for records in one.by.values():
        yield f"  {records[0].records.render(speak)}: {', '.join(record.id for record in records)}"
    if not one.measures:
        yield "  " + say("no card is to meet it").render(speak)


def _word(word: str, speak: Translations) -> str:
    return _WORDS[word].render(speak) if word else ""


def _table(found: Needs, speak: Translations) -> Iterator[str]:
    """Yield a table: in each cell how many of the needs have a measure, and how many there are."""
    counts = by_place_and_group(found.covered)
    rows = list(dict.fromkeys(place for place, _ in counts))
    columns = list(dict.fromkeys(group for _, group in counts))
    names = [_name(place, "territory", found, speak) for place in rows]
    width = max(len(name) for name in names)
    heads = [_ALTOGETHER.render(speak) if not one else _word(one, speak) if one in _WORDS else one for one in columns]
    yield say("needs with a measure, of all: by territory and target group").render(speak)
    yield f"  {'':<{width}}  " + "  ".join(f"{head:>5}" for head in heads)
    for place, name in zip(rows, names, strict=True):
        cells = ("{}/{}".format(*counts[place, group]) if counts[place, group][1] else "–" for group in columns)
        yield f"  {name:<{width}}  " + "  ".join(
            f"{cell:>{max(5, len(head))}}" for cell, head in zip(cells, heads, strict=True)
        )


def _name(key: str, field: str, found: Needs, speak: Translations) -> str:
    if not key:
        return _ALTOGETHER.render(speak)
    return _word(key, speak) if key in _WORDS else titled(key, field, found.plan)
