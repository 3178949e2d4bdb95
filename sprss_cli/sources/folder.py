"""The files of a plan as they lie in a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sprss_cli.model.finding import Fault
from sprss_cli.model.message import say
from sprss_cli.model.place import Address
from sprss_cli.sources.yaml_text import LIMIT_BYTES

SUFFIX = ".yaml"
_AT_ONCE = 64 * 1024  # bytes
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)  # not on Windows
_OPENING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | _NO_LINKS  # no waiting for a pipe
FRAME = "plan.yaml"


def like_record(name: str, suffix: str = SUFFIX) -> bool:
    """Return whether a file's name ends like that of a record, be it not quite right."""
    return name.lower().endswith((suffix, SUFFIX, ".yml"))


class Folder(Protocol):
    """The files of a plan, wherever they are kept."""

    @property
    def shown(self) -> str:
        """How findings name the folder."""
        ...

    def name(self, inside: str) -> str:
        """Return how findings name a file of the plan."""
        ...

    def inside(self, name: str) -> str:
        """Return the path within the plan of a file that a finding names: the opposite of `name`."""
        ...

    def folders(self, inside: str = "") -> Iterator[str]:
        """Yield the names of the folders directly in the plan, or in a folder of it, sorted, hidden ones left out."""
        ...

    def names(self, folder: str, suffix: str = SUFFIX) -> list[str] | Fault:
        """Return the paths within the plan of everything directly in a folder whose name ends so, sorted."""
        ...

    def passed_over(self, folder: str, suffix: str = SUFFIX) -> list[str]:
        """Return the paths within the plan of what lies in a folder of records and looks like one, but is not read."""
        ...

    def read(self, inside: str) -> bytes | Fault:
        """Return the bytes of a file of the plan, or why it is not read."""
        ...

    def beside(self, name: str) -> Folder | None:
        """Return the plan in the folder of that name beside this one, or None when there is none."""
        ...

    def close(self) -> None:
        """Let go of what reading holds open; reading may go on afterwards."""
        ...


@dataclass(frozen=True, slots=True)
class PlanFolder:
    """A folder with a `plan.yaml`.

    Attributes:
        root: The folder.
        shown: How findings name it: the path as it was given, with forward slashes.
    """

    root: Path
    shown: str

    def name(self, inside: str) -> str:
        """Return how findings name a file of the plan."""
        return inside if self.shown in ("", ".") else f"{self.shown}/{inside}"

    def inside(self, name: str) -> str:
        """Return the path within the plan of a file that a finding names: the opposite of `name`."""
        return name if self.shown in ("", ".") else name.removeprefix(f"{self.shown}/")

    def folders(self, inside: str = "") -> Iterator[str]:
        """Yield the names of the folders directly in the plan, or in a folder of it, sorted, hidden ones left out."""
        try:
            with os.scandir(self.root / inside) as entries:
                names = sorted(entry.name for entry in entries if entry.name[0] != ".")
        except OSError:
            return  # `names` says what is wrong with a folder
        # os.path answers no where a link leads in a circle; DirEntry.is_dir raises
        yield from (name for name in names if os.path.isdir(self.root / inside / name))  # noqa: PTH112

    def names(self, folder: str, suffix: str = SUFFIX) -> list[str] | Fault:
        """Return the paths within the plan of everything directly in a folder whose name ends so, sorted.

        A folder that is not there has nothing in it. One that is no folder, leads out of the plan or may not be read
        is a fault: its records would be missed.
        """
        path, top = self.root / folder, Address(self.name(folder))
        try:
            if path.is_symlink() and not path.resolve(strict=True).is_relative_to(self.root.resolve()):
                message = say("this is a link to a folder outside the plan")
                return Fault(top, message, say("put the folder itself here"), code="YML011")
            found = os.listdir(path)  # noqa: PTH208 - a Path for each of 10,000 files costs
        except (OSError, RuntimeError) as problem:  # RuntimeError: a loop of links, before Python 3.13
            if isinstance(problem, FileNotFoundError) and not path.is_symlink():
                return []
            message = say("the folder cannot be read: {reason}", reason=_reason(problem))
            return Fault(top, message, say("records are kept in a folder of this name"), code="YML010")
        return [f"{folder}/{name}" for name in sorted(found) if name.endswith(suffix) and name[0] != "."]

    def passed_over(self, folder: str, suffix: str = SUFFIX) -> list[str]:
        """Return the paths within the plan of what lies in a folder of records and looks like one, but is not read.

        That is a file whose ending is nearly right (`.yml`, `.YAML`), and a folder with such files or records in it.
        """
        try:
            found = os.listdir(self.root / folder)  # noqa: PTH208 - a Path for each of 10,000 files costs
        except OSError:
            return []  # `names` says what is wrong with the folder
        names = sorted(f"{folder}/{name}" for name in found if not name.endswith(suffix) and name[0] != ".")
        return [name for name in names if self._like_records(name, suffix)]

    def _like_records(self, inside: str, suffix: str) -> bool:
        if like_record(inside, suffix):
            return True
        try:
            with os.scandir(self.root / inside) as entries:
                return any(like_record(entry.name, suffix) for entry in entries)
        except OSError:
            return False  # no folder, or one that nobody may read

    def read(self, inside: str) -> bytes | Fault:
        """Return the bytes of a file of the plan, or why it is not read.

        A link that leads out of the plan, a folder, a device and a file that is far too large are not read.
        """
        path = f"{self.root}/{inside}"
        try:
            content = _content(path)
            if content is not None:
                return content
            return self._unfit(path, Address(self.name(inside))) or Path(path).read_bytes()
        except (OSError, RuntimeError) as problem:  # RuntimeError: a loop of links, before Python 3.13
            message = say("the file cannot be read: {reason}", reason=_reason(problem))
            hint = say("check who may read it, and that links lead somewhere")
            return Fault(Address(self.name(inside)), message, hint, code="YML010")

    def _unfit(self, path: str, top: Address) -> Fault | None:
        """Return why a file is not to be opened; None when it is a link within the plan to one that may be."""
        whole = Path(path)
        if whole.is_symlink() and not whole.resolve(strict=True).is_relative_to(self.root.resolve()):
            message = say("this is a link to a file outside the plan")
            return Fault(top, message, say("put the file itself here"), code="YML011")
        about = whole.stat()
        if not stat.S_ISREG(about.st_mode):
            message = say("this is no file, though its name ends with {suffix}", suffix=SUFFIX)
            return Fault(top, message, say("rename it, or move it out of the plan"), code="YML010")
        if about.st_size > LIMIT_BYTES:
            message = say("the file has {size} bytes; a record may have {limit}", size=about.st_size, limit=LIMIT_BYTES)
            return Fault(top, message, say("keep long texts and tables in documents of their own"), code="YML006")
        return None

    def beside(self, name: str) -> PlanFolder | None:
        """Return the plan in the folder of that name beside this one, or None when there is none."""
        root = self.root.absolute().parent / name
        return PlanFolder(root, root.as_posix()) if (root / FRAME).is_file() else None

    def close(self) -> None:
        """Do nothing: files are closed as soon as they are read."""


def _content(path: str) -> bytes | None:
    """Return the bytes of a file; None when it is a link, no file, too large, or cannot be opened.

    What is looked at is what was opened, so that nothing else can be read in its place; and to look there takes half
    as long as to look at a path. A file object for each of 10,000 would take half as long again.
    """
    if not _NO_LINKS and not stat.S_ISREG(os.lstat(path).st_mode):
        return None
    try:
        opened = os.open(path, _OPENING)
    except OSError:
        return None
    try:
        about = os.fstat(opened)
        if not stat.S_ISREG(about.st_mode) or about.st_size > LIMIT_BYTES:
            return None
        content = os.read(opened, about.st_size + 1)
        if len(content) == about.st_size:
            return content
        return content + b"".join(iter(lambda: os.read(opened, _AT_ONCE), b""))
    finally:
        os.close(opened)


def _reason(problem: OSError | RuntimeError) -> str:
    return getattr(problem, "strerror", None) or str(problem)
