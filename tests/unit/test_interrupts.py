"""Ctrl-C waits where a library would take it for a fault of its own."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from sprss_cli.system.interrupts import postponed


def test_an_interrupt_comes_after_the_block_and_not_within_it():
    done = []

    def work() -> None:
        with postponed():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("the rest of the block")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["the rest of the block"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_fault_of_the_block_is_told_and_the_next_interrupt_works_as_before():
    with pytest.raises(ValueError, match="a fault"), postponed():
        raise ValueError("a fault")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_another_thread_is_left_alone():
    ran = []

    def work() -> None:
        with postponed():
            ran.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ran == [True]
