"""What Typst leaves undone in a PDF: the first cell of a table row is the header of its row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any


def finished(content: bytes) -> bytes:
    """Return a PDF whose tables have row headers, saved small and with an identifier made of its content.

    The wheel of Typst 0.15 has no element for a row header. Its tables also name the headers of each cell one by one,
    columns only; those lists are taken away, so that a reader goes by the scope of rows and columns.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        for table in _tagged(pdf.Root.StructTreeRoot, "Table"):
            for row in _body_rows(table):
                _mark(list(_children(row)))
        saved = io.BytesIO()
        pdf.save(
            saved,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
            deterministic_id=True,
        )
    return saved.getvalue()


def _children(element: Any) -> Iterator[Any]:
    """Yield the structure elements below one."""
    import pikepdf

    content = element.get("/K")
    if content is None:
        return
    for item in content if isinstance(content, pikepdf.Array) else [content]:
        if isinstance(item, pikepdf.Dictionary) and "/S" in item:
            yield item


def _tagged(top: Any, tag: str) -> Iterator[Any]:
    """Yield all elements with a tag below one, in reading order; not those inside another with the same tag."""
    waiting = [top]
    while waiting:
        element = waiting.pop()
        if element.get("/S") == f"/{tag}":
            yield element
        else:
            waiting.extend(reversed(list(_children(element))))


def _body_rows(table: Any) -> Iterator[Any]:
    for part in _children(table):
        if part.S == "/TR":
            yield part
        elif part.S != "/THead":
            yield from (row for row in _children(part) if row.S == "/TR")


def _mark(cells: list[Any]) -> None:
    import pikepdf

    for cell in cells:
        for attribute in _attributes(cell):
            if attribute.get("/O") == "/Table" and "/Headers" in attribute:
                del attribute["/Headers"]
    if cells and cells[0].S == "/TD":
        header = cells[0]
        kept = [attribute for attribute in _attributes(header) if attribute.get("/O") != "/Table"]
        of_table = [attribute for attribute in _attributes(header) if attribute.get("/O") == "/Table"]
        scope = of_table[0] if of_table else pikepdf.Dictionary(O=pikepdf.Name.Table)
        scope.Scope = pikepdf.Name.Row
        header.S = pikepdf.Name.TH
        header.A = pikepdf.Array([scope, *kept]) if kept else scope


def _attributes(element: Any) -> list[Any]:
    import pikepdf

    found = element.get("/A")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]
