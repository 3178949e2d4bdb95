"""What a template places in its text: drawings and tables of data, each under a name that is its own."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sprss_cli.render import prose
from sprss_cli.render.charts import Chart, renamed
from sprss_cli.render.grid import Grid


@dataclass(slots=True)
class Placed:
    """What a template has placed in its text: drawings and tables of data, by name."""

    charts: dict[str, Chart] = field(default_factory=dict)
    grids: dict[str, Grid] = field(default_factory=dict)

    def place(self, thing: Chart | Grid) -> str:
        """Keep a drawing or a table and return the Markdown of its place; a name that is taken gets a number."""
        name, count = thing.name, 1
        while name in self.charts or name in self.grids:
            count += 1
            name = f"{thing.name}-{count}"
        if isinstance(thing, Chart):
            self.charts[name] = renamed(thing, name) if count > 1 else thing
            return f"![{prose.line(thing.title)}]({name}.svg)"
        self.grids[name] = replace(thing, name=name) if count > 1 else thing
        return f"![{prose.line(thing.caption)}]({name}.table)"

    def rename(self, name: str, title: str, anchor: str) -> None:
        """Give a drawing or a table another title and an anchor; an empty word leaves what it has."""
        if name in self.charts:
            chart = self.charts[name]
            self.charts[name] = replace(chart, title=title or chart.title, anchor=anchor or chart.anchor)
        else:
            grid = self.grids[name]
            self.grids[name] = replace(grid, caption=title or grid.caption, anchor=anchor or grid.anchor)
