"""How the values of a field differ, by the kind of thing the field holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from sprss_cli.compare import words
from sprss_cli.model.change import Change, ChangeKind, Weight
from sprss_cli.model.comparison import Policy, policies
from sprss_cli.model.kinds.card import Funding, Responsibility, Selection
from sprss_cli.model.record import Record

Compare = Callable[[str, object, object], Iterator[Change]]
Same = Callable[[str, str], bool]


def changes(old: Record, new: Record, same: Same = str.__eq__) -> tuple[Change, ...]:
    """Return how two records of one kind differ, in the order of the kind's fields.

    Args:
        old: The older record.
        new: The newer record.
        same: Whether an id on the old side and one on the new side mean the same record; between two periods a
            goal may have become another one.
    """
    found: list[Change] = []
    for name, policy in policies(type(new)).items():  # type: ignore[arg-type]  # a class hashes, if its instances do not
        before, after = getattr(old, name), getattr(new, name)
        if before == after:
            continue
        for change in _COMPARE[policy](name, before, after):
            if _means_the_same(change, policy, same):
                continue
            found.append(_addressed(change, old, new))
    return tuple(_without_renames(found, same))


def _means_the_same(change: Change, policy: Policy, same: Same) -> bool:
    return policy is Policy.REFERENCE and same(str(change.before), str(change.after))


def _without_renames(found: Iterable[Change], same: Same) -> Iterator[Change]:
    """Leave out pairs of a removed and an added id that mean one record under two ids."""
    kept = list(found)
    for change in list(kept):
        if change.kind is not ChangeKind.ADDED or not isinstance(change.after, str):
            continue
        twin = next(
            (
                other
                for other in kept
                if other.kind is ChangeKind.REMOVED
                and other.field == change.field
                and isinstance(other.before, str)
                and same(other.before, change.after)
            ),
            None,
        )
        if twin is not None:
            kept.remove(change)
            kept.remove(twin)
    yield from kept


def _addressed(change: Change, old: Record, new: Record) -> Change:
    path = change.field.split(".")
    return replace(
        change,
        before_at=old.at(*path) if change.kind is not ChangeKind.ADDED else None,
        after_at=new.at(*path) if change.kind is not ChangeKind.REMOVED else None,
    )


def _value(field: str, before: object, after: object) -> Iterator[Change]:
    yield Change(field, ChangeKind.CHANGED, Weight.SUBSTANTIVE, before, after)


def _technical(field: str, before: object, after: object) -> Iterator[Change]:
    yield Change(field, ChangeKind.CHANGED, Weight.TECHNICAL, before, after)


def _text(field: str, before: object, after: object) -> Iterator[Change]:
    old, new = str(before or ""), str(after or "")
    weight = words.weight(old, new)
    if weight is None:
        return
    kind = ChangeKind.CHANGED if old and new else ChangeKind.ADDED if new else ChangeKind.REMOVED
    yield Change(field, kind, weight, old or None, new or None, words.runs(old, new))


def _set(field: str, before: object, after: object) -> Iterator[Change]:
    old, new = _strings(before), _strings(after)
    yield from _items(field, old, new)
    if set(old) == set(new):
        yield Change(field, ChangeKind.REORDERED, Weight.TECHNICAL, ", ".join(old), ", ".join(new))


def _items(field: str, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Change]:
    for item in old:
        if item not in new:
            yield Change(field, ChangeKind.REMOVED, Weight.SUBSTANTIVE, before=item)
    for item in new:
        if item not in old:
            yield Change(field, ChangeKind.ADDED, Weight.SUBSTANTIVE, after=item)


def _selection(field: str, before: object, after: object) -> Iterator[Change]:
    assert isinstance(before, Selection)
    assert isinstance(after, Selection)
    if before.word or after.word:
        old, new = before.word or before.ids, after.word or after.ids
        yield Change(field, ChangeKind.CHANGED, Weight.SUBSTANTIVE, old or None, new or None)
        return
    yield from _set(field, before.ids, after.ids)


def _parties(field: str, before: object, after: object) -> Iterator[Change]:
    assert isinstance(before, Responsibility)
    assert isinstance(after, Responsibility)
    if before.lead != after.lead:
        yield from _set(f"{field}.lead", before.lead, after.lead)
    if before.cooperation != after.cooperation:
        yield from _set(f"{field}.cooperation", before.cooperation, after.cooperation)


def _money(field: str, before: object, after: object) -> Iterator[Change]:
    old, new = _by_source(before), _by_source(after)
    for key in old:
        if key not in new:
            yield Change(field, ChangeKind.REMOVED, Weight.SUBSTANTIVE, before=old[key])
    for key in new:
        if key not in old:
            yield Change(field, ChangeKind.ADDED, Weight.SUBSTANTIVE, after=new[key])
        elif old[key] != new[key]:
            weight = (
                Weight.EDITORIAL if replace(old[key], note="") == replace(new[key], note="") else Weight.SUBSTANTIVE
            )
            yield Change(field, ChangeKind.CHANGED, weight, old[key], new[key])


def _by_source(value: object) -> Mapping[tuple[object, ...], Funding]:
    """Tell items of money apart by who pays through which programme; of several alike by their order."""
    found: dict[tuple[object, ...], Funding] = {}
    assert isinstance(value, tuple)
    for item in value:
        key = (frozenset(item.sources), item.programme)
        found[*key, sum(1 for other in found if other[:2] == key)] = item
    return found


def _wordings(field: str, before: object, after: object) -> Iterator[Change]:
    assert isinstance(before, Mapping)
    assert isinstance(after, Mapping)
    for name in dict.fromkeys((*before, *after)):
        yield from _text(f"{field}.{name}", before.get(name), after.get(name))


def _further(field: str, before: object, after: object) -> Iterator[Change]:
    assert isinstance(before, Mapping)
    assert isinstance(after, Mapping)
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name), after.get(name)
        if isinstance(old or new, tuple) and isinstance(old or (), tuple) and isinstance(new or (), tuple):
            if old != new:
                yield from _set(f"{field}.{name}", old or (), new or ())
        elif isinstance(old or "", str) and isinstance(new or "", str):
            yield from _text(f"{field}.{name}", old, new)
        elif old != new:
            kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED if new is None else ChangeKind.CHANGED
            yield Change(f"{field}.{name}", kind, Weight.SUBSTANTIVE, old, new)


def _ledger(field: str, before: object, after: object) -> Iterator[Change]:
    assert isinstance(before, tuple)
    assert isinstance(after, tuple)
    for item in before:
        if item not in after:
            yield Change(field, ChangeKind.REMOVED, Weight.SUBSTANTIVE, before=item)
    for item in after:
        if item not in before:
            yield Change(field, ChangeKind.ADDED, Weight.SUBSTANTIVE, after=item)
    if set(before) == set(after):
        yield Change(field, ChangeKind.REORDERED, Weight.TECHNICAL)


def _strings(value: object) -> tuple[str, ...]:
    assert isinstance(value, tuple)
    return value


_COMPARE: Mapping[Policy, Compare] = {
    Policy.TEXT: _text,
    Policy.PROSE: _text,
    Policy.REFERENCE: _value,
    Policy.REFERENCES: _set,
    Policy.SELECTION: _selection,
    Policy.WORD: _value,
    Policy.FLAG: _value,
    Policy.PARTIES: _parties,
    Policy.MONEY: _money,
    Policy.PERIOD: _value,
    Policy.ITEMS: _ledger,
    Policy.WORDINGS: _wordings,
    Policy.FURTHER: _further,
    Policy.TECHNICAL: _technical,
}
