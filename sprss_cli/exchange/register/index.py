"""The register in one SQLite file: made whole from the open data, read a service at a time.

A registration number may stand on several records and some stand on none, so rows are numbered here. Capacity hangs
on the form of a service and facilities on the service: nothing joins the two, so nothing multiplies.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sprss_cli.model.message import say
from sprss_cli.model.register import Facility, RegisteredCapacity, RegisteredForm, RegisteredService, RegisterState
from sprss_cli.model.trouble import Trouble

_APPLICATION = 0x53505253  # "SPRS": tells our file from every other SQLite file
_FORMAT = 1  # to be raised when a table changes; an index of another format is made anew from the open data
_APPLICATION_AT = 68  # where the header of a SQLite file keeps the number of its application (sqlite.org/fileformat2)
_TABLES = """
CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE odd (what TEXT PRIMARY KEY, times INTEGER NOT NULL);
CREATE TABLE code (code TEXT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE service (
    number INTEGER PRIMARY KEY, identifier TEXT NOT NULL, portal_id TEXT NOT NULL, kind TEXT NOT NULL,
    begins TEXT, ends TEXT, ico TEXT NOT NULL, provider TEXT NOT NULL
);
CREATE TABLE form (service INTEGER NOT NULL, place INTEGER NOT NULL, form TEXT NOT NULL);
CREATE TABLE capacity (
    service INTEGER NOT NULL, place INTEGER NOT NULL, unit TEXT NOT NULL, amount INTEGER, wording TEXT NOT NULL
);
CREATE TABLE target_group (service INTEGER NOT NULL, code TEXT NOT NULL);
CREATE TABLE facility (
    service INTEGER NOT NULL, name TEXT NOT NULL, municipality TEXT NOT NULL, district TEXT NOT NULL,
    region TEXT NOT NULL, begins TEXT, ends TEXT, secret INTEGER NOT NULL
);
"""
_KEYS = """
CREATE INDEX service_identifier ON service (identifier);
CREATE INDEX service_portal_id ON service (portal_id);
CREATE INDEX form_service ON form (service);
CREATE INDEX capacity_service ON capacity (service);
CREATE INDEX target_group_service ON target_group (service);
CREATE INDEX facility_service ON facility (service);
"""
_USED_CODES = """
SELECT kind AS code FROM service UNION SELECT form FROM form UNION SELECT unit FROM capacity
UNION SELECT code FROM target_group UNION SELECT municipality FROM facility UNION SELECT district FROM facility
UNION SELECT region FROM facility
"""


_COUNTS = """
SELECT
    (SELECT count(*) FROM service) AS services,
    (SELECT count(*) FROM service WHERE ends < :day) AS ended,
    (SELECT count(*) FROM service WHERE begins > :day AND coalesce(ends, :day) >= :day) AS later,
    (SELECT count(*) FROM service WHERE identifier = '') AS unnumbered,
    (SELECT count(*) FROM (SELECT 1 FROM service WHERE identifier != '' GROUP BY identifier HAVING count(*) > 1))
        AS repeated,
    (SELECT count(DISTINCT ico) FROM service WHERE ico != '') AS providers,
    (SELECT count(*) FROM facility) AS facilities,
    (SELECT count(*) FROM facility WHERE municipality = '' AND NOT secret) AS unplaced,
    (SELECT count(*) FROM facility WHERE secret) AS secret
"""


class NoIndex(Trouble):
    """There is no index to ask, or it cannot be used."""


def exists(path: Path) -> bool:
    """Return whether something stands at a path; a path that cannot be, such as one too long, leads to nothing."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def is_index(path: Path) -> bool:
    """Return whether a file is an index of the register, perhaps a damaged one; nothing else may be written over."""
    try:
        with path.open("rb") as file:
            head = file.read(_APPLICATION_AT + 4)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[_APPLICATION_AT:] == _APPLICATION.to_bytes(4, "big")


def write_index(
    path: Path,
    services: Iterable[RegisteredService],
    codes: Iterable[tuple[str, str]],
    odd: Counter[str],
    about: Mapping[str, str],
) -> None:
    """Write an index into an empty file.

    Args:
        path: The file.
        services: The services, as they come.
        codes: Codes with their names.
        odd: What was not as it should be; read after the services.
        about: What is to be known of the data: where they come from and of which day they are.

    Raises:
        sqlite3.Error: The disk is full, or the file cannot be written.
    """
    with contextlib.closing(sqlite3.connect(path)) as base:
        base.executescript(f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_FORMAT};{_TABLES}")
        # The file takes its name only when it is whole, so a way back within it would be wasted.
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        with base:
            base.executemany("INSERT OR REPLACE INTO code VALUES (?, ?)", codes)
            for number, service in enumerate(services):
                _add(base, number, service)
            base.executemany("INSERT INTO odd VALUES (?, ?)", odd.items())
            base.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        base.executescript(_KEYS)


def _add(base: sqlite3.Connection, number: int, service: RegisteredService) -> None:
    row = (number, service.identifier, service.portal_id, service.kind, _text(service.begins), _text(service.ends))
    base.execute("INSERT INTO service VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*row, service.ico, service.provider))
    for place, form in enumerate(service.forms):
        base.execute("INSERT INTO form VALUES (?, ?, ?)", (number, place, form.form))
        capacities = ((number, place, one.unit, one.amount, one.wording) for one in form.capacities)
        base.executemany("INSERT INTO capacity VALUES (?, ?, ?, ?, ?)", capacities)
    base.executemany("INSERT INTO target_group VALUES (?, ?)", ((number, code) for code in service.target_groups))
    facilities = (
        (number, one.name, one.municipality, one.district, one.region, _text(one.begins), _text(one.ends), one.secret)
        for one in service.facilities
    )
    base.executemany("INSERT INTO facility VALUES (?, ?, ?, ?, ?, ?, ?, ?)", facilities)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@contextlib.contextmanager
def opened(path: Path) -> Iterator[Index]:
    """Open an index for reading.

    Raises:
        NoIndex: There is none, it is damaged, or a version of this program made it that kept other things.
    """
    make_one = say("`sprss register update rpss.json` makes one from the register's open data")
    if not exists(path):
        raise NoIndex(say("there is no index of the register at {path}", path=path), make_one)
    if not is_index(path):
        raise NoIndex(say("{path} is no index of the register", path=path), make_one)
    try:
        with contextlib.closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            if base.execute("PRAGMA user_version").fetchone() != (_FORMAT,):
                raise NoIndex(say("{path} was made by another version of this program", path=path), make_one)
            yield Index(base)
    except (sqlite3.Error, ValueError, TypeError) as problem:  # the last two: a value is not what was written
        raise NoIndex(say("the index of the register at {path} is damaged", path=path), make_one) from problem


class Index:
    """An open index."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base

    def services(self, identifier: str) -> tuple[RegisteredService, ...]:
        """Return the records under a registration number; there may be several, or none."""
        rows = self.base.execute("SELECT * FROM service WHERE identifier = ? ORDER BY number", (identifier,))
        return tuple(self._service(*row) for row in rows.fetchall())

    def numbers_of(self, portal_id: str) -> tuple[str, ...]:
        """Return the registration numbers of what the portal knows under another number."""
        query = "SELECT identifier FROM service WHERE portal_id = ? AND identifier != ''"
        return tuple(identifier for (identifier,) in self.base.execute(query, (portal_id,)))

    def name(self, code: str) -> str:
        """Return what the code lists call a code; empty when they do not have it."""
        found = self.base.execute("SELECT name FROM code WHERE code = ?", (code,)).fetchone()
        return str(found[0]) if found else ""

    def about(self) -> Mapping[str, str]:
        """Return where the data come from: `file`, the day of its last `change`, the day it was `taken` over."""
        return dict(self.base.execute("SELECT what, value FROM about"))

    def state(self, day: date) -> RegisterState:
        """Return what there is, told for a day on which services run, have ended or are yet to begin."""
        counted = self.base.execute(_COUNTS, {"day": day.isoformat()})
        counts = dict(zip((column for column, *_ in counted.description), counted.fetchone(), strict=True))
        odd = dict(self.base.execute("SELECT what, times FROM odd ORDER BY what"))
        return RegisterState(day=day, about=self.about(), odd=odd, unnamed=self._unnamed(), **counts)

    def _unnamed(self) -> Mapping[str, int]:
        rows = self.base.execute(f"SELECT code FROM ({_USED_CODES}) WHERE code NOT IN (SELECT code FROM code)")
        return Counter(code.partition("/")[0] for (code,) in rows if code)

    def _service(self, number: int, identifier: str, portal_id: str, kind: str, *rest: Any) -> RegisteredService:
        begins, ends, ico, provider = rest
        return RegisteredService(
            identifier=identifier,
            portal_id=portal_id,
            kind=kind,
            begins=_day(begins),
            ends=_day(ends),
            ico=ico,
            provider=provider,
            forms=tuple(self._forms(number)),
            target_groups=tuple(code for (code,) in self._rows("code", "target_group", number)),
            facilities=tuple(self._facilities(number)),
        )

    def _forms(self, number: int) -> Iterator[RegisteredForm]:
        capacities = self._rows("place, unit, amount, wording", "capacity", number)
        for place, form in self._rows("place, form", "form", number):
            yield RegisteredForm(form, tuple(RegisteredCapacity(*rest) for of, *rest in capacities if of == place))

    def _facilities(self, number: int) -> Iterator[Facility]:
        columns = "name, municipality, district, region, begins, ends, secret"
        for name, municipality, district, region, begins, ends, secret in self._rows(columns, "facility", number):
            yield Facility(name, municipality, district, region, _day(begins), _day(ends), bool(secret))

    def _rows(self, columns: str, table: str, number: int) -> list[tuple[Any, ...]]:
        query = f"SELECT {columns} FROM {table} WHERE service = ? ORDER BY rowid"
        return self.base.execute(query, (number,)).fetchall()
