"""What libyaml says of broken text, in a planner's words.

libyaml's sentences are its own (version 0.2.5); a sentence that is not listed here still gets a message with a
way out. Each row: the beginning of the problem, what to say, what to do.
"""

from __future__ import annotations

from sprss_cli.model.message import Message, say

_COLON = (
    say("a second colon with a space after it stands on this line"),
    say("put the whole value in quotes, or begin it below the key with a |; or the line is indented too far"),
)
_KEY = (
    say("the text stops being “key: value” here"),
    say("look at this line and the one above: a colon, a quote or the indent is missing"),
)
_QUOTE = (
    say("a quote was opened and never closed"),
    say("close it, or write a text that has quotes in it below the key with a |"),
)
_LIST = say("a list in brackets has no end or lacks a comma"), say("write it like [SC1, SC2]")
_START = (
    say("no value can begin with this character"),
    say("put the value in quotes"),
)
_SECOND = (
    say("a second document begins here (---)"),
    say("one file is one record: move the rest to a file of its own"),
)
_INDENT = (
    say("a value continues here that should have ended"),
    say("indent the text by two spaces more than its key, or begin it with a |"),
)
_OTHER = (
    say("the text cannot be read as YAML from here on"),
    say("compare this place with another record, or look at the line above"),
)

_KNOWN: tuple[tuple[str, tuple[Message, Message]], ...] = (
    ("mapping values are not allowed", _COLON),
    ("could not find expected ':'", _KEY),
    ("did not find expected key", _KEY),
    ("found unexpected end of stream", _QUOTE),
    ("did not find expected ',' or ']'", _LIST),
    ("did not find expected ',' or '}'", _LIST),
    ("did not find expected node content", _LIST),
    ("found character that cannot start any token", _START),
    ("but found another document", _SECOND),
    ("did not find expected <document start>", _INDENT),
    ("did not find expected '-' indicator", _LIST),
)


def explained(problem: str) -> tuple[Message, Message]:
    """Return what is wrong and what to do, for a problem as libyaml words it."""
    return next((said for beginning, said in _KNOWN if problem.startswith(beginning)), _OTHER)
