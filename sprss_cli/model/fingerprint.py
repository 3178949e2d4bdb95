"""The fingerprint of a record: what it says, whatever its file looks like.

`sprss-1`, so that anybody can make it again: of the data of the YAML file, the keys of technical matters are left out
(those that no comparison weighs: `provenance`, `exceptions`, `continues`, `formerly` and the like). Every text gets
Unicode form NFC, and each stretch of white space in it is one space, as the comparison reads texts; a whole number is
written without a point. The rest is JSON with sorted keys and without spaces, in UTF-8, and of that the SHA-256.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from sprss_cli.model.comparison import Policy
from sprss_cli.model.record import Record

ALGORITHM = "sprss-1"
FRAME = "plan"
"""Under which name the frame of a plan is sealed."""

_OF_THE_FRAME = ("title", "period", "vision")


def of_record(kind: type[Record], data: Mapping[str, Any]) -> str:
    """Return the fingerprint of a record's data, which have passed the schema of its kind."""
    technical = _technical(kind)  # type: ignore[arg-type]  # a class hashes, if its instances do not
    return _fingerprint({key: value for key, value in data.items() if key not in technical})


def of_frame(data: Mapping[str, Any]) -> str:
    """Return the fingerprint of what the assembly adopts of `plan.yaml`: title, region, period and vision.

    Everything else in it grows after the approval: decisions, events, documents.
    """
    kept = {key: data[key] for key in _OF_THE_FRAME if key in data}
    return _fingerprint({**kept, "region": data["region"]["name"]})


@cache
def _technical(kind: type[Record]) -> frozenset[str]:
    weighed = {"id"}
    for field in fields(kind):
        if field.metadata.get("compare_as", Policy.TECHNICAL) is not Policy.TECHNICAL:
            weighed.add(field.name)
    return frozenset(field.name for field in fields(kind)) - weighed


def _fingerprint(data: Mapping[str, Any]) -> str:
    import hashlib  # others only ask for the name of the frame

    text = json.dumps(_plain(data), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", " ".join(value.split()))
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
