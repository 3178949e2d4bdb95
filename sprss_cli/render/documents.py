"""Documents and their templates: a file `<name>.md.j2` with a front matter is a document; nothing else is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Protocol

from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.render.charts import Chart
from sprss_cli.render.environment import TemplateTrouble, fill
from sprss_cli.render.grid import Grid
from sprss_cli.render.placed import Placed
from sprss_cli.render.view import PlanView, Stamp

SUFFIX = ".md.j2"

_OF_CARDS = "cards"  # its title is what the plan calls its cards
_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Document:
    """A document that can be built.

    Attributes:
        name: Name of its files, without a suffix.
        title: Its own title, beside that of the plan.
        formats: What it is written as when nothing else is asked.
        about: Which view of the plan it prints: `plan`, `network`, `finance`, `checklist`, `book`, `mandate` or
            `amendment`; what that view says of the origin of its records stands above every page.
    """

    name: str
    title: str
    formats: tuple[str, ...]
    about: str = "plan"


@dataclass(frozen=True, slots=True)
class Text:
    """A document as Markdown, with everything a writer needs to know beside it.

    Attributes:
        markdown: The whole text; marks of shape stand in it as boxes and attributes.
        author: Who publishes it.
        subject: The document's own title.
        charts: Drawings that the text shows, by name.
        grids: Tables of data that the text shows, by name.
    """

    document: Document
    markdown: str
    author: str
    subject: str
    stamp: Stamp
    charts: Mapping[str, Chart]
    grids: Mapping[str, Grid]


class View(Protocol):
    """What a template can name that stands for records of a plan.

    A view of a document that has other anchors than the cards and goals of the plan has their `ids`.
    """

    @property
    def mark(self) -> str:
        """What stands above every page of a document with records that are no official ones; mostly nothing."""


def documents(templates: Mapping[str, str]) -> Mapping[str, Document]:
    """Return the documents that there are templates for, by name.

    Args:
        templates: Texts of all templates by file name; those that are only included in others have no front matter, or
            stand in a folder.

    Raises:
        TemplateTrouble: A front matter has a line that is no `key: value`, or lacks a key.
    """
    found = {}
    for file, text in sorted(templates.items()):
        if file.endswith(SUFFIX) and "/" not in file and (front := _FRONT.match(text)):
            name = file.removesuffix(SUFFIX)
            found[name] = _document(name, file, front[1])
    return found


def _document(name: str, file: str, front: str) -> Document:
    pairs = [line.partition(":") for line in front.split("\n") if line.strip()]
    values = {key.strip(): value.strip() for key, colon, value in pairs if colon}
    if len(values) != len(pairs) or not {"title", "formats"} <= values.keys():
        raise TemplateTrouble(
            say("the template {file} does not begin with its title and its formats", file=file),
            say("begin it with the lines ---, title: …, formats: md, docx, pdf, html, ---"),
        )
    formats = tuple(values["formats"].replace(",", " ").split())
    return Document(name, values["title"], formats, values.get("about", "plan"))


def written(
    document: Document,
    templates: Mapping[str, str],
    plan: Plan,
    stamp: Stamp,
    others: Mapping[str, View] = MappingProxyType({}),
    template: str = "",
) -> Text:
    """Fill a document's template with a plan. Pure: the same plan and stamp give the same text.

    Args:
        document: What is written.
        templates: Texts of all templates by file name.
        plan: The plan.
        stamp: The day and the version that the document states.
        others: Other views that the template can name, beside `plan`.
        template: The template's name when it is not the document's.

    Raises:
        TemplateTrouble: The template is wrong.
    """
    view = PlanView(plan)
    if document.name == _OF_CARDS:
        document = replace(document, title=view.words.document)
    views: Mapping[str, View] = {"plan": view, **others}
    file = (template or document.name) + SUFFIX
    if document.about not in views:
        raise TemplateTrouble(
            say("the template {file} is about {about}, which there is nothing of", file=file, about=document.about),
            say("it can be about: {known}", known=tuple(views)),
        )
    bodies = {file: _FRONT.sub(_blank_lines, text, count=1) for file, text in templates.items()}
    values = {**views, "stamp": stamp, "document": document}
    placed = Placed()
    about = views[document.about]
    markdown = fill(file, bodies, values, getattr(about, "ids", view.ids), placed)
    above = subject(document, about.mark)
    return Text(document, markdown, view.region, above, stamp, placed.charts, placed.grids)


def subject(document: Document, mark: str) -> str:
    """Return what stands above every page: the document's title, and what kind of records it holds if need be."""
    return f"{document.title} – {mark}" if mark else document.title


def _blank_lines(front: re.Match[str]) -> str:
    """Return as many empty lines as the front matter has, so that messages count lines as an editor does."""
    return "\n" * front[0].count("\n")
