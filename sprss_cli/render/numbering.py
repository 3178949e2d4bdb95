"""Numbers of a document in parts: of its chapters, tables and drawings, and of the references to them.

It works on the Markdown of the document, before any writer has it, so all forms bear the same numbers. Whatever comes
from a plan is escaped there; only templates and `render.prose` write headings, tables and links.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sprss_cli.model.abbreviations import used
from sprss_cli.model.chapter_targets import PART
from sprss_cli.render import prose
from sprss_cli.render.book_view import Book
from sprss_cli.render.charts import Chart
from sprss_cli.render.czech import HARD_SPACE
from sprss_cli.render.documents import Text
from sprss_cli.render.grid import Grid

_HEADING = re.compile(r"(#{2,6}) (.*?)(?: \{#([\w.-]+)\})?")
_TABLE = re.compile(r"(:{3,} \{\.tabulka)(?: #([\w.-]+))?([^}]*\})")
_CAPTION = re.compile(r"\*\*(.*)\*\*")
_PLACE = re.compile(r"!\[(.*)\]\(([\w-]+)\.(svg|table)\)")
_LINK = re.compile(r"(?<![\\!])\[((?:\\.|[^\]\\])*)\]\(#([\w.-]+)\)")
_SIGN = re.compile(r"(?:^| )#(?!\S)")
_UNDERSCORE = r"\_"
_LISTS = "::: seznamy :::"
_NUMBERED = 4  # the lowest level of headings that bear numbers
_IN_CONTENTS = 3  # the lowest level of headings that contents name
_LISTED = (("table", "Seznam tabulek", "seznam-tabulek"), ("figure", "Seznam obrázků", "seznam-obrazku"))
_NOMINATIVE: Mapping[str, str] = {
    "card": "karta",
    "goal": "cíl",
    "need": "potřeba",
    "chapter": "kapitola",
    "part": "část",
    "table": "tabulka",
    "figure": "obrázek",
}


@dataclass(frozen=True, slots=True)
class _Label:
    """What a reference to something reads: a noun and a number; `noun` is the plan's own word for it."""

    what: str
    number: str
    noun: str = ""


@dataclass(slots=True)
class _Numbers:
    """The numbers given so far.

    Attributes:
        unnumbered: Anchors of headings that bear no number: those of cards and goals.
        taken: Anchors that no table and no drawing can have.
        labels: What references read, by anchor.
        seen: Anchors of the headings so far.
        captions: Kind (`table`, `figure`), part, anchor and caption of each table and drawing, in order.
        charts: Drawings with their captions.
        grids: Tables with their captions.
    """

    unnumbered: frozenset[str]
    taken: frozenset[str]
    charts: dict[str, Chart]
    grids: dict[str, Grid]
    labels: dict[str, _Label] = field(default_factory=dict)
    captions: list[tuple[str, str, str, str]] = field(default_factory=list)
    headings: list[tuple[str, int, str, str]] = field(default_factory=list)
    seen: set[str | None] = field(default_factory=set)
    part: str = ""
    level: int = 1
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    tables: int = 0
    figures: int = 0


def numbered(text: Text, book: Book, part: str = "") -> Text:
    """Return a document with its numbers, its references and its lists of tables, drawings and abbreviations.

    Args:
        text: The document as its template gives it.
        book: The plan, for what references mean and abbreviations stand for.
        part: The only part that stays; empty for all of them. Numbers are those of the whole document.
    """
    front, parts = _divided(text.markdown)
    named = frozenset(anchor for anchor, target in book.targets.items() if target.what in ("card", "goal"))
    taken = frozenset(anchor for anchor, target in book.targets.items() if target.what != "block")
    numbers = _Numbers(named, taken, dict(text.charts), dict(text.grids))
    made = {key: list(_numbered(lines, key, numbers)) for key, lines in parts.items()}
    for anchor, target in book.targets.items():
        if target.what in ("card", "goal", "need"):
            numbers.labels.setdefault(anchor, _Label(target.what, anchor, book.noun(anchor)))
    shown = {key: lines for key, lines in made.items() if not part or key == part}
    body = "\n".join("\n".join(lines) for lines in shown.values())
    kept = replace(
        text,
        charts={name: chart for name, chart in numbers.charts.items() if f"]({name}.svg)" in body},
        grids={name: grid for name, grid in numbers.grids.items() if f"]({name}.table)" in body},
    )
    lists = "\n".join(_lists(numbers, book, kept, body, shown))
    whole = "\n".join((*(lists if line == _LISTS else line for line in front), body))
    return replace(kept, markdown=_resolved(whole, numbers.labels, set(_anchors(whole, kept))))


def parts_of(text: Text) -> tuple[str, ...]:
    """Return the parts that a document, as its template gives it, has something in."""
    return tuple(_divided(text.markdown)[1])


def _divided(markdown: str) -> tuple[list[str], dict[str, list[str]]]:
    """Return the lines before the first part, and those of each part that has any beside its heading."""
    front: list[str] = []
    parts: dict[str, list[str]] = {}
    here = front
    for line in markdown.split("\n"):
        heading = _HEADING.fullmatch(line)
        if heading and len(heading[1]) == 2 and (heading[3] or "").startswith(PART):
            here = parts.setdefault(heading[3].removeprefix(PART), [])
        here.append(line)
    return front, {key: lines for key, lines in parts.items() if any(line.strip() for line in lines[1:])}


def _numbered(lines: list[str], part: str, numbers: _Numbers) -> Iterator[str]:
    numbers.part = part
    box = ""  # the anchor of a table whose caption is to come
    for line in lines:
        if heading := _HEADING.fullmatch(line):
            yield _heading(heading, numbers)
        elif table := _TABLE.fullmatch(line):
            box = _anchor("table", table[2] or "", numbers)
            yield f"{table[1]} #{box}{table[3]}"
        elif box and (caption := _CAPTION.fullmatch(line)):
            yield f"**{_captioned('table', caption[1], box, numbers)}**"
            box = ""
        elif place := _PLACE.fullmatch(line):
            yield _placed(place, numbers)
        else:
            yield line


def _heading(found: re.Match[str], numbers: _Numbers) -> str:
    """Return a heading with its number, on a level that may follow the one before, with an anchor of its own."""
    marks, title, anchor = found.groups()
    level = min(len(marks), numbers.level + 1)
    numbers.level = level
    first = title.partition(" ")[0].replace("\\", "")
    named = (anchor or first) in numbers.unnumbered  # a card that a block repeats has no anchor
    again = anchor in numbers.seen
    numbers.seen.add(anchor)
    identifier = f" {{#{anchor}}}" if anchor and not again else ""
    if named or level > _NUMBERED:
        numbers.headings.append((numbers.part, level, anchor or "", title))
        return f"{'#' * level} {title}{identifier}"
    counts = numbers.counts
    counts[level - 2] += 1
    counts[level - 1 :] = [0] * len(counts[level - 1 :])
    number = ".".join(map(str, counts[: level - 1]))
    if anchor and not again:
        numbers.labels[anchor] = _Label("part" if level == 2 else "chapter", number)
    numbers.headings.append((numbers.part, level, anchor or "", f"{number} {title}"))
    return f"{'#' * level} {number} {title}{identifier}"


def _anchor(what: str, given: str, numbers: _Numbers) -> str:
    """Return the anchor of the next table or drawing: the author's, or one made of its number."""
    made = f"tabulka-{numbers.tables + 1}" if what == "table" else f"obrazek-{numbers.figures + 1}"
    return given if given and given not in numbers.taken and given not in numbers.labels else made


def _captioned(what: str, caption: str, anchor: str, numbers: _Numbers) -> str:
    """Count a table or a drawing and return its caption with its number; the caption is Markdown."""
    if what == "table":
        numbers.tables += 1
        number, noun = numbers.tables, "Tabulka"
    else:
        numbers.figures += 1
        number, noun = numbers.figures, "Obrázek"
    numbers.labels[anchor] = _Label(what, str(number))
    said = f"{noun} {number}: {caption}"
    numbers.captions.append((what, numbers.part, anchor, said))
    return said


def _placed(place: re.Match[str], numbers: _Numbers) -> str:
    """Give the drawing or the table of a place its caption, and return the place."""
    _, name, kind = place.groups()
    if kind == "table":
        grid = numbers.grids[name]
        anchor = _anchor("table", grid.anchor, numbers)
        said = _captioned("table", prose.line(grid.caption), anchor, numbers)
        number = numbers.labels[anchor].number
        numbers.grids[name] = replace(grid, caption=f"Tabulka {number}: {grid.caption}", anchor=anchor)
    else:
        chart = numbers.charts[name]
        anchor = _anchor("figure", chart.anchor, numbers)
        said = _captioned("figure", prose.line(chart.title), anchor, numbers)
        number = numbers.labels[anchor].number
        numbers.charts[name] = replace(chart, caption=f"Obrázek {number}: {chart.title}", anchor=anchor)
    return f"![{said}]({name}.{kind})"


def _lists(numbers: _Numbers, book: Book, text: Text, body: str, shown: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield contents (for the form that has none of its own), and lists of tables, drawings and abbreviations."""
    yield from ("::: obsah-textu", "## Obsah", "")
    for part, level, anchor, title in numbers.headings:
        if part in shown and level <= _IN_CONTENTS:
            yield f"{'  ' * (level - 2)}- {f'[{title}](#{anchor})' if anchor else title}"
    yield ":::"
    lists = [*_listed(numbers, shown), *_abbreviations(book, text, body)]
    if lists:
        yield from ("", "## Seznamy a zkratky {#seznamy}", *lists)


def _listed(numbers: _Numbers, shown: Container[str]) -> Iterator[str]:
    for what, title, anchor in _LISTED:
        entries = [one for one in numbers.captions if one[0] == what and one[1] in shown]
        if entries:
            yield from ("", f"### {title} {{#{anchor}}}", "", f"::: {anchor}")
            yield from (f"- [{caption}](#{target})" for _, _, target, caption in entries)
            yield ":::"


def _abbreviations(book: Book, text: Text, body: str) -> Iterator[str]:
    cells = (cell for grid in text.grids.values() for group in grid.groups for row in group.rows for cell in row)
    found = used(book.abbreviations, "\n".join((body, *cells)))
    if found:
        yield from ("", "### Zkratky {#zkratky}", "", ':::: {.tabulka sirky="20 80"}')
        yield from ("| Zkratka | Význam |", "|---------|--------|")
        yield from (f"| {prose.line(short)} | {prose.line(book.abbreviations[short])} |" for short in found)
        yield "::::"


def _anchors(markdown: str, text: Text) -> Iterator[str]:
    """Yield every anchor that a document has."""
    for line in markdown.split("\n"):
        if (found := _HEADING.fullmatch(line)) and found[3]:
            yield found[3]
        elif (table := _TABLE.fullmatch(line)) and table[2]:
            yield table[2]
    yield from (grid.anchor for grid in text.grids.values())
    yield from (chart.anchor for chart in text.charts.values())


def _resolved(markdown: str, labels: Mapping[str, _Label], anchors: set[str]) -> str:
    """Return the text with its references in words; one that leads out of the document is no link."""

    def said(found: re.Match[str]) -> str:
        words, anchor = found.groups()
        label = labels.get(anchor)
        if label and not words:
            words = f"{label.noun or _NOMINATIVE[label.what]}{HARD_SPACE}{label.number}".replace("_", _UNDERSCORE)
        elif label:
            words = _SIGN.sub(f"{HARD_SPACE}{label.number}", words).lstrip(HARD_SPACE)
        words = words or prose.line(anchor)  # only a draft refers to nothing
        return f"[{words}](#{anchor})" if anchor in anchors else words

    return _LINK.sub(said, markdown)
