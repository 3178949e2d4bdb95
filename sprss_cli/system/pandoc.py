"""The pandoc process: found in the wheel that carries it, run in its sandbox."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from sprss_cli.model.message import say
from sprss_cli.system.trouble import MachineTrouble


class PandocTrouble(MachineTrouble):
    """Pandoc is not there, or did not do what was asked of it."""


@cache
def _program() -> Path:
    """Return pandoc's path without importing pypandoc, which would cost more than a conversion of a card."""
    spec = find_spec("pypandoc")
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent / "files"
        for name in ("pandoc", "pandoc.exe"):
            if (folder / name).is_file():
                return folder / name
    raise PandocTrouble(
        say("the program pandoc is missing, so no document can be made"),
        say("install the package again: pip install --force-reinstall pypandoc_binary"),
    )


def run(arguments: Sequence[str], text: bytes = b"") -> bytes:
    """Run pandoc on a text and return what it writes.

    Pandoc runs in its sandbox: apart from the files named among the arguments it reads and fetches nothing.

    Args:
        arguments: Pandoc's options, without the program.
        text: What pandoc reads on its standard input.

    Returns:
        Pandoc's standard output.

    Raises:
        PandocTrouble: The program is missing, cannot be started, or ends with an error.
    """
    command = [os.fspath(_program()), "--sandbox", *arguments]
    try:
        done = subprocess.run(command, input=text, capture_output=True, check=False)
    except OSError as error:
        raise PandocTrouble(say("pandoc cannot be started: {reason}", reason=error.strerror or error)) from error
    if done.returncode != 0:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise PandocTrouble(say("pandoc refused the text: {reason}", reason=reason[-1] if reason else done.returncode))
    return done.stdout
