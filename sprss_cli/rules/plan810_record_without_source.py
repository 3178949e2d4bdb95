"""PLAN810 record-without-source."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("PLAN810", severity=Severity.WARNING, basis="provenance of records", since="0.1")
def record_without_source(plan: Plan) -> Iterator[Fault]:
    """A record does not say from which document it comes, and the plan does not say it for all.

    Why: nobody can tell later whether the record repeats an approved text, a public source or a guess.

    Mend: give `provenance` a `source` in the record, or once for all records in plan.yaml.
    """
    default = plan.frame.provenance
    if default is not None and default.source:
        return
    for kind, records in plan.records.items():
        if kind.folder in ("finance", "comments"):
            continue  # there each figure has a source (FIN705); a comment says itself from whom it is
        for record in records:
            if record.provenance is None or not record.provenance.source:
                at = record.at("provenance") if record.provenance else record.at("id")
                message = say("{id} comes from no document", id=record.id)
                hint = say("add provenance with a source here, or once for all records in plan.yaml")
                yield Fault(at, message, hint)
