"""The record of a data set for a catalogue of open data, in the manner of DCAT-AP-CZ.

Who publishes, how often and under what terms of use is for the publisher to add: the plan does not say it, and it is
not made up here.

Source: open formal norm Rozhraní katalogů otevřených dat, 2021-01-11.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sprss_cli.exchange.open_data.iris import base_iri
from sprss_cli.model.period import Period

_CONTEXT = (
    "https://ofn.gov.cz/rozhraní-katalogů-otevřených-dat/2021-01-11/kontexty/rozhraní-katalogů-otevřených-dat.jsonld"
)
_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
_MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"
_FORMS = {".csv": ("CSV", "text/csv"), ".jsonld": ("JSON_LD", "application/ld+json")}


def dataset(frame: Mapping[str, Any], period: str, files: Sequence[str]) -> bytes:
    """Return the record of the files that an export made.

    Args:
        frame: The data of `plan.yaml`.
        period: The plan's period, as text.
        files: Their names; metadata of CSV among them are named as the schema of their data.
    """
    base = base_iri(frame, period)
    begins, ends = _days(frame)
    record = {
        "@context": _CONTEXT,
        "iri": f"{base}dataset",
        "typ": "Datová sada",
        "název": {"cs": frame["title"]},
        "popis": {"cs": f"{frame['title']}: záznamy plánu jako data.{_mark(frame)}"},
        "klíčové_slovo": {"cs": ["sociální služby", "střednědobý plán rozvoje sociálních služeb"]},
        "časové_pokrytí": {"typ": "Časový interval", "začátek": begins, "konec": ends},
        "distribuce": [_distribution(base, name, set(files)) for name in files if not name.endswith(".json")],
    }
    return f"{json.dumps(record, ensure_ascii=False, indent=2)}\n".encode()


def _mark(frame: Mapping[str, Any]) -> str:
    kind = frame.get("provenance", {}).get("kind", "")
    marks = {
        "example": " Smyšlený příklad, nic z něj není skutečné.",
        "reconstructed": " Rekonstrukce, nikoli úřední údaje.",
    }
    return marks.get(kind, "")


def _days(frame: Mapping[str, Any]) -> tuple[str, str]:
    period = Period.from_data(frame["period"])
    return period.begins.isoformat(), period.ends.isoformat()


def _distribution(base: str, name: str, files: set[str]) -> Mapping[str, Any]:
    stem, _, suffix = name.rpartition(".")
    file_type, media_type = _FORMS[f".{suffix}"]
    at = "" if base.startswith("urn:") else base  # without an address of the region a file is only named
    found = {
        "iri": f"{base}distribution-{stem}",
        "typ": "Distribuce",
        "název": {"cs": name},
        "soubor_ke_stažení": f"{at}{name}",
        "formát": f"{_FILE_TYPES}{file_type}",
        "typ_média": f"{_MEDIA_TYPES}{media_type}",
    }
    schema = f"{stem}.csv-metadata.json"
    return {**found, "schéma": f"{at}{schema}"} if schema in files else found
