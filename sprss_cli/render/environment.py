"""Jinja for Markdown: what a template prints is escaped unless it is known to be Markdown already."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sprss_cli.model.message import say
from sprss_cli.render import czech, marks, prose
from sprss_cli.render.charts import Chart
from sprss_cli.render.grid import Grid
from sprss_cli.system.trouble import MachineTrouble

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment


_DOTS = "…" * 12  # where a person writes what the plan does not say
_ANCHOR = re.compile(r"[A-Za-z0-9_-]+")


class TemplateTrouble(MachineTrouble):
    """A template cannot be used: bad syntax, an unknown name, or something the sandbox forbids."""


class Markdown(str):
    """Text that is Markdown and is printed as it is."""

    __slots__ = ()


@dataclass(slots=True)
class Placed:
    """What a template has placed in its text: drawings and tables of data, by name."""

    charts: dict[str, Chart] = field(default_factory=dict)
    grids: dict[str, Grid] = field(default_factory=dict)

    def place(self, thing: Chart | Grid) -> Markdown:
        """Keep a drawing or a table and return the Markdown of its place."""
        if isinstance(thing, Chart):
            self.charts[thing.name] = thing
            return Markdown(f"![{prose.line(thing.title)}]({thing.name}.svg)")
        self.grids[thing.name] = thing
        return Markdown(f"![{prose.line(thing.caption)}]({thing.name}.table)")


def fill(
    name: str,
    templates: Mapping[str, str],
    values: Mapping[str, object],
    ids: Collection[str],
    placed: Placed | None = None,
) -> str:
    """Fill a template and return Markdown.

    Whatever a template prints is escaped as one line of text, so a forgotten filter cannot let a plan's text become
    markup. The filters `prose` and `linked` make Markdown of prose and link the ids in it; `placed` puts a drawing or a
    table of data where it stands.

    Args:
        name: The template to fill.
        templates: The text of this and of all templates that it may include, by name.
        values: What the template can name.
        ids: Ids that the document has anchors for.
        placed: Gets the drawings and tables that the template places.

    Raises:
        TemplateTrouble: The template is wrong; the message names the template and the line.
    """
    from jinja2 import TemplateError

    environment = _environment(templates, frozenset(ids), placed or Placed())
    try:
        return _tidy(environment.get_template(name).render(values))
    except TemplateError as error:
        raise _trouble(name, error, getattr(error, "lineno", 0)) from error
    except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise _trouble(name, error, 0) from error


def _trouble(name: str, error: Exception, line: int) -> TemplateTrouble:
    place = f"{getattr(error, 'name', None) or name}:{line}" if line else name
    return TemplateTrouble(
        say("the template {place} cannot be used: {reason}", place=place, reason=str(error) or type(error).__name__),
        say("mend the template, or remove it from the plan's folder templates to use the common one"),
    )


def _environment(templates: Mapping[str, str], ids: frozenset[str], placed: Placed) -> SandboxedEnvironment:
    from jinja2 import DictLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=DictLoader(templates),
        undefined=StrictUndefined,
        autoescape=False,  # Markdown is escaped by `finalize`; HTML comes only out of pandoc
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",  # `{#` begins an attribute of a heading
        comment_end_string="##}",
    )
    environment.filters |= {
        "prose": lambda text: Markdown(prose.prose(str(text), ids)),
        "linked": lambda text: Markdown(prose.linked_line(str(text), ids)),
        "breaks": lambda lines: Markdown("\\\n".join(prose.linked_line(str(text), ids) for text in lines)),
        "link": lambda identifier: Markdown(_link(str(identifier), ids)),
        "links": lambda identifiers: Markdown(", ".join(_link(str(one), ids) for one in identifiers)),
        "cells": lambda values: Markdown(" | ".join(prose.line(str(value or "–")) for value in values)),
        "anchor": lambda identifier: Markdown(f"{{#{identifier}}}" if _ANCHOR.fullmatch(str(identifier)) else ""),
        "marked": lambda runs: Markdown(marks.marked(runs) or "–"),
        "amount": lambda crowns: "–" if crowns is None else czech.amount(crowns),
        "day": lambda value: Markdown(czech.day(value)),  # its hard spaces keep "1." from opening a list
        "blank": lambda what: Markdown(f"{_DOTS} ({prose.line(str(what))})"),
        "placed": placed.place,
        "counted": czech.counted,
        "listed": czech.listed,
    }
    return environment


def _printed(value: Any) -> Any:
    from jinja2 import Undefined

    if isinstance(value, (Markdown, Undefined)):
        return value
    return prose.line(str(value))


def _link(identifier: str, ids: frozenset[str]) -> str:
    shown = prose.line(identifier)
    return f"[{shown}](#{identifier})" if identifier in ids else shown


def _tidy(markdown: str) -> str:
    """Return Markdown without spaces at line ends and runs of blank lines, with one line end at its end."""
    lines: list[str] = []
    for line in markdown.split("\n"):
        stripped = line.rstrip(" \t")
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).strip("\n") + "\n"
