"""The files for CI do what they say, as far as a machine without their servers can tell."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from conftest import ROOT

BIN = Path(sys.executable).parent
BROKEN = "id: K9\ngoal: C9\n"


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def run(script: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script the way CI does (GitHub: bash -e -o pipefail), with the toolkit of this environment on the path."""
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": f"{BIN}:{os.environ['PATH']}", "SPRSS_LANG": "en", **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def check_step(folder: Path, paths: str, fail_on: str = "error") -> subprocess.CompletedProcess[str]:
    step = next(step for step in read("action.yml")["runs"]["steps"] if step.get("name") == "Check the plans")
    return run(step["run"], folder, PATHS=paths, FAIL_ON=fail_on, SPRSS_BIN=str(BIN))


def test_the_action_passes_a_clean_plan(minimal: Path) -> None:
    ended = check_step(minimal.parent, ".\n")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_the_action_annotates_and_fails_a_broken_plan(minimal: Path) -> None:
    (minimal / "cards" / "K9.yaml").write_text(BROKEN, encoding="utf-8")
    ended = check_step(minimal.parent, "plan")
    assert ended.returncode == 1
    assert ended.stdout.startswith("::error file=plan/cards/K9.yaml,line=1,col=1")


def test_the_action_takes_paths_line_by_line_with_spaces_in_them(minimal: Path) -> None:
    minimal.rename(minimal.parent / "náš plán")
    assert check_step(minimal.parent, "\nnáš plán\nnáš plán/cards/K01-01.yaml\n").returncode == 0


@pytest.mark.parametrize("paths", ["$(touch harm)", "; touch harm", "--help\n`touch harm`"])
def test_an_input_of_the_action_never_becomes_a_command(paths: str, minimal: Path) -> None:
    ended = check_step(minimal.parent, paths)
    assert ended.returncode == 2
    assert not (minimal.parent / "harm").exists()


def test_no_script_of_the_action_holds_an_expression() -> None:
    scripts = [step["run"] for step in read("action.yml")["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


@pytest.mark.parametrize(("content", "code", "failures"), [(None, 0, 0), (BROKEN, 1, 3)])
def test_the_gitlab_job_leaves_a_report_and_its_exit_code(
    content: str | None, code: int, failures: int, minimal: Path
) -> None:
    if content:
        (minimal / "cards" / "K9.yaml").write_text(content, encoding="utf-8")
    (job,) = read(".ci/gitlab-snippet.yml").values()
    ended = run("\n".join(job["script"]), minimal.parent)
    assert ended.returncode == code
    report = ElementTree.parse(minimal.parent / job["artifacts"]["reports"]["junit"])
    assert [suite.get("failures") for suite in report.getroot()] == [str(failures)]


def test_the_hook_runs_on_the_whole_plan(minimal: Path) -> None:
    (hook,) = read(".pre-commit-hooks.yaml")
    assert hook["pass_filenames"] is False
    (minimal / "goals" / "C1.yaml").unlink()  # what a commit takes away no file name can tell
    ended = run(f"{shlex.join(shlex.split(hook['entry']))} plan", minimal.parent)
    assert ended.returncode == 1
    assert "the plan has no goal C1" in ended.stdout


@pytest.mark.parametrize(
    ("shell", "word"),
    [("bash", "complete -o"), ("zsh", "compdef"), ("fish", "complete --command"), ("powershell", "Register-Argument")],
)
def test_completion_is_offered_for_each_shell(shell: str, word: str, tmp_path: Path) -> None:
    ended = run(f"sprss --show-completion {shell}", tmp_path, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert ended.returncode == 0
    assert "_SPRSS_COMPLETE" in ended.stdout
    assert word in ended.stdout


def test_bash_completes_commands_and_options(tmp_path: Path) -> None:
    ask = '_sprss_completion sprss; echo "${COMPREPLY[@]}"'
    script = f"""
        eval "$(sprss --show-completion bash)"
        COMP_WORDS=(sprss val); COMP_CWORD=1; {ask}
        COMP_WORDS=(sprss validate --form); COMP_CWORD=2; {ask}
    """
    ended = run(script, tmp_path, _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert ended.stdout == "validate\n--format\n"
