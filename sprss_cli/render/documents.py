"""Documents and their templates: a file `<name>.md.j2` with a front matter is a document; nothing else is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sprss_cli.model.message import say
from sprss_cli.model.plan import Plan
from sprss_cli.render.charts import Chart
from sprss_cli.render.environment import TemplateTrouble, fill
from sprss_cli.render.view import PlanView, Stamp

SUFFIX = ".md.j2"

_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Document:
    """A document that can be built.

    Attributes:
        name: Name of its files, without a suffix.
        title: Its own title, beside that of the plan.
        formats: What it is written as when nothing else is asked.
    """

    name: str
    title: str
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A document as Markdown, with everything a writer needs to know beside it.

    Attributes:
        markdown: The whole text; marks of shape stand in it as boxes and attributes.
        author: Who publishes it.
        subject: The document's own title.
        charts: Drawings that the text shows, by name.
    """

    document: Document
    markdown: str
    author: str
    subject: str
    stamp: Stamp
    charts: Mapping[str, Chart]


def documents(templates: Mapping[str, str]) -> Mapping[str, Document]:
    """Return the documents that there are templates for, by name.

    Args:
        templates: Texts of all templates by file name; those that are only included in others have no front matter.

    Raises:
        TemplateTrouble: A front matter has a line that is no `key: value`, or lacks a key.
    """
    found = {}
    for file, text in sorted(templates.items()):
        if file.endswith(SUFFIX) and (front := _FRONT.match(text)):
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
    return Document(name, values["title"], tuple(values["formats"].replace(",", " ").split()))


def written(document: Document, templates: Mapping[str, str], plan: Plan, stamp: Stamp) -> Text:
    """Fill a document's template with a plan. Pure: the same plan and stamp give the same text.

    Raises:
        TemplateTrouble: The template is wrong.
    """
    view = PlanView(plan)
    bodies = {file: _FRONT.sub(_blank_lines, text, count=1) for file, text in templates.items()}
    values = {"plan": view, "stamp": stamp, "document": document}
    markdown = fill(document.name + SUFFIX, bodies, values, view.ids)
    charts = {chart.name: chart for chart in view.timelines}
    return Text(document, markdown, view.region, subject(document, view.mark), stamp, charts)


def subject(document: Document, mark: str) -> str:
    """Return what stands above every page: the document's title, and what kind of records it holds if need be."""
    return f"{document.title} – {mark}" if mark else document.title


def _blank_lines(front: re.Match[str]) -> str:
    """Return as many empty lines as the front matter has, so that messages count lines as an editor does."""
    return "\n" * front[0].count("\n")
