"""The change log: numbers strictly rise, become visible in their own order, and none is skipped."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.context import ForkProcess

import pytest

from ichlinks.store import Store, changes, open_store
from ichlinks.store.changes import Change

WRITERS, TRANSACTIONS = 4, 20
AT = "2026-01-01T00:00:00Z"


def append(store: Store, *items: str) -> int:
    with store.write() as connection:
        return changes.append(connection, [("create", item) for item in items], AT)


def test_numbers_rise_by_one(store: Store) -> None:
    assert (append(store, "a", "b"), append(store), append(store, "c")) == (2, 2, 3)
    with store.read() as connection:
        assert changes.since(connection, 1, 9) == [Change(2, "create", "b", AT), Change(3, "create", "c", AT)]
        assert changes.since(connection, 0, 1) == [Change(1, "create", "a", AT)]
        assert changes.last(connection) == 3


def test_what_is_rolled_back_leaves_no_gap(store: Store) -> None:
    append(store, "a")
    with pytest.raises(ZeroDivisionError), store.write() as connection:
        changes.append(connection, [("update", "a")], AT)
        raise ZeroDivisionError
    assert append(store, "b") == 2


@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_the_whole_log_is_walked(store: Store, size: int) -> None:
    append(store, *"abcde")
    with store.read() as connection:
        assert [change.n for change in changes.walk(connection, 0, size)] == [1, 2, 3, 4, 5]
        assert [change.n for change in changes.walk(connection, 3, size)] == [4, 5]
        assert list(changes.walk(connection, 5, size)) == []


def test_each_consumer_has_its_own_position(store: Store) -> None:
    with store.write() as connection:
        assert changes.position(connection, "iiif") == 0
        changes.advance(connection, "iiif", 7)
        changes.advance(connection, "iiif", 9)
        changes.advance(connection, "dump", 1)
    with store.read() as connection:
        assert [changes.position(connection, name) for name in ("iiif", "dump", "index")] == [9, 1, 0]


def test_four_writers_and_a_reader_that_misses_nothing(store: Store, database_url: str) -> None:
    seen: list[int] = []
    with writers(database_url) as running:
        while any(one.is_alive() for one in running):
            seen += new(store, seen)
    seen += new(store, seen)
    assert [one.exitcode for one in running] == [0] * WRITERS
    with store.read() as connection:
        total = changes.last(connection)
        items = {change.item for change in changes.walk(connection, 0)}
    assert seen == list(range(1, total + 1))
    assert len(items) == total >= WRITERS * TRANSACTIONS


def new(store: Store, seen: list[int]) -> list[int]:
    with store.read() as connection:
        return [change.n for change in changes.since(connection, seen[-1] if seen else 0, 1000)]


@contextmanager
def writers(database_url: str) -> Iterator[list[ForkProcess]]:
    started: list[ForkProcess] = []
    for number in range(WRITERS):
        process = get_context("fork").Process(target=write, args=(database_url, number))
        process.start()
        started.append(process)
    try:
        yield started
    finally:
        for process in started:
            process.join()


def write(database_url: str, number: int) -> None:
    """Transactions of a few changes, some of which take their time to commit."""
    chance, store = random.Random(number), open_store(database_url)
    for transaction in range(TRANSACTIONS):
        with store.write() as connection:
            items = [f"{number}-{transaction}-{n}" for n in range(chance.randint(1, 3))]
            changes.append(connection, [("create", item) for item in items], AT)
            time.sleep(chance.choice((0, 0, 0.005)))
    store.close()
