"""Tables of data in a document: plain texts in columns, which each writer sets itself.

A network has thousands of rows. Markdown that holds them takes pandoc longer to read than everything else together, so
a template only says where such a table stands, and it passes by pandoc: as data that Typst reads, as HTML, as OOXML.
"""

from __future__ import annotations

from dataclasses import dataclass

from sprss_cli.render.prose import line

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its share of the width (weighed against the others), and whether it holds numbers."""

    title: str
    share: int
    number: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together.

    Attributes:
        rows: Cells of each row, one for each column; the first is the header of its row.
        title: What stands above them over the whole width; empty when nothing does.
        total: A last row with their sums; empty when there is none.
    """

    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    total: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, with a name that is its own in the document; `anchor` is what references lead to, if any do."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    anchor: str = ""

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of the width that each column has; together 1."""
        whole = sum(column.share for column in self.columns)
        return tuple(column.share / whole for column in self.columns)


def markdown(grid: Grid) -> str:
    """Return a table as Markdown: what belongs together has its title in bold, its sums too."""
    head = "| " + " | ".join(line(column.title) for column in grid.columns) + " |"
    rule = "|" + "|".join("--:" if column.number else "---" for column in grid.columns) + "|"
    lines = [f"**{line(grid.caption)}**", "", head, rule]
    for group in grid.groups:
        if group.title:
            lines.append(_bold((group.title, *("" for _ in grid.columns[1:]))))
        lines += ("| " + " | ".join(line(text or NOTHING) for text in row) + " |" for row in group.rows)
        if group.total:
            lines.append(_bold(group.total))
    return "\n".join(lines)


def _bold(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(f"**{line(text)}**" if text else "" for text in cells) + " |"
