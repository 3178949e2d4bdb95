"""What things are called in linked data: under the address that the plan gives, or else under a neutral name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from sprss_cli.model.record import Record


def base_iri(frame: Mapping[str, Any], period: str) -> str:
    """Return what all IRIs of a plan begin with.

    That is `iri` in `plan.yaml`, an address of the region. Without it the names are `urn:sprss:` with region and
    period: they lead nowhere, but they are the same each time.
    """
    given = str(frame.get("iri", ""))
    if given:
        return given if given.endswith(("/", "#")) else f"{given}/"
    return f"urn:sprss:{quote(str(frame['region']['name']))}:{quote(period, safe='')}:"


def record_iri(base: str, kind: type[Record], identifier: str) -> str:
    """Return the IRI of a record."""
    divider = ":" if base.startswith("urn:") else "/"
    return f"{base}{kind.folder}{divider}{quote(identifier, safe='')}"
