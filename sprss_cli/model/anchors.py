"""Anchors that documents carry so that what people write into them finds its way back to records and fields."""

from __future__ import annotations

import hashlib

PREFIX = "_sprss_"
_DIGITS = 16
_LONGEST = 40


def field_anchor(record: str, field: str = "") -> str:
    """Return the name of the bookmark around a field of a record in a DOCX; around its heading when no field is given.

    It begins with an underscore, so that Word hides it, and is made of what Word allows in names of bookmarks: at most
    40 letters, digits and underscores. An id may be longer and has hyphens, hence the digest.
    """
    return PREFIX + hashlib.sha256(f"{record}/{field}".encode()).hexdigest()[:_DIGITS]


def record_anchor(record: str) -> str:
    """Return the name of the bookmark that pandoc sets at the heading of a record with an id.

    Source: pandoc's writer of DOCX: a name that Word would refuse is replaced by X and its SHA-1 digest.
    """
    if record[:1].isalpha() and len(record) <= _LONGEST:
        return record
    return f"X{hashlib.sha1(record.encode(), usedforsecurity=False).hexdigest()[1:]}"
