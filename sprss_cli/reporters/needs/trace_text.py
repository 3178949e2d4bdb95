"""The way from needs to what came of them, for people: a tree in each direction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from sprss_cli.model.amounts import crowns, in_year
from sprss_cli.model.answers import Traced
from sprss_cli.model.kinds.evaluation import Evaluation
from sprss_cli.model.kinds.need import Need
from sprss_cli.model.message import Message, Translations, say
from sprss_cli.model.network_words import named
from sprss_cli.model.plan import Plan
from sprss_cli.model.record import Record
from sprss_cli.model.shown import origin, party
from sprss_cli.model.trace import Link, Money
from sprss_cli.reporters.statistics.words import FULFILMENT, NOT_EVALUATED

_FIELDS: Mapping[str, Message] = {
    "funding": say("funding"),
    "payments": say("compensation payment"),
    "requested_payments": say("requested payment"),
    "costs": say("costs"),
    "spent": say("spent"),
}
_NOTHING = say("nothing that a record names")


def write(found: Traced, speak: Translations) -> str:
    """Return what a record comes from, what comes of it, and what else comes of the same needs."""
    plan, trace = found.plan, found.trace
    lines = [f"{found.label}: {_name(trace.record.record, speak)}"]
    lines += (f"  {line}" for line in _money(trace.record.money, plan, speak))
    if found.unread:
        missing = say("cannot be read and are missing here: {files}", files=found.unread)
        lines.append(missing.render(speak))
    if trace.record.record.stage:
        before = _origins(trace.record.record, plan) or _branches(trace.before, plan, speak)
        lines += ["", say("comes from").render(speak), *before]
    lines += ["", say("leads to").render(speak), *_branches(trace.after, plan, speak)]
    if trace.beside:
        lines += ["", say("the same needs also lead to").render(speak), *_branches(trace.beside, plan, speak)]
    return "\n".join(lines) + "\n"


def _origins(record: Record, plan: Plan) -> list[str]:
    """Return where a need was found out; nothing for other records, which come from others."""
    return [f"  {origin(one, plan)}" for one in record.origins] if isinstance(record, Need) else []


def _branches(links: Sequence[Link], plan: Plan, speak: Translations) -> Iterator[str]:
    if not links:
        yield f"  {_NOTHING.render(speak)}"
    yield from _tree(links, plan, speak)


def _tree(links: Sequence[Link], plan: Plan, speak: Translations) -> Iterator[str]:
    for index, link in enumerate(links):
        last = index == len(links) - 1
        below = "   " if last else "│  "
        yield f"{'└─' if last else '├─'} {_name(link.record, speak)}"
        for line in _money(link.money, plan, speak):
            yield f"{below}{'│' if link.beyond else ' '}  {line}"
        yield from (below + line for line in _tree(link.beyond, plan, speak))


def _name(record: Record, speak: Translations) -> str:
    """Return what a record is called; an evaluation, which has no title, with what it comes to."""
    title = getattr(record, "title", "")
    if isinstance(record, Evaluation):
        title = FULFILMENT.get(record.status, NOT_EVALUATED).render(speak)
    return f"{record.folder}/{record.id} {title}".rstrip()


def _money(amounts: Sequence[Money], plan: Plan, speak: Translations) -> Iterator[str]:
    """Yield a line for the amounts of one kind: those of a payer by year, or those of one time by payer."""
    for (field, what, payers), same in groupby(amounts, key=_told_apart):
        field_word = _FIELDS[field].render(speak) if field in _FIELDS else ""
        word = " ".join(filter(None, (field_word or named("finance-figures", what, plan), _paid_by(payers, plan))))
        yield f"{word}: {', '.join(_amount(one, plan) for one in same)}"


def _told_apart(one: Money) -> tuple[str, str, tuple[str, ...]]:
    return one.field, one.what, one.payers if one.year else ()


def _amount(one: Money, plan: Plan) -> str:
    if one.year:
        return in_year(one.amount, one.year)
    return f"{_paid_by(one.payers, plan)} {crowns(one.amount)}".strip()


def _paid_by(payers: Sequence[str], plan: Plan) -> str:
    return " + ".join(party(payer, plan) for payer in payers)
