"""PLAN811 unknown-source."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.nearest import nearest
from sprss_cli.model.place import Address
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN811", severity=Severity.ERROR, basis="a plan's own references", since="0.1")
def unknown_source(plan: Plan) -> Iterator[Fault]:
    """A source is none of the documents of the plan.

    Why: a source that cannot be looked up proves nothing.

    Mend: write the id of a document in plan.yaml, or add the document there.
    """
    known = tuple(dict.fromkeys(document.id for document in plan.frame.documents))
    for at, source in _sources(plan):
        if source not in known:
            near = nearest(source, known)
            message = say("the plan has no document {source}", source=source)
            hint = say("documents of the plan: {known}", known=known)
            if not known:
                hint = say("list the document under documents in plan.yaml")
            yield Fault(at, message, say("did you mean {near}?", near=near) if near else hint)


def _sources(plan: Plan) -> Iterator[tuple[Address, str]]:
    frame = plan.frame
    if frame.provenance and frame.provenance.source:
        yield frame.at("provenance", "source"), frame.provenance.source
    stated = [("decisions", index, fact.source) for index, fact in enumerate(frame.decisions)]
    stated += [("events", index, fact.source) for index, fact in enumerate(frame.events)]
    stated += [("bodies", index, fact.source) for index, fact in enumerate(frame.bodies)]
    yield from (
        (frame.at("network", "criteria", index, "source"), criterion.source)
        for index, criterion in enumerate(frame.network.criteria)
    )
    for index, document in enumerate(frame.documents):
        for place, covering in enumerate(document.covers):
            yield frame.at("documents", index, "covers", place, "source"), covering.source
    for key, index, source in stated:
        if source:
            yield frame.at(key, index, "source"), source
    for records in plan.records.values():
        for record in records:
            if record.provenance and record.provenance.source:
                yield record.at("provenance", "source"), record.provenance.source
            if hasattr(record, "documents"):
                yield from ((record.at(*keys), document) for document, keys in record.documents())
