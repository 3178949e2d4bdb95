"""Data against the schema of its kind: fast while all is well, in a planner's words when not.

A compiled validator (jsonschema-rs) is the gate that every record passes. Only a record that it turns back is looked
at by the reference validator, whose errors are then worded here; a test holds the two to the same verdict.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sprss_cli.model.finding import Fault
from sprss_cli.model.message import Message, say, say_count
from sprss_cli.model.nearest import nearest
from sprss_cli.model.place import Address
from sprss_cli.system import resources
from sprss_cli.system.interrupts import postponed

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

    ValidationError = Any  # its attributes are typed as "maybe unset", which they never are once it is raised

_TYPES = {
    "string": say("a text"),
    "array": say("a list"),
    "object": say("keys with values"),
    "integer": say("a whole number"),
    "number": say("a number"),
    "boolean": say("true or false"),
    "null": say("nothing"),
}


class Gate:
    """The schema of one record kind.

    Args:
        name: The kind's name: `card` for `schemas/card.schema.json`.
        folder: Where the schemas are; the packaged ones when not given.
    """

    def __init__(self, name: str, folder: Path | None = None) -> None:
        self._folder = folder or resources.folder("schemas")
        self._schema = _read(self._folder / f"{name}.schema.json")
        with postponed():  # the library calls back into Python, and knows no interrupt that comes from there
            import jsonschema_rs

            self._passes = jsonschema_rs.validator_for(
                self._schema, retriever=self._retrieve, validate_formats=True
            ).is_valid

    def faults(self, data: Any, top: Address) -> tuple[Fault, ...]:
        """Return every breach of the schema, in the order of the text as far as that is known."""
        if self._passes(data):
            return ()
        return tuple(_worded(error, top, self._schema) for error in _sharpest(self._reference().iter_errors(data)))

    def _retrieve(self, uri: str) -> Any:
        return _read(self._folder / uri.rsplit("/", 1)[-1])

    def _reference(self) -> Validator:
        from jsonschema import Draft202012Validator
        from jsonschema.validators import extend
        from referencing import Registry, Resource
        from referencing.jsonschema import DRAFT202012

        registry: Registry[Any] = Registry(
            retrieve=lambda uri: Resource(self._retrieve(uri), DRAFT202012)  # type: ignore[call-arg]
        )
        strict: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
        made: Validator = strict(self._schema, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)
        return made


def _pattern(validator: Any, pattern: str, value: Any, schema: Any) -> Iterator[ValidationError]:
    """Yield an error unless the pattern is found, as JSON Schema and the compiled gate understand it."""
    from jsonschema import ValidationError as Breach

    if validator.is_type(value, "string") and not re.search(_as_python(pattern), value):
        yield Breach(f"{value!r} does not match {pattern!r}")


# White space as JSON Schema's regular expressions (ECMA-262, section 12.2) know it: with U+FEFF, without U+0085 and
# the separators U+001C to U+001F.
_WHITE = r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


@cache
def _as_python(pattern: str) -> str:
    """Return a pattern of a schema as Python has to be told it.

    Python's `$` also stands before a line break at the end, and it takes other characters for white space: what the
    gate refuses would pass here without a word.
    """
    anything = pattern.replace(r"[\s\S]", r"(?:.|\n)")
    return re.sub(r"\$$", r"\\Z", anything).replace(r"\S", f"[^{_WHITE}]").replace(r"\s", f"[{_WHITE}]")


@cache
def gate(name: str) -> Gate:
    """Return the gate of a record kind; it is compiled once."""
    return Gate(name)


@cache
def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _sharpest(errors: Iterator[ValidationError]) -> Iterator[ValidationError]:
    """Replace an error about alternatives by the errors of the alternative that was meant."""
    for error in errors:
        branches: dict[int, list[ValidationError]] = {}
        for deeper in error.context or ():
            branches.setdefault(int(deeper.relative_schema_path[0]), []).append(deeper)
        meant = [found for found in branches.values() if not any(_is_about_type(item) for item in found)]
        if len(meant) == 1:
            yield from _sharpest(iter(meant[0]))
        else:
            yield error


def _is_about_type(error: ValidationError) -> bool:
    return not error.relative_path and error.validator in ("type", "const", "enum")


def _worded(error: ValidationError, top: Address, root: Any) -> Fault:
    at = top.at(*error.absolute_path)
    key = next((step for step in reversed(error.absolute_path) if isinstance(step, str)), "")
    match error.validator:
        case "required":
            return _missing(error, at)
        case "unevaluatedProperties":
            return _unknown(error, at)
        case "type" | "anyOf":
            return _wrong_type(error, at, key)
        case "enum" | "const":
            return _unknown_word(error, at, key)
        case "pattern" | "format":
            return _wrong_form(error, at, key, root)
        case "minItems" | "minProperties":
            return _empty(at, key)
        case "uniqueItems":
            return _repeated(error, at, key)
        case _:
            return _out_of_range(error, at, key)


def _missing(error: ValidationError, at: Address) -> Fault:
    # jsonschema raises one error per missing key and names the key only inside its sentence
    name = next(name for name in error.validator_value if error.message.startswith(repr(name)))
    message = say("the key “{key}” is missing", key=name)
    examples = _example(error.schema.get("properties", {}).get(name, {}))
    hint = say("add a line “{key}: {example}”", key=name, example=examples or "…")
    return Fault(at, message, hint, code="SCH101")


def _unknown(error: ValidationError, at: Address) -> Fault:
    known = error.schema.get("properties", {})
    unknown = [name for name in error.instance if name not in known]
    name = unknown[0] if unknown else str(next(iter(error.instance), ""))
    message = say("there is no key “{key}” here", key=name)
    near = nearest(name, known)
    hint = (
        say("did you mean “{near}”?", near=near) if near else say("keys that may stand here: {keys}", keys=tuple(known))
    )
    return Fault(at.at(name).key(), message, hint, code="SCH102")


def _wrong_type(error: ValidationError, at: Address, key: str) -> Fault:
    value = error.instance
    if value is None or value == "":
        return _empty(at, key)
    if not at.path:
        message = say("a record has keys with values, but {found} stands here", found=_TYPES[_type_of(value)])
        return Fault(at, message, say("begin with “id: …”, as the other files in the folder do"), code="SCH103")
    expected = _expected(error.schema)
    found = _TYPES[_type_of(value)]
    message = say("“{key}” should be {expected}, but {found} stands here", key=key, expected=expected, found=found)
    if isinstance(value, float) and _resolved(error.schema).get("type") == "integer":
        return Fault(at, message, say("write a whole number"), code="SCH103")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return Fault(at, message, say('put it in quotes: "{value}"', value=value), code="SCH103")
    example = _example(error.schema)
    hint = (
        say("write it like {example}", example=example) if example else say("compare with another record of this kind")
    )
    return Fault(at, message, hint, code="SCH103")


def _unknown_word(error: ValidationError, at: Address, key: str) -> Fault:
    words = [str(word) for word in error.schema.get("enum", [error.schema.get("const")])]
    value = str(error.instance)
    message = say("“{value}” is not a word that “{key}” knows", value=value, key=key)
    near = nearest(value, words)
    known = say("words that may stand here: {words}", words=tuple(words))
    hint = say("did you mean “{near}”? {known}", near=near, known=known) if near else known
    return Fault(at, message, hint, code="SCH105")


def _wrong_form(error: ValidationError, at: Address, key: str, root: Any) -> Fault:
    value = str(error.instance)
    if not value.strip():
        return _empty(at, key)
    # what stands beside a reference says more than the form referred to: SC1 for a goal, not just any id
    own = root.get("properties", {}).get(key, {})
    example = _example(own if len(error.absolute_path) == 1 else error.schema)
    if example:
        message = say("“{value}” does not have the form that “{key}” has", value=value, key=key)
        return Fault(at, message, say("write it like {example}", example=example), code="SCH104")
    message = say("“{key}” is one line without spaces at its ends", key=key)
    return Fault(at, message, say("put the text on one line, in quotes if need be"), code="SCH104")


def _empty(at: Address, key: str) -> Fault:
    message = say("“{key}” is empty", key=key)
    return Fault(at, message, say("fill it in, or delete the key"), code="SCH106")


def _repeated(error: ValidationError, at: Address, key: str) -> Fault:
    items = list(error.instance)
    # 1 and 1.0 are one value and read differently; 1 and true are two, and what was refused has a pair besides
    pairs = (item for index, item in enumerate(items) if item in items[:index] and not isinstance(item, bool))
    twice = str(next(pairs, items[-1]))
    message = say("“{value}” stands twice in “{key}”", value=twice, key=key)
    return Fault(at, message, say("delete one of the two"), code="SCH108")


def _out_of_range(error: ValidationError, at: Address, key: str) -> Fault:
    limit = error.validator_value
    match error.validator:
        case "minimum":
            message: Message = say(
                "“{key}” is {value}; the least it may be is {limit}", key=key, value=error.instance, limit=limit
            )
        case "maximum":
            message = say(
                "“{key}” is {value}; the most it may be is {limit}", key=key, value=error.instance, limit=limit
            )
        case "maxLength":
            length = len(error.instance)
            message = say_count(
                "“{key}” has {count} character; it may have {limit}",
                "“{key}” has {count} characters; it may have {limit}",
                length, key=key, limit=limit,
            )  # fmt: skip
        case "maxItems" | "maxProperties":
            length = len(error.instance)
            message = say_count(
                "“{key}” has {count} item; it may have {limit}",
                "“{key}” has {count} items; it may have {limit}",
                length, key=key, limit=limit,
            )  # fmt: skip
        case _:
            message = say("“{key}” does not fit what may stand here", key=key)
    return Fault(at, message, say("correct the value; the help of the key says what is meant"), code="SCH107")


def _expected(schema: Any) -> Message:
    """Say what a schema asks for: a type, or the alternatives."""
    schema = _resolved(schema)
    if alternatives := schema.get("anyOf"):
        said = [_expected(item) for item in alternatives]
        return said[0] if said[0] == said[1] else say("{first} or {second}", first=said[0], second=said[1])
    if words := schema.get("enum"):
        return say("one of the words {words}", words=tuple(words))
    if "const" in schema:
        return say("the word {word}", word=schema["const"])
    return _TYPES[schema.get("type", "object")]


def _example(schema: Any) -> str:
    """Return an example of what a schema asks for, as it would stand in a file; empty when there is none."""
    if examples := schema.get("examples"):
        return str(examples[0])
    schema = _resolved(schema)
    if examples := schema.get("examples"):
        return str(examples[0])
    if schema.get("type") == "array":
        inner = _example(schema.get("items", {}))
        return f"[{inner}]" if inner else ""
    for alternative in schema.get("anyOf", ()):
        if (resolved := _resolved(alternative)).get("type") == "array" or resolved.get("examples"):
            return _example(alternative)
    words = schema.get("enum")
    return str(words[0]) if words else ""


def _resolved(schema: Any) -> Any:
    reference = schema.get("$ref")
    if not reference:
        return schema
    file, _, pointer = reference.partition("#/")
    found = _read(resources.folder("schemas") / file)
    for step in pointer.split("/"):
        found = found[step]
    return _resolved(found)


def _type_of(value: Any) -> str:
    for kind, name in ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array")):
        if isinstance(value, kind):
            return name
    return "object"
