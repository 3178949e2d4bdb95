"""What people do to a draft in Word: comments and tracked changes, as Word writes them (ISO/IEC 29500-1, 17.13)."""

from __future__ import annotations

import io
import re
import zipfile

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

HEAD = "Karta rozvojové aktivity "


class Draft:
    """A built draft that somebody works in."""

    def __init__(self, content: bytes) -> None:
        self.document = docx.Document(io.BytesIO(content))

    def value(self, card: str, label: str):
        """The cell that prints a field of a card."""
        return self._row(card, label).cells[1]

    def label(self, card: str, label: str):
        """The cell with the label of a field."""
        return self._row(card, label).cells[0]

    def heading(self, text: str):
        """The heading that begins with a text; the entries of the contents are none."""
        return next(
            one for one in self.document.paragraphs if one.text.startswith(text) and one.style.name.startswith("Head")
        )

    def _row(self, card: str, label: str):
        table = next(one for one in self.document.tables if one.rows[0].cells[0].text == HEAD + card)
        return next(row for row in table.rows if row.cells[0].text == label)

    def comment(self, paragraph, text: str, author: str = "Jana Nováková") -> None:
        """Comment on a paragraph."""
        self.document.add_comment(paragraph.runs, text=text, author=author, initials="x")

    def replace(self, paragraph, old: str, new: str, author: str) -> None:
        """Replace words of a paragraph's first run that holds them, with tracking on."""
        run = next(one for one in paragraph.runs if old in one.text)
        before, _, after = run.text.partition(old)
        run.text = before
        place = run._r
        for element in (_change("del", old, author), _change("ins", new, author), _run(after, "t")):
            if element is not None:
                place.addnext(element)
                place = element

    def delete_paragraph(self, paragraph, author: str) -> None:
        """Delete a whole paragraph, with tracking on."""
        for run in paragraph.runs:
            run._r.addprevious(_change("del", run.text, author))
            run._r.getparent().remove(run._r)
        _end(paragraph, "del", author)

    def insert_paragraph(self, before, text: str, author: str) -> None:
        """Insert a paragraph before another one, with tracking on."""
        made = before.insert_paragraph_before()
        made._p.append(_change("ins", text, author))
        _end(made, "ins", author)

    def content(self) -> bytes:
        """The bytes of the file as it is sent back."""
        saved = io.BytesIO()
        self.document.save(saved)
        return saved.getvalue()


def _run(text: str, tag: str):
    if not text:
        return None
    run, words = OxmlElement("w:r"), OxmlElement(f"w:{tag}")
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(words)
    return run


def _change(kind: str, text: str, author: str):
    if not text:
        return None
    change = tracked(kind, author)
    change.append(_run(text, "delText" if kind == "del" else "t"))
    return change


def tracked(kind: str, author: str):
    """The element of a tracked change, with nothing in it."""
    change = OxmlElement(f"w:{kind}")
    for name, value in (("id", "9001"), ("author", author), ("date", "2023-11-06T10:00:00Z")):
        change.set(qn(f"w:{name}"), value)
    return change


def _end(paragraph, kind: str, author: str) -> None:
    look = OxmlElement("w:rPr")
    look.append(tracked(kind, author))
    paragraph._p.get_or_add_pPr().append(look)


def without_bookmarks(content: bytes) -> bytes:
    """A DOCX as a program leaves it that knows no bookmarks."""
    return with_part(content, "word/document.xml", lambda text: re.sub(rb"<w:bookmark(Start|End)[^>]*/>", b"", text))


def with_part(content: bytes, name: str, change) -> bytes:
    """A DOCX with a part changed, or made where there is none."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for one in names:
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
        if name not in names:
            new.writestr(name, change(b""))
    return packed.getvalue()
