"""Streams, colours, language of the terminal: what a command needs to speak."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from enum import IntEnum
from typing import TextIO

from sprss_cli.model.message import Message, Translations, say
from sprss_cli.model.trouble import Trouble
from sprss_cli.system.language import SOURCE, translations

_PATIENCE_SECONDS = 1.0
_COLOURS = {"error": "1;31", "warning": "33", "info": "36", "place": "1", "quiet": "2"}


class Exit(IntEnum):
    """The exit codes; other people's scripts rely on them."""

    DONE = 0
    FINDINGS = 1
    IMPOSSIBLE = 2
    BUG = 3
    INTERRUPTED = 130


class OutputLost(Trouble):
    """What was found out cannot be written to where it should go."""


class Console:
    """The language and the streams of one run."""

    def __init__(self, language: str = SOURCE) -> None:
        self.language = language
        self.speak: Translations = translations(language)

    def out(self, text: str) -> None:
        """Write a result as it is, without a line end of its own.

        A reader that has gone (`| head`) has seen enough; the exit code is the same as if it had stayed.

        Raises:
            OutputLost: The output goes to where it cannot be written, such as a full disk.
        """
        try:
            sys.stdout.write(text)
            sys.stdout.flush()
        except BrokenPipeError:
            give_up_output()
        except OSError as problem:
            give_up_output()
            message = say("the output cannot be written: {reason}", reason=problem.strerror)
            raise OutputLost(message, say("make room, or send it elsewhere")) from problem

    def page(self, text: str) -> None:
        """Write a result for people: folded to the columns of a terminal; elsewhere every line stays whole.

        Raises:
            OutputLost: The output goes to where it cannot be written.
        """
        if sys.stdout.isatty():
            from sprss_cli.cli.folding import folded

            text = folded(text, self.width())
        self.out(text)

    def note(self, message: Message) -> None:
        """Write a line about the course of the work to stderr."""
        sys.stderr.write(message.render(self.speak) + "\n")

    def patient(self) -> Callable[[Message], None]:
        """Return a listener that passes steps on only when the work takes longer than one waits without wondering."""
        from time import monotonic

        began = monotonic()

        def tell(step: Message) -> None:
            if monotonic() - began > _PATIENCE_SECONDS:
                self.note(step)

        return tell

    def trouble(self, trouble: Trouble) -> None:
        """Say on stderr what could not be done, and the way out."""
        self.note(say("sprss: {problem}", problem=trouble.message))
        if trouble.hint:
            self.note(say("  hint: {hint}", hint=trouble.hint))

    def width(self) -> int:
        """Return the columns of the terminal, or 100 when the output goes elsewhere."""
        return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100

    def paint(self, text: str, role: str) -> str:
        """Put a colour on a piece of a result when a person reads it in colour."""
        colour = _COLOURS.get(role)
        return f"\033[{colour}m{text}\033[0m" if colour and _coloured(sys.stdout) else text


def give_up_output() -> None:
    """Send the rest of the output nowhere, so that Python does not stumble over it when it ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _coloured(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


console = Console()  # replaced by `program.run` once the language is known


def translated(text: str) -> str:
    """Return a text of the command line, such as an option's help, in the language of the run.

    `gettext.gettext` would look for the catalogue's file at every call, which costs more than all of the parsing.
    """
    return console.speak.gettext(text)
