"""Writing a file so that, killed at any moment, it is the old one or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
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
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise _trouble(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp lets only the owner read; a published document follows the user's own rule instead
        os.chmod(temporary, 0o666 & ~_umask())  # noqa: PTH101 - the name is text here
        os.replace(temporary, path)  # noqa: PTH105 - the name is text here
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108 - the name is text here
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
