"""Whether a PDF is what it claims: PDF/UA-1 and PDF/A-2a by page-validation, and what no validator asks for."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import page
import pikepdf
import pypdfium2

_PROFILES = ("PDF_UA_1", "PDF_A_2A")
_STREAM = re.compile(rb"/Length (\d+)(?! \d+ R)[^>]*>>\s*stream(?:\r\n|\n)")
_END = re.compile(rb"(\r\n|\n|\r)?endstream")
_LEAST_WORDS_OF_A_PICTURE = 10
_MM = 72 / 25.4
_SIDE_MM, _TOP_MM = 15, 5  # no letter comes nearer to the edge of the paper


def faults(content: bytes) -> list[str]:
    """Return everything that is wrong with a PDF.

    page-validation 0.11 reports STREAM-LENGTH wrongly when a compressed stream ends in a carriage return; that one rule
    is checked here byte by byte, and its report is waived where the lengths are right.
    """
    found = []
    for profile in _PROFILES:
        result = page.validate_pdf_bytes(
            content, profile=page.ValidationProfile[profile], limits=page.SafetyLimits.unlimited()
        )
        for failure in result.failures:
            if "STREAM-LENGTH" not in failure.rule_id or not _lengths_are_right(content):
                found.append(f"{failure.rule_id}: {failure.message}")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found += _own(pdf)
    return found


def _lengths_are_right(content: bytes) -> bool:
    ends = (content[found.end() + int(found[1]) :][:12] for found in _STREAM.finditer(content))
    return all(_END.match(end) for end in ends)


def _own(pdf: pikepdf.Pdf) -> Iterator[str]:
    if not str(pdf.Root.get("/Lang", "")).startswith("cs"):
        yield "the language is not Czech"
    with pdf.open_outline() as outline:
        if not outline.root:
            yield "there are no bookmarks"
    if "/StructTreeRoot" not in pdf.Root:
        yield "there are no tags"
        return
    for element in elements(pdf.Root.StructTreeRoot):
        if element.S == "/Table":
            scopes = [scope(cell) for cell in elements(element) if cell.S == "/TH"]
            if not scopes:
                yield "a table has no headers"
            elif "/Row" not in scopes:
                yield "a table has no row headers"
        if element.S == "/Figure" and len(str(element.get("/Alt", ""))) < _LEAST_WORDS_OF_A_PICTURE:
            yield "a picture has no description"


def outside_the_margins(content: bytes) -> list[int]:
    """Return the numbers of the pages that are empty or have a letter too near the edge of the paper, or beyond it.

    Rows that run off a page are still found when one searches the text, so only the places of letters tell.
    """
    wrong = []
    for number, page_ in enumerate(pypdfium2.PdfDocument(content), start=1):
        text = page_.get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        inked = [box for box in boxes if box[2] > box[0] and box[3] > box[1]]
        inside = all(
            box[0] > _SIDE_MM * _MM
            and box[2] < page_.get_width() - _SIDE_MM * _MM
            and box[1] > _TOP_MM * _MM
            and box[3] < page_.get_height() - _TOP_MM * _MM
            for box in inked
        )
        if not inked or not inside:
            wrong.append(number)
    return wrong


def elements(top: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the elements below one."""
    content = top.get("/K")
    if content is None:
        return
    for item in content if isinstance(content, pikepdf.Array) else [content]:
        if isinstance(item, pikepdf.Dictionary) and "/S" in item:
            yield item
            yield from elements(item)


def scope(cell: pikepdf.Object) -> str:
    """Return what a header cell is the header of, `/Row` or `/Column`; empty when it does not say."""
    attributes = cell.get("/A", [])
    for one in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if "/Scope" in one:
            return str(one.Scope)
    return ""
