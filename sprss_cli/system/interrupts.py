"""Ctrl-C, where a library would take it for a fault of its own."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def postponed() -> Iterator[None]:
    """Let Ctrl-C wait until the block is done; outside the main thread, which alone gets it, nothing is changed.

    Raises:
        KeyboardInterrupt: After the block, when Ctrl-C came within it.
    """
    came: list[int] = []
    try:
        before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    except ValueError:  # not the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
    if came:
        raise KeyboardInterrupt
