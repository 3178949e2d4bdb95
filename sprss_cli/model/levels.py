"""The levels of a plan's hierarchy: priority, measure, activity; or, where a plan states none, goal and card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sprss_cli.model.ids import IdPattern


@dataclass(frozen=True, slots=True)
class Level:
    """A level of the hierarchy. Cards are on the last one, goals on those above.

    Attributes:
        id: How goals name it.
        title: What the plan calls one record of it; empty for the usual levels, which documents have words for.
        plural: What the plan calls several.
        number: How its records are numbered; None when the plan does not say.
    """

    id: str
    title: str = ""
    plural: str = ""
    number: IdPattern | None = None


USUAL = (Level("goal"), Level("card"))
"""The levels of a plan that states none."""


def levels_of(data: Mapping[str, Any]) -> tuple[Level, ...]:
    """Return the levels of a plan, the highest first: two at least.

    Args:
        data: The plan's frame, which has passed its schema: `levels`, or `ids` for the usual levels.
    """
    if "levels" not in data:
        ids: Mapping[str, str] = data.get("ids", {})
        return tuple(Level(one.id, number=IdPattern(ids[one.id]) if one.id in ids else None) for one in USUAL)
    found: list[Level] = []
    for item in data["levels"]:
        above = found[-1].number if found else None
        number = IdPattern(item["number"], above) if "number" in item else None
        found.append(Level(item["id"], item["title"], item.get("plural", item["title"]), number))
    return tuple(found)
