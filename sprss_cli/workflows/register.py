"""The national register on this machine: made from its open data, asked without a network."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sprss_cli.exchange.register.index import Index, exists, is_index, opened, write_index
from sprss_cli.exchange.register.reading import code_of, service_of
from sprss_cli.exchange.register.stream import records
from sprss_cli.model.kinds.network_entry import NetworkEntry
from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.model.register import Register, RegisteredService, RegisterState, entry_of
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.catalogues import catalogues
from sprss_cli.system.cache import cache_folder
from sprss_cli.system.files import WriteTrouble, replaced_atomically

VARIABLE = "SPRSS_REGISTER"
CODE_LISTS = (  # as https://data.mpsv.cz/web/data/ciselniky calls the files
    "druhy-socialni-sluzby",
    "cilove-skupiny-osoby",
    "formy-soc-sluzby",
    "typy-kapacity-socialni-sluzby",
    "kraje",
    "okresy",
    "obce",
)


class NotFound(Trouble):
    """The register has no such service."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The records under a registration number, what their codes mean, and where the data come from."""

    services: tuple[RegisteredService, ...]
    names: Mapping[str, str]
    about: Mapping[str, str]


def index_path(chosen: Path | None, environment: Mapping[str, str], platform: str) -> Path:
    """Return where the index is: what was chosen, else `SPRSS_REGISTER`, else a file among the user's caches."""
    if chosen is not None:
        return chosen
    named = environment.get(VARIABLE, "")
    return Path(named) if named else cache_folder(environment, platform) / "register.sqlite"


def update(file: Path, code_lists: Path | None, index: Path, today: date) -> RegisterState:
    """Make the index anew from the open data; the old one stays until the new one is whole.

    Args:
        file: rpss.json, plain or packed by gzip.
        code_lists: The folder of the code lists; None takes those that lie beside the file.
        index: The file of the index.
        today: The day of the update.

    Raises:
        UnreadableRegister: The data or a code list cannot be read to its end.
        NotFound: A folder of code lists was named and has none.
        WriteTrouble: The index cannot be written, or something else stands in its place.
    """
    if exists(index) and not is_index(index):
        hint = say("name another file with --index, or delete this one")
        raise WriteTrouble(say("{path} is no index of the register and is not written over", path=index), hint)
    odd: Counter[str] = Counter()
    names = list(_names(_lists(code_lists, beside=file), odd))
    try:
        with replaced_atomically(index) as temporary:
            services = (service_of(record, odd) for record in records(file))
            write_index(temporary, services, names, odd, _about(file, today))
    except sqlite3.Error as problem:
        raise _unwritten(index, problem) from problem
    except WriteTrouble as problem:
        hint = say("name another file with --index, or in {name}", name=VARIABLE)
        raise WriteTrouble(problem.message, hint) from problem
    return status(index, today)


def status(index: Path, today: date) -> RegisterState:
    """Return what the index holds.

    Raises:
        NoIndex: There is none, or it cannot be used.
    """
    with opened(index) as register:
        return register.state(today)


def show(identifier: str, index: Path) -> Shown:
    """Return a service by its registration number.

    Raises:
        NoIndex: There is no index, or it cannot be used.
        NotFound: The register has no such number.
    """
    with opened(index) as register:
        services = register.services(identifier)
        if not services:
            meant = register.numbers_of(identifier)
            hint = say("that is the portal's number of {number}", number=meant) if meant else None
            raise NotFound(say("the register has no service {number}", number=identifier), hint)
        names = {code: _name(code, register) for service in services for code in _codes(service)}
        return Shown(services, names, register.about())


def looked_up(plan: Plan, index: Path) -> Plan:
    """Return a plan with what the register says of its services.

    Raises:
        NoIndex: There is no index, or it cannot be used.
    """
    with opened(index) as register:
        services = {entry.id: register.services(entry.id) for entry in plan.every(NetworkEntry)}
        codes = {code for records in services.values() for service in records for code in _codes(service)}
        names = {code: name for code in codes if (name := register.name(code))}
        day = register.about().get("change", "")
    return replace(plan, register=Register(services, names, day))


def _lists(folder: Path | None, beside: Path) -> list[Path]:
    found = [path for name in CODE_LISTS if exists(path := (folder or beside.parent) / f"{name}.json")]
    if folder and not found:
        hint = say("the code lists are {names}", names=tuple(f"{name}.json" for name in CODE_LISTS))
        raise NotFound(say("there is no code list in {folder}", folder=folder), hint)
    return found


def _names(files: list[Path], odd: Counter[str]) -> Iterator[tuple[str, str]]:
    for file in files:
        for record in records(file):
            code, name = code_of(record, odd)
            if code and name:
                yield code, name


def _about(file: Path, today: date) -> Mapping[str, str]:
    try:
        changed = date.fromtimestamp(file.stat().st_mtime).isoformat()
    except (OSError, ValueError, OverflowError):  # no such file, which its reading will say; a time that is none
        changed = ""
    return {"file": file.name, "change": changed, "taken": today.isoformat()}


def _unwritten(index: Path, problem: sqlite3.Error) -> WriteTrouble:
    hint = say("make room on the disk, or name another file with --index")
    return WriteTrouble(say("{path} cannot be written: {reason}", path=index, reason=problem), hint)


def _codes(service: RegisteredService) -> Iterator[str]:
    yield service.kind
    yield from service.target_groups
    for form in service.forms:
        yield form.form
        yield from (capacity.unit for capacity in form.capacities)
    for facility in service.facilities:
        yield from (facility.municipality, facility.district, facility.region)


def _name(code: str, register: Index) -> str:
    """Return what a code means: as the register calls it, else as our catalogue does, with the § of a kind."""
    entry = entry_of(code, catalogues())
    name = register.name(code) or (entry.name if entry else code)
    return f"{name} ({entry.key})" if entry and entry.key.startswith("§") else name
