"""What is wrong: one rule, one module; being in this folder is enough to be run.

The name of a rule is the name of its function, its page is the docstring, its code and name are the module's name.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.plan import Plan
from sprss_cli.model.rule import Rule

Check = Callable[[Plan], Iterator[Fault]]


def rule(code: str, *, severity: Severity, basis: str, since: str, confidence: str = "H") -> Callable[[Check], Check]:
    """Make a function that yields the faults of a plan into a rule."""

    def declare(check: Check) -> Check:
        check.rule = _described(check, code, severity, basis, since, confidence, check)  # type: ignore[attr-defined]
        return check

    return declare


def found_in_text(
    code: str, *, severity: Severity, basis: str, since: str
) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Make a function into the page of a fault that shows while the text is read, before there is a plan."""

    def declare(page: Callable[[], None]) -> Callable[[], None]:
        page.rule = _described(page, code, severity, basis, since, "H", None)  # type: ignore[attr-defined]
        return page

    return declare


def _described(
    function: Callable[..., object],
    code: str,
    severity: Severity,
    basis: str,
    since: str,
    confidence: str,
    check: Check | None,
) -> Rule:
    page = inspect.cleandoc(function.__doc__ or "")
    paragraphs = tuple(" ".join(paragraph.split()) for paragraph in page.split("\n\n") if paragraph.strip())
    name = function.__name__.replace("_", "-")
    return Rule(code, name, severity, basis, since, paragraphs, check, confidence)


@cache
def catalogue() -> Mapping[str, Rule]:
    """Return every rule in this folder by code, in the order of codes."""
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(__path__):
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        for member in vars(loaded).values():
            declared = getattr(member, "rule", None)
            if isinstance(declared, Rule) and member.__module__ == loaded.__name__:
                found[declared.code] = declared
    return dict(sorted(found.items()))
