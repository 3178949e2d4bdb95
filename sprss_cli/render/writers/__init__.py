"""One output format, one module; a module of this folder with a function `write` is a format of its name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache

from sprss_cli.render.documents import Text
from sprss_cli.render.shape import Shaped

Writer = Callable[[Text, Shaped], Mapping[str, bytes]]
"""Makes a document's files: their contents by what follows the document's name (`.pdf`, `-timeline-1.svg`)."""


@cache
def formats() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg))


def writer(name: str) -> Writer:
    """Return the writer of a format; what it needs is imported only now.

    Raises:
        KeyError: There is no such format.
    """
    if name not in formats():
        raise KeyError(name)
    write: Writer = importlib.import_module(f"{__name__}.{name}").write
    return write
