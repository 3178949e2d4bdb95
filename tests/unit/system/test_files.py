import errno
import os
import stat
import sys

import pytest

from sprss_cli.system.files import WriteTrouble, write_atomically


def test_a_file_is_written_and_its_folder_made(tmp_path):
    write_atomically(tmp_path / "a" / "b" / "c.txt", b"text")
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == b"text"


def test_a_file_is_replaced_whole_and_nothing_stays_beside_it(tmp_path):
    (tmp_path / "c.txt").write_bytes(b"longer than the new one")
    write_atomically(tmp_path / "c.txt", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("c.txt", b"new")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_published_file_can_be_read_by_others(tmp_path):
    write_atomically(tmp_path / "c.txt", b"text")
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "c.txt").stat().st_mode) == 0o666 & ~mask


def test_a_file_where_a_folder_should_be_is_said_and_stays(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(WriteTrouble) as caught:
        write_atomically(tmp_path / "out" / "cards.md", b"text")
    assert "cards.md" in str(caught.value.message.values["path"])
    assert (tmp_path / "out").read_text() == "mine"


def test_a_full_disk_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    (tmp_path / "c.txt").write_bytes(b"old")

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteTrouble) as caught:
        write_atomically(tmp_path / "c.txt", b"new")
    assert "full" in caught.value.hint.text
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("c.txt", b"old")]


def test_an_interrupted_write_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    (tmp_path / "c.txt").write_bytes(b"old")

    def interrupted(source, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "c.txt", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("c.txt", b"old")]
