"""The text of a document, letter by letter. `make golden` writes what is expected anew; read the difference."""

from __future__ import annotations

import os
from pathlib import Path

from sprss_cli.sources.load import load
from sprss_cli.sources.workspace import plan_folder
from tests.test_build_cards import made

GOLDEN = Path(__file__).parent / "golden" / "documents"


def test_the_markdown_of_the_smallest_plan_reads_as_expected(minimal):
    files = made(load(plan_folder(minimal)).plan, ("md",))
    for suffix, content in files.items():
        expected = GOLDEN / f"cards{suffix}"
        if os.environ.get("SPRSS_GOLDEN"):
            expected.write_bytes(content)
        assert content.decode() == expected.read_text(encoding="utf-8")
