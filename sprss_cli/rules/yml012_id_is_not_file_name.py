"""YML012 id-is-not-file-name."""

from __future__ import annotations

from collections.abc import Iterator

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.rules import rule


@rule("YML012", severity=Severity.ERROR, basis="one record, one file, one name", since="0.1")
def id_is_not_file_name(plan: Plan) -> Iterator[Fault]:
    """A record's id is not the name of its file.

    Why: other records name it by the id, people look for it by the file. When the two differ, one of them finds the
    wrong record. Upper and lower case count.

    Mend: rename the file, or correct the id. A record whose id already belongs to another file is reported as a
    duplicate id (GOAL207) instead.
    """
    for records in plan.records.values():
        for record in records:
            if record.id != record.file_stem and record.source not in plan.namesakes:
                message = say("the id is {id}, but the file is called {name}", id=record.id, name=record.file_stem)
                hint = say("rename the file to {name}, or correct the id", name=f"{record.id}{record.suffix}")
                yield Fault(record.at("id"), message, hint)
