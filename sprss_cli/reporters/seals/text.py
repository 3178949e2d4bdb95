"""The history of an adopted text, for people: every seal, and what is not as it was sealed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sprss_cli.model.answers import SealedText, SealState
from sprss_cli.model.kinds.amendment import ADDED, CHANGED, REPEALED
from sprss_cli.model.message import Message, Translations, say, say_count

_HOW: Mapping[str, Message] = {ADDED: say("added"), CHANGED: say("changed"), REPEALED: say("repealed")}


def write(found: SealedText, speak: Translations) -> str:
    """Return the seals of a plan, the oldest first, and what differs from the last one."""
    return "".join(f"{line}\n" for line in _lines(found, speak))


def _lines(found: SealedText, speak: Translations) -> Iterator[str]:
    if not found.states:
        yield say("{plan}: nothing is sealed", plan=found.label).render(speak)
        return
    yield say_count("{plan}: {count} seal", "{plan}: {count} seals", len(found.states), plan=found.label).render(speak)
    for state in found.states:
        yield from _of_seal(state, speak)
    yield ""
    if not found.differences:
        yield say("the text is as it was sealed").render(speak)
    for one in found.differences:
        place = found.places[one.at]
        how = _HOW[one.how].render(speak)
        said = (
            say("open by the amendment {id}", id=found.opened[one.name])
            if one.name in found.opened
            else say("no amendment touches it")
        )
        yield f"{place.file}:{place.line}: {one.name}: {how}; {said.render(speak)}"


def _of_seal(state: SealState, speak: Translations) -> Iterator[str]:
    seal = state.seal
    decision = seal.decision or say("a decision without a number")
    values = {"number": seal.id, "day": seal.effective.isoformat(), "decision": decision}
    yield ""
    if seal.amendment:
        line = say("{number}. in force from {day}, {decision}, amendment {id}", id=seal.amendment, **values)
    else:
        line = say("{number}. in force from {day}, {decision}, as approved", **values)
    yield line.render(speak)
    if state.why_not is not None:
        why = say("not as sealed: {reason}", reason=state.why_not) if state.broken else state.why_not
        proof = why if state.broken else say("cannot be shown here: {reason}", reason=why)
    elif seal.revision:
        proof = say("shown, agrees with every fingerprint; revision {revision}", revision=seal.revision[:10])
    else:
        proof = say("shown, agrees with every fingerprint; no revision of git is written down")
    counted = say_count("{count} record", "{count} records", len(seal.fingerprints))
    yield f"   {counted.render(speak)}; {proof.render(speak)}"
    for name, how in state.changes:
        yield f"   {name}: {_HOW[how].render(speak)}"
