"""What many tests need: the smallest clean plan, laid over with the files of a case."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Content = str | bytes | Mapping[str, Any] | None
"""What stands under a file's name in a case."""

ROOT = Path(__file__).resolve().parent.parent
MINIMAL = ROOT / "tests" / "plans" / "minimal"


# Another program's start takes a minute on a busy machine: these tests run where somebody asks for them.
OFFICE = pytest.mark.skipif(
    not (shutil.which("soffice") and os.environ.get("SPRSS_OFFICE")),
    reason="tried in LibreOffice only with SPRSS_OFFICE=1, where it is installed",
)


@pytest.fixture
def minimal(tmp_path: Path) -> Path:
    """Return a copy of the smallest clean plan, in a folder `plan`."""
    folder = tmp_path / "plan"
    shutil.copytree(MINIMAL, folder)
    return folder


@pytest.fixture
def overlaid(minimal: Path) -> Callable[[Mapping[str, Content]], Path]:
    """Return a function that lays the files of a case over the smallest plan; None takes a file away."""

    def lay(files: Mapping[str, Content]) -> Path:
        for name, content in files.items():
            path = minimal / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            put(path, content)
        return minimal

    return lay


def put(path: Path, content: str | bytes | Mapping[str, Any]) -> None:
    """Write what a case holds: a text, bytes, or a mapping for what a text in a case file cannot be.

    The mapping is one of these; `finds: CODE` beside the last four says what is found on the first line:

        {text: "…", encoding: cp1250, line_end: "\r\n"}   a text, written otherwise than as UTF-8 with \n
        {repeat: ["[", 10000]}                            a text many times over
        {size: 52428800}                                  a file of so many bytes, all of them NUL
        {folder: true}                                    a folder that is called like a file
        {link: ../elsewhere.yaml}                         a link
    """
    match content:
        case {"text": text}:
            text = text.replace("\n", content.get("line_end", "\n"))
            path.write_bytes(text.encode(content.get("encoding", "utf-8")))
        case {"repeat": [text, times]}:
            path.write_text(text * times, encoding="utf-8")
        case {"size": size}:
            with path.open("wb") as file:
                file.truncate(size)
        case {"folder": True}:
            path.mkdir()
        case {"link": target}:
            path.symlink_to(target)
        case str() | bytes():
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        case _:
            raise ValueError(content)


def as_text(content: Content) -> str:
    """Return what a case holds as text, to look for marks; bytes that are no text stay one character each."""
    if isinstance(content, Mapping):
        return f"# <- {content['finds']}" if "finds" in content else str(content.get("text", ""))
    return content.decode("latin-1") if isinstance(content, bytes) else content or ""


def unmarked(content: Content) -> Content:
    """Return what a case holds without the marks."""
    if isinstance(content, Mapping):
        return {**content, "text": MARK.sub("", content["text"])} if "text" in content else content
    if isinstance(content, bytes):
        return MARK.sub("", as_text(content)).encode("latin-1")
    return None if content is None else MARK.sub("", content)


MARK = re.compile(r"\s*# <- ((?:[A-Z]+[0-9]{3} ?)+)$", re.MULTILINE)
