"""What the machine could not do: said in a planner's words, and never as a traceback."""

from __future__ import annotations

from sprss_cli.model.message import Message


class MachineTrouble(Exception):
    """Something outside the plan is missing or refuses: a program, a folder, the disk.

    Attributes:
        message: What could not be done, and with what.
        hint: The way out.
    """

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.text)
        self.message = message
        self.hint = hint
