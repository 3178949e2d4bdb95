"""Tracked changes in a DOCX that pandoc leaves undone: paragraphs, rows and tables that came or went as a whole.

Source of the elements: ISO/IEC 29500-1, 17.13.5 (revisions): `w:ins` and `w:del` in the properties of a paragraph's
mark (`w:pPr/w:rPr`) and of a row (`w:trPr`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from sprss_cli.render.tracked import WHOLE

_KINDS = ("ins", "del")


def settle(body: Any) -> None:
    """Make tracked changes of the marks that end whole paragraphs, in the body of a document.

    Args:
        body: The element `w:body`; spans of words in it are tracked changes already.
    """
    marks = {paragraph: found for paragraph in body.iter(_name("p")) if (found := _mark(paragraph)) is not None}
    for row in body.iter(_name("tr")):
        _settle_row(row, marks)
    for cell in body.iter(_name("tc")):
        _shift(cell, marks)
    for paragraph, mark in marks.items():
        properties = paragraph.get_or_add_pPr()
        look = properties.find(_name("rPr"))
        if look is None:
            look = _made("rPr")
            properties.append(look)
        look.insert(0, _copy(mark))
    _number(body)


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{tag}"))


def _made(tag: str) -> Any:
    from docx.oxml import OxmlElement

    return OxmlElement(f"w:{tag}")


def _copy(mark: Any) -> Any:
    """Return a tracked change with nothing in it, of the same kind, author and time."""
    copy = _made(mark.tag.rpartition("}")[2])
    for name, value in mark.attrib.items():
        copy.set(name, value)
    return copy


def _mark(paragraph: Any) -> Any:
    """Return the tracked change that ends a paragraph with the mark, and take the mark away; None when it has none."""
    for text in paragraph.iter(_name("t"), _name("delText")):
        if not text.text or WHOLE not in text.text:
            continue
        run = text.getparent()
        change = run.getparent()
        text.text = text.text.replace(WHOLE, "")
        if not text.text:
            change.remove(run)
        if not len(change):
            change.getparent().remove(change)
        return change
    return None


def _settle_row(row: Any, marks: dict[Any, Any]) -> None:
    """Mark a row in which every paragraph came or went as a whole."""
    found = [marks.get(paragraph) for paragraph in row.iter(_name("p"))]
    kinds = {None if mark is None else mark.tag for mark in found}
    if len(kinds) == 1 and found[0] is not None:
        row.get_or_add_trPr().append(_copy(found[0]))


def _shift(cell: Any, marks: dict[Any, Any]) -> None:
    """Let the change of a cell's last paragraphs begin with the mark of the paragraph before them.

    The last paragraph of a cell cannot go: what goes is the end of the one before, and the rest of its words.
    """
    paragraphs = list(cell.iterchildren(_name("p")))
    last = list(takewhile(lambda paragraph: paragraph in marks, reversed(paragraphs)))
    if not last or len(last) == len(paragraphs):
        return
    before = paragraphs[-len(last) - 1]
    marks[before] = marks[last[-1]]
    del marks[last[0]]


def _number(body: Any) -> None:
    """Give every tracked change its own number, as the schema asks."""
    for number, change in enumerate(_changes(body), start=1):
        change.set(_name("id"), str(number))


def _changes(body: Any) -> Iterator[Any]:
    return body.iter(*(_name(kind) for kind in _KINDS))  # type: ignore[no-any-return]
