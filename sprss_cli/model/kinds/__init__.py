"""The kinds of records, one module each; being in this folder is enough to be known.

A module is imported when its kind is asked for. The folder that the records of a kind lie in is therefore read from the
module's text: a plan pays only for the kinds that it has.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from sprss_cli.model.record import Record

_FOLDER = re.compile(r'^    folder: ClassVar\[str\] = "([^"]+)"$', re.MULTILINE)


class _Kinds(Mapping[str, type[Record]]):
    """The kinds by folder, in the order of folders."""

    def __init__(self) -> None:
        modules = (path for path in Path(__path__[0]).glob("*.py") if path.stem != "__init__")
        found = {name: path.stem for path in modules for name in _FOLDER.findall(path.read_text(encoding="utf-8"))}
        self._modules = dict(sorted(found.items()))

    def __getitem__(self, folder: str) -> type[Record]:
        module = importlib.import_module(f"{__name__}.{self._modules[folder]}")
        # read from the module: a dataclass with slots leaves an unused twin among the subclasses of Record
        classes = (member for member in vars(module).values() if isinstance(member, type))
        return next(
            kind for kind in classes if issubclass(kind, Record) and kind is not Record and kind.folder == folder
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)


@cache
def kinds_by_folder() -> Mapping[str, type[Record]]:
    """Return the class of each record kind by the folder that its records lie in; it is imported when looked up."""
    return _Kinds()


@cache
def record_kinds() -> tuple[type[Record], ...]:
    """Return the classes of all record kinds, by folder name."""
    return tuple(kinds_by_folder().values())
