"""Both languages say the same: every message is translated, and no value is lost on the way."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from typer.main import get_command

from scripts.messages import catalogues, faults, merged, messages, read, unwritten, written
from sprss_cli.cli.app import program
from sprss_cli.model.message import Message, say, say_count
from sprss_cli.reporters.text import summary
from sprss_cli.rules import catalogue
from sprss_cli.system import language

SAID = messages()
CZECH_FILE = next(path for path in catalogues() if path.parent.parent.name == "cs")
CZECH = read(CZECH_FILE)


def compiled(catalog: Catalog) -> GNUTranslations:
    """Return translations as they stand in the .po now, whatever was compiled at the last install."""
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return GNUTranslations(io.BytesIO(buffer.getvalue()))


SPEAK = compiled(CZECH)


def test_every_message_is_written_out_where_it_is_said() -> None:
    assert list(unwritten()) == []


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parent.parent.name)
def test_every_message_is_translated(path: Path) -> None:
    assert list(faults(SAID, read(path))) == []


@pytest.mark.parametrize("path", catalogues(), ids=lambda path: path.parent.parent.name)
def test_the_catalogue_stands_as_it_would_be_written(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == written(merged(SAID, read(path)))


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "no {thing}"\nmsgstr "žádné {thing}"\n', ""),
        ('msgid "none"\nmsgstr "nic"\n', "not in the catalogue"),
        ('msgid "no {thing}"\nmsgstr ""\n', "not translated"),
        ('#, fuzzy\nmsgid "no {thing}"\nmsgstr "žádné {thing}"\n', "only guessed"),
        ('msgid "no {thing}"\nmsgstr "žádné {věc}"\n', "other gaps"),
        ('msgid "no {thing}"\nmsgstr "nic"\n', "other gaps"),
        ('msgid "no {thing}"\nmsgstr "žádné {thing}."\n', "ends otherwise"),
        ('msgid "no {thing}"\nmsgstr "žádné {thing}"\n\nmsgid "gone"\nmsgstr "pryč"\n', "no longer said"),
        ('msgid "no {thing}"\nmsgstr "žádné {thing}"\n\n#~ msgid "gone"\n#~ msgstr "pryč"\n', "no longer said"),
    ],
)
def test_a_fault_of_a_catalogue_is_named(entry: str, fault: str) -> None:
    said = Catalog()
    said.add("no {thing}")
    found = list(faults(said, po(entry)))
    assert found[0].startswith(fault) or fault in found[0] if fault else found == []


@pytest.mark.parametrize(
    ("forms", "fault"),
    [
        (("jeden soubor", "{count} soubory", "{count} souborů"), ""),
        (("{count} soubor", "{count} soubory"), "has 2 forms, not 3"),
        (("{count} soubor", "{count} soubory", ""), "not translated"),
        (("{count} soubor", "{count} soubory", "{n} souborů"), "other gaps"),
    ],
)
def test_a_counted_message_has_a_form_for_each_number(forms: tuple[str, ...], fault: str) -> None:
    said = Catalog()
    said.add(("{count} file", "{count} files"))
    known = Catalog(locale="cs")
    known.add(("{count} file", "{count} files"), forms)
    found = list(faults(said, known))
    assert fault in found[0] if fault else found == []


def test_collecting_keeps_translations_drops_what_is_gone_and_guesses_nothing() -> None:
    said = Catalog()
    said.add("kept")
    said.add("kepd")
    text = written(merged(said, po('msgid "kept"\nmsgstr "ponecháno"\n\nmsgid "gone"\nmsgstr "pryč"\n')))
    assert 'msgid "kepd"\nmsgstr ""\n' in text
    assert 'msgid "kept"\nmsgstr "ponecháno"\n' in text
    assert "gone" not in text


def test_a_message_inside_an_f_string_is_collected() -> None:
    assert SAID.get("The document") is not None


@pytest.mark.parametrize("one", list(catalogue().values()), ids=lambda one: one.code)
def test_every_rule_page_is_there_in_czech(one: object) -> None:
    page = [SPEAK.gettext(paragraph) for paragraph in one.page]
    assert page[1].startswith("Proč: ")
    assert page[-1].startswith("Jak napravit: ")
    assert not {"the", "and", "is", "of"} & set(re.findall(r"\w+", " ".join(page)))


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1 chyba"), (2, "2 chyby"), (4, "4 chyby"), (5, "5 chyb"), (0, "0 chyb"), (21, "21 chyb")]
)
def test_a_number_chooses_the_czech_form(count: int, text: str) -> None:
    assert say_count("{count} error", "{count} errors", count).render(SPEAK) == text


def test_the_summary_reads_well_in_czech() -> None:
    from sprss_cli.model.finding import Report

    report = Report((), 5, ("plans/1",), {}, {})
    assert summary(report).render(SPEAK) == "bez nálezů; přečteno 5 souborů; 0 nálezů pod výjimkou"


def spoken_by_us() -> Iterator[object]:
    for entry in SAID:
        if entry.id and any(file.startswith("sprss_cli/") for file, _ in entry.locations):
            yield pytest.param(entry, id=entry.id[0] if entry.pluralizable else entry.id)


@pytest.mark.parametrize("entry", list(spoken_by_us()))
def test_a_message_keeps_its_values_in_czech(entry: Entry) -> None:
    source = entry.id[-1] if entry.pluralizable else entry.id
    gaps = set(re.findall(r"\{(\w+)\}", source)) - {"count"}
    values = {gap: f"<{gap}>" for gap in gaps}
    for count in (1, 2, 5) if entry.pluralizable else (1,):
        one, many = entry.id if entry.pluralizable else (entry.id, "")
        text = Message(one, values, many, count).render(SPEAK)
        assert all(value in text for value in values.values())
        assert "{" not in text


def test_a_message_within_a_message_is_translated_too() -> None:
    message = say("hint: {hint}", hint=say("did you mean {near}?", near="SC1"))
    assert message.render(SPEAK) == "nápověda: nemá to být SC1?"


@pytest.mark.parametrize(
    ("wish", "environment", "spoken"),
    [
        ("en", {"SPRSS_LANG": "cs", "LC_ALL": "cs_CZ.UTF-8"}, "en"),
        ("", {"SPRSS_LANG": "cs", "LC_ALL": "en_US.UTF-8"}, "cs"),
        ("", {"LC_ALL": "en_US.UTF-8", "LANG": "cs_CZ.UTF-8"}, "en"),
        ("", {"LC_ALL": "", "LANG": "cs_CZ.UTF-8"}, "cs"),
        ("", {"LC_MESSAGES": "cs_CZ", "LANG": "en_US.UTF-8"}, "cs"),
        ("", {"LANG": "cs"}, "cs"),
        ("", {"LANG": "csb_PL.UTF-8"}, "en"),
        ("", {"LANG": "C"}, "en"),
        ("", {"LANG": "de_DE.UTF-8"}, "en"),
        ("", {}, "en"),
    ],
)
def test_the_wish_goes_before_the_variable_and_the_variable_before_the_locale(
    wish: str, environment: dict[str, str], spoken: str
) -> None:
    assert language.chosen(wish, environment) == spoken


@pytest.mark.parametrize(("wish", "environment"), [("de", {}), ("", {"SPRSS_LANG": "klingon"})])
def test_a_language_without_messages_is_refused(wish: str, environment: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"de|klingon"):
        language.chosen(wish, environment)


@pytest.mark.parametrize(
    ("words", "environment"),
    [
        (["explain", "--lang", "cs", "GOAL201"], {}),
        (["--lang=cs", "explain", "GOAL201"], {"SPRSS_LANG": "en"}),
        (["explain", "GOAL201"], {"SPRSS_LANG": "cs"}),
        (["explain", "GOAL201"], {"LANG": "cs_CZ.UTF-8"}),
    ],
)
def test_the_program_speaks_czech_however_it_is_asked_to(words: list[str], environment: dict[str, str]) -> None:
    assert "Karta uvádí cíl, který v plánu není." in sprss(*words, **environment).stdout


def commands() -> Iterator[tuple[str, ...]]:
    waiting = [((), get_command(program()))]
    for words, command in waiting:
        yield words
        waiting += [((*words, name), inner) for name, inner in getattr(command, "commands", {}).items()]


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_the_czech_help_has_no_english_left(words: tuple[str, ...]) -> None:
    shown = " ".join(sprss(*words, "--help", SPRSS_LANG="cs", COLUMNS="200").stdout.split())
    english = [
        entry.id
        for entry in SAID
        if entry.id
        and isinstance(entry.id, str)
        and CZECH.get(entry.id).string != entry.id
        and any(file.startswith(("sprss_cli/cli/", "typer")) for file, _ in entry.locations)
        and re.search(rf"(?<!\w){re.escape(entry.id.strip() or ' ')}(?!\w)", shown)
    ]
    assert english == []
    assert shown.startswith("Použití: sprss")
    assert not re.search(r"\b(the|and|of|or|is|a plan)\b", shown)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["validate", "--fail-o"], "volba --fail-o neexistuje\n  nápověda: nemá to být --fail-on?"),
        (["validat"], "příkaz validat neexistuje\n  nápověda: nemá to být validate?"),
        (["validate", "--format", "x"], "--format nezná „x“\n  nápověda: smí zde stát: "),
        (["validate", "--format"], "volba --format potřebuje hodnotu"),
        (["validate", "--show-excepted=1"], "volba --show-excepted nemá hodnotu"),
        (["explain", "GOAL201", "GOAL202"], "toto slovo je navíc: GOAL202"),
        (["build"], "chybí PLÁN"),
    ],
)
def test_misuse_of_the_command_line_is_said_in_czech(words: list[str], said: str) -> None:
    ended = sprss(*words, SPRSS_LANG="cs")
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"sprss: {said}")


def po(entries: str) -> Catalog:
    return read_po(io.StringIO(entries), locale="cs")


def sprss(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sprss_cli", *words],
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
