"""Collect every message of the program into the translation catalogues, or check that they are complete.

`python -m scripts.messages` writes sprss_cli/locale/*/LC_MESSAGES/sprss.po anew: translations are kept, messages that
are no longer said are dropped, and nothing is guessed for a new one. `--check` writes nothing and lists what is wrong.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import generate_po, read_po

from sprss_cli.rules import catalogue as rules
from sprss_cli.system.language import DOMAIN
from sprss_cli.system.resources import translations_folder

ROOT = Path(__file__).resolve().parent.parent
# How messages are written in the code, and how many of the first arguments are text: one, or singular and plural.
KEYWORDS: Mapping[str, int] = {"say": 1, "say_count": 2, "_": 1}
_HEADER = """\
# Messages of sprss. Written by `make messages`; translate the empty ones, the order and the rest are remade.
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""
_GAP = re.compile(r"\{(\w+)[^{}]*\}")


def catalogues() -> tuple[Path, ...]:
    """Return the files of translations, one for each language but the source's."""
    return tuple(sorted(translations_folder().glob(f"*/LC_MESSAGES/{DOMAIN}.po")))


def messages() -> Catalog:
    """Return every message the program can say, with the file it stands in; without translations.

    They stand in the code of the package and of the scripts, in the pages and bases of the rules, and in the code of
    the library that reads the command line.
    """
    found = Catalog(charset="utf-8")
    for path in _modules():
        for message in _said_in(path):
            found.add(message, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    for rule in rules().values():
        for text in (*rule.page, rule.basis):
            found.add(text, locations=[(f"rules/{rule.code}", 0)])
    for path in sorted(_command_line_library().rglob("*.py")):
        for message in _said_in(path):
            found.add(message, locations=[("typer", 0)])
    return found


def _modules() -> list[Path]:
    return [*sorted((ROOT / "scripts").glob("*.py")), *sorted((ROOT / "sprss_cli").rglob("*.py"))]


def unwritten() -> Iterator[str]:
    """Yield where the code says something that is not written out there, so that nobody can translate it."""
    for path in _modules():
        for call, texts in _calls(path):
            if texts is None and call.func.id != "_":
                yield f"not written out: the message at {path.relative_to(ROOT).as_posix()}:{call.lineno}"


def _said_in(path: Path) -> Iterator[str | tuple[str, ...]]:
    for _, texts in _calls(path):
        if texts:
            yield texts[0] if len(texts) == 1 else texts


def _calls(path: Path) -> Iterator[tuple[ast.Call, tuple[str, ...] | None]]:
    """Yield the calls that say something, with their texts; unlike Babel's own reader this looks into f-strings."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
            texts = [getattr(argument, "value", None) for argument in node.args[: KEYWORDS[node.func.id]]]
            yield node, tuple(texts) if texts and all(isinstance(text, str) for text in texts) else None


def _command_line_library() -> Path:
    spec = find_spec("typer")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def read(path: Path) -> Catalog:
    """Return the translations of a file; their language is the name of its folder."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def merged(said: Catalog, known: Catalog) -> Catalog:
    """Return all that is said with what is translated of it; the rest is left empty."""
    both = Catalog(locale=known.locale, charset="utf-8")
    for message in said:
        if message.id:
            old = known.get(message.id)
            kept = old.string if old is not None and old.id == message.id and not old.fuzzy else None
            both.add(message.id, kept, locations=message.locations)
    return both


def written(catalog: Catalog) -> str:
    """Return the text of a catalogue: sorted by message, without dates and places, one line for each text."""
    header = _HEADER.format(language=catalog.locale_identifier, plural_forms=catalog.plural_forms)
    body = generate_po(catalog, width=0, omit_header=True, sort_by="message", no_location=True)
    return header + "".join(body).rstrip("\n") + "\n"


def faults(said: Catalog, known: Catalog) -> Iterator[str]:
    """Yield what is wrong with the translations, one line each."""
    for message in said:
        if not message.id:
            continue
        translation = known.get(message.id)
        if translation is None or translation.id != message.id:
            yield f"not in the catalogue: {_shown(message)}"
        elif translation.fuzzy:
            yield f"only guessed (fuzzy): {_shown(message)}"
        else:
            yield from _faults_of(translation, known.num_plurals)
    for message in known:
        if message.id and said.get(message.id) is None:
            yield f"no longer said: {_shown(message)}"
    yield from (f"no longer said (obsolete): {_shown(message)}" for message in known.obsolete.values())


def _faults_of(translation: Message, plurals: int) -> Iterator[str]:
    counted = translation.pluralizable
    forms = translation.string if isinstance(translation.string, (tuple, list)) else (translation.string,)
    if not all(forms):
        yield f"not translated: {_shown(translation)}"
    elif len(forms) != (plurals if counted else 1):
        yield f"has {len(forms)} forms, not {plurals}: {_shown(translation)}"
    else:
        # “one file” may do without its number, in any language
        free = {"count"} if counted else set()
        source = translation.id[-1] if counted else translation.id
        for form in forms:
            if _gaps(form) | free != _gaps(source) | free:
                yield f"has other gaps than the source: {_shown(translation)} -> {form}"
            if form.endswith(".") != source.endswith("."):
                yield f"ends otherwise than the source: {_shown(translation)} -> {form}"


def _gaps(text: str) -> set[str]:
    return set(_GAP.findall(text))


def _shown(message: Message) -> str:
    text = message.id[0] if message.pluralizable else message.id
    places = ", ".join(sorted({file for file, _ in message.locations}))
    return f"“{text}”" + (f" ({places})" if places else "")


def main(arguments: list[str]) -> int:
    """Write the catalogues, or with `--check` list their faults; returns the exit code."""
    said = messages()
    exit_code = 0
    for path in catalogues():
        known = read(path)
        if "--check" in arguments:
            found = [*unwritten(), *faults(said, known)]
            if not found and path.read_text(encoding="utf-8") != written(merged(said, known)):
                found = ["not as `make messages` writes it"]
            for fault in found:
                print(f"{path.relative_to(ROOT)}: {fault}")
            exit_code = exit_code or int(bool(found))
            continue
        new = merged(said, known)
        path.write_text(written(new), encoding="utf-8", newline="\n")
        with path.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, new)
        empty = sum(1 for fault in faults(said, new) if fault.startswith("not translated"))
        print(f"{path.relative_to(ROOT)}: {len(new)} messages, {empty} to translate")
    return exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
