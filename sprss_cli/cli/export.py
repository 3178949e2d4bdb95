"""`sprss export`: a plan as a workbook to edit, or as open data."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from sprss_cli.cli import console as terminal
from sprss_cli.cli.console import translated as _


class Form(StrEnum):
    """What a plan is exported to."""

    XLSX = "xlsx"
    CSV = "csv"
    JSONLD = "jsonld"


def command(
    plan: Annotated[Path, typer.Argument(metavar=_("PLAN"), help=_("The plan to export, e.g. plans/2024-2026."))],
    to: Annotated[Form, typer.Option("--to", help=_("A workbook to edit, tables with metadata, or linked data."))],
    out: Annotated[
        Path | None, typer.Option("--out", metavar=_("DIR"), help=_("Where the files go; out/<period> if not given."))
    ] = None,
) -> None:
    """Write the records of a plan for spreadsheets or for programs."""
    import os
    from datetime import date

    from sprss_cli.workflows.export import Export, export

    files = export(Export(plan, to.value, out, date.today(), os.environ.get("SOURCE_DATE_EPOCH", "")))
    terminal.console.out("".join(f"{path.as_posix()}\n" for path in files))
