"""What many tests need: the smallest clean plan, laid over with the files of a case."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MINIMAL = ROOT / "tests" / "plans" / "minimal"


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    """Return a copy of the smallest clean plan, in a folder `plan`."""
    folder = tmp_path / "plan"
    shutil.copytree(MINIMAL, folder)
    return folder


@pytest.fixture
def overlaid(minimal: Path) -> Callable[[Mapping[str, str | bytes | None]], Path]:
    """Return a function that writes files over the smallest plan; None takes a file away."""

    def lay(files: Mapping[str, str | bytes | None]) -> Path:
        for name, text in files.items():
            path = minimal / name
            if text is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return minimal

    return lay


def as_text(content: str | bytes | None) -> str:
    """Return what a case holds as text, to look for marks; bytes that are no text stay one character each."""
    return content.decode("latin-1") if isinstance(content, bytes) else content or ""


MARK = re.compile(r"\s*# <- ((?:[A-Z]+[0-9]{3} ?)+)$", re.MULTILINE)
