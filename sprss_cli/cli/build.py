"""`sprss build`: the documents of a plan."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import Exit
from sprss_cli.cli.console import translated as _
from sprss_cli.cli.days import day_of


def command(
    plan: Annotated[Path, typer.Argument(metavar=_("PLAN"), help=_("The plan to build, e.g. plans/2024-2026."))],
    document: Annotated[str, typer.Option("--document", metavar=_("NAME"), help=_("Which document."))] = "cards",
    to: Annotated[
        str, typer.Option("--to", metavar="md,docx,pdf,html", help=_("Formats, divided by commas; all if none."))
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar=_("DIR"), help=_("Where the files go; out/<period> if not given."))
    ] = None,
    on: Annotated[
        str,
        typer.Option("--on", metavar=_("DATE"), help=_("Day of the network, YYYY-MM-DD; that of the data if none.")),
    ] = "",
    service: Annotated[
        str, typer.Option("--service", metavar=_("ID"), help=_("The service that the document is about."))
    ] = "",
    part: Annotated[
        str, typer.Option("--part", metavar=_("PART"), help=_("Only this part of the plan document, e.g. network."))
    ] = "",
    amendment: Annotated[
        str, typer.Option("--amendment", metavar=_("ID"), help=_("The amendment that the document is about."))
    ] = "",
    in_force: Annotated[
        str,
        typer.Option(
            "--in-force", metavar=_("DATE"), help=_("The adopted text in force on this day, as it was sealed.")
        ),
    ] = "",
    release: Annotated[
        bool,
        typer.Option("--release", help=_("Build only what may be published as official; else say what is missing.")),
    ] = False,
    year: Annotated[
        int | None, typer.Option("--year", metavar=_("YEAR"), help=_("The year that the document is of."))
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help=_("Build a plan with errors too; every page is marked as a draft."))
    ] = False,
) -> None:
    """Check a plan and build a document of it."""
    import os
    from dataclasses import replace
    from datetime import date

    from sprss_cli.model.finding import Severity
    from sprss_cli.model.message import say_count
    from sprss_cli.reporters.text import write
    from sprss_cli.workflows.build import Order, build

    console = terminal.console
    formats = tuple(name.strip().lower() for name in to.split(",") if name.strip())
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    order = Order(plan, document, formats, out, draft, date.today(), epoch, day_of(on) if on else None, service, part)
    order = replace(
        order, amendment=amendment, in_force=day_of(in_force) if in_force else None, release=release, year=year
    )
    done = build(order, console.patient())
    errors = done.report.count(Severity.ERROR)
    if release and not done.files:
        from sprss_cli.reporters.release.text import write as written

        console.out(written(plan.as_posix(), done.hindrances, errors, console.speak))
        raise typer.Exit(Exit.FINDINGS)
    if not done.files:
        console.out(write(done.report, console.speak, width=console.width(), paint=console.paint))
        console.note(
            say_count(
                "nothing was built: mend the error, or build a draft with --draft",
                "nothing was built: mend the {count} errors, or build a draft with --draft",
                errors,
            )
        )
        raise typer.Exit(Exit.FINDINGS)
    if errors:
        console.note(
            say_count("the plan has an error; this is a draft", "the plan has {count} errors; this is a draft", errors)
        )
    console.out("".join(f"{path.as_posix()}\n" for path in done.files))
    raise typer.Exit(Exit.DONE)
