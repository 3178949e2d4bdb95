"""Write the reference of rules and schemas into docs/reference/, once for each language; git does not keep it.

Both come from what the program itself uses: the pages of the rules, and the schemas with their help texts. What the
schemas say of a key is Czech in every language, like the documents.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sprss_cli.model.kinds import record_kinds
from sprss_cli.model.message import Message, Translations, say
from sprss_cli.reporters.text import SEVERITIES
from sprss_cli.rules import catalogue
from sprss_cli.system import resources
from sprss_cli.system.language import languages, translations

OUT = Path(__file__).resolve().parent.parent / "docs" / "reference"
_MARKUP = re.compile(r"[\\*_<\[|]")
Schema = Mapping[str, Any]


class Key(NamedTuple):
    """One key of a record: its path (`funding[].amount`), its schema, and whether it must be there."""

    path: str
    schema: Schema
    required: bool


def main() -> int:
    """Write every page and name it."""
    for language in languages():
        speak = translations(language)
        for name, text in (("rules", rules_page(speak)), ("schemas", schemas_page(speak))):
            path = OUT / language / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(path.relative_to(OUT.parent.parent).as_posix())
    return 0


def rules_page(speak: Translations) -> str:
    """Return the page of all rules as Markdown: a list of them, then each with its page."""
    rules = catalogue().values()
    rows = [
        (f"[{rule.code}](#{rule.code.lower()}-{rule.name})", speak.gettext(rule.page[0]), SEVERITIES[rule.severity])
        for rule in rules
    ]
    head = (say("Code"), say("What it finds"), say("Weight"))
    parts = [f"# {say('Rules').render(speak)}", _table(head, rows, speak)]
    for rule in rules:
        about = say(
            "{severity}; basis: {basis}; since {since}",
            severity=SEVERITIES[rule.severity],
            basis=Message(rule.basis),
            since=rule.since,
        )
        paragraphs = (plain(speak.gettext(paragraph)) for paragraph in rule.page)
        parts += [f"## {rule.code} {rule.name}", f"*{plain(about.render(speak))}*", *paragraphs]
    return "\n\n".join(parts) + "\n"


def schemas_page(speak: Translations) -> str:
    """Return the page of all kinds of records as Markdown: one table of keys for each."""
    kinds = [("plan.yaml", "plan"), *((kind.files(), kind.schema) for kind in record_kinds())]
    head = (say("Key"), say("Title"), say("Meaning"), say("Value"), say("Required"), say("Example"))
    parts = [f"# {say('Records and their keys').render(speak)}"]
    for files, name in kinds:
        schema = _file(f"{name}.schema.json")
        rows = [
            (
                f"`{key.path}`",
                key.schema.get("title", ""),
                key.schema.get("description", ""),
                value(key.schema, speak),
                say("yes") if key.required else "",
                f"`{examples[0]}`" if (examples := _resolved(key.schema).get("examples")) else "",
            )
            for key in keys(schema)
        ]
        parts += [f"## {schema['title']}: `{files}`", schema["description"], _table(head, rows, speak)]
    return "\n\n".join(parts) + "\n"


def keys(schema: Schema, above: str = "") -> Iterator[Key]:
    """Yield the keys of a schema and of everything within it, in the order of the schema."""
    schema = _resolved(schema)
    for name, inner in schema.get("properties", {}).items():
        yield Key(above + name, inner, name in schema.get("required", ()))
        yield from keys(inner, f"{above}{name}.")
    if "items" in schema:
        yield from keys(schema["items"], f"{above.removesuffix('.')}[].")
    for alternative in schema.get("anyOf", ()):
        yield from keys(alternative, above)


def value(schema: Schema, speak: Translations) -> str:
    """Return what may stand behind a key, in words."""
    schema = _resolved(schema)
    if words := schema.get("enum", [schema["const"]] if "const" in schema else []):
        return ", ".join(f"`{word}`" for word in words)
    if alternatives := schema.get("anyOf"):
        return f" {say('or').render(speak)} ".join(dict.fromkeys(value(one, speak) for one in alternatives))
    if schema["type"] == "array":
        return say("list: {item}", item=value(schema["items"], speak)).render(speak)
    if schema.get("format") == "date":
        return say("day").render(speak)
    return _TYPES[schema["type"]].render(speak)


_TYPES = {
    "string": say("text"),
    "integer": say("whole number"),
    "number": say("a number"),
    "boolean": say("true or false"),
    "object": say("keys"),
}


@cache
def _file(name: str) -> Schema:
    def within(found: dict[str, Any]) -> dict[str, Any]:
        if str(found.get("$ref", "")).startswith("#"):
            found["$ref"] = name + found["$ref"]
        return found

    text = (resources.folder("schemas") / name).read_text(encoding="utf-8")
    content: Schema = json.loads(text, object_hook=within)
    return content


def _resolved(schema: Schema) -> Schema:
    """Follow a reference into another schema file; what stands beside the reference goes before what it leads to."""
    if "$ref" not in schema:
        return schema
    file, _, pointer = schema["$ref"].partition("#/")
    found: Any = _file(file)
    for step in pointer.split("/"):
        found = found[step]
    return {**_resolved(found), **{name: said for name, said in schema.items() if name != "$ref"}}


def _table(head: tuple[Message, ...], rows: list[tuple[str | Message, ...]], speak: Translations) -> str:
    lines = [_row([title.render(speak) for title in head]), _row(["---"] * len(head))]
    for row in rows:
        lines.append(_row([cell.render(speak) if isinstance(cell, Message) else cell for cell in row]))
    return "\n".join(lines)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(' '.join(cell.replace('|', '¦').split()) for cell in cells)} |"


def plain(text: str) -> str:
    """Return a text as Markdown that shows it letter by letter; words in backticks stay code, addresses stay links."""
    pieces = re.split(r"(`[^`]*`|https?://\S+)", text)
    return "".join(piece if index % 2 else _MARKUP.sub(r"\\\g<0>", piece) for index, piece in enumerate(pieces))


if __name__ == "__main__":
    sys.exit(main())
