"""Long lines on a narrow terminal, and whole lines everywhere else."""

import os
import pty
import subprocess
import sys

from sprss_cli.cli.folding import folded

EXAMPLE = "examples/vzorovy-kraj/plans/2026-2028"


def test_a_line_that_fits_stays_as_it_is() -> None:
    text = "  § 40 Pečovatelská služba      14  úvazky 157,25\n\n2026\n"
    assert folded(text, 60) == text


def test_plain_text_goes_on_deeper_than_it_began() -> None:
    text = "  zaplatit nelze: v tomto roce chybí peníze kraje\n"
    assert folded(text, 40) == "  zaplatit nelze: v tomto roce chybí\n    peníze kraje\n"


def test_a_branch_of_a_tree_goes_on_beside_its_trunk() -> None:
    text = "├─ cards/A-1-03 Odlehčovací služby v domácnosti\n│  └─ finance/karty Peníze na rozvojové aktivity kraje\n"
    assert folded(text, 40) == (
        "├─ cards/A-1-03 Odlehčovací služby v\n│  domácnosti\n"
        "│  └─ finance/karty Peníze na rozvojové\n│     aktivity kraje\n"
    )


def test_what_follows_a_first_column_stays_in_the_second() -> None:
    text = "  splněno      POP-1 Způsob informování a zapojení\n"
    assert folded(text, 40) == "  splněno      POP-1 Způsob informování\n               a zapojení\n"


def test_an_amount_is_never_torn() -> None:
    amount = "2\N{NO-BREAK SPACE}800\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}Kč"
    assert amount in folded(f"zdroje kraj po dobu tří let: {amount}\n", 40)


def test_lines_fit_a_terminal_and_stay_whole_in_a_pipe() -> None:
    command = [sys.executable, "-m", "sprss_cli", "--lang", "cs", "finance", "balance", EXAMPLE, "--year", "2027"]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdout=theirs, stdin=theirs, env={**os.environ, "COLUMNS": "60", "LINES": "40"})
    os.close(theirs)
    seen = b""
    try:
        while part := os.read(ours, 65_536):
            seen += part
    except OSError:  # the other end is closed: that is how a terminal ends
        pass
    process.wait()
    os.close(ours)
    piped = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    shown = seen.decode().replace("\r\n", "\n")
    assert max(map(len, shown.splitlines())) <= 60 < max(map(len, piped.splitlines()))
    assert shown.split() == piped.split()
