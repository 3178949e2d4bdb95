import io
import zipfile

import pytest

from sprss_cli.exchange.detect import LIMIT_BYTES, read_sheet
from sprss_cli.exchange.sheet import UnreadableInput
from sprss_cli.system.language import translations


def packed(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_text_is_read_as_lines_with_tabs():
    rows = read_sheet("Název:\tHodnota\t\n\nŘádek\n".encode()).rows
    assert [[cell[0].text for cell in row.cells] for row in rows] == [["Název:", "Hodnota"], ["Řádek"]]


def test_html_is_told_by_its_tags_even_behind_comments():
    html = b"<!-- a --><!-- b --><!DOCTYPE html><html><body><table><tr><td>A</td><td>B</td></tr></table></body></html>"
    rows = read_sheet(html).rows
    assert [[cell[0].text for cell in row.cells] for row in rows] == [["A", "B"]]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("Číslo".encode("cp1250"), "is not UTF-8 text"),
        (b"<html>" + "č".encode("cp1250"), "is not UTF-8 text"),
        (b"%PDF-1.7 ...", "this is a PDF"),
        (b"\x00\x01\x02", "neither text nor DOCX nor HTML"),
        (b"PK\x03\x04 broken", "its packing cannot be read"),
        (packed({"content.xml": b"<x/>"}), "no DOCX"),
        (packed({"word/document.xml": b" " * (11 * 1024 * 1024)}), "unpacked"),
        (packed({"word/document.xml": b"<not", "[Content_Types].xml": b"<x/>"}), "pandoc refused"),
        (b"x" * (LIMIT_BYTES + 1), "an annex of cards may have"),
        (b"x" * (3 * 1024 * 1024), "an annex of cards may have"),
        (b"<html>" + b"x" * (10 * 1024 * 1024), "an annex of cards may have"),
    ],
    ids=[
        "cp1250",
        "html-cp1250",
        "pdf",
        "binary",
        "broken-zip",
        "other-zip",
        "bomb",
        "broken-docx",
        "large",
        "large-text",
        "large-html",
    ],
)
def test_what_is_no_document_of_cards_is_refused_with_a_way_out(content: bytes, problem: str):
    with pytest.raises(UnreadableInput) as refused:
        read_sheet(content)
    assert problem in refused.value.message.text
    assert refused.value.hint is not None


@pytest.mark.parametrize(
    "content", ["a\tb\x07\x1b[31m\n", "<html><table><tr><td>a</td><td>b\x07\x1b[31m</td></tr></table>"]
)
def test_control_characters_are_left_out_and_told(content: str):
    sheet = read_sheet(content.encode())
    assert [[cell[0].text for cell in row.cells] for row in sheet.rows] == [["a", "b[31m"]]
    assert [doubt.render(translations("en")) for _, doubt in sheet.doubts] == [
        "the character U+0007 is no text and was left out",
        "the character U+001B is no text and was left out",
    ]
