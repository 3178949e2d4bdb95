"""Typst in this process: pages as PDF, drawings as pictures of points. It reads no file but the templates' fonts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from sprss_cli.model.message import say
from sprss_cli.system.resources import folder
from sprss_cli.system.trouble import MachineTrouble

if TYPE_CHECKING:
    import typst

# One file for both: PDF/UA-1 (ISO 14289-1) for assistive technology, PDF/A-2a (ISO 19005-2) for the archive.
_STANDARDS: tuple[typst.PDFStandard, ...] = ("ua-1", "a-2a")

_POINTS_PER_INCH = 192.0
_PICTURE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg")'


class LayoutTrouble(MachineTrouble):
    """The pages cannot be set."""


def pdf(source: bytes, inputs: Mapping[str, str], day: date) -> bytes:
    """Set a Typst document as one PDF that is PDF/UA-1 and PDF/A-2a.

    Args:
        source: The document, with its layout.
        inputs: What it can name as `sys.inputs`.
        day: The day of making that the file states; the clock is not asked.

    Raises:
        LayoutTrouble: Typst refuses the document, for instance because its headings skip a level.
    """
    import typst

    compiler = _compiler(source, inputs)
    try:
        made = compiler.compile(
            format="pdf", pdf_standards=list(_STANDARDS), timestamp=datetime.combine(day, time(), UTC)
        )
    except typst.TypstError as error:
        raise LayoutTrouble(say("the pages cannot be set: {reason}", reason=error.message)) from error
    return _one(made)


def png(svg: str) -> bytes:
    """Return a drawing as a picture of points, with the fonts of the templates."""
    return _one(_compiler(_PICTURE, {"svg": svg}).compile(format="png", ppi=_POINTS_PER_INCH))


def _compiler(source: bytes, inputs: Mapping[str, str]) -> typst.Compiler:
    import typst

    # The root is a folder with nothing worth reading: whatever a text might ask for, it is not there.
    return typst.Compiler(source, root=folder("templates") / "fonts", font_paths=_fonts(), sys_inputs=dict(inputs))


@cache
def _fonts() -> typst.Fonts:
    import typst

    fonts = str(folder("templates") / "fonts")
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[fonts])


def _one(made: bytes | list[bytes] | None) -> bytes:
    """Return the one file that was made; with one page or one PDF it is never a list."""
    if isinstance(made, bytes):
        return made
    raise LayoutTrouble(say("the pages cannot be set: {reason}", reason="more than one page"))
