"""`sprss init` as a person at a terminal meets it: what it writes checks clean, and it never overwrites."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from sprss_cli.model.kinds import record_kinds

EMPTY = ("--name", "Zkušební kraj", "--period", "2027-2029")
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
MADE_UP = re.compile(r"Smyšlený příklad: \w+ kraj neexistuje\.")


def sprss(*words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "SPRSS_LANG": "en", "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "sprss_cli", *map(str, words)]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, check=False, encoding="utf-8", stdin=subprocess.DEVNULL
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_example_checks_clean_where_it_was_written(tmp_path: Path):
    begun = sprss("init", "--example", "new", cwd=tmp_path)
    assert (begun.returncode, begun.stdout) == (0, f"new: {len(contents(tmp_path / 'new'))} files written\n")
    checked = sprss("validate", "plans", cwd=tmp_path / "new")
    assert checked.returncode == 0
    assert checked.stdout.startswith("no findings; ")


def test_both_plans_of_the_example_build(tmp_path: Path):
    sprss("init", "--example", "new", cwd=tmp_path)
    for period in ("2023-2025", "2026-2028"):
        built = sprss("build", f"plans/{period}", "--to", "md", cwd=tmp_path / "new")
        assert built.returncode == 0, built.stderr
        text = (tmp_path / "new" / "out" / period / "cards.md").read_text(encoding="utf-8")
        assert "Dokument obsahuje smyšlené příklady" in text


def test_the_example_is_the_one_of_the_toolkit_but_for_the_way_to_the_schemas(tmp_path: Path):
    sprss("init", "--example", "new", cwd=tmp_path)
    original = contents(ROOT / "examples" / "vzorovy-kraj")
    written = contents(tmp_path / "new")
    assert original.keys() <= written.keys()
    assert all(
        written[name].splitlines()[1:] == content.splitlines()[1:]
        for name, content in original.items()
        if name.endswith(".yaml")
    )


@pytest.mark.parametrize("words", [("--example",), EMPTY], ids=["example", "empty"])
def test_every_record_leads_an_editor_to_a_schema_in_the_repository(words: tuple[str, ...], tmp_path: Path):
    sprss("init", "new", *words, cwd=tmp_path)
    records = list((tmp_path / "new" / "plans").rglob("*.yaml"))
    assert records
    for path in records:
        way = MODELINE.match(path.read_text(encoding="utf-8"))
        assert way, path
        schema = (path.parent / way[1]).resolve()
        assert schema.parent == tmp_path / "new" / "schemas"
        assert schema.is_file()


def test_every_file_of_the_example_says_that_it_is_made_up():
    files = [path for path in (ROOT / "examples").rglob("*") if path.is_file()]
    assert [path for path in files if not MADE_UP.search(path.read_text("utf-8"))] == []


def test_an_empty_plan_checks_clean(tmp_path: Path):
    begun = sprss("init", "new", *EMPTY, cwd=tmp_path)
    assert begun.returncode == 0, begun.stderr
    assert "next: read new/README.md, then run “sprss validate plans” there\n" in begun.stderr
    checked = sprss("validate", "plans", cwd=tmp_path / "new")
    assert checked.returncode == 0
    assert checked.stdout.startswith("no findings; 1 file read")


def test_an_empty_plan_has_a_folder_for_each_kind_of_record_that_people_keep(tmp_path: Path):
    sprss("init", "new", *EMPTY, cwd=tmp_path)
    inside = {path.name for path in (tmp_path / "new" / "plans" / "2027-2029").iterdir() if path.is_dir()}
    assert inside == {kind.folder for kind in record_kinds() if not kind.bookkeeping}


def test_an_editor_without_modelines_finds_the_schema_of_each_kind_too(tmp_path: Path):
    sprss("init", "new", *EMPTY, cwd=tmp_path)
    settings = json.loads((tmp_path / "new" / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    expected = {
        f"./schemas/{kind.schema}.schema.json": f"plans/*/{kind.files()}"
        for kind in record_kinds()
        if kind.suffix == ".yaml"
    }
    assert settings["yaml.schemas"] == {"./schemas/plan.schema.json": "plans/*/plan.yaml", **expected}


@pytest.mark.parametrize("name", ["Kraj: „nejlepší“ # 1", 'Kraj "A" \\ B', "- [x] {y}", "$period", "ano"])
def test_a_region_may_have_any_name_in_one_line(name: str, tmp_path: Path):
    assert sprss("init", "new", "--name", name, "--period", "2027", cwd=tmp_path).returncode == 0
    assert sprss("validate", "plans", cwd=tmp_path / "new").stdout.startswith("no findings; 1 file read")
    assert (tmp_path / "new" / "README.md").read_text(encoding="utf-8").startswith(f"# {name}: ")


@pytest.mark.parametrize("words", [("--name", "Kraj Vysočina"), ("--code", "CZ063")], ids=["by name", "by code"])
def test_the_catalogue_completes_the_name_or_the_code_of_a_region(words: tuple[str, str], tmp_path: Path):
    sprss("init", "new", *words, "--period", "2027-2029", cwd=tmp_path)
    frame = (tmp_path / "new" / "plans" / "2027-2029" / "plan.yaml").read_text(encoding="utf-8")
    assert 'region:\n  name: "Kraj Vysočina"\n  code: CZ063\n' in frame


@pytest.mark.parametrize("words", [("--example",), EMPTY], ids=["example", "empty"])
def test_a_folder_that_holds_something_is_left_alone(words: tuple[str, ...], tmp_path: Path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "poznámky.txt").write_text("moje", encoding="utf-8")
    ended = sprss("init", "new", *words, cwd=tmp_path)
    assert ended.returncode == 2
    assert "the folder new is not empty: it has poznámky.txt" in ended.stderr
    assert list(contents(tmp_path / "new")) == ["poznámky.txt"]


def test_a_folder_made_by_git_init_counts_as_empty(tmp_path: Path):
    (tmp_path / "new" / ".git").mkdir(parents=True)
    assert sprss("init", "new", *EMPTY, cwd=tmp_path).returncode == 0


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path):
    (tmp_path / "new").write_text("moje", encoding="utf-8")
    ended = sprss("init", "new", "--example", cwd=tmp_path)
    assert ended.returncode == 2
    assert "new cannot become a repository of plans" in ended.stderr
    assert (tmp_path / "new").read_text(encoding="utf-8") == "moje"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "this is not known: Name of the region\n  hint: give it with --name"),
        (("--name", "Kraj"), "this is not known: Years of the plan, e.g. 2027-2029\n  hint: give them with --period"),
        (("--name", "A\nB", "--period", "2027"), "is no name of a region"),
        (("--name", "Kraj", "--period", "2029-2027"), "“2029-2027” is no period of a plan"),
        (("--name", "Kraj", "--period", "../../x"), "“../../x” is no period of a plan"),
        (("--code", "CZ999", "--period", "2027"), "there is no region with the code CZ999"),
        (("--name", "Kraj Vysočina", "--code", "CZ010", "--period", "2027"), "CZ010 is Hlavní město Praha, not Kraj"),
        (("--example", "--name", "Kraj"), "the example has its own region and periods"),
    ],
)
def test_what_cannot_be_begun_as_asked_ends_with_2_and_writes_nothing(
    words: tuple[str, ...], said: str, tmp_path: Path
):
    ended = sprss("init", "new", *words, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is made otherwise there")
def test_at_a_terminal_it_asks_for_what_is_missing(tmp_path: Path):
    ended = answering("Zkušební kraj\n2027-2029\n".encode(), cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert ended.stderr.startswith("Name of the region: Years of the plan, e.g. 2027-2029: ")
    assert 'name: "Zkušební kraj"' in (tmp_path / "new" / "plans" / "2027-2029" / "plan.yaml").read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of its own is made otherwise there")
@pytest.mark.parametrize("answer", [b"\n", b"\x04", "Vysočina\n".encode("cp1250")], ids=["empty", "end", "cp1250"])
def test_an_answer_that_is_no_text_ends_with_2(answer: bytes, tmp_path: Path):
    ended = answering(answer, cwd=tmp_path)
    assert ended.returncode == 2, ended.stderr
    assert not (tmp_path / "new").exists()


def answering(keys: bytes, cwd: Path) -> subprocess.CompletedProcess[str]:
    import pty

    ours, theirs = pty.openpty()
    os.write(ours, keys)
    command = [sys.executable, "-m", "sprss_cli", "--lang", "en", "init", "new"]
    environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8:strict"}
    try:
        return subprocess.run(
            command, cwd=cwd, env=environment, stdin=theirs, capture_output=True, check=False, encoding="utf-8"
        )
    finally:
        os.close(ours)
        os.close(theirs)
