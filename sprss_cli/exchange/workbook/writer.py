"""A workbook as XLSX: typed cells, filters, lists to choose from, and a first sheet that says how to use it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sprss_cli.exchange.workbook.book import KEY_TITLE, LISTS, MEMORY, READ_ME, Book, Sheet, memory_of
from sprss_cli.exchange.workbook.cells import NO, YES, Plain
from sprss_cli.exchange.workbook.tables import Column, Role, Type
from sprss_cli.model.message import say
from sprss_cli.model.trouble import Trouble

_MORE_ROWS = 2000  # below the last record, into which people may add
_LONGEST_CELL = 32_767
_FIRST_DAY = date(1900, 3, 1)  # before it spreadsheets count days wrongly
_WIDTHS = {Type.PROSE: 60, Type.LINES: 32, Type.IDS: 20, Type.DAY: 12, Type.INTEGER: 12, Type.NUMBER: 12}
_LINE_POINTS, _MOST_LINES = 15, 12
_LIST_CHARACTERS = 255  # how long a list of words within a validation may be

_RULES = (
    "Upravujte bílé buňky. Šedé jen ukazují, co stojí jinde nebo se nemění; změna v nich se odmítne.",
    "Tmavé záhlaví má sloupec, bez kterého se záznam neobejde. Nápověda se ukáže po vstupu do buňky.",
    "Nový záznam nebo položku přidáte novým řádkem pod poslední; vyplňte identifikátor.",
    "Položka seznamu patří k záznamu a k pořadí, které má řádek uvedeno.",
    "Smazaný řádek se z plánu odstraní, jen když se to při načtení výslovně povolí (--remove).",
    "Více hodnot v jedné buňce oddělte středníkem; kde je každá na svém řádku, novým řádkem (Alt+Enter).",
    "Řádky můžete řadit a filtrovat. Nepřejmenovávejte listy ani záhlaví a neslučujte buňky.",
    "Druhy záznamů, které v plánu zatím nejsou, mají skryté listy (pravým tlačítkem na ouško listu, Zobrazit).",
)


class TooLong(Trouble):
    """A value that no cell can hold."""


def write_workbook(book: Book) -> bytes:
    """Return a workbook; the same book gives the same bytes.

    Raises:
        TooLong: A value has more characters than a cell may have.
    """
    import xlsxwriter

    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True, "default_date_format": "d. m. yyyy"})
    made.set_properties({"title": book.plan, "created": datetime.combine(book.created, datetime.min.time())})
    _Writing(made, book).everything()
    made.close()
    return stream.getvalue()


class _Writing:
    def __init__(self, made: Any, book: Book) -> None:
        self.made = made
        self.book = book
        look = {"valign": "top", "border": 1, "border_color": "#BFBFBF"}
        self.formats = {type_: made.add_format({**look, **_look_of(type_)}) for type_ in Type}
        self.large = made.add_format({**look, "num_format": "#,##0"})
        self.grey = made.add_format({**look, "num_format": "@", "bg_color": "#EDEDED", "font_color": "#404040"})
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
        self.needed = made.add_format({**head, "bg_color": "#1F4E79", "font_color": "#FFFFFF"})
        self.optional = made.add_format({**head, "bg_color": "#DDEBF7", "font_color": "#000000"})
        self.bold = made.add_format({"bold": True, "valign": "top"})
        self.title = made.add_format({"bold": True, "font_size": 16})
        self.notice = made.add_format({"bold": True, "text_wrap": True, "font_color": "#9C0006", "valign": "top"})
        self.wrapped = made.add_format({"text_wrap": True, "valign": "top"})
        self.ranges: dict[str, str] = {}

    def everything(self) -> None:
        first = self.made.add_worksheet(READ_ME)
        worksheets = [(sheet, self.made.add_worksheet(sheet.table.name)) for sheet in self.book.sheets]
        self._lists(self.made.add_worksheet(LISTS))
        for sheet in self.book.sheets:
            if not sheet.table.levels:
                last = len(sheet.rows) + _MORE_ROWS
                self.ranges[sheet.table.kind.folder] = f"='{sheet.table.name}'!$B$2:$B${last}"
        for sheet, worksheet in worksheets:
            self._sheet(sheet, worksheet)
        self._read_me(first)
        memory = self.made.add_worksheet(MEMORY)
        memory.hide()
        for number, chunk in enumerate(memory_of(self.book)):
            memory.write_string(number, 0, chunk)

    def _read_me(self, worksheet: Any) -> None:
        worksheet.set_column(0, 0, 34)
        worksheet.set_column(1, 1, 90)
        worksheet.write_string(0, 0, self.book.plan, self.title)
        line = 2
        for text in self.book.notices:
            worksheet.merge_range(line, 0, line, 1, "", self.notice)
            worksheet.write_string(line, 0, text, self.notice)
            line += 1
        for label, text in self.book.facts:
            worksheet.write_string(line, 0, label, self.bold)
            worksheet.write_string(line, 1, text, self.wrapped)
            line += 1
        for label, texts in (("Jak se sešitem pracovat", _RULES), ("Listy", self._contents())):
            line += 1
            worksheet.write_string(line, 0, label, self.bold)
            for text in texts:
                worksheet.write_string(line, 1, text, self.wrapped)
                line += 1

    def _contents(self) -> Sequence[str]:
        return [f"{sheet.table.name}: řádků {len(sheet.rows)}" for sheet in self.book.sheets if not sheet.hidden]

    def _lists(self, worksheet: Any) -> None:
        """Write the known values side by side, two columns each, and remember where they stand."""
        worksheet.freeze_panes(1, 0)
        for number, (name, known) in enumerate(self.book.choices.items()):
            column = 3 * number
            worksheet.write_string(0, column, known.title, self.optional)
            worksheet.write_string(0, column + 1, "význam", self.optional)
            worksheet.set_column(column, column, 20)
            worksheet.set_column(column + 1, column + 1, 50)
            for line, (key, meaning) in enumerate(known.values, 1):
                worksheet.write_string(line, column, key)
                worksheet.write_string(line, column + 1, meaning)
            letter = _letters(column)
            self.ranges[name] = f"='{LISTS}'!${letter}$2:${letter}${max(2, len(known.values) + 1)}"

    def _sheet(self, sheet: Sheet, worksheet: Any) -> None:
        table = sheet.table
        if sheet.hidden:
            worksheet.hide()
        worksheet.write_string(0, 0, KEY_TITLE, self.optional)
        worksheet.set_column(0, 0, 4, None, {"hidden": True})
        for number, column in enumerate(table.columns, 1):
            worksheet.write_string(0, number, column.title, self.needed if column.required else self.optional)
            worksheet.set_column(number, number, _width(sheet, number - 1), self._format(column, bool(table.levels)))
            self._validation(worksheet, number, column, len(sheet.rows) + _MORE_ROWS)
        formats = [self._format(column, bool(table.levels)) for column in table.columns]
        columns = list(enumerate(zip(table.columns, formats, strict=True), 1))
        for line, row in enumerate(sheet.rows, 1):
            worksheet.write_string(line, 0, row.key)
            tall = 1
            for (number, (column, look)), value in zip(columns, row.cells, strict=True):
                if value is not None:
                    self._cell(worksheet, line, number, column, value, look)
                    if column.type is Type.PROSE or column.type is Type.LINES:
                        tall = max(tall, _lines(str(value), _WIDTHS[column.type]))
            if tall > 1:
                worksheet.set_row(line, _LINE_POINTS * min(tall, _MOST_LINES))
        worksheet.set_row(0, 2 * _LINE_POINTS)
        worksheet.autofilter(0, 0, max(1, len(sheet.rows)), len(table.columns))
        worksheet.freeze_panes(1, 2)
        worksheet.ignore_errors(
            {"number_stored_as_text": f"A1:{_letters(len(table.columns))}{len(sheet.rows) + _MORE_ROWS}"}
        )
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.fit_to_pages(1, 0)
        worksheet.repeat_rows(0)

    def _cell(self, worksheet: Any, line: int, number: int, column: Column, value: Plain, look: Any) -> None:
        if isinstance(value, str):
            if column.type is Type.DAY and (day := date.fromisoformat(value)) >= _FIRST_DAY:
                worksheet.write_datetime(line, number, day, look)
                return
            if len(value) > _LONGEST_CELL:
                raise TooLong(
                    say("“{title}” has {length} characters; a cell may have {limit}",
                        title=column.title, length=len(value), limit=_LONGEST_CELL),
                    say("shorten the text, or export to csv"),
                )  # fmt: skip
            worksheet.write_string(line, number, value, look)  # a text that begins with = stays a text
        else:
            worksheet.write_number(line, number, value, look)

    def _format(self, column: Column, listed: bool) -> Any:
        if column.role is Role.TITLE or column.type is Type.OPAQUE:
            return self.grey
        return self.large if column.type is Type.INTEGER and column.large else self.formats[column.type]

    def _validation(self, worksheet: Any, number: int, column: Column, last: int) -> None:
        """Offer the known values, and show the help of the column in each of its cells."""
        found: dict[str, Any] = {"validate": "any"}
        words = (YES, NO) if column.type is Type.FLAG else column.words
        if words and column.type not in (Type.IDS, Type.LINES) and len(",".join(words)) <= _LIST_CHARACTERS:
            only = column.only_words or column.type is Type.FLAG
            found = {"validate": "list", "source": list(words), "error_type": "stop" if only else "warning"}
        elif column.choices in self.ranges and column.type is Type.TEXT:
            found = {"validate": "list", "source": self.ranges[column.choices], "error_type": "warning"}
        if found["validate"] == "list":
            found["error_title"] = "Neznámá hodnota"
            found["error_message"] = "Vyberte hodnotu ze seznamu."
        if column.help:
            found["input_title"] = column.title[:32]
            found["input_message"] = column.help if len(column.help) <= 255 else column.help[:254] + "…"
        if len(found) > 1:
            worksheet.data_validation(1, number, last, number, found)


def _look_of(type_: Type) -> dict[str, Any]:
    match type_:
        case Type.DAY:
            return {"num_format": "d. m. yyyy", "align": "left"}
        case Type.INTEGER:
            return {"num_format": "0"}
        case Type.NUMBER:
            return {"num_format": "General"}
        case _:
            return {"num_format": "@", "text_wrap": True}


def _width(sheet: Sheet, number: int) -> float:
    column = sheet.table.columns[number]
    longest = max((len(str(row.cells[number])) for row in sheet.rows if row.cells[number] is not None), default=0)
    head = max(len(word) for word in column.title.split()) + 3
    return min(max(head, 8, longest + 2), max(head, _WIDTHS.get(column.type, 44)))


def _lines(text: str, width: int) -> int:
    return sum(1 + len(line) // width for line in text.split("\n"))


def _letters(number: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(number))
