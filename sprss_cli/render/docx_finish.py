"""What pandoc leaves undone in a DOCX: page, header, footer, row headers, drawings, table of contents, fixed bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from sprss_cli.render.docx_anchors import number_bookmarks
from sprss_cli.render.docx_revisions import settle
from sprss_cli.render.docx_styles import RED, set_styles

if TYPE_CHECKING:
    from docx.document import Document

PICTURE_STYLE = "Plan Picture"
LIST_STYLE = "table of figures"
_LIST, _CAPTIONS = "tableoffigures", {"TableCaption": "Tabulka", "ImageCaption": "Obrázek"}
_ROWS_OF_A_CARD = 12
_PICTURE_WIDTH_MM = 170
_CONTENTS_STYLE = "TOCHeading"
# The field that Word keeps a table of contents in: headings 1 and 2, as links, without page numbers (they go stale).
_CONTENTS_FIELD = r' TOC \o "1-2" \n \h \z \u '


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as points, with the words for those who do not see it."""

    png: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself. `day` is its day of making: the clock is not asked."""

    title: str
    subject: str
    author: str
    day: date
    draft: bool


def finished(content: bytes, says: Properties, pictures: Mapping[str, Picture]) -> bytes:
    """Return pandoc's DOCX as it is published; the same content gives the same bytes.

    Args:
        content: What pandoc wrote.
        says: What the file says of itself; its title stands above every page, and the mark of a draft.
        pictures: Drawings by name; each takes the place of the paragraph in the picture style that holds its name.
    """
    import docx

    document = docx.Document(io.BytesIO(content))
    set_styles(document)
    settle(document.element.body)
    number_bookmarks(document.element.body)
    _page(document, says)
    _put_pictures(document, pictures)
    for table in document.element.body.iter(_name("w:tbl")):
        _finish_table(table)
    _fill_contents(document)
    _field_numbers(document.element.body)
    _field_lists(document.element.body)
    properties = document.core_properties
    properties.title, properties.subject, properties.author = says.title, says.subject, says.author
    properties.language, properties.last_modified_by = "cs-CZ", says.author
    properties.created = properties.modified = datetime.combine(says.day, time(12), UTC)
    saved = io.BytesIO()
    document.save(saved)
    return _fixed(saved.getvalue(), says.day)


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))


def _xml(text: str) -> Any:
    """Return an element; its outermost tag gets the namespace of WordprocessingML."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    tag, rest = text[: text.index(" ")], text[text.index(" ") :]
    return parse_xml(f"{tag} {nsdecls('w')}{rest}")


def _page(document: Document, says: Properties) -> None:
    """Set A4 in every section, with the title above and the page number below; the title page has neither.

    A section that lies across stays so.
    """
    from docx.enum.section import WD_ORIENTATION
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    for index, section in enumerate(document.sections):
        across = section.orientation == WD_ORIENTATION.LANDSCAPE
        section.page_width, section.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin, section.bottom_margin = Mm(25), Mm(22)
        section.header_distance, section.footer_distance, section.gutter = Mm(12), Mm(10), Mm(0)
        section.different_first_page_header_footer = not index and not says.draft
        header, footer = section.header, section.footer
        header.is_linked_to_previous = footer.is_linked_to_previous = False
        top, bottom = header.paragraphs[0], footer.paragraphs[0]
        top.style, bottom.style = document.styles["Header"], document.styles["Footer"]
        if says.draft:
            for run in _runs("NÁVRH – ", f'<w:b/><w:color w:val="{RED}"/>'):
                top._p.append(run)
        for run in _runs(says.title):
            top._p.append(run)
        for run in (*_runs("Strana "), *_field("PAGE"), *_runs(" z "), *_field("NUMPAGES")):
            bottom._p.append(run)
        bottom.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _runs(text: str, look: str = "") -> Iterator[Any]:
    yield _xml(f'<w:r ><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>')


def _field(instruction: str) -> Iterator[Any]:
    yield _xml('<w:r ><w:fldChar w:fldCharType="begin"/></w:r>')
    yield _xml(f'<w:r ><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>')
    yield _xml('<w:r ><w:fldChar w:fldCharType="separate"/></w:r>')
    yield from _runs("1")
    yield _xml('<w:r ><w:fldChar w:fldCharType="end"/></w:r>')


def _put_pictures(document: Document, pictures: Mapping[str, Picture]) -> None:
    from docx.shared import Mm

    for paragraph in document.paragraphs:
        style, name = paragraph.style, paragraph.text
        if style is None or style.name != PICTURE_STYLE or name not in pictures:
            continue
        paragraph.text = ""
        shape = paragraph.add_run().add_picture(io.BytesIO(pictures[name].png), width=Mm(_PICTURE_WIDTH_MM))
        shape._inline.docPr.set("descr", pictures[name].description)
        shape._inline.docPr.set("name", name)


def _finish_table(table: Any) -> None:
    """Make the first column row headers, fix the widths, keep a card on one page where it fits."""
    look = table.tblPr.find(_name("w:tblLook"))
    if look is not None:
        for flag, value in (("firstRow", "1"), ("firstColumn", "1"), ("noHBand", "1"), ("noVBand", "1")):
            look.set(_name(f"w:{flag}"), value)
        look.set(_name("w:val"), "06A0")
    for paragraph in table.iter(_name("w:p")):
        # pandoc gives cells of one paragraph the style Compact, and cells of several another or none
        properties = paragraph.get_or_add_pPr()
        if properties.pStyle is None or properties.pStyle.val in ("BodyText", "FirstParagraph"):
            properties.get_or_add_pStyle().val = "Compact"
    after = table.getnext()
    if after is not None and after.tag == _name("w:p") and _style_of(after) == "BodyText":
        after.pPr.pStyle.val = "FirstParagraph"  # which keeps its distance from what stands above
    rows = table.findall(_name("w:tr"))
    for row in rows:
        properties = row.get_or_add_trPr()
        if properties.find(_name("w:cantSplit")) is None:
            properties.insert(0, _xml("<w:cantSplit />"))
    if len(rows) <= _ROWS_OF_A_CARD:
        for row in rows[:-1]:
            for paragraph in row.iter(_name("w:p")):
                paragraph.get_or_add_pPr().get_or_add_keepNext()


def _fill_contents(document: Document) -> None:
    """Write the entries of the table of contents as links below its heading.

    Pandoc leaves the field empty for Word to fill, which asks the reader on opening; LibreOffice prints nothing at all.
    """
    body = document.element.body
    place = next((p for p in body.iter(_name("w:p")) if _style_of(p) == _CONTENTS_STYLE), None)
    entries = list(_headings(body))
    if place is None or not entries:
        return
    for index, (level, anchor, text) in enumerate(entries):
        begin = end = ""
        if index == 0:
            begin = (
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                f'<w:r><w:instrText xml:space="preserve">{_CONTENTS_FIELD}</w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            )
        if index == len(entries) - 1:
            end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        entry = _xml(
            f'<w:p ><w:pPr><w:pStyle w:val="toc{level}"/></w:pPr>{begin}<w:hyperlink w:anchor={quoteattr(anchor)}>'
            f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:hyperlink>{end}</w:p>'
        )
        place.addnext(entry)
        place = entry


def _field_numbers(body: Any) -> None:
    """Make the number of each caption a field, so that Word counts on when somebody adds a table."""
    for paragraph in body.iter(_name("w:p")):
        noun = _CAPTIONS.get(_style_of(paragraph), "")
        run = next((run for run in paragraph.iter(_name("w:r")) if run.text), None) if noun else None
        found = re.match(rf"({noun}[ \u00a0])(\d+)(: .*)", run.text, re.DOTALL) if run is not None else None
        if run is None or found is None:
            continue
        before, number, after = found.groups()
        field = _xml(f'<w:fldSimple w:instr=" SEQ {noun} \\* ARABIC "/>')
        field.extend(_runs(number))
        run.addprevious(*_runs(before))
        run.addprevious(field)
        run.text = after


def _field_lists(body: Any) -> None:
    """Make each list of tables or drawings a field that Word can fill anew."""
    entries = [p for p in body.iter(_name("w:p")) if _style_of(p) == _LIST]
    for index, entry in enumerate(entries):
        noun = "".join(part.text or "" for part in entry.iter(_name("w:t"))).split()[0]
        first = not index or entries[index - 1].getnext() is not entry
        last = index + 1 == len(entries) or entry.getnext() is not entries[index + 1]
        if first:
            place = entry.pPr
            for run in reversed(list(_opened(rf' TOC \n \h \z \c "{noun}" '))):
                place.addnext(run)
        if last:
            entry.append(_xml('<w:r ><w:fldChar w:fldCharType="end"/></w:r>'))


def _opened(instruction: str) -> Iterator[Any]:
    yield _xml('<w:r ><w:fldChar w:fldCharType="begin"/></w:r>')
    yield _xml(f'<w:r ><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>')
    yield _xml('<w:r ><w:fldChar w:fldCharType="separate"/></w:r>')


def _headings(body: Any) -> Iterator[tuple[int, str, str]]:
    """Yield level, bookmark and text of the headings of the first two levels."""
    anchor = ""
    for element in body:
        if element.tag == _name("w:bookmarkStart"):
            anchor = element.get(_name("w:name"))
        elif element.tag == _name("w:p") and (style := _style_of(element)) in ("Heading1", "Heading2"):
            words = "".join(part.text or "" for part in element.iter(_name("w:t")))
            if words:  # a deleted heading has none
                yield int(style[-1]), anchor, words


def _style_of(paragraph: Any) -> str:
    properties = paragraph.pPr
    return "" if properties is None or properties.pStyle is None else str(properties.pStyle.val)


def _fixed(content: bytes, day: date) -> bytes:
    """Return a ZIP file with its members in one order and of one time, whoever packs it and when."""
    stamp = (max(day.year, 1980), day.month, day.day, 12, 0, 0)  # ZIP begins in 1980
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, stamp)
            member.compress_type, member.external_attr, member.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            new.writestr(member, old.read(name))
    return packed.getvalue()
