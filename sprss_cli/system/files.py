"""Writing a file so that, killed at any moment, it is the old one or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sprss_cli.model.message import Message, say
from sprss_cli.system.trouble import MachineTrouble


class WriteTrouble(MachineTrouble):
    """A file or its folder cannot be written; what stood there before still stands."""


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, making its folder when there is none.

    The content goes to a temporary file in the same folder, is forced to the disk and then takes the file's name in
    one step. A failed attempt leaves neither a half file nor a temporary one.

    Raises:
        WriteTrouble: The folder cannot be made or written, the disk is full, or the file is held by another program.
    """
    with replaced_atomically(path) as temporary, temporary.open("wb") as file:
        file.write(content)


def remove_file(path: Path) -> None:
    """Remove a file; one that is gone already is none the worse for it.

    Raises:
        WriteTrouble: It cannot be removed.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _trouble(path, error) from error


@contextlib.contextmanager
def replaced_atomically(path: Path) -> Iterator[Path]:
    """Give a temporary file in the folder of a path to be written, which takes the path's name once it is whole.

    For what is written piece by piece or by another library. Whatever ends the writing early leaves the old file.

    Raises:
        WriteTrouble: The folder cannot be made or written, the disk is full, or the file is held by another program.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise _trouble(path, error) from error
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        # mkstemp lets only the owner read; a published document follows the user's own rule instead
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise _trouble(path, error) from error
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _trouble(path: Path, error: OSError) -> WriteTrouble:
    message = say("{path} cannot be written: {reason}", path=path, reason=error.strerror or error)
    return WriteTrouble(message, _hint(error))


def _hint(error: OSError) -> Message | None:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):  # Windows knows no quota
        return say("the disk is full; make room and run the command again")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return say("close the file if another program holds it, or choose another folder with --out")
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.EISDIR):
        return say("a file stands where a folder should be, or the other way round; choose another folder with --out")
    return None
