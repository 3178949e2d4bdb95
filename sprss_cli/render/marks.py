"""Texts with what was taken out and put in, as cells of a comparison: two sides, the unchanged middle left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sprss_cli.model.change import Run
from sprss_cli.render import prose

PUT_IN, TAKEN_OUT = "vlozeno", "vypusteno"
"""Classes of the spans that writers mark as inserted and as deleted."""

_CONTEXT = 8  # kept words on each side of a change
_CLASSES = {"+": PUT_IN, "-": TAKEN_OUT}
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def old_side(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs that the old text consists of, its unchanged stretches cut."""
    return _cut([run for run in runs if run.kind != "+"])


def new_side(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs that the new text consists of, its unchanged stretches cut."""
    return _cut([run for run in runs if run.kind != "-"])


def marked(runs: Sequence[Run]) -> str:
    """Return runs as a line of Markdown: a span of its class around what was put in or taken out."""
    parts = []
    for run in runs:
        found = _EDGES.fullmatch(prose.speakable(run.text))
        assert found is not None  # the pattern takes any text
        before, text, after = found.groups()
        words = prose.line(text)
        if run.kind != "=" and text:
            words = f"[{words}]{{.{_CLASSES[run.kind]}}}"
        parts.append(f"{' ' if before else ''}{words}{' ' if after else ''}")
    return "".join(parts).strip(" ")


def _cut(runs: list[Run]) -> tuple[Run, ...]:
    last = len(runs) - 1
    return tuple(
        run if run.kind != "=" else Run("=", _shortened(run.text, start=index > 0, end=index < last))
        for index, run in enumerate(runs)
    )


def _shortened(text: str, *, start: bool, end: bool) -> str:
    """Leave the words of an unchanged stretch that stand next to a change; all of it when nothing changed."""
    found = list(re.finditer(r"\S+", text))
    if (not start and not end) or len(found) <= _CONTEXT * (start + end) + 2:
        return text
    head = text[: found[_CONTEXT - 1].end()] if start else ""
    tail = text[found[-_CONTEXT].start() :] if end else ""
    return f"{head} … {tail}" if start and end else f"{head} …" if start else f"… {tail}"
