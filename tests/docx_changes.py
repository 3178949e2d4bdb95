"""What Word does when all tracked changes of a document are accepted or rejected (ISO/IEC 29500-1, 17.13.5)."""

from __future__ import annotations

import copy
import io

import docx
from docx.oxml.ns import qn

HEAD = "Karta rozvojové aktivity "


def settled(content, *, accept):
    """The body of a DOCX with all changes accepted, or all rejected."""
    body = copy.deepcopy(docx.Document(io.BytesIO(content)).element.body)
    stays, goes = (qn("w:ins"), qn("w:del")) if accept else (qn("w:del"), qn("w:ins"))
    for row in list(body.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{goes}") is not None:
            row.getparent().remove(row)
    for table in list(body.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)
    for paragraph in list(body.iter(qn("w:p"))):
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{goes}")
        for change in list(paragraph.iter(goes)):
            change.getparent().remove(change)
        if mark is not None:
            _into_the_next(paragraph)
    for change in list(body.iter(stays)):
        _unwrapped(change)
    return body


def _into_the_next(paragraph):
    """Let what is left of a paragraph begin the next one, as when the end of the paragraph is deleted."""
    following = paragraph.getnext()
    rest = [child for child in paragraph if child.tag not in (qn("w:pPr"), qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]
    if following is not None and following.tag == qn("w:p"):
        properties = following.find(qn("w:pPr"))
        place = 0 if properties is None else 1
        for offset, child in enumerate(rest):
            following.insert(place + offset, child)
        paragraph.getparent().remove(paragraph)
    else:
        assert not rest, "words would be lost before a table"
        paragraph.getparent().remove(paragraph)


def _unwrapped(change):
    parent, place = change.getparent(), change.getparent().index(change)
    for child in reversed(list(change)):
        parent.insert(place, child)
    parent.remove(change)


def words(element):
    """The words of an element, those of deletions that were rejected among them."""
    return "".join(part.text or "" for part in element.iter(qn("w:t"), qn("w:delText")))


def cards(body):
    """The texts of the cells of each card's table by card: label to a text for each paragraph."""
    found = {}
    for table in body.iter(qn("w:tbl")):
        rows = [list(row.iter(qn("w:tc"))) for row in table.iter(qn("w:tr"))]
        head = words(rows[0][0])
        if head.startswith(HEAD):
            card = head.removeprefix(HEAD)
            assert card not in found, card
            found[card] = {
                words(cells[0]): [words(paragraph) for paragraph in cells[1].iter(qn("w:p"))] for cells in rows[1:]
            }
    return found


def headings(body):
    """The headings after the summary."""
    return [
        words(paragraph)
        for paragraph in body.iter(qn("w:p"))
        if (style := paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) is not None
        and style.get(qn("w:val")).startswith("Heading")
    ]
