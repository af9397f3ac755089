"""Rows of records that are parts of others, on SQLite and on PostgreSQL."""

from typing import Any

from sqlalchemy import select

from ichlinks.fingerprints import Fingerprints
from ichlinks.stages import Part
from ichlinks.store import Store, parts, payloads
from ichlinks.store.audit import unlisted
from ichlinks.store.parts import Divided
from ichlinks.store.tables import payload as table
from tests.store.making import payload, received


def divided(store: Store, whole: str, *names: str, run: str = "run 1", sums: str = "1") -> Divided:
    """The parts `whole#name`, whose checksums are made of `sums`."""
    with store.write() as connection:
        row = parts.wholes(connection, "archive", run, [whole])[whole]
        found = [Part(f"{whole}#{name}", sums.encode() * 32) for name in names]
        return parts.save(connection, run, row, found)


def rows(store: Store) -> dict[str, Any]:
    with store.read() as connection:
        return {row.identifier: row for row in connection.execute(select(table))}


def alive(store: Store) -> list[str]:
    return sorted(name for name, row in rows(store).items() if not row.deleted)


def test_parts_stand_in_the_bytes_of_the_whole(store: Store) -> None:
    received(
        store, payload("a", b"<a/>"), payload("b", b"<b/>", datestamp="2026-01-01", sets=("s", "t"), repaired=True)
    )
    assert divided(store, "b", "1", "2") == Divided(new=2)
    found = rows(store)
    shared = ("block", "start", "length", "datestamp", "sets", "repaired", "run")
    assert [getattr(found["b#1"], name) for name in shared] == [getattr(found["b"], name) for name in shared]
    assert [found[name].parent for name in ("a", "b", "b#2")] == [None, None, found["b"].id]
    with store.read() as connection:
        assert [one.payload.data for one in payloads.pending(connection, "archive", 10)] == [b"<a/>", *[b"<b/>"] * 3]


def test_of_new_bytes_only_the_parts_that_changed_wait(store: Store) -> None:
    received(store, payload("b", b"<b/>"))
    divided(store, "b", "1", "2", "3")
    with store.write() as connection:
        payloads.done(connection, [row.id for row in connection.execute(select(table.c.id))])
    received(store, payload("b", b"<b>new</b>"), run="run 2")
    with store.write() as connection:
        row = parts.wholes(connection, "archive", "run 2", ["b"])["b"]
        found = [Part("b#1", b"1" * 32), Part("b#2", b"2" * 32), Part("b#4", b"4" * 32)]
        assert parts.save(connection, "run 2", row, found) == Divided(new=1, changed=1, unchanged=1)
        assert parts.gone(connection, "archive", "run 2") == 1
    found_rows = rows(store)
    assert {name: row.pending for name, row in found_rows.items()} == {
        "b": True, "b#1": False, "b#2": True, "b#3": True, "b#4": True
    }  # fmt: skip
    assert {name for name, row in found_rows.items() if row.block == found_rows["b"].block} == {
        "b",
        "b#1",
        "b#2",
        "b#4",
    }
    assert alive(store) == ["b", "b#1", "b#2", "b#4"]


def test_what_was_not_written_by_this_run_or_cannot_be_read_is_not_divided(store: Store) -> None:
    received(store, payload("old"))
    received(store, payload("new", b"<new/>"), payload("gone", b"<x/>", deleted=True), run="run 2")
    with store.read() as connection:
        assert list(parts.wholes(connection, "archive", "run 2", ["old", "new", "gone"])) == ["new"]


def test_parts_go_with_what_they_are_part_of(store: Store) -> None:
    for name in ("a", "b", "c"):
        received(store, payload(name, f"<{name}/>".encode()))
        divided(store, name, "1")
    with store.write() as connection:
        parts.bereave(connection, "archive", "run 2", ["a"])
        payloads.drop(connection, "archive", "run 2", ["b"])
    assert alive(store) == ["a", "c", "c#1"]
    with store.write() as connection:
        assert payloads.sweep(connection, "archive", "run 3", Fingerprints()) == 2
    assert alive(store) == []


def test_no_list_need_name_a_part(store: Store) -> None:
    received(store, payload("a"))
    divided(store, "a", "1")
    seen = Fingerprints()
    seen.add(["a"])
    with store.write() as connection:
        assert list(unlisted(connection, "archive", seen)) == []
        assert payloads.sweep(connection, "archive", "run 2", seen) == 0
        assert payloads.standing(connection, "archive") == payloads.Standing(1, 2, 0, 1)


def test_a_record_of_the_endpoint_takes_the_row_of_a_part(store: Store) -> None:
    received(store, payload("a"))
    divided(store, "a", "1")
    assert received(store, payload("a#1", b"<own/>"), run="run 2").changed == 1
    assert rows(store)["a#1"].parent is None
    received(store, payload("a", b"<a>new</a>"), run="run 2")
    assert divided(store, "a", "1", run="run 2", sums="2") == Divided()
    assert rows(store)["a#1"].sha256 == payload("", b"<own/>").sha256
