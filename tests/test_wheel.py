"""The wheel works where there is no checkout: everything it needs travels in it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import MINIMAL, ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-index", "--no-deps",
         "--no-build-isolation", "--wheel-dir", folder, ROOT],
        check=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of a new environment that has the wheel, and this one's packages but not the checkout."""
    home = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    paths = {"base": str(home), "platbase": str(home)}
    packages = Path(sysconfig.get_path("purelib", vars=paths))
    # a path alone: what .pth files of this environment add, such as the checkout, stays out
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    program = Path(sysconfig.get_path("scripts", vars=paths)) / Path(sys.executable).name
    quiet = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps", "--ignore-installed"]
    subprocess.run([sys.executable, "-m", "pip", "--python", program, "install", *quiet, wheel], check=True)
    return program


def run(python: Path, folder: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, "-m", "sprss_cli", *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "SPRSS_LANG": "en", **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def tracked(folder: str, *suffixes: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in suffixes
    }


def test_schemas_catalogues_templates_fonts_and_translations_are_inside(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = tracked("schemas", ".json", ".yaml") | tracked("templates", ".j2", ".css", ".html", ".typ", ".ttf", ".txt")
    assert {f"sprss_cli/resources/{name}" for name in wanted} <= names
    assert len(wanted) > 20
    catalogues = tracked("sprss_cli/locale", ".po")
    assert catalogues
    assert {name.removesuffix(".po") + ".mo" for name in catalogues} <= names


def test_nothing_else_is_inside(wheel: Path) -> None:
    roots = {name.split("/")[0].split("-")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert roots == {"sprss_cli", "sprss"}


def test_the_wheel_runs_and_not_the_checkout(python: Path, tmp_path: Path) -> None:
    where = subprocess.run(
        [python, "-c", "import sprss_cli; print(sprss_cli.__file__)"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert not Path(where.stdout.strip()).is_relative_to(ROOT)
    assert run(python, tmp_path, "--version").stdout.startswith("sprss 0.")


def test_the_program_itself_is_installed(python: Path, tmp_path: Path) -> None:
    name = "sprss.exe" if os.name == "nt" else "sprss"
    ended = subprocess.run([python.with_name(name), "--version"], cwd=tmp_path, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout[:6]) == (0, b"sprss ")


def test_it_checks_a_plan_from_elsewhere(python: Path, tmp_path: Path) -> None:
    ended = run(python, tmp_path, "validate", str(MINIMAL))
    assert (ended.returncode, ended.stdout) == (0, "no findings; 6 files read; 0 findings excepted\n")


def test_it_finds_faults_in_czech(python: Path, minimal: Path) -> None:
    (minimal / "cards" / "K01-01.yaml").write_text("", encoding="utf-8")
    ended = run(python, minimal, "validate", "--lang", "cs")
    assert ended.returncode == 1
    assert "cards/K01-01.yaml:1:1: chyba YML008 soubor je prázdný\n" in ended.stdout


@pytest.mark.parametrize(("language", "word"), [("en", "Mend:"), ("cs", "Jak napravit:")])
def test_it_explains_a_rule(language: str, word: str, python: Path, tmp_path: Path) -> None:
    ended = run(python, tmp_path, "explain", "LAW301", SPRSS_LANG=language)
    assert ended.returncode == 0
    assert word in ended.stdout


def test_it_builds_a_document(python: Path, tmp_path: Path) -> None:
    ended = run(python, tmp_path, "build", str(MINIMAL), "--to", "md,html", "--out", str(tmp_path / "out"), "--draft")
    assert ended.returncode == 0
    assert {"cards.html", "cards.md"} <= {path.name for path in (tmp_path / "out").iterdir()}
