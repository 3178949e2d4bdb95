"""`sprss diff` on real text: what is a change, what is none, and what is said of sides that cannot be read."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from conftest import MINIMAL, ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sprss_cli.cli.program import run
from sprss_cli.model.change import Change, ChangeKind, How, Relation, Weight
from sprss_cli.workflows.diff import Comparison, diff

EXAMPLE = ROOT / "examples" / "vzorovy-kraj" / "plans"
CARD = "cards/K01-01.yaml"


@pytest.fixture
def two(tmp_path: Path) -> Callable[..., Comparison]:
    """Return a function that compares the smallest plan with itself after edits of (file, before, after)."""

    def compare(*edits: tuple[str, str, str]) -> Comparison:
        old, new = tmp_path / "old", tmp_path / "new"
        shutil.copytree(MINIMAL, old)
        shutil.copytree(MINIMAL, new)
        for name, before, after in edits:
            text = (new / name).read_text(encoding="utf-8")
            assert before in text
            (new / name).write_text(text.replace(before, after), encoding="utf-8")
        return diff(str(old), str(new))

    return compare


def changes(found: Comparison) -> list[Change]:
    return [change for pair in found.changes.changed for change in pair.changes]


def test_a_lost_and_a_gained_service_are_two_changes(two: Callable[..., Comparison]) -> None:
    found = changes(two((CARD, "[§ 44]", "[§ 40]")))
    assert [(c.field, c.kind, c.before, c.after, c.weight) for c in found] == [
        ("services", ChangeKind.REMOVED, "§ 44", None, Weight.SUBSTANTIVE),
        ("services", ChangeKind.ADDED, None, "§ 40", Weight.SUBSTANTIVE),
    ]


def test_another_order_of_a_set_is_technical(two: Callable[..., Comparison]) -> None:
    found = changes(two((CARD, "[kraj, obce]", "[obce, kraj]")))
    assert {change.weight for change in found} <= {Weight.TECHNICAL}


def test_a_raised_amount_is_one_change(two: Callable[..., Comparison]) -> None:
    found = changes(two((CARD, "funding: [kraj, obce]", "funding: [{source: kraj, amount: 500000}, obce]")))
    (change,) = found
    assert (change.field, change.kind) == ("funding", ChangeKind.CHANGED)


def test_moved_responsibility_is_told_by_role(two: Callable[..., Comparison]) -> None:
    moved = (CARD, "lead: [kraj]\n  cooperation: [obce]", "lead: [obce]\n  cooperation: [kraj]")
    assert [(c.field, c.before, c.after) for c in changes(two(moved))] == [
        ("responsible.lead", "kraj", None),
        ("responsible.lead", None, "obce"),
        ("responsible.cooperation", "obce", None),
        ("responsible.cooperation", None, "kraj"),
    ]


def test_a_renumbered_card_is_followed(two: Callable[..., Comparison], tmp_path: Path) -> None:
    old, new = tmp_path / "a", tmp_path / "b"
    shutil.copytree(MINIMAL, old)
    shutil.copytree(MINIMAL, new)
    text = (new / CARD).read_text(encoding="utf-8").replace("id: K01-01", "id: K01-02\nformerly: [K01-01]")
    (new / CARD).unlink()
    (new / "cards/K01-02.yaml").write_text(text, encoding="utf-8")
    found = diff(str(old), str(new))
    assert [(pair.how, pair.old and pair.old.id, pair.record.id) for pair in found.changes.changed] == [
        (How.RENUMBERED, "K01-01", "K01-02")
    ]


def relaid(data: object, draw: Callable[[list[object]], list[object]]) -> object:
    """Return the data with the keys of every mapping in another order."""
    if isinstance(data, dict):
        return {key: relaid(data[key], draw) for key in draw(list(data))}
    return [relaid(item, draw) for item in data] if isinstance(data, list) else data


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(shuffled=st.randoms(use_true_random=False), width=st.integers(20, 200), style=st.sampled_from([None, '"', "'"]))
def test_layout_alone_is_no_change(shuffled: object, width: int, style: str | None, tmp_path: Path) -> None:
    """Keys in another order, other quotes, other folding, no comments: the same plan."""
    new = tmp_path / "new"
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(EXAMPLE / "2023-2025", new)

    def draw(keys: list[object]) -> list[object]:
        shuffled.shuffle(keys)  # type: ignore[attr-defined]
        return keys

    for path in sorted(new.glob("cards/A-1-*.yaml")):
        data = relaid(yaml.safe_load(path.read_text(encoding="utf-8")), draw)
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=width, default_style=style)
        path.write_text(text, encoding="utf-8")
    found = diff(str(EXAMPLE / "2023-2025"), str(new))
    assert changes(found) == []
    assert found.changes.changed == ()


def test_two_periods_are_matched_by_what_records_say() -> None:
    found = diff(str(EXAMPLE / "2023-2025"), str(EXAMPLE / "2026-2028"))
    assert found.changes.relation is Relation.PERIODS
    assert {pair.how for pair in found.changes.pairs} >= {
        How.CONTINUED, How.RENAMED, How.SPLIT, How.MERGED, How.ADDED, How.REMOVED
    }  # fmt: skip


def test_a_card_that_runs_as_long_as_its_plan_has_not_changed_its_period() -> None:
    found = diff(str(EXAMPLE / "2023-2025"), str(EXAMPLE / "2026-2028"))
    old, new = found.changes.old.plan.frame.period, found.changes.new.plan.frame.period
    assert [c for c in changes(found) if (c.before, c.after) == (old, new)] == []


def test_a_side_without_cards_is_said_and_not_called_an_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bare = tmp_path / "plans" / "2024-2026"
    bare.mkdir(parents=True)
    shutil.copy(ROOT / "plans/2024-2026/plan.yaml", bare)
    code = run(["diff", str(ROOT / "plans/2014-2017"), str(bare), "--lang", "en"])
    out = " ".join(capsys.readouterr().out.split())
    assert code == 0
    assert re.search(r"has no [a-z, ]*\bcards, [a-z, ]*yet, so these are not compared", out)
    assert "ended" not in out


def test_what_reconstructed_cards_do_not_hold_is_not_called_lost(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", str(ROOT / "plans/2014-2017"), str(ROOT / "plans/2024-2026"), "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "cards are reconstructed from public sources" in " ".join(out.split())
    assert "lost:" not in out
    assert "ended" not in out
    assert "all amounts" not in out


def test_two_regions_have_their_cards_only_listed() -> None:
    found = diff(str(MINIMAL), str(EXAMPLE / "2023-2025"))
    assert found.changes.relation is Relation.REGIONS
    assert {pair.kind.folder for pair in found.changes.pairs}.isdisjoint({"cards"})


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=Zkouška", "-c", "user.email=zkouska@example.cz", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with the smallest plan in two revisions, v1 and v2, and change into it."""
    shutil.copytree(MINIMAL, tmp_path / "plan")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "v1")
    git(tmp_path, "tag", "v1")
    card = tmp_path / "plan" / CARD
    card.write_text(card.read_text(encoding="utf-8").replace("Kraj podpoří", "Kraj a obce podpoří"), encoding="utf-8")
    git(tmp_path, "commit", "-qam", "v2")
    git(tmp_path, "tag", "v2")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("sides", [("v1:plan", "v2:plan"), ("v1..v2:plan", ""), ("v1:plan", ""), ("v1:plan", "plan")])
def test_a_side_may_be_any_revision(repository: Path, sides: tuple[str, str]) -> None:
    (change,) = changes(diff(*sides))
    assert (change.field, change.weight) == ("description", Weight.SUBSTANTIVE)


def test_a_dirty_work_tree_is_compared_as_it_is_and_left_alone(repository: Path) -> None:
    card = repository / "plan" / CARD
    card.write_text(card.read_text(encoding="utf-8").replace("[§ 44]", "[§ 40]"), encoding="utf-8")
    before = card.read_bytes()
    assert {change.field for change in changes(diff("v2:plan"))} == {"services"}
    assert card.read_bytes() == before


def test_files_that_are_the_same_in_both_revisions_are_not_parsed(repository: Path) -> None:
    for number in range(2, 6):
        text = (repository / "plan" / CARD).read_text(encoding="utf-8").replace("K01-01", f"K01-0{number}")
        (repository / "plan" / f"cards/K01-0{number}.yaml").write_text(text, encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "v3")
    (repository / "plan" / "cards/K01-03.yaml").write_text(
        (repository / "plan" / "cards/K01-03.yaml").read_text(encoding="utf-8").replace("Kraj", "Náš kraj"),
        encoding="utf-8",
    )
    found = diff("HEAD:plan")
    assert found.changes.new.identical == 4
    assert [pair.record.id for pair in found.changes.changed] == ["K01-03"]


def test_a_broken_file_on_one_side_is_said_and_the_rest_compared(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "plan" / CARD).write_text("id: K01-01\ntitle: [", encoding="utf-8")
    (repository / "plan" / "goals/C1.yaml").write_text("id: C1\ntitle: Péče doma pro každého\n", encoding="utf-8")
    assert run(["diff", "v2:plan", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "plan: 1 file cannot be read and is not compared: cards/K01-01.yaml" in out
    assert "C1" in out
    assert "ended" not in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nope:plan"], "git knows no revision “nope”"),
        (["--", "-x:plan"], "git knows no revision “-x”"),
        (["v1:other"], "there is no plan at v1:other"),
        (["v1:../elsewhere"], "is outside the repository"),
        (["plan"], "is compared with nothing"),
        (["plan", "missing"], "is not a plan"),
    ],
)
def test_what_cannot_be_compared_ends_with_2(
    repository: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--lang", "en", "diff", *words]) == 2
    assert said in capsys.readouterr().err


def test_outside_a_repository_a_revision_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert run(["diff", "HEAD:plan", "--lang", "en"]) == 2
    assert "is not in a git repository" in capsys.readouterr().err


def test_a_shallow_clone_is_told_to_fetch(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    monkeypatch.chdir(tmp_path / "shallow")
    assert run(["diff", "HEAD~1:plan", "--lang", "en"]) == 2
    assert "git fetch --unshallow" in capsys.readouterr().err


def test_records_of_a_newer_schema_are_a_gap_that_is_said(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    card = repository / "plan" / CARD
    card.write_text(card.read_text(encoding="utf-8") + "indicators: [počet hodin]\n", encoding="utf-8")
    assert run(["diff", "v2:plan", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "1 file cannot be read and is not compared: cards/K01-01.yaml" in out
    assert "nothing changed in what could be read" in out


def test_the_exit_code_tells_of_changes_only_when_asked(repository: Path) -> None:
    assert run(["diff", "v1:plan", "v2:plan"]) == 0
    assert run(["diff", "v1:plan", "v2:plan", "--exit-code"]) == 1
    assert run(["diff", "v2:plan", "v2:plan", "--exit-code"]) == 0


def test_json_names_record_field_weight_and_place(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", "v1:plan", "v2:plan", "--format", "json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["version"] == 1
    (change,) = content["changes"]
    assert {key: change[key] for key in ("record", "field", "kind", "weight")} == {
        "record": "K01-01", "field": "description", "kind": "changed", "weight": "substantive"
    }  # fmt: skip
    assert change["after_at"] == {"file": "v2:plan/cards/K01-01.yaml", "path": "description", "line": 12}
    assert ["+", " a obce"] in change["words"]


@pytest.mark.parametrize(
    ("option", "kept"),
    [
        (["--for", "A-1-01"], {"A-1-01"}),
        (["--goal", "C2"], None),
        (["--service", "§ 67"], None),
        (["--party", "skoly"], None),
    ],
)
def test_only_what_concerns_a_record(
    option: list[str], kept: set[str] | None, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["diff", str(EXAMPLE / "2023-2025"), str(EXAMPLE / "2026-2028"), "--format", "json"]
    run(words)
    everything = {change["record"] for change in json.loads(capsys.readouterr().out)["changes"]}
    run([*words, *option])
    found = {change["record"] for change in json.loads(capsys.readouterr().out)["changes"]}
    assert found < everything
    assert found
    assert kept is None or found == kept


def test_likely_continuations_are_offered_with_the_lines_to_paste(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "2026-2028"
    shutil.copytree(EXAMPLE / "2026-2028", new)
    card = new / "cards/A-1-01.yaml"
    data = yaml.safe_load(card.read_text(encoding="utf-8"))
    link = data.pop("continues")[0]
    card.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    assert run(["diff", str(EXAMPLE / "2023-2025"), str(new), "--suggest", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert f"A-1-01 may follow {link['record']}" in out
    assert f"continues:\n  - plan: 2023-2025\n    record: {link['record']}\n    how: " in out


@pytest.mark.parametrize("form", ["md", "html", "docx", "pdf"])
def test_documents_go_to_a_folder_and_are_named(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sides = [str(EXAMPLE / "2023-2025"), str(EXAMPLE / "2026-2028")]
    assert run(["diff", *sides, "--format", form, "--out", str(tmp_path), "--date", "2026-01-31"]) == 0
    named = capsys.readouterr().out.split()
    assert f"{tmp_path.as_posix()}/diff.{form}" in named
    assert all(Path(name).stat().st_size > 1000 for name in named)


def test_a_comment_goes_to_the_output(capsys: pytest.CaptureFixture[str]) -> None:
    sides = [str(EXAMPLE / "2023-2025"), str(EXAMPLE / "2026-2028")]
    assert run(["diff", *sides, "--format", "comment", "--date", "2026-01-31"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Co se mění")
    assert "![" not in out
    assert "31.\u00a0ledna\u00a02026" in out.replace(" ", "\u00a0")


def test_a_day_that_no_calendar_has_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    sides = [str(EXAMPLE / "2023-2025"), str(EXAMPLE / "2026-2028")]
    assert run(["diff", *sides, "--format", "comment", "--date", "2026-02-31", "--lang", "en"]) == 2
    assert "“2026-02-31” is not a day" in capsys.readouterr().err


def test_a_selection_is_said_and_its_sums_are_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    sides = [str(EXAMPLE / "2023-2025"), str(EXAMPLE / "2026-2028")]
    assert run(["diff", *sides, "--for", "A-1-01", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "only what concerns A-1-01" in out
    assert "all amounts: 65 700 000 Kč → 75 600 000 Kč" in out.replace("\u00a0", " ")
    run(["diff", *sides, "--for", "A-1-01", "--format", "comment"])
    assert "Dokument obsahuje jen to, co se týká: A-1-01." in capsys.readouterr().out


def test_only_changes_of_meaning_leave_spelling_out_of_a_paper(capsys: pytest.CaptureFixture[str]) -> None:
    sides = ["diff", str(EXAMPLE / "2023-2025"), str(EXAMPLE / "2026-2028"), "--format", "json"]
    run([*sides, "--only", "technical"])
    everything = [change["weight"] for change in json.loads(capsys.readouterr().out)["changes"]]
    run([*sides, "--only", "substantive"])
    kept = [change["weight"] for change in json.loads(capsys.readouterr().out)["changes"]]
    assert "editorial" in everything
    assert set(kept) == {"substantive"}


def test_a_new_exception_is_a_technical_change(two: Callable[..., Comparison]) -> None:
    added = "description: |\n"
    exception = "exceptions:\n  - rule: TXT604\n    reason: Slovo je ve schváleném textu dvakrát.\ndescription: |\n"
    (change,) = changes(two((CARD, added, exception)))
    assert (change.field, change.weight) == ("exceptions", Weight.TECHNICAL)
