"""How the DOCX looks: pandoc's own styles, set anew by code, so that no binary template has to be kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

FONT = "Calibri"
BLUE, LINK, GREY, RED, ORANGE = "1F3F66", "14508C", "4A5562", "9C1C1C", "B35900"
_LIGHT, _LINE, _PALE_RED, _PALE_YELLOW = "EEF3F8", "9AA8B8", "FBEEEE", "FFF6E5"


@dataclass(frozen=True, slots=True)
class _Look:
    """A paragraph style: sizes and spaces in points; `tint` is the colour behind it, `edge` that of its left border."""

    size: float
    bold: bool = False
    before: float = 0
    after: float = 0
    color: str = ""
    keep: bool = False
    new_page: bool = False
    tint: str = ""
    edge: str = ""
    indent: float = 0


_LOOKS = {
    "Title": _Look(28, True, 150, 6, BLUE),
    "Subtitle": _Look(18, False, 0, 30, BLUE),
    "Plan Region": _Look(13, True, 6, 24),
    "Plan Draft": _Look(11, False, 12, 12, RED, tint=_PALE_RED, edge=RED),
    "Plan Status": _Look(11, False, 0, 6),
    "Plan Notice": _Look(11, False, 12, 12, tint=_PALE_YELLOW, edge=ORANGE),
    "Plan Stamp": _Look(9, False, 30, 0, GREY),
    "Plan Remark": _Look(10, False, 0, 4, keep=True, edge=ORANGE),
    "TOC Heading": _Look(18, True, 0, 8, BLUE, new_page=True),
    "toc 1": _Look(10.5, True, 7, 1, BLUE),
    "toc 2": _Look(10, False, 0, 1, indent=16),
    "Heading 1": _Look(18, True, 0, 10, BLUE, keep=True, new_page=True),
    "Heading 2": _Look(13, True, 18, 6, BLUE, keep=True),
    "Heading 3": _Look(11, True, 12, 4, BLUE, keep=True),
    "Heading 4": _Look(10.5, True, 10, 3, BLUE, keep=True),
    "table of figures": _Look(10, False, 0, 2),
    "Body Text": _Look(10.5, False, 0, 6),
    "First Paragraph": _Look(10.5, False, 6, 6),
    "Compact": _Look(9.5, False, 1, 1),
    "Plan Data": _Look(8, False, 0, 0),
    "Table Caption": _Look(10, True, 8, 4, BLUE, keep=True),
    "Image Caption": _Look(10, True, 3, 10, BLUE),
    "Header": _Look(8.5, color=GREY),
    "Footer": _Look(8.5, color=GREY),
}


def set_styles(document: Document) -> None:
    """Set the styles, the language and the table style of a document that pandoc made."""
    _defaults(document)
    for name, look in _LOOKS.items():
        _set(_style(document, name), look)
    document.styles["Hyperlink"].font.color.rgb = _rgb(LINK)
    _table_style(document)
    _settings(document)


def _rgb(color: str) -> Any:
    from docx.shared import RGBColor

    return RGBColor.from_string(color)


def _defaults(document: Document) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    found = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(found):
        found.remove(child)
    space = nsdecls("w")
    for xml in (
        f'<w:rFonts {space} w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>',
        f'<w:sz {space} w:val="21"/>',
        f'<w:szCs {space} w:val="21"/>',
        f'<w:lang {space} w:val="cs-CZ" w:eastAsia="cs-CZ" w:bidi="ar-SA"/>',
    ):
        found.append(parse_xml(xml))


def _style(document: Document, name: str) -> Any:
    from docx.enum.style import WD_STYLE_TYPE

    styles = document.styles
    if name in styles:
        return styles[name]
    made: Any = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = styles["Normal"]
    return made


def _set(style: Any, look: _Look) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = style.element.find(qn("w:rPr"))
    for tag in ("w:rFonts", "w:color", "w:i", "w:iCs"):
        for child in [] if run is None else run.findall(qn(tag)):
            run.remove(child)
    style.font.size, style.font.italic = Pt(look.size), False
    style.font.bold = look.bold or None  # "not bold" here would overrule the bold headers of the table style
    if look.color:
        style.font.color.rgb = _rgb(look.color)
    form = style.paragraph_format
    form.space_before, form.space_after, form.left_indent = Pt(look.before), Pt(look.after), Pt(look.indent)
    form.keep_with_next, form.page_break_before = look.keep, look.new_page
    form.alignment = WD_ALIGN_PARAGRAPH.LEFT
    _box(style.element.get_or_add_pPr(), look)


def _box(properties: Any, look: _Look) -> None:
    """Give a style its border and tint, each at the place that the schema prescribes."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    later = [properties.find(qn(tag)) for tag in ("w:spacing", "w:ind", "w:jc")]
    place = next(child for child in later if child is not None)
    if look.edge:
        edge = f'<w:left w:val="single" w:sz="18" w:space="8" w:color="{look.edge}"/>'
        place.addprevious(parse_xml(f"<w:pBdr {nsdecls('w')}>{edge}</w:pBdr>"))
    if look.tint:
        place.addprevious(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{look.tint}"/>'))


def _table_style(document: Document) -> None:
    """Set the one style of all tables: lines, a dark first row, a light first column."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    style = document.styles["Table"].element
    for tag in ("w:tblPr", "w:tblStylePr"):
        for child in style.findall(qn(tag)):
            style.remove(child)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>' for side in sides)
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 45), ("left", 75), ("bottom", 45), ("right", 75))
    )
    space = nsdecls("w")
    style.append(
        parse_xml(
            f'<w:tblPr {space}><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        )
    )
    for part, ink, fill in (("firstRow", '<w:color w:val="FFFFFF"/>', BLUE), ("firstCol", "", _LIGHT)):
        style.append(
            parse_xml(
                f'<w:tblStylePr {space} w:type="{part}"><w:rPr><w:b/><w:bCs/>{ink}</w:rPr>'
                f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr></w:tblStylePr>'
            )
        )


def _settings(document: Document) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls, qn

    settings = document.settings.element
    for tag, attribute, value in (
        ("w:themeFontLang", "w:val", "cs-CZ"),
        ("w:decimalSymbol", "w:val", ","),
        ("w:listSeparator", "w:val", ";"),
    ):
        for child in settings.findall(qn(tag)):
            child.set(qn(attribute), value)
    tab = settings.find(qn("w:defaultTabStop"))
    if tab is not None and settings.find(qn("w:autoHyphenation")) is None:
        # the settings are a sequence: hyphenation comes right after the tab stop and nowhere else
        tab.addnext(parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))
