"""YAML text into plain data, strictly, and back to the places where things stand.

Reading is done by PyYAML's C parser, which composes a file several times faster than its Python resolver and
constructor would; the scalars are read here, by the YAML 1.2 core rules (`no` is a word, `2014-01-01` is text).
Places are not kept: the few files that have a finding are composed a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from yaml import AliasEvent, MappingNode, Node, ScalarNode, SequenceNode
from yaml._yaml import CParser
from yaml.error import MarkedYAMLError, YAMLError

from sprss_cli.model.finding import Fault
from sprss_cli.model.message import Message, say
from sprss_cli.model.place import Address, Place
from sprss_cli.sources.yaml_problems import explained

LIMIT_BYTES = 1024 * 1024
LIMIT_DEPTH = 16

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})\.[0-9]{1,9}")
_WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_WORDS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_OTHER_STARTS = frozenset(("-", *"0123456789", *(word[:1] for word in _WORDS)))  # of what may be no text
_LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")  # what YAML 1.1, and so libyaml, counts as the end of a line

_MOST_FAULTS = 100  # of one kind in one file: whoever mends these sees the rest
_HARMLESS_DEPTH = 250  # far below what the stacks of C and Python bear
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class _TooDeep(Exception):
    """The text nests deeper than any record needs; stopped before the C stack is in danger."""


class _OddKeys(Exception):
    """A mapping has a key twice, or one that is no word."""


class _Parser(CParser):
    """Composes nodes; their style tells all that tags would, so there is nothing to resolve."""

    def resolve(self, kind: type[Node], value: Any, implicit: Any) -> str:
        return ""

    def descend_resolver(self, parent: Node | None, index: Node | int | None) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


class _CountingParser(_Parser):
    """Stops at a depth; a third slower, so only for texts that may nest deeply."""

    def __init__(self, text: bytes) -> None:
        CParser.__init__(self, text)
        self.depth = 0

    def descend_resolver(self, parent: Node | None, index: Node | int | None) -> None:
        self.depth += 1
        if self.depth > LIMIT_DEPTH:
            raise _TooDeep

    def ascend_resolver(self) -> None:
        self.depth -= 1


def _composed(text: bytes) -> Node | None:
    # Each level of nesting has an indicator of its own: few of them cannot exhaust the stack of the C parser.
    indicators = len(text) - len(text.translate(None, b"[{-?:"))
    parser = _Parser if indicators <= _HARMLESS_DEPTH else _CountingParser
    node: Node | None = parser(text).get_single_node()
    return node


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file says: its data, or why there are none.

    Attributes:
        data: Plain data of dicts, lists, str, int, float, bool and None; None as well when there are faults.
        faults: What is wrong with the text.
    """

    data: Any
    faults: tuple[Fault, ...] = ()


def parse(text: bytes, file: str) -> Parsed:
    """Read one YAML document.

    Args:
        text: The bytes of the file. UTF-8 with or without a byte order mark, any kind of line end.
        file: The name that the faults bear.
    """
    try:
        return _parsed(text, file)
    except YAMLError as problem:  # the C parser refuses what is not text as well, but does not say where it stands
        top = Address(file)
        fault = _not_text(text, top) or _syntax(problem, top, text)
    except _TooDeep:
        message = say("the text nests more than {limit} levels deep", limit=LIMIT_DEPTH)
        hint = say("a record needs four levels at most; look for brackets or dashes that were pasted in by mistake")
        fault = Fault(Address(file), message, hint, code="YML007")
    return Parsed(None, (fault,))


def _parsed(text: bytes, file: str) -> Parsed:
    if len(text) > LIMIT_BYTES:
        message = say("the file has {size} bytes; a record may have {limit}", size=len(text), limit=LIMIT_BYTES)
        hint = say("keep long texts and tables in documents of their own")
        return Parsed(None, (Fault(Address(file), message, hint, code="YML006"),))
    if text.startswith(_UTF_16):  # the C parser would take it
        return Parsed(None, (_no_utf8(text, 0, Address(file)),))
    if (b"&" in text or b"*" in text or b"!" in text) and (faults := _first(_references(text, Address(file)))):
        return Parsed(None, faults)
    node = _composed(text)
    if node is None:
        return Parsed(None, (_empty(Address(file)),))
    try:
        data = _value(node)
    except _OddKeys:
        return Parsed(None, _first(_key_faults(node, Address(file))))
    if b"\\" in text and (faults := _first(_escaped(node, Address(file)))):
        return Parsed(None, faults)
    return Parsed(None, (_empty(Address(file)),)) if data is None else Parsed(data)


def _first(faults: Iterator[Fault]) -> tuple[Fault, ...]:
    return tuple(islice(faults, _MOST_FAULTS))


def _empty(top: Address) -> Fault:
    return Fault(top, say("the file is empty"), say("fill in the record, or delete the file"), code="YML008")


def _not_text(text: bytes, top: Address) -> Fault | None:
    try:
        decoded = text.decode("utf-8")
    except UnicodeDecodeError as problem:
        return _no_utf8(text, problem.start, top)
    if found := _UNPRINTABLE.search(decoded):
        place = _end_of(decoded[: found.start()], top.file)
        message = say("the character U+{number} is not text", number=f"{ord(found[0]):04X}")
        return Fault(place, message, say("delete it; it cannot be seen in most editors"), code="YML009")
    return None


def _no_utf8(text: bytes, at: int, top: Address) -> Fault:
    place = _end_of(text[:at].decode("utf-8", "replace"), top.file)
    message = say("byte {byte} is not UTF-8 text", byte=f"0x{text[at]:02X}")
    hint = say("save the file as UTF-8 (it may be in Windows-1250, or no text at all)")
    return Fault(place, message, hint, code="YML001")


def _escaped(node: Node, top: Address) -> Iterator[Fault]:
    """Find characters that are no text and came in as escapes in double quotes."""
    if isinstance(node, ScalarNode):
        if found := _UNPRINTABLE.search(node.value):
            message = say("the character U+{number} is not text", number=f"{ord(found[0]):04X}")
            hint = say("delete the escape with the backslash")
            yield Fault(_at_mark(node.start_mark, top.file), message, hint, code="YML009")
        return
    for item in node.value:
        for part in item if isinstance(item, tuple) else (item,):
            yield from _escaped(part, top)


# What YAML 1.2 leaves out of its printable characters (section 5.1).
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def lines(text: bytes) -> list[str]:
    """Return the lines of a text as YAML counts them."""
    return _LINE_BREAK.split(text.decode("utf-8", "replace").removeprefix("\ufeff"))


def _end_of(text: str, file: str) -> Place:
    lines = _LINE_BREAK.split(text.removeprefix("\ufeff"))
    line, column = len(lines), len(lines[-1]) + 1
    return Place(file, line, column, line, column + 1)


def _at_mark(mark: Any, file: str, width: int = 1) -> Place:
    line, column = mark.line + 1, mark.column + 1
    return Place(file, line, column, line, column + width)


def _syntax(problem: YAMLError, top: Address, text: bytes) -> Fault:
    if not isinstance(problem, MarkedYAMLError) or problem.problem_mark is None:
        return Fault(top, say("the text is not YAML"), say("compare the file with another record"), code="YML005")
    mark = problem.problem_mark
    if problem.problem == "found unexpected end of stream" and problem.context_mark is not None:
        mark = problem.context_mark  # where the quote was opened, not the end of the file
    place = _at_mark(mark, top.file)
    line = lines(text)[place.line - 1 : place.line]
    if "tab" in str(problem.problem) or (line and line[0][place.column - 1 : place.column] == "\t"):
        message, hint = say("a tab stands where spaces must"), say("indent with spaces: two for each level")
        return Fault(place, message, hint, code="YML002")
    message, hint = explained(str(problem.problem))
    return Fault(place, message, hint, code="YML005")


def _references(text: bytes, top: Address) -> Iterator[Fault]:
    """Find aliases, anchors and tags: a record says everything in its own words."""
    parser = CParser(text)
    while parser.check_event():
        event: Any = parser.get_event()
        if isinstance(event, AliasEvent):
            message: Message = say("the alias *{name} stands for text written elsewhere", name=event.anchor)
        elif getattr(event, "anchor", None):
            message = say("the anchor &{name} marks text for use elsewhere", name=event.anchor)
        elif getattr(event, "tag", None):
            message = say("the tag {name} asks for a special type", name=event.tag)
        else:
            continue
        hint = say("write the value out; if the text begins with this character, put it in quotes")
        yield Fault(_at_mark(event.start_mark, top.file), message, hint, code="YML004")


def _key_faults(node: Node, top: Address) -> Iterator[Fault]:
    if isinstance(node, SequenceNode):
        for item in node.value:
            if not isinstance(item, ScalarNode):
                yield from _key_faults(item, top)
        return
    if not isinstance(node, MappingNode):
        return
    first: dict[str, Node] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            hint = say("write a word and a colon")
            yield Fault(_at_mark(key.start_mark, top.file), say("a key must be a word"), hint, code="YML005")
            continue
        if key.value in first:
            earlier = _at_mark(first[key.value].start_mark, top.file, len(key.value))
            here = _at_mark(key.start_mark, top.file, len(key.value))
            message = say("the key “{key}” stands here a second time", key=key.value)
            hint = say("keep one of the two, line {line} or line {here}", line=earlier.line, here=here.line)
            related = ((earlier, say("first here")),)
            yield Fault(here, message, hint, related, code="YML003")
        first.setdefault(key.value, key)
        if not isinstance(value, ScalarNode):
            yield from _key_faults(value, top)


def _value(node: Node, depth: int = 1) -> Any:
    """Return the data of a node.

    Raises:
        _TooDeep: It nests more than LIMIT_DEPTH levels deep.
        _OddKeys: The keys of a mapping are not as many different words.
    """
    if depth > LIMIT_DEPTH:
        raise _TooDeep
    inside = node.value
    # scalars are read where they stand: a call for each would take a quarter of the time more
    if node.__class__ is MappingNode:
        data: Any = {}
        for key, value in inside:
            if key.__class__ is not ScalarNode:
                raise _OddKeys
            text = value.value
            if value.__class__ is not ScalarNode:
                data[key.value] = _value(value, depth + 1)
            else:
                data[key.value] = text if value.style or text[:1] not in _OTHER_STARTS else _plain_value(text)
        if len(data) < len(inside):
            raise _OddKeys
    elif node.__class__ is ScalarNode:
        data = inside if node.style else _plain_value(inside)
    else:
        data = []
        for value in inside:
            text = value.value
            if value.__class__ is not ScalarNode:
                data.append(_value(value, depth + 1))
            else:
                data.append(text if value.style or text[:1] not in _OTHER_STARTS else _plain_value(text))
    return data


def _plain_value(text: str) -> Any:
    if text[:1] not in _OTHER_STARTS:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text)
    return text


class Text:
    """The text of one file, to find out where an address stands.

    Args:
        file: The name that places bear.
        text: The bytes of the file.
    """

    def __init__(self, file: str, text: bytes) -> None:
        self.file = file
        self._bytes = text
        self._parsed = self.lines = tuple(lines(text))
        self._root: Node | None = None

    def place(self, address: Address | Place) -> Place:
        """Return the stretch of text an address means; of an address that is not there, the nearest above it."""
        if isinstance(address, Place):
            return address
        node, key = self._find(address.path)
        if node is None:
            return Place(self.file)
        if address.quote and (found := self._quoted(node, address.quote)):
            return found
        if key is not None and (address.on_key or _is_block(node)):
            node = key
        return self._stretch(node)

    def _find(self, path: tuple[str | int, ...]) -> tuple[Node | None, Node | None]:
        if self._root is None:
            try:
                self._root = _composed(self._bytes)
            except (YAMLError, _TooDeep):
                return None, None
        node, key = self._root, None
        for step in path:
            deeper = _step(node, step)
            if deeper is None:
                break
            node, key = deeper
        return node, key

    def _stretch(self, node: Node) -> Place:
        start, end = node.start_mark, node.end_mark
        line = start.line + 1
        if end.line == start.line:
            return Place(self.file, line, start.column + 1, line, max(end.column, start.column + 1) + 1)
        width = len(self._parsed[start.line].rstrip()) if start.line < len(self._parsed) else start.column
        return Place(self.file, line, start.column + 1, line, max(width, start.column + 1) + 1)

    def _quoted(self, node: Node, quote: str) -> Place | None:
        """Find words inside a value, across the line breaks and indents of its layout."""
        first, last = node.start_mark.line, min(node.end_mark.line, len(self._parsed) - 1)
        text = "\n".join(self._parsed[first : last + 1])
        pattern = r"\s+".join(map(re.escape, quote.split()))
        start = node.start_mark.column
        # whole words first: SC1 is not meant where SC10 stands
        found = re.compile(rf"(?<!\w){pattern}(?!\w)").search(text, start) or re.compile(pattern).search(text, start)
        if not found:
            return None
        before = text[: found.start()]
        line = first + before.count("\n")
        column = found.start() - (before.rfind("\n") + 1)
        end = min(column + len(found[0].split("\n")[0]), len(self._parsed[line]))
        return Place(self.file, line + 1, column + 1, line + 1, end + 1)


def _is_block(node: Node) -> bool:
    """Whether a value begins below its key, so that the key is the better thing to point at."""
    if isinstance(node, ScalarNode):
        return node.style in ("|", ">")
    return getattr(node, "flow_style", None) is not True


def _step(node: Node | None, step: str | int) -> tuple[Node, Node | None] | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.value == step:
                return value, key
    elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], None
    return None
