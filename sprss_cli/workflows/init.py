"""A new repository of plans: an empty plan of a region, or the example, with what an editor and a server need."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path, PurePosixPath
from string import Template

from sprss_cli import __version__
from sprss_cli.model.frame import Region
from sprss_cli.model.kinds import record_kinds
from sprss_cli.model.message import Message, say
from sprss_cli.model.nearest import did_you_mean
from sprss_cli.model.period import Period
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.catalogues import catalogues
from sprss_cli.sources.folder import FRAME, SUFFIX
from sprss_cli.system.files import write_atomically
from sprss_cli.system.resources import folder

EXAMPLE = "vzorovy-kraj"
Files = Mapping[str, bytes]
"""Content by path within the new repository, with forward slashes."""

_PERIOD = re.compile(r"[12][0-9]{3}(-[12][0-9]{3})?", re.ASCII)
_EDITOR = ".vscode/settings.json"
_MODELINE = re.compile(rb"\A(# yaml-language-server: \$schema=)\S*?(schemas/[a-z-]+\.schema\.json)$", re.MULTILINE)


class NotBegun(Trouble):
    """A new repository cannot be made as asked; nothing was written."""


def init_example(target: Path) -> tuple[Path, ...]:
    """Write the fictional example region as a repository and return the files.

    Raises:
        NotBegun: The folder holds something, or is none.
        WriteTrouble: A file cannot be written.
    """
    top = folder("examples") / EXAMPLE
    plans = {name: _MODELINE.sub(_reaching(name), content) for name, content in _below(top).items()}
    return _write(target, {**_repository({}), **plans})


def init_region(target: Path, region: Region, period: Period) -> tuple[Path, ...]:
    """Write a repository with an empty plan of a region and return the files.

    Raises:
        NotBegun: The folder holds something, or is none.
        WriteTrouble: A file cannot be written.
    """
    values = {
        "title": json.dumps(f"Střednědobý plán rozvoje sociálních služeb, {region.name}, {period}", ensure_ascii=False),
        "region": json.dumps(region.name, ensure_ascii=False),  # a JSON text is a YAML text, whatever stands in it
        "code": f"\n  code: {region.code}" if region.code else "",
        "period": f'"{period}"',
        "law_date": (period.begins - timedelta(days=1)).isoformat(),
    }
    top = f"plans/{period}"
    frame = f"{top}/plan.yaml"
    body = Template((folder("templates") / "new-plan.yaml").read_text(encoding="utf-8")).substitute(values)
    modeline = f"# yaml-language-server: $schema={_way_up(frame)}schemas/plan.schema.json\n"
    folders = (kind.folder for kind in record_kinds() if not kind.bookkeeping)
    kept = {f"{top}/{name}/.gitkeep": b"" for name in folders}  # git keeps no empty folder
    readme = {"region": region.name, "period": str(period)}
    return _write(target, {**_repository(readme), frame: (modeline + body).encode(), **kept})


def region_of(name: str, code: str) -> Region:
    """Return the region with this name or this code; the catalogue of regions adds the other one if it knows it.

    Raises:
        NotBegun: The name is no line of text, the catalogue has no such code, or the two are different regions.
    """
    rows = {row.key: row for row in catalogues()["regions"]}
    if code and code not in rows:
        hint = did_you_mean(code, tuple(rows), say("codes of regions: {known}", known=tuple(rows)))
        raise NotBegun(say("there is no region with the code {code}", code=code), hint)
    if not name:
        return Region(rows[code].name, code)
    if not name.isprintable() or not name.strip():
        raise NotBegun(say("“{name}” is no name of a region", name=name), say("write it in one line"))
    name = name.strip()
    named = next((row.key for row in rows.values() if name in (row.name, *row.strings("also_named"))), "")
    if code and named and named != code:
        message = say("{code} is {region}, not {name}", code=code, region=rows[code].name, name=name)
        raise NotBegun(message, say("leave out the name or the code"))
    return Region(name, code or named)


def period_of(text: str) -> Period:
    """Return the period that a text such as `2027-2029` means.

    Raises:
        NotBegun: The text has another form, or the period ends before it begins.
    """
    if not _PERIOD.fullmatch(text) or (period := Period.from_data(text)).reversed:
        raise NotBegun(say("“{text}” is no period of a plan", text=text), say("write it like 2027-2029"))
    return period


def _repository(readme: Mapping[str, str]) -> dict[str, bytes]:
    """Return what every repository has beside its plans; the README only when its gaps can be filled."""
    files = _below(folder("templates") / "repository")
    for name, values in (("requirements.txt", {"version": __version__}), ("README.md", readme)):
        template = Template(files.pop(name).decode())
        if values:
            files[name] = template.substitute(values).encode()
    files[_EDITOR] = _with_schemas(files[_EDITOR])
    schemas = sorted(folder("schemas").glob("*.schema.json"))
    return {**files, **{f"schemas/{path.name}": path.read_bytes() for path in schemas}}


def _with_schemas(settings: bytes) -> bytes:
    """Return an editor's settings with the schema of every kind of record, for files without a line that names it."""
    found = {"./schemas/plan.schema.json": f"plans/*/{FRAME}"}
    for kind in record_kinds():
        if kind.suffix == SUFFIX:
            found[f"./schemas/{kind.schema}.schema.json"] = f"plans/*/{kind.files()}"
    whole = {**json.loads(settings), "yaml.schemas": found}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _below(top: Path) -> dict[str, bytes]:
    files = (path for path in sorted(top.rglob("*")) if path.is_file())
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in files}


def _way_up(name: str) -> str:
    return "../" * (len(PurePosixPath(name).parts) - 1)


def _reaching(name: str) -> bytes:
    """Return what replaces the modeline of a file, so that it reaches the schemas of its own repository."""
    return rb"\g<1>" + _way_up(name).encode() + rb"\g<2>"


def _write(target: Path, files: Files) -> tuple[Path, ...]:
    _must_be_free(target)
    written = tuple(target / name for name in sorted(files))
    for path, name in zip(written, sorted(files), strict=True):
        write_atomically(path, files[name])
    return written


def _must_be_free(target: Path) -> None:
    try:
        inside = sorted(entry.name for entry in target.iterdir() if entry.name != ".git")  # made by `git init`
    except FileNotFoundError:
        return
    except OSError as problem:
        message = say("{path} cannot become a repository of plans: {reason}", path=target, reason=problem.strerror)
        raise NotBegun(message, _elsewhere()) from problem
    if inside:
        raise NotBegun(say("the folder {path} is not empty: it has {name}", path=target, name=inside[0]), _elsewhere())


def _elsewhere() -> Message:
    return say("name a folder that is empty or does not exist; nothing is ever overwritten")
