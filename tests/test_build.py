"""`sprss build` as a person at a terminal meets it: what it prints, what it writes, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from sprss_cli.render import writers
from tests.conftest import MINIMAL
from tests.pdf_check import faults, outside_the_margins

MINIMAL_CARD = (MINIMAL / "cards" / "K01-01.yaml").read_text(encoding="utf-8")
BROKEN = "id: K01-01\n"


def sprss(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {"PATH": os.environ["PATH"], "SPRSS_LANG": "en", "PYTHONWARNINGS": "error", **environment}
    command = [sys.executable, "-m", "sprss_cli", "build", *map(str, words)]
    return subprocess.run(command, cwd=cwd, env=known, capture_output=True, check=False, encoding="utf-8")


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()} if folder.exists() else set()


def test_a_build_ends_by_naming_the_files(minimal, tmp_path):
    ended = sprss(minimal, cwd=tmp_path)
    files = ["cards.md", "cards-timeline-1.svg", "cards.docx", "cards.pdf", "cards.html"]
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "".join(f"out/2024-2026/{name}\n" for name in files)
    assert names(tmp_path / "out") == set(files)


def test_only_the_formats_asked_for_are_written_where_they_are_asked_for(minimal, tmp_path):
    ended = sprss(minimal, "--to", "html, MD", "--out", tmp_path / "web", cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert names(tmp_path / "web") == {"cards.html", "cards.md", "cards-timeline-1.svg"}
    assert not (tmp_path / "out").exists()


def test_a_plan_with_errors_is_refused_and_its_errors_are_shown(overlaid, tmp_path):
    plan = overlaid({"cards/K01-01.yaml": BROKEN})
    ended = sprss(plan, cwd=tmp_path)
    assert ended.returncode == 1
    assert "K01-01.yaml:1:1: error SCH101" in ended.stdout
    assert "--draft" in ended.stderr
    assert not (tmp_path / "out").exists()


def test_a_draft_of_a_plan_with_errors_is_built_and_marked(overlaid, tmp_path):
    plan = overlaid({"cards/K01-02.yaml": BROKEN})
    ended = sprss(plan, "--draft", "--to", "md", cwd=tmp_path)
    assert ended.returncode == 0
    assert "draft" in ended.stderr
    assert "**NÁVRH**" in (tmp_path / "out" / "2024-2026" / "cards.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--document", "card"], "did you mean cards?"),
        (["--to", "odt"], "formats: docx, html, md, pdf"),
        (["--to", "../md"], "there is no format ../md"),
        (["--document", "../cards"], "there is no document ../cards"),
    ],
)
def test_what_does_not_exist_is_not_built(words, said, minimal, tmp_path):
    ended = sprss(minimal, *words, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr


def test_a_folder_that_is_no_plan_is_said_so(tmp_path):
    ended = sprss(tmp_path, cwd=tmp_path)
    assert ended.returncode == 2
    assert "plan.yaml" in ended.stderr


def test_a_frame_that_cannot_be_read_gives_no_draft_either(overlaid, tmp_path):
    ended = sprss(overlaid({"plan.yaml": "title: [\n"}), "--draft", cwd=tmp_path)
    assert ended.returncode == 2
    assert "plan.yaml cannot be read" in ended.stderr


def test_a_file_where_the_output_folder_should_be_is_left_alone(minimal, tmp_path):
    (tmp_path / "out").write_text("mine")
    ended = sprss(minimal, "--to", "md", cwd=tmp_path)
    assert ended.returncode == 2
    assert "cannot be written" in ended.stderr
    assert (tmp_path / "out").read_text() == "mine"


def test_a_second_build_gives_the_same_bytes(minimal, tmp_path):
    for folder, zone in (("a", "UTC"), ("b", "Pacific/Auckland")):
        assert sprss(minimal, "--out", folder, cwd=tmp_path, SOURCE_DATE_EPOCH="1700000000", TZ=zone).returncode == 0
    for name in names(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name
    assert "14.\u00a0listopadu\u00a02023" in (tmp_path / "a" / "cards.md").read_text(encoding="utf-8")


def test_the_version_of_the_data_is_stated_and_so_are_changes_since(minimal, tmp_path):
    def git(*words: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=minimal, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "plan", "--date", "2023-12-19T10:00:00+01:00")
    assert sprss(minimal, "--to", "md", "--out", tmp_path / "a", cwd=tmp_path).returncode == 0
    (minimal / "cards" / "note.txt").write_text("x")
    assert sprss(minimal, "--to", "md", "--out", tmp_path / "b", cwd=tmp_path).returncode == 0
    assert "s neuloženými změnami" not in (tmp_path / "a" / "cards.md").read_text(encoding="utf-8")
    assert "s neuloženými změnami" in (tmp_path / "b" / "cards.md").read_text(encoding="utf-8")


def test_every_module_of_writers_is_a_format_that_can_write():
    assert writers.formats() == ("docx", "html", "md", "pdf")
    assert all(callable(writers.writer(name)) for name in writers.formats())


def test_a_plan_without_cards_says_so_and_its_pdf_is_in_order(overlaid, tmp_path):
    plan = overlaid({"cards/K01-01.yaml": None})
    assert sprss(plan, "--draft", "--out", tmp_path / "out", cwd=tmp_path).returncode == 0
    assert "Plán zatím žádné karty nemá." in (tmp_path / "out" / "cards.md").read_text(encoding="utf-8")
    assert faults((tmp_path / "out" / "cards.pdf").read_bytes()) == []


def test_a_word_longer_than_its_column_and_a_card_longer_than_a_page_stay_on_their_pages(overlaid, tmp_path):
    prose = "".join(f"  {number}. " + "dlouhý popis aktivity " * 25 + "\n\n" for number in range(34))
    card = MINIMAL_CARD.replace("title: ", f"title: {'X' * 150} ").partition("description:")[0]
    plan = overlaid(
        {"cards/K01-01.yaml": f"{card}description: |\n  https://example.org/{'a' * 300}\n\n{prose}  konec\n"}
    )
    ended = sprss(plan, "--to", "pdf", "--out", tmp_path, cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout
    content = (tmp_path / "cards.pdf").read_bytes()
    assert outside_the_margins(content) == []
    document = pypdfium2.PdfDocument(content)
    assert len(document) > 6
    assert "konec" in "".join(page.get_textpage().get_text_range() for page in document)
