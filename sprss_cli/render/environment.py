"""Jinja for Markdown: what a template prints is escaped unless it is known to be Markdown already."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from sprss_cli.model.blocks import Block
from sprss_cli.model.message import say
from sprss_cli.render import chapters, czech, marks, prose
from sprss_cli.render.placed import Placed
from sprss_cli.system.trouble import MachineTrouble

if TYPE_CHECKING:
    from jinja2.runtime import Context
    from jinja2.sandbox import SandboxedEnvironment


_DOTS = "…" * 12  # where a person writes what the plan does not say
_NAME = re.compile(r" \{#[\w.-]+\}$", re.MULTILINE)
_ATTRIBUTE = re.compile(r"\s+|\\")  # what would end the line of an attribute, or its quotes
_ANCHOR = re.compile(r"[A-Za-z0-9_.-]+")


class TemplateTrouble(MachineTrouble):
    """A template cannot be used: bad syntax, an unknown name, or something the sandbox forbids."""


class Markdown(str):
    """Text that is Markdown and is printed as it is."""

    __slots__ = ()


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
    table of data where it stands; `chapter` makes Markdown of a chapter's text and of the blocks that it puts in.

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
    from jinja2 import DictLoader, StrictUndefined, pass_context
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
        "quoted": lambda text: Markdown(_quoted(prose.prose(str(text), ids))),
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
        "placed": lambda thing: Markdown(placed.place(thing)),
        "chapter": pass_context(_Chapters(ids, placed)),
        "unnamed": lambda markdown: Markdown(_NAME.sub("", str(markdown))),
        "lowered": lambda markdown, by=1: Markdown(_lowered(str(markdown), by)),
        "heading": lambda level: Markdown("#" * level),
        "attribute": lambda text: Markdown(_ATTRIBUTE.sub(" ", prose.speakable(str(text)).replace('"', "“"))),
        "counted": czech.counted,
        "listed": czech.listed,
    }
    return environment


def _lowered(markdown: str, levels: int) -> str:
    for _ in range(levels):
        markdown = chapters.lowered(markdown)
    return markdown


class _Chapters:
    """The filter `chapter`: the text of a chapter, with what the template that prints it can name.

    Args:
        ids: Ids that the document has anchors for.
        placed: Gets the drawings and tables of the blocks.
    """

    def __init__(self, ids: frozenset[str], placed: Placed) -> None:
        self._ids = ids
        self._placed = placed

    def __call__(self, context: Context, text: str) -> Markdown:
        book = context["book"]
        blocks: Mapping[str, Block] = book.blocks

        def block(name: str, given: Mapping[str, object]) -> str:
            template = context.environment.get_template(f"{chapters.BLOCKS}/{name}.md.j2")
            return template.render({**context.get_all(), **given})

        return Markdown(chapters.chapter(text, self._ids, blocks, book.value, block, self._placed))


def _printed(value: Any) -> Any:
    from jinja2 import Undefined

    if isinstance(value, (Markdown, Undefined)):
        return value
    return prose.line(str(value))


def _quoted(markdown: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


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
