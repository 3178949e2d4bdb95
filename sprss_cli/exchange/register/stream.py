"""Records out of the register's files one after the other: a file of 100 MB is never in memory as a whole.

The data and the code lists have the same frame, `{"polozky": [record, …]}`. A record is read by the standard library,
whose parser survives what is broken on purpose: nesting, endless numbers, endless texts.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from sprss_cli.model.message import Message, say
from sprss_cli.model.trouble import Trouble

FRAME = "polozky"
LONGEST_RECORD = 4 * 1024 * 1024  # characters; the register's records have about 15 thousand on average
_PIECE = 256 * 1024
_HEAD = 1024
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_WHITE = " \t\r\n"


class UnreadableRegister(Trouble):
    """A file is not what the register publishes, or not all of it."""


def records(path: Path) -> Iterator[Any]:
    """Yield the records of a file of the register, plain or packed by gzip, as plain data.

    Raises:
        UnreadableRegister: The file cannot be read, is of another kind, ends early, or has no records. What was
            yielded before is then not to be used.
    """
    number = 0
    try:
        with _opened(path) as file:
            text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
            for record in _Reader(text).records():
                number += 1
                yield record
    except _EarlyEnd as problem:
        reason = say("it ends in the middle, after record {number}", number=number)
        raise _unreadable(path, reason, _again()) from problem
    except _TooLong as problem:
        reason = say("what follows record {number} is endless", number=number)
        raise _unreadable(path, reason, _again()) from problem
    except (ValueError, RecursionError) as problem:
        reason = say("what follows record {number} is not JSON in UTF-8", number=number)
        raise _unreadable(path, reason, _again()) from problem
    except (EOFError, zlib.error, OSError) as problem:  # the packing, or a disk that fails
        raise _unreadable(path, say("it is broken or not complete"), _again()) from problem
    if not number:
        hint = say("the register's files have their records under “{key}”", key=FRAME)
        raise _unreadable(path, say("it has no records"), hint)


class _EarlyEnd(Exception):
    """The text ends where more must follow."""


class _TooLong(Exception):
    """A value is longer than any that the register has."""


class _Reader:
    """A JSON text of which only a piece is known at a time."""

    def __init__(self, text: IO[str]) -> None:
        self.text = text
        self.known = ""
        self.at = 0
        self.ended = False
        self.decoder = json.JSONDecoder()

    def records(self) -> Iterator[Any]:
        """Yield the items of the list under `polozky`; what else the object has is read over."""
        self._take("{")
        while not self._took("}"):
            key = self._value()
            self._take(":")
            if key == FRAME and self._took("["):
                yield from self._items()
            else:
                self._value()
            if not self._took(","):
                self._take("}")
                break
        if self._next():
            raise ValueError("more text follows the data")

    def _items(self) -> Iterator[Any]:
        while not self._took("]"):
            yield self._value()
            if not self._took(","):
                self._take("]")
                break

    def _value(self) -> Any:
        """Read a value; when it does not end in the known piece, know more of the text and read it again."""
        self._next()
        while True:
            try:
                value, end = self.decoder.raw_decode(self.known, self.at)
            except json.JSONDecodeError:
                if not self._more():
                    raise (_EarlyEnd if self._breaks_off() else ValueError)("no value") from None
                continue
            if end == len(self.known) and self._more():
                continue  # of a number there may be more
            self.at = end
            return value

    def _breaks_off(self) -> bool:
        """Tell an early end from broken text: with the text's end in sight, the fault is at that end."""
        try:
            self.decoder.raw_decode(self.known, self.at)
        except json.JSONDecodeError as problem:
            return problem.pos >= len(self.known.rstrip()) or problem.msg.startswith("Unterminated string")
        return False

    def _take(self, mark: str) -> None:
        if not self._took(mark):
            raise (ValueError if self.at < len(self.known) else _EarlyEnd)(f"{mark} is missing")

    def _took(self, mark: str) -> bool:
        if self._next() != mark:
            return False
        self.at += 1
        return True

    def _next(self) -> str:
        """Go over white space and return the character after it; empty at the end of the text."""
        while True:
            while self.at < len(self.known) and self.known[self.at] in _WHITE:
                self.at += 1
            if self.at < len(self.known):
                return self.known[self.at]
            if not self._more():
                return ""

    def _more(self) -> bool:
        """Know another piece of the text, as long as what is already known; return whether there was one."""
        if self.ended:
            return False
        self.known, self.at = self.known[self.at :], 0
        if len(self.known) > LONGEST_RECORD:
            raise _TooLong
        piece = self.text.read(max(_PIECE, len(self.known)))
        self.ended = not piece
        self.known += piece
        return bool(piece)


def _opened(path: Path) -> IO[bytes]:
    try:
        if path.exists() and not path.is_file():
            raise _unreadable(path, say("it is no file"), say("name the file of the register's open data"))
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as problem:
        hint = say("check the spelling of the path and who may read it")
        raise _unreadable(path, problem.strerror or str(problem), hint) from problem
    if head.startswith(b"PK"):
        raise _unreadable(path, say("it is a packed file"), say("unpack it and name the file inside"))
    if head.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"<"):
        raise _unreadable(path, say("it is a web page, not data; the server may have sent an apology"), _again())
    return cast(IO[bytes], gzip.open(path)) if head.startswith(b"\x1f\x8b") else path.open("rb")


def _unreadable(path: Path, reason: Message | str, hint: Message) -> UnreadableRegister:
    return UnreadableRegister(say("{path} cannot be read: {reason}", path=path, reason=reason), hint)


def _again() -> Message:
    return say("download it again")
