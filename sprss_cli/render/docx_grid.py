"""Tables of data and pages across in a DOCX, as OOXML: pandoc passes them on as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from sprss_cli.render import czech
from sprss_cli.render.grid import NOTHING, Column, Grid
from sprss_cli.render.prose import speakable

_LINE = 9638  # the width between the margins of a page, in twentieths of a point
_WHOLE = 5000  # the width of a table, in fiftieths of a per cent
_MARGINS = '<w:tblCellMar><w:left w:w="50" w:type="dxa"/><w:right w:w="50" w:type="dxa"/></w:tblCellMar>'
_A4 = 11906, 16838


def section(*, wide: bool = False) -> str:
    """Return the end of a section, `wide` when its pages lie across; margins and headers are set later, for all."""
    short, long = _A4
    size = f'w:w="{long}" w:h="{short}" w:orient="landscape"' if wide else f'w:w="{short}" w:h="{long}"'
    return f'<w:p><w:pPr><w:sectPr><w:type w:val="nextPage"/><w:pgSz {size}/></w:sectPr></w:pPr></w:p>'


def table(grid: Grid) -> str:
    """Return a table, without the caption that stands above it; its header is repeated on every page."""
    widths = [round(share * _WHOLE) for share in grid.shares]
    columns = "".join(f'<w:gridCol w:w="{round(share * _LINE)}"/>' for share in grid.shares)
    return "".join(
        (
            '<w:tbl><w:tblPr><w:tblStyle w:val="Table"/>',
            f'<w:tblW w:type="pct" w:w="{_WHOLE}"/><w:tblLayout w:type="fixed"/>{_MARGINS}',
            '<w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"',
            f' w:val="06A0"/><w:tblCaption w:val={quoteattr(speakable(grid.caption))}/></w:tblPr>',
            f"<w:tblGrid>{columns}</w:tblGrid>",
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{_head(grid.columns, widths)}</w:tr>",
            *_rows(grid, widths),
            "</w:tbl>",
        )
    )


def _head(columns: Sequence[Column], widths: Sequence[int]) -> str:
    return "".join(
        _cell(column.title, width, number=column.number) for column, width in zip(columns, widths, strict=True)
    )


def _rows(grid: Grid, widths: Sequence[int]) -> Iterator[str]:
    for group in grid.groups:
        if group.title:
            # the title of a group stays with the first row below it
            yield _row(_cell(group.title, _WHOLE, span=len(widths), bold=True, keep=True))
        for row in group.rows:
            yield _row(_cells(row, grid.columns, widths))
        if group.total:
            yield _row(_cells(group.total, grid.columns, widths, bold=True))


def _row(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _cells(row: Sequence[str], columns: Sequence[Column], widths: Sequence[int], *, bold: bool = False) -> str:
    return "".join(
        _cell(text or NOTHING, width, number=column.number, bold=bold)
        for text, column, width in zip(row, columns, widths, strict=True)
    )


def _cell(text: str, width: int, *, number: bool = False, bold: bool = False, span: int = 1, keep: bool = False) -> str:
    over = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    tied = "<w:keepNext/>" if keep else ""
    side = '<w:jc w:val="right"/>' if number else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:type="pct" w:w="{width}"/>{over}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="PlanData"/>{tied}{side}</w:pPr>{_run(text, bold=bold)}</w:p></w:tc>'
    )


def _run(text: str, *, bold: bool = False) -> str:
    look = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(czech.bound(speakable(text)))}</w:t></w:r>'
