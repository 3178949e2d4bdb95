"""The kinds of records, one module each; being in this folder is enough to be known."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from sprss_cli.model.record import Record


@cache
def record_kinds() -> tuple[type[Record], ...]:
    """Return the classes of all record kinds, by folder name."""
    modules = [importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)]
    # read from the modules: a dataclass with slots leaves an unused twin among the subclasses of Record
    found = {
        member
        for module in modules
        for member in vars(module).values()
        if isinstance(member, type) and issubclass(member, Record) and member is not Record
    }
    return tuple(sorted(found, key=lambda kind: kind.folder))
