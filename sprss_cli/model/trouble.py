"""What stops a command: said in a planner's words, caught in one place, never a traceback."""

from __future__ import annotations

from sprss_cli.model.message import Message


class Trouble(Exception):
    """The command cannot be carried out as asked (exit code 2).

    Attributes:
        message: What could not be done, and with what.
        hint: The way out.
    """

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.text)
        self.message = message
        self.hint = hint
