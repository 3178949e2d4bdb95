"""Speed and memory, each against a yardstick of the same run: `make bench`, or `python -m scripts.bench --quick`.

What is compared takes turns, so that a busy machine slows all of it, and the median of the rounds counts. Times are
those of the processor (user and system), except for `build`, whose processes run side by side: there it is the clock.
Ends with 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median

from scripts.corpus import write_plan
from scripts.network_corpus import write_network
from scripts.register_data import write_register
from sprss_cli.model.grouping import By

ROOT = Path(__file__).resolve().parent.parent
REAL_PLAN = ROOT / "plans/2014-2017"
PYTHON = sys.executable
SPRSS = (PYTHON, "-m", "sprss_cli", "--lang", "en")
_LOAD = (
    "import sys, pathlib; from sprss_cli.sources.load import load; from sprss_cli.sources.folder import PlanFolder;"
    "load(PlanFolder(pathlib.Path(sys.argv[1]), sys.argv[1]))"
)
TYPER = (PYTHON, "-c", "import typer")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took: seconds of the processor, seconds of the clock, megabytes at the peak."""

    processor: float
    clock: float
    megabytes: float


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the result: a figure, what it may be at most, and what it was made of."""

    name: str
    figure: float
    target: float
    made_of: str

    @property
    def kept(self) -> bool:
        """Whether the target is reached."""
        return self.figure <= self.target


def run(command: Sequence[str], expected: int = 0, cwd: Path = ROOT) -> Cost:
    """Run a process and return its cost, with that of the processes it waited for.

    Raises:
        RuntimeError: It ends otherwise than expected, so that its cost says nothing.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=cwd)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != expected:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in kilobytes elsewhere
    return Cost(used.ru_utime + used.ru_stime, clock, used.ru_maxrss * unit / 1e6)


def in_turns(rounds: int, *commands: Sequence[str], cwd: Path = ROOT) -> list[Cost]:
    """Run commands in turns, once before it counts, and return the median cost of each."""
    for command in commands:
        run(command, cwd=cwd)
    costs = [[run(command, cwd=cwd) for command in commands] for _ in range(rounds)]
    return [
        Cost(*(median(values) for values in zip(*((c.processor, c.clock, c.megabytes) for c in of_one), strict=True)))
        for of_one in zip(*costs, strict=True)
    ]


def against(name: str, target: float, cost: Cost, yardstick: Cost) -> Row:
    """Compare the processor times of two commands."""
    made_of = f"{cost.processor * 1000:.0f} ms / {yardstick.processor * 1000:.0f} ms"
    return Row(name, cost.processor / yardstick.processor, target, made_of)


def small(rounds: int, folder: Path) -> Iterator[Row]:
    """Measure the start of the program, and the check of the real plan: its cards alone, and all that it has."""
    alone = folder / "cards-alone"
    for name in ("cards", "goals", "parties", "target-groups", "sources"):
        shutil.copytree(REAL_PLAN / name, alone / name)
    shutil.copy(REAL_PLAN / "plan.yaml", alone)
    checks = ((*SPRSS, "validate", str(plan)) for plan in (alone, REAL_PLAN))
    typer, version, help_, cards, whole = in_turns(rounds, TYPER, (*SPRSS, "--version"), (*SPRSS, "--help"), *checks)
    yield against("sprss --version / import typer", 2, version, typer)
    yield against("sprss --help / import typer", 2, help_, typer)
    yield against("validate the 45 cards / import typer", 3, cards, typer)
    yield against("validate plans/2014-2017 with chapters, money, seal", 4, whole, typer)


def large(rounds: int, records: int, folder: Path) -> Iterator[Row]:
    """Measure the check of a plan against the floor, its memory, and its growth to five times the size."""
    plan, larger = write_plan(folder / "plan", records), write_plan(folder / "larger", 5 * records)
    checking, floor = (*SPRSS, "validate", str(plan)), (PYTHON, "-m", "scripts.floor", str(plan))
    floor_cost, cost = in_turns(rounds, floor, checking)
    yield against(f"validate {records} records / floor", 1.6, cost, floor_cost)
    grown = in_turns(max(1, rounds // 3), (*SPRSS, "validate", str(larger)))[0]
    yield against(f"validate {5 * records} records / {records}", 5.5, grown, cost)
    yield Row(f"validate {records} records, peak MB", cost.megabytes, 500, f"{5 * records}: {grown.megabytes:.0f} MB")
    yield many_findings(plan, records, cost)


def many_findings(plan: Path, records: int, clean: Cost) -> Row:
    """Measure the check of the same plan when each of its cards has a finding, in the costliest form of report."""
    for card in (plan / "cards").iterdir():
        text = card.read_text(encoding="utf-8").replace("goal: C", "goal: X", 1)
        card.write_text(text, encoding="utf-8", newline="\n")
    forms = ("text", "json", "sarif", "github", "junit")
    costs = {form: run((*SPRSS, "validate", "--format", form, str(plan)), expected=1) for form in forms}
    worst = max(costs, key=lambda form: costs[form].megabytes)
    times = ", ".join(f"{form} {cost.processor / clean.processor:.1f}x" for form, cost in costs.items())
    return Row(f"{records} records, all with findings, peak MB ({worst})", costs[worst].megabytes, 500, times)


def comparing(rounds: int, records: int, folder: Path) -> Iterator[Row]:
    """Measure the comparison of two folders against reading one, and of two revisions with ten changed files."""
    old, new = write_plan(folder / "old", records), write_plan(folder / "new", records)
    reading = (PYTHON, "-c", _LOAD, str(old))
    load, folders = in_turns(rounds, reading, (*SPRSS, "diff", str(old), str(new)))
    yield against(f"diff of 2 x {records} records / reading one side", 2.5, folders, load)
    _commit(folder, "old")
    for card in sorted((old / "cards").iterdir())[:10]:
        card.write_text(card.read_text(encoding="utf-8").replace("title: ", "title: Nově ", 1), encoding="utf-8")
    _commit(folder, "old")
    revisions = in_turns(rounds, (*SPRSS, "diff", "HEAD~1..HEAD:old"), cwd=folder)[0]
    yield against("diff of two revisions, 10 files changed / diff of folders", 0.1, revisions, folders)


def _commit(folder: Path, inside: str) -> None:
    identity = ("-c", "user.name=bench", "-c", "user.email=bench@example.cz", "-c", "commit.gpgsign=false")
    for words in (("init", "-q"), ("add", inside), ("commit", "-q", "-m", "state")):
        subprocess.run(["git", *identity, *words], check=True, cwd=folder, capture_output=True)


def building(rounds: int, folder: Path) -> Iterator[Row]:
    """Measure the build of the real plan against the calls of pandoc and Typst that it makes."""
    build = (*SPRSS, "build", str(REAL_PLAN), "--out", str(folder / "out"))
    whole = in_turns(rounds, build)[0].clock
    bare = median(
        float(_output((PYTHON, "-m", "scripts.bare_calls", str(REAL_PLAN), str(folder / "bare"))))
        for _ in range(rounds)
    )
    made_of = f"{whole * 1000:.0f} ms / {bare * 1000:.0f} ms"
    yield Row("build plans/2014-2017 / its bare pandoc and Typst calls", whole / bare, 1.5, made_of)


def register(rounds: int, folder: Path) -> Iterator[Row]:
    """Measure the taking over of a register of full size against reading it at once as JSON."""
    data = write_register(folder / "register")
    updating = (*SPRSS, "register", "update", str(data), "--index", str(folder / "register.sqlite"))
    reading = (PYTHON, "-c", f"import json; json.load(open({str(data)!r}, encoding='utf-8'))")
    whole, cost = in_turns(max(1, rounds // 3), reading, updating)
    size = f"{data.stat().st_size / 1e6:.0f} MB of data"
    yield against("register update / reading its data at once", 1.2, cost, whole)
    yield Row("register update, peak MB", cost.megabytes, 300, f"{size}; at once: {whole.megabytes:.0f} MB")


def network(rounds: int, entries: int, folder: Path) -> Iterator[Row]:
    """Measure the network on a day, as services and as its sums, against reading the plan alone."""
    plan = write_network(folder / "network", entries)
    state = (*SPRSS, "network", str(plan), "--on", "2025-06-30")
    sums = [(*state, "--by", by.value) for by in By]
    load, whole, *summed = in_turns(rounds, (PYTHON, "-c", _LOAD, str(plan)), state, *sums)
    yield against(f"network of {entries} services on a day / reading the plan", 1.2, whole, load)
    mean = Cost(*(fmean(values) for values in zip(*((c.processor, c.clock, c.megabytes) for c in summed), strict=True)))
    yield against(f"its sums by each of {len(sums)} things, mean / reading the plan", 1.2, mean, load)
    documents = ("--document", "network", "--on", "2025-06-30", "--out", str(folder / "documents"))
    made = run((*SPRSS, "build", str(plan), *documents))
    yield Row("its document in all formats, seconds", made.clock, 30, f"{made.megabytes:.0f} MB")
    yield from _workbook(plan, folder / "workbook", load)


def _workbook(plan: Path, out: Path, load: Cost) -> Iterator[Row]:
    """Measure a plan as a workbook, and the workbook taken back, beyond reading the plan."""
    exported = in_turns(1, (*SPRSS, "export", str(plan), "--to", "xlsx", "--out", str(out)))[0]
    yield Row("its export to XLSX beyond reading, seconds", exported.processor - load.processor, 3, _seconds(exported))
    (file,) = out.glob("*.xlsx")
    back = in_turns(1, (*SPRSS, "import", "workbook", str(file), "--into", str(plan)))[0]
    yield Row("its import from XLSX beyond reading, seconds", back.processor - load.processor, 3, _seconds(back))


def _seconds(cost: Cost) -> str:
    return f"{cost.processor:.1f} s, {cost.megabytes:.0f} MB"


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def main() -> int:
    """Measure, print the table, and return the exit code."""
    options = argparse.ArgumentParser(prog="python -m scripts.bench", description=__doc__)
    options.add_argument("--records", type=int, default=10_000, help="size of the made-up plan")
    options.add_argument("--rounds", type=int, default=7, help="how often each command is measured")
    options.add_argument("--quick", action="store_true", help="2,000 records and 3 rounds: for a first look")
    chosen = options.parse_args()
    records, rounds = (2_000, 3) if chosen.quick else (chosen.records, chosen.rounds)
    with tempfile.TemporaryDirectory(prefix="sprss-bench-") as name:
        folder = Path(name)
        parts = (
            small(3 * rounds, folder),
            large(rounds, records, folder),
            comparing(rounds, records, folder),
            building(rounds, folder),
            register(rounds, folder),
            network(max(1, rounds // 2), 5_000, folder),
        )
        kept = [shown(row) for part in parts for row in part]
    return 0 if all(kept) else 1


def shown(row: Row) -> bool:
    """Print a row as soon as it is known, and return whether its target is reached."""
    verdict = "ok    " if row.kept else "MISSED"
    print(f"{row.name:62} {row.figure:7.2f}  at most {row.target:5g}  {verdict}  {row.made_of}", flush=True)
    return row.kept


if __name__ == "__main__":
    sys.exit(main())
