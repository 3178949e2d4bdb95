"""The form for comments as XLSX: who sends it on one sheet, a table to fill in on another, lists to choose from."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sprss_cli.exchange.comments.conventions import FormWords
from sprss_cli.exchange.comments.ties import field_labels
from sprss_cli.model.kinds.card import Card
from sprss_cli.model.kinds.chapter import PARTS, Chapter
from sprss_cli.model.kinds.goal import Goal
from sprss_cli.model.plan import Plan

SUBMITTER, TABLE, LISTS = "Předkladatel", "Připomínky", "Seznamy"
_ROWS = 300
_FACTS = ("name", "organisation", "kind", "contact")
_COLUMNS = (
    ("number", 6),
    ("record", 38),
    ("field", 20),
    ("place", 18),
    ("text", 50),
    ("proposal", 50),
    ("reasons", 40),
    ("nature", 12),
)
_ADVICE = (
    "Údaje vyplňte jednou, připomínky pište do tabulky níže, každou na vlastní řádek.",
    "Jméno soukromé osoby se nezveřejňuje. Kontakty kraj použije jen k odpovědi, do dat plánu se neukládají.",
)


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What the form says of itself: lines above the submitter, and the day that the file's properties bear."""

    lines: tuple[str, ...]
    day: date


def write_form(plan: Plan, words: FormWords, facts: FormFacts) -> bytes:
    """Return the form; the same plan, words and facts give the same bytes."""
    import xlsxwriter

    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    made.set_properties({"title": facts.lines[0], "created": datetime.combine(facts.day, datetime.min.time())})
    _Writing(made, plan, words, facts).everything()
    made.close()
    return stream.getvalue()


class _Writing:
    def __init__(self, made: Any, plan: Plan, words: FormWords, facts: FormFacts) -> None:
        self.made, self.plan, self.words, self.facts = made, plan, words, facts
        self.title = made.add_format({"bold": True, "font_size": 16})
        self.plain = made.add_format({"text_wrap": True, "valign": "top"})
        self.label = made.add_format({"bold": True, "border": 1, "bg_color": "#DDEBF7", "valign": "top"})
        self.open = made.add_format({"border": 1, "text_wrap": True, "valign": "top", "num_format": "@"})
        head = {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1}
        self.head = made.add_format({**head, "bg_color": "#1F4E79", "font_color": "#FFFFFF"})

    def everything(self) -> None:
        submitter = self.made.add_worksheet(SUBMITTER)
        table = self.made.add_worksheet(TABLE)
        lists = self.made.add_worksheet(LISTS)
        lists.hide()
        lists.set_column(0, 1, 60)
        ranges = {
            "record": self._list(lists, 0, parts_of(self.plan)),
            "field": self._list(lists, 1, tuple(field_labels(self.plan).values())),
        }
        self._submitter(submitter)
        self._table(table, ranges)

    def _list(self, sheet: Any, column: int, values: Sequence[str]) -> str:
        for line, value in enumerate(values):
            sheet.write_string(line, column, value)
        letter = "AB"[column]
        return f"='{LISTS}'!${letter}$1:${letter}${max(1, len(values))}"

    def _submitter(self, sheet: Any) -> None:
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 70)
        line = 0
        for text in self.facts.lines:
            sheet.merge_range(line, 0, line, 1, text, self.plain if line else self.title)
            sheet.set_row(line, 16 * (1 + len(text) // 90) if line else 24)
            line += 1
        for text in _ADVICE:
            sheet.merge_range(line, 0, line, 1, text, self.plain)
            sheet.set_row(line, 30)
            line += 1
        line += 1
        for name in _FACTS:
            sheet.write_string(line, 0, self.words.titles[name], self.label)
            sheet.write_blank(line, 1, None, self.open)
            if name == "kind":
                self._choose(sheet, line, line, 1, list(self.words.choices["kind"]))
            line += 1
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def _table(self, sheet: Any, ranges: dict[str, str]) -> None:
        for column, (name, width) in enumerate(_COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, self.words.titles[name], self.head)
        for line in range(1, _ROWS + 1):
            sheet.write_number(line, 0, line, self.open)
            for column in range(1, len(_COLUMNS)):
                sheet.write_blank(line, column, None, self.open)
        for column, (name, _) in enumerate(_COLUMNS):
            if name in ranges:
                self._choose(sheet, 1, _ROWS, column, ranges[name])
            elif name == "nature":
                self._choose(sheet, 1, _ROWS, column, list(self.words.choices["nature"]))
        sheet.set_row(0, 32)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _choose(self, sheet: Any, first: int, last: int, column: int, source: Any) -> None:
        """Offer values; another one may be written all the same, because people mean what no list has."""
        sheet.data_validation(
            first, column, last, column,
            {
                "validate": "list",
                "source": source,
                "error_type": "information",
                "error_title": "Hodnota není v seznamu",
                "error_message": "Hodnotu vyberte ze seznamu, nebo ji ponechte, jak je.",
            },
        )  # fmt: skip


def parts_of(plan: Plan) -> tuple[str, ...]:
    """Return what a comment can be about, as the form offers it: chapters, goals and cards with their titles."""
    chapters = sorted(plan.of(Chapter).values(), key=lambda one: (PARTS.index(one.part), one.order, one.id))
    found = [(chapter.id, chapter.title) for chapter in chapters]
    for goal in plan.of(Goal).values():
        found.append((goal.id, goal.title))
        found += [(card.id, card.title) for card in plan.of(Card).values() if card.goal == goal.id]
    return tuple(f"{identifier} {title}" for identifier, title in found)
