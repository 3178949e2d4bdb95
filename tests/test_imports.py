"""A command loads what it needs: what the others need would be most of its time."""

import subprocess
import sys
from pathlib import Path

import pytest

MINIMAL = str(Path(__file__).parent / "plans/minimal")

PROBE = """
import sys
from sprss_cli.cli.program import run
assert run(sys.argv[1:]) == 0
print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}))
"""


def loaded_by(*arguments: str) -> frozenset[str]:
    """Return the top-level modules that one run of the program loads."""
    ran = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True)
    return frozenset(ran.stdout.rpartition("loaded:")[2].split())


def test_checking_a_clean_plan_loads_nothing_of_documents_editing_or_the_reference_validator():
    loaded = loaded_by("--lang", "en", "validate", MINIMAL)
    assert "yaml" in loaded  # or the probe sees nothing
    assert not loaded & {
        "jinja2",
        "pypandoc",
        "ruamel",
        "rich",
        "docx",
        "typst",
        "pikepdf",
        "jsonschema",
        "markdown_it",
    }


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_the_program_says_what_it_is_without_loading_a_reader_of_plans(arguments: list[str]):
    assert not loaded_by(*arguments) & {"yaml", "jsonschema", "jsonschema_rs", "jinja2", "rich", "pypandoc"}


@pytest.mark.parametrize("arguments", [["validate", MINIMAL], ["explain", "YML001"], ["--help"]])
def test_plain_words_of_the_command_line_are_read_without_pydantic(arguments: list[str]):
    assert "pydantic" not in loaded_by(*arguments)
