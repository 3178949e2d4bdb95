"""The kinds of records, one module each; being in this folder is enough to be known."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from sprss_cli.model.record import Record


@cache
def record_kinds() -> tuple[type[Record], ...]:
    """Return the classes of all record kinds, by folder name."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return tuple(sorted(Record.__subclasses__(), key=lambda kind: kind.folder))
