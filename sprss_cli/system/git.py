"""Asking git which version a folder is of. No git and no repository are no fault: then there is no version."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_LETTERS_OF_A_COMMIT = 10
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Version:
    """The last commit that touched a folder, its day, and whether something has been changed since.

    Attributes:
        commit: As documents state it: the first letters.
        whole: All of it.
    """

    commit: str
    day: date
    changed: bool
    whole: str


def version(folder: Path) -> Version | None:
    """Return the version of a folder; None when it is in no repository, never committed, or git is missing."""
    last = _git(folder, "log", "-1", "--format=%H %cs", "--", ".")
    commit, _, day = last.strip().partition(" ")
    if not day:
        return None
    changed = bool(_git(folder, "status", "--porcelain", "--", ".").strip())
    return Version(commit[:_LETTERS_OF_A_COMMIT], date.fromisoformat(day), changed, commit)


def _git(folder: Path, *arguments: str) -> str:
    # A repository from elsewhere may name a program as its file system monitor; it is not to be started for this.
    command = ["git", "-c", "core.fsmonitor=false", "--no-optional-locks", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=_SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
