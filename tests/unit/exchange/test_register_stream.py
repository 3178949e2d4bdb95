"""Records of a file read piece by piece: where a piece ends must not matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sprss_cli.exchange.register.stream import _PIECE, records

RECORDS = [{"identifikator": "1234567", "nazev": "Žluť \u201eU Lesa\u201c"}, {"pocet": 1234}, [1, None, True], 1234567]


def written(folder: Path, text: str) -> Path:
    path = folder / "rpss.json"
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("left", range(0, 110, 3))
def test_a_piece_may_end_anywhere_in_a_record(tmp_path: Path, left: int):
    text = json.dumps({"verze": 1234567, "polozky": RECORDS, "po": "nich"}, ensure_ascii=False)
    assert list(records(written(tmp_path, " " * (_PIECE - left) + text))) == RECORDS


def test_a_byte_order_mark_and_line_ends_of_windows_do_not_matter(tmp_path: Path):
    text = "\ufeff" + json.dumps({"polozky": RECORDS}, indent=1).replace("\n", "\r\n")
    assert list(records(written(tmp_path, text))) == RECORDS
