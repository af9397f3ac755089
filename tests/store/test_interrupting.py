"""Ctrl-C in a write transaction: what was begun is finished first, and nothing stays locked."""

import os
import signal

import pytest

from ichlinks.stages import Envelope
from ichlinks.store import blocks, open_store
from ichlinks.store.interrupting import uninterrupted


def test_a_transaction_is_finished_before_ctrl_c_takes_effect(database_url: str) -> None:
    store = open_store(database_url)
    with pytest.raises(KeyboardInterrupt), store.write() as connection:
        os.kill(os.getpid(), signal.SIGINT)
        number = blocks.add(connection, Envelope(), [b"a record"])
    with store.write() as connection:
        assert blocks.read(connection, [number]) == {number: (Envelope(), b"a record")}
    store.close()


def test_pressed_twice_it_takes_effect_at_once() -> None:
    reached = []
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        os.kill(os.getpid(), signal.SIGINT)
        reached.append("once")
        os.kill(os.getpid(), signal.SIGINT)
        reached.append("twice")
    assert reached == ["once"]


def test_blocks_within_blocks_wait_for_the_outermost() -> None:
    reached = []
    with pytest.raises(KeyboardInterrupt), uninterrupted():
        with uninterrupted():
            os.kill(os.getpid(), signal.SIGINT)
        reached.append("after the inner one")
    assert reached == ["after the inner one"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
