import io

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from sprss_cli.exchange.detect import read_sheet
from sprss_cli.exchange.sheet import joined
from sprss_cli.system.language import translations


def document_with_changes() -> bytes:
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Doba realizace"
    paragraph = table.cell(0, 1).paragraphs[0]
    paragraph.add_run("2014-")
    about = 'w:id="1" w:author="A" w:date="2015-01-01T00:00:00Z"'
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')} {about}><w:r><w:delText>2017</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')} {about}><w:r><w:t>2016</w:t></w:r></w:ins>"))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_tracked_changes_are_read_as_accepted_and_told():
    sheet = read_sheet(document_with_changes())
    assert [joined(cell) for row in sheet.rows for cell in row.cells] == ["Doba realizace", "2014-2016"]
    speak = translations("en")
    assert [f"{place.render(speak)}: {doubt.render(speak)}" for place, doubt in sheet.doubts] == [
        "table 1, row 1: a tracked change deletes “2017”; it was read as deleted",
        "table 1, row 1: a tracked change inserts “2016”; it was read as accepted",
    ]
