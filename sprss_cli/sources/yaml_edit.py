"""Plain data into YAML text that reads well, and changes to a text that keep its comments and its order.

Writing is ruamel's work, reading back is the toolkit's own: a text is handed out only when it says exactly what was
meant, and an edited one only when no comment of it was lost.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from sprss_cli.model.message import say
from sprss_cli.model.trouble import Trouble
from sprss_cli.sources.yaml_text import parse
from sprss_cli.system import resources

if TYPE_CHECKING:
    from ruamel.yaml import YAML

WIDTH = 100
_FLOW = re.compile(r"[\w§][\w§ .-]*")


class UnsafeEdit(Trouble):
    """A text cannot be written so that it says what was meant and keeps what people wrote."""


def key_order(schema: str) -> tuple[str, ...]:
    """Return the keys of a record kind in the order of its schema."""
    file = resources.folder("schemas") / f"{schema}.schema.json"
    return tuple(json.loads(file.read_text(encoding="utf-8"))["properties"])


def new_text(data: Mapping[str, Any], order: Iterable[str], first_line: str = "") -> bytes:
    """Return the text of a new record.

    Args:
        data: Plain data.
        order: The order of the keys; keys that it lacks follow.
        first_line: A comment to begin with.

    Raises:
        UnsafeEdit: The text does not read back as the data.
    """
    from ruamel.yaml.comments import CommentedMap

    keys = [key for key in order if key in data]
    document = CommentedMap({key: _styled(data[key]) for key in (*keys, *(key for key in data if key not in keys))})
    text = (f"{first_line}\n" if first_line else "") + _dumped(document)
    return _checked(text.encode(), dict(data))


def edited_text(old: bytes, data: Mapping[str, Any], order: Iterable[str], owned: Collection[str]) -> bytes:
    """Return an existing text with new data: only what differs is written anew.

    Args:
        old: The text, which must be readable.
        data: What it is to say.
        order: The order of the keys, to place new ones.
        owned: Keys that go when the data lack them; all other keys of the text stay as they are.

    Raises:
        UnsafeEdit: The text cannot be edited without losing a comment, or would not say what was meant.
    """
    document = _yaml().load(old.decode("utf-8-sig"))
    meant = {key: value for key, value in _plain(document).items() if key in data or key not in owned} | dict(data)
    _merge(document, meant, tuple(order))
    text = _dumped(document).encode()
    if lost := sorted(set(_comments(old)) - set(_comments(text))):
        raise UnsafeEdit(
            say("the change would lose the comment “{comment}”", comment=lost[0]),
            say("move the comment to a line above the record's first key, or make the change by hand"),
        )
    return _checked(text.replace(b"\n", b"\r\n") if b"\r\n" in old else text, meant)


def _yaml() -> YAML:
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.width = 1_000_000  # long texts are folded by _styled, nothing else breaks a line
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.preserve_quotes = True
    return yaml


def _dumped(document: Any) -> str:
    stream = io.StringIO()
    _yaml().dump(document, stream)
    return stream.getvalue()


def _checked(text: bytes, meant: Mapping[str, Any]) -> bytes:
    back = parse(text, "")
    if back.faults or back.data != meant:
        raise UnsafeEdit(
            say("the record cannot be written: its text would not say what was meant"),
            say("report this with the document that was imported"),
        )
    return text


def _merge(old: Any, new: Mapping[str, Any], order: tuple[str, ...]) -> None:
    for key in [key for key in old if key not in new]:
        del old[key]
    for key, value in new.items():
        if key not in old:
            old.insert(_position(old, key, order), _styled_key(key), _styled(value))
        elif _plain(old[key]) != value:
            old[key] = _merged(old[key], value)


def _merged(old: Any, new: Any) -> Any:
    """Return what is to stand in a place: what stood there, changed as little as can be, or something new."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        _merge(old, new, tuple(new))
        return old
    if isinstance(old, list) and isinstance(new, list):
        _merge_list(old, new)
        return old
    return _with_comment(_styled(new), old)


def _merge_list(old: Any, new: list[Any]) -> None:
    """Change a list in place: comments hang on its items, and those that stay keep theirs."""
    for index, value in enumerate(new[: len(old)]):
        if _plain(old[index]) != value:
            old[index] = _merged(old[index], value)
    for value in new[len(old) :]:
        old.append(_styled(value))
    while len(old) > len(new):
        del old[-1]


def _with_comment(new: Any, old: Any) -> Any:
    """Return a value with what ruamel hung on the old one: the comment that follows a block of text."""
    comment = getattr(old, "comment", None)
    if comment is not None and hasattr(new, "__dict__"):
        new.comment = comment
    return new


def _position(old: Any, key: str, order: tuple[str, ...]) -> int:
    """Return where a new key goes: behind the nearest one that comes before it in the order."""
    before = set(order[: order.index(key)]) if key in order else set(old)
    return max((index + 1 for index, known in enumerate(old) if known in before), default=len(old))


def _comments(text: bytes) -> list[str]:
    """Return the comments of a text, as far as they can be told from text with a # in it: rather too many."""
    return re.findall(r"(?:^|[ \t])#[ \t]*(\S[^\n]*?)[ \t\r]*$", text.decode("utf-8-sig"), re.MULTILINE)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return int(value)
    return float(value) if isinstance(value, float) else str(value)


def _styled(value: Any) -> Any:
    """Return data dressed for ruamel: blocks for prose, one line for short lists of ids, quotes where they must be."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq

    if isinstance(value, Mapping):
        return CommentedMap({_styled_key(key): _styled(item) for key, item in value.items()})
    if isinstance(value, list):
        items = CommentedSeq(map(_styled, value))
        short = all(isinstance(item, str) and _FLOW.fullmatch(item) for item in value)
        if short and sum(len(item) + 2 for item in value) < WIDTH - 20:
            items.fa.set_flow_style()
        return items
    return _styled_text(value) if isinstance(value, str) else value


def _styled_key(key: str) -> Any:
    return key if key.isidentifier() else _styled_text(key)  # a year is a text in double quotes, as everywhere


def _styled_text(text: str) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, LiteralScalarString

    if "\n" in text:
        return LiteralScalarString(text)
    if len(text) > WIDTH:
        folded = FoldedScalarString(text)
        folded.fold_pos = _folds(text)  # where ruamel breaks the line
        return folded
    return text if _reads_plain(text) else DoubleQuotedScalarString(text)


@lru_cache(maxsize=4096)  # thousands of records say the same words
def _reads_plain(text: str) -> bool:
    """Return whether a text stands for itself without quotes, for ruamel and for the toolkit's own reader alike."""
    plain = _dumped([text]).removeprefix("  - ").removeprefix("- ").rstrip("\n")
    return plain == text and bool(parse(f"- {text}\n".encode(), "").data == [text])


def _folds(text: str) -> list[int]:
    """Return the positions of the spaces at which a long line breaks; never beside another space."""
    folds: list[int] = []
    begin = 0
    spaces = [found.start() for found in re.finditer(r"(?<=\S) (?=\S)", text)]
    for here, following in pairwise([*spaces, len(text)]):
        if following - begin > WIDTH - 4:
            folds.append(here)
            begin = here + 1
    return folds
