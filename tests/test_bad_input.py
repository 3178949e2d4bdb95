"""Whatever a plan, a path or a terminal is like: a clear finding or exit 2, no traceback, nothing written."""

from __future__ import annotations

import ctypes
import hashlib
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Content, put

CARD = "cards/K01-01.yaml"
GOOD = """\
id: K01-01
title: Podpora odlehčovacích služeb
goal: C1
period: 2024-2026
responsible: {lead: [kraj], cooperation: [obce]}
target_groups: [seniori]
description: Kraj podpoří odlehčovací služby.
"""
HOME = {"PATH": os.environ["PATH"], "SPRSS_LANG": "en", "PYTHONWARNINGS": "error"}


def sprss(*words: str, cwd: Path, env: Mapping[str, str] | None = None, **more: object) -> subprocess.CompletedProcess:
    ended = subprocess.run(
        [sys.executable, "-m", "sprss_cli", *words],
        cwd=cwd,
        env={**HOME, **(env or {})},
        capture_output=True,
        check=False,
        timeout=60,
        **more,
    )
    for stream in (ended.stdout, ended.stderr):
        assert b"Traceback" not in stream
        assert b"Exception ignored" not in stream
    return ended


def contents(folder: Path) -> dict[str, str]:
    """Return every file of a plan with a digest of what it holds; links and folders by their kind."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            found[str(path)] = f"link to {path.readlink()}"
        elif path.is_file():
            found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
        else:
            found[str(path)] = "folder"
    return found


def lay(plan: Path, files: Mapping[str, Content]) -> None:
    for name, content in files.items():
        path = plan / name
        if path.is_file() or path.is_symlink():
            path.unlink()
        elif path.is_dir():
            path.rmdir()
        if content is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            put(path, content)


BAD_FILES: list[tuple[str, Mapping[str, Content], str]] = [
    ("an empty file", {CARD: ""}, f"{CARD}:1:1: error YML008 the file is empty"),
    ("only a comment", {CARD: "# nic\n"}, f"{CARD}:1:1: error YML008 the file is empty"),
    ("a binary file", {CARD: b"PK\x03\x04\x14\x00\x06\x00"}, f"{CARD}:1:3: error YML009 the character U+0003 is not"),
    ("an image", {CARD: b"\x89PNG\r\n\x1a\n"}, f"{CARD}:1:1: error YML001 byte 0x89 is not UTF-8 text"),
    ("text in cp1250", {CARD: {"text": GOOD, "encoding": "cp1250"}}, f"{CARD}:2:21: error YML001 byte 0xE8 is not"),
    ("text in UTF-16", {CARD: {"text": GOOD, "encoding": "utf-16"}}, f"{CARD}:1:1: error YML001 byte 0xFF is not"),
    ("a file of 50 MB", {CARD: {"size": 50 * 2**20}}, f"{CARD}:1:1: error YML006 the file has 52428800 bytes"),
    ("10,000 brackets", {CARD: {"repeat": ["[", 10_000]}}, f"{CARD}:1:1: error YML007 the text nests more than 16"),
    ("10,000 braces", {CARD: {"repeat": ["{a: ", 10_000]}}, f"{CARD}:1:1: error YML007 the text nests more than 16"),
    ("10,000 dashes", {CARD: {"repeat": ["- ", 10_000]}}, f"{CARD}:1:1: error YML007 the text nests more than 16"),
    (
        "a bomb of aliases",
        {CARD: "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"},
        f"{CARD}:1:4: error YML004 the anchor &a marks text",
    ),
    (
        "a tag that would run a program",
        {CARD: 'id: !!python/object/apply:os.system ["touch harm"]\n'},
        f"{CARD}:1:5: error YML004 the tag tag:yaml.org,2002:python/object/apply:os.system asks",
    ),
    ("a duplicate key", {CARD: GOOD + "goal: C1\n"}, f"{CARD}:8:1: error YML003 the key “goal” stands here a second"),
    ("NUL bytes", {CARD: GOOD.replace("Kraj", "Kr\0aj")}, f"{CARD}:7:16: error YML009 the character U+0000 is not"),
    (
        "an escape that steers a terminal",
        {CARD: GOOD.replace("title: P", r'title: "\e[31mP" #')},
        f"{CARD}:2:8: error YML009 the character U+001B is not text",
    ),
    ("a folder called like a card", {CARD: None, f"{CARD}/x": "x"}, f"{CARD}:1:1: error YML010 this is no file"),
    ("a file where the folder of cards should be", {CARD: None, "cards": "x"}, "cards:1:1: error YML010 the folder"),
    ("a link out of the plan", {CARD: {"link": "../../outside.yaml"}}, f"{CARD}:1:1: error YML011 this is a link"),
    ("a link to nothing", {CARD: {"link": "nowhere.yaml"}}, f"{CARD}:1:1: error YML010 the file cannot be read"),
    ("a loop of links", {CARD: {"link": "K01-01.yaml"}}, f"{CARD}:1:1: error YML010 the file cannot be read"),
    ("a loop of links in the plan", {"round": {"link": "round"}, CARD: "- x\n"}, f"{CARD}:1:1: error SCH103 a record"),
    ("a way out in a reference", {CARD: GOOD.replace("C1", "../../C1")}, f"{CARD}:3:7: error SCH104 “../../C1” does"),
    ("an id with a separator", {CARD: GOOD.replace("K01-01", "a/b")}, f"{CARD}:1:5: error SCH104 “a/b” does not"),
    ("an id of Windows", {CARD: GOOD.replace("K01-01", "a\\b")}, f"{CARD}:1:5: error SCH104 “a\\b” does not"),
    ("a list", {CARD: "- id: K01-01\n"}, f"{CARD}:1:1: error SCH103 a record has keys with values, but a list"),
    ("a word", {CARD: "karta\n"}, f"{CARD}:1:1: error SCH103 a record has keys with values, but a text"),
    ("a number", {CARD: "44\n"}, f"{CARD}:1:1: error SCH103 a record has keys with values, but a whole number"),
    ("nothing but a tilde", {CARD: "~\n"}, f"{CARD}:1:1: error YML008 the file is empty"),
    ("an empty plan.yaml", {"plan.yaml": ""}, "plan.yaml:1:1: error YML008 the file is empty"),
    ("a broken plan.yaml", {"plan.yaml": "title: a: b\n"}, "plan.yaml:1:9: error YML005 a second colon"),
    ("a plan.yaml that is a list", {"plan.yaml": "[]\n"}, "plan.yaml:1:1: error SCH103 a record has keys"),
    ("a plan.yaml that is a folder", {"plan.yaml": None, "plan.yaml/x": ""}, "plan.yaml:1:1: error YML010 this is no"),
    ("a plan.yaml that leads to itself", {"plan.yaml": {"link": "plan.yaml"}}, "plan.yaml:1:1: error YML010 the file"),
]


@pytest.mark.parametrize(("files", "expected"), [pytest.param(*rest, id=name) for name, *rest in BAD_FILES])
def test_a_bad_file_is_a_finding_and_stays_as_it_was(
    files: Mapping[str, Content], expected: str, minimal: Path
) -> None:
    (minimal.parent / "outside.yaml").write_text(GOOD, encoding="utf-8")
    lay(minimal, files)
    before = contents(minimal)
    ended = sprss("validate", cwd=minimal)
    assert (ended.returncode, ended.stderr) == (1, b"")
    assert any(line.startswith(expected) for line in ended.stdout.decode().split("\n")), ended.stdout.decode()
    assert contents(minimal) == before


def test_a_folder_of_records_that_leads_out_of_the_plan_is_not_read(minimal: Path) -> None:
    (minimal / "cards").rename(minimal.parent / "elsewhere")
    (minimal / "cards").symlink_to("../elsewhere")
    ended = sprss("validate", "plan", cwd=minimal.parent)
    assert ended.returncode == 1
    assert b"plan/cards:1:1: error YML011 this is a link to a folder outside the plan\n" in ended.stdout


def test_an_alias_bomb_of_a_thousand_million_words_costs_no_memory(minimal: Path) -> None:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    put(minimal / CARD, "\n".join(rows))
    ended = sprss("validate", cwd=minimal, preexec_fn=_little_memory)
    assert ended.returncode == 1
    assert b"YML004" in ended.stdout


def _little_memory() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))


def test_a_tag_runs_nothing(minimal: Path) -> None:
    put(minimal / CARD, f'!!python/object/apply:os.mkdir ["{minimal}/harm"]\n')
    sprss("validate", cwd=minimal)
    assert not (minimal / "harm").exists()


def _may_read_what_the_mode_says() -> None:
    """Take from root, in the child, the right to read everything (prctl 24 drops CAP_DAC_OVERRIDE and _READ_SEARCH)."""
    if os.getuid() == 0:
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(24, capability)


@pytest.mark.skipif(sys.platform != "linux" and os.getuid() == 0, reason="root may read everything here")
@pytest.mark.parametrize(("name", "found"), [(CARD, CARD), ("plan.yaml", "plan.yaml"), ("cards", "cards")])
def test_what_may_not_be_read_is_a_finding(name: str, found: str, minimal: Path) -> None:
    (minimal / name).chmod(0)
    ended = sprss("validate", cwd=minimal, preexec_fn=_may_read_what_the_mode_says)
    (minimal / name).chmod(0o755)
    assert ended.returncode == 1
    assert f"{found}:1:1: error YML010 the f".encode() in ended.stdout
    assert b"cannot be read: Permission denied" in ended.stdout


@pytest.mark.parametrize("form", ["text", "github", "junit", "json", "sarif"])
def test_no_report_carries_what_steers_a_terminal(form: str, minimal: Path) -> None:
    put(minimal / "cards" / "K\x1b[31m\x07.yaml", "\x1b[31m: !%1b[31m x\n")
    put(minimal / "cards" / "K\n2.yaml", 'id: !%1b%07 "x"\n')
    put(minimal / "cards" / "K3.yaml", 'id: "\\e[31m"\n"\\e": 1\ngoal: "\\0"\n')
    ended = sprss("validate", "--format", form, cwd=minimal)
    assert ended.returncode == 1
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", ended.stdout)
    if form == "junit":
        ElementTree.fromstring(ended.stdout)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere"], "sprss: nowhere does not exist\n  hint: check the spelling of the path\n"),
        (["plan/cards/K01-01.yaml/x"], "sprss: plan/cards/K01-01.yaml/x does not exist\n"),
        (["empty"], "sprss: there is no plan in empty: no plan.yaml is found in it\n  hint: name the folder of a plan"),
        (["alone.yaml"], "sprss: alone.yaml does not belong to a plan: no folder above it has a plan.yaml\n  hint: "),
        (["x" * 300], "cannot be read: File name too long"),
        (["/dev/null"], "sprss: /dev/null does not belong to a plan"),
        (["plan", "--nope"], "sprss: there is no option --nope\n  hint: `sprss validate --help` shows what there is\n"),
        (
            ["plan", "--format", "xml"],
            "“xml”\n  hint: words that may stand here: github, json, junit, sarif, text\n",
        ),
        (
            ["plan", "--fail-on", "always"],
            "“always”\n  hint: words that may stand here: error, warning, info\n",
        ),
        (["plan", "--lang", "xx"], "sprss: there are no messages in the language “xx”\n  hint: languages: en, cs\n"),
        (["plan", "--lang"], "sprss: there is no option --lang\n"),
    ],
    ids=lambda value: value[-1][:40] if isinstance(value, list) else "",
)
def test_what_cannot_be_done_as_asked_ends_with_2_and_a_way_out(words: list[str], said: str, minimal: Path) -> None:
    (minimal.parent / "empty").mkdir()
    (minimal.parent / "alone.yaml").write_text("id: x\n", encoding="utf-8")
    ended = sprss("validate", *words, cwd=minimal.parent)
    assert (ended.returncode, ended.stdout) == (2, b"")
    assert said in ended.stderr.decode()


def test_an_unknown_language_in_the_environment_ends_with_2(minimal: Path) -> None:
    ended = sprss("validate", cwd=minimal, env={"SPRSS_LANG": "xx"})
    assert ended.returncode == 2
    assert ended.stderr.decode().startswith("sprss: there are no messages in the language “xx”\n")


def test_a_folder_that_is_gone_ends_with_2(minimal: Path) -> None:
    ended = subprocess.run(
        ["sh", "-c", f'mkdir gone; cd gone; rmdir ../gone; "{sys.executable}" -m sprss_cli validate x/y'],
        cwd=minimal, env={**HOME, "PYTHONPATH": str(Path(__file__).parent.parent)}, capture_output=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (
        2,
        b"sprss: x/y does not exist\n  hint: check the spelling of the path\n",
    )


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1250"},
        {"PYTHONIOENCODING": "ascii"},
    ],
    ids=str,
)
def test_a_pipe_gets_utf_8_whatever_the_locale(env: dict[str, str], minimal: Path) -> None:
    put(minimal / CARD, GOOD.replace("goal:", "góál:"))
    ended = sprss("validate", cwd=minimal, env=env)
    assert ended.returncode == 1
    assert f"{CARD}:3:1: error SCH102 there is no key “góál” here\n  3 | góál: C1\n    | ^^^^\n" in ended.stdout.decode(
        "utf-8"
    )


def on_a_terminal(*words: str, cwd: Path, env: Mapping[str, str]) -> tuple[int, bytes]:
    """Run the program with a terminal for its output; return the exit code and what the terminal got."""
    ours, its = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-m", "sprss_cli", *words], cwd=cwd, env={**HOME, **env}, stdout=its, stderr=its
    )
    os.close(its)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # Linux: the other end has closed
        pass
    finally:
        os.close(ours)
    return child.wait(), shown


@pytest.mark.parametrize("encoding", ["cp1250", "cp852", "ascii"])
def test_a_console_that_lacks_a_letter_shows_another(encoding: str, minimal: Path) -> None:
    put(minimal / CARD, GOOD.replace("goal: C1", "goal: Ř→1"))
    code, shown = on_a_terminal("validate", cwd=minimal, env={"PYTHONIOENCODING": encoding, "NO_COLOR": "1"})
    assert code == 1
    expected = "3 | goal: Ř→1".encode(encoding, "replace")
    assert expected in shown
    assert b"Traceback" not in shown


def test_an_excerpt_fits_a_terminal_of_40_columns(minimal: Path) -> None:
    put(minimal / CARD, GOOD.replace("goal: C1", "goal: 'příliš žluťoučký kůň úpěl ďábelské ódy a pak šel domů'"))
    code, shown = on_a_terminal("validate", cwd=minimal, env={"COLUMNS": "40", "NO_COLOR": "1"})
    assert code == 1
    excerpt = [line for line in shown.decode().split("\r\n") if line.lstrip(" 3").startswith("|")]
    assert excerpt == [
        "  3 | goal: 'příliš žluťoučký kůň úpěl …",
        "    |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    ]
    assert max(map(len, excerpt)) <= 40


@pytest.fixture
def big(minimal: Path) -> Path:
    """Return a plan that takes some seconds to check and has a finding in every card."""
    for number in range(2, 5000):
        text = GOOD.replace("K01-01", f"K{number}").replace("C1", "C9")
        (minimal / "cards" / f"K{number}.yaml").write_text(text, encoding="utf-8")
    return minimal


def test_a_reader_that_has_seen_enough_ends_it_quietly(big: Path) -> None:
    ended = subprocess.run(
        ["bash", "-c", 'set -o pipefail; "$0" -m sprss_cli validate | head -1', sys.executable],
        cwd=big, env=HOME, capture_output=True, check=False,
    )  # fmt: skip
    assert ended.stdout.count(b"\n") == 1
    assert (ended.returncode, ended.stderr) == (1, b"")  # the plan has errors, seen or not


def test_a_closed_output_is_no_fault_of_the_toolkit(minimal: Path) -> None:
    ended = subprocess.run(
        ["sh", "-c", '"$0" -m sprss_cli validate >&-', sys.executable],
        cwd=minimal, env=HOME, capture_output=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_the_output_ends_with_2(minimal: Path) -> None:
    ended = subprocess.run(
        ["sh", "-c", '"$0" -m sprss_cli validate >/dev/full', sys.executable],
        cwd=minimal, env=HOME, capture_output=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 2
    assert ended.stderr.decode().startswith("sprss: the output cannot be written: No space left on device\n")


@pytest.mark.skipif(sys.platform != "linux", reason="reads from /proc how far the program has come")
@pytest.mark.parametrize("wait", [0, 0.1, 0.2])
def test_ctrl_c_ends_it_with_130(wait: float, big: Path) -> None:
    before = contents(big)
    with subprocess.Popen(
        [sys.executable, "-m", "sprss_cli", "validate"],
        cwd=big,
        env={**HOME, "PYTHONWARNINGS": "default"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        while child.poll() is None and b"jsonschema_rs" not in Path(f"/proc/{child.pid}/maps").read_bytes():
            time.sleep(0.01)
        time.sleep(wait)
        child.send_signal(signal.SIGINT)
        shown, said = child.communicate(timeout=60)
    # Python ends itself by the signal when it was compiling something just then; a shell calls both 130
    assert child.returncode in (130, -signal.SIGINT)
    assert shown == b""
    assert said.decode().endswith("interrupted; every file is as it was or finished\n")
    assert b"Traceback" not in said
    assert contents(big) == before
