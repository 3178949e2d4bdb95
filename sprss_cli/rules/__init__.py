"""What is wrong: one rule, one module; being in this folder is enough to be run.

The name of a rule is the name of its function, its page is the docstring, its code and name are the module's name. A
module is imported when its rule is asked for, so what a plan cannot break costs nearly nothing: the page of a fault
that shows while reading, and a rule `about` records that the plan does not have, which is read from the module's text.
"""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Callable, Container, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path

from sprss_cli.model.finding import Fault, Severity
from sprss_cli.model.plan import Plan
from sprss_cli.model.rule import Rule

Check = Callable[[Plan], Iterator[Fault]]


def rule(
    code: str, *, severity: Severity, basis: str, since: str, confidence: str = "H", about: tuple[str, ...] = ()
) -> Callable[[Check], Check]:
    """Make a function that yields the faults of a plan into a rule.

    Args:
        code: For ever, as it stands in the module's name.
        severity: How much a finding weighs.
        basis: What the rule rests on.
        since: The version that brought it.
        confidence: How sure the basis is.
        about: Folders of records or keys of `PlanFrame.shape`, as words in quotes: the rule is passed over in a plan
            that has none of these records and states none of these keys, because it could find nothing there. Without
            them it runs on every plan.
    """

    def declare(check: Check) -> Check:
        described = _described(check, code, severity, basis, since, confidence, check, about)
        check.rule = described  # type: ignore[attr-defined]
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
    about: tuple[str, ...] = (),
) -> Rule:
    page = inspect.cleandoc(function.__doc__ or "")
    paragraphs = tuple(" ".join(paragraph.split()) for paragraph in page.split("\n\n") if paragraph.strip())
    name = function.__name__.replace("_", "-")
    return Rule(code, name, severity, basis, since, paragraphs, check, confidence, about)


# From the decorator to the function: what has to be known of a rule before its module is imported.
_DECLARED = re.compile(r"^@rule\((.*?)^def ", re.MULTILINE | re.DOTALL)
_ABOUT = re.compile(r"\babout=\(([^)]*)\)")


class Catalogue(Mapping[str, Rule]):
    """The rules of this folder by code, in the order of codes; each is imported when it is looked up."""

    def __init__(self) -> None:
        found = {path.stem.partition("_")[0].upper(): path for path in Path(__path__[0]).glob("*[0-9]_*.py")}
        self._modules = dict(sorted(found.items()))

    def __getitem__(self, code: str) -> Rule:
        module = importlib.import_module(f"{__name__}.{self._modules[code].stem}")
        declared = (getattr(member, "rule", None) for member in vars(module).values())
        return next(found for found in declared if isinstance(found, Rule) and found.code == code)

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)

    def checking(self, folders: Container[str]) -> Iterator[Rule]:
        """Yield the rules that may find something in a plan with records in these folders or with these keys stated."""
        for code, about in self._checks.items():
            if not about or any(folder in folders for folder in about):
                yield self[code]

    @cached_property
    def _checks(self) -> Mapping[str, tuple[str, ...]]:
        """What the rules that check plans are about, by code; from their text, without importing them."""
        declared = {code: _DECLARED.search(path.read_text(encoding="utf-8")) for code, path in self._modules.items()}
        abouts = {code: _ABOUT.search(found[1]) for code, found in declared.items() if found}
        return {code: tuple(re.findall(r'"([^"]+)"', found[1])) if found else () for code, found in abouts.items()}


@cache
def catalogue() -> Catalogue:
    """Return every rule in this folder by code, in the order of codes."""
    return Catalogue()
