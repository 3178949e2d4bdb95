"""Days on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sprss_cli.model.message import say
from sprss_cli.model.trouble import Trouble

if TYPE_CHECKING:
    from datetime import date


def day_of(text: str) -> date:
    """Return a day that is written as YYYY-MM-DD.

    Raises:
        Trouble: The text is not a day.
    """
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        hint = say("write it like {example}", example="2024-01-01")
        raise Trouble(say("“{text}” is not a day", text=text), hint) from None
