"""Findings into text: pure functions, one form of report in one module; being here is enough to be offered."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable

from sprss_cli.model.finding import Report
from sprss_cli.model.message import Translations

Reporter = Callable[[Report, Translations], str]


def forms() -> tuple[str, ...]:
    """Return the names of the forms of report, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg))


def reporter(form: str) -> Reporter:
    """Return the function that writes a report in a form.

    Raises:
        KeyError: There is no such form.
    """
    if form not in forms():
        raise KeyError(form)
    written: Reporter = importlib.import_module(f"{__name__}.{form}").write
    return written
