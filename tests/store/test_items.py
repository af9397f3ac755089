"""Items, their manifests and their tombstones."""

import pytest

from ichlinks.store import Store, items
from ichlinks.store.items import Tombstone


def save(store: Store, **bodies: bytes) -> None:
    with store.write() as connection:
        items.save(connection, bodies)


def test_an_item_is_published_changed_and_withdrawn(store: Store) -> None:
    save(store, a=b"1", b=b"2")
    save(store, a=b"3")
    with store.write() as connection:
        items.save_manifests(connection, {"a": b"m", "b": b"n"})
        items.withdraw(connection, {"b": "withheld"}, "2026-01-01T00:00:00Z")
    with store.read() as connection:
        assert items.bodies(connection, ["a", "b", "c"]) == {"a": b"3"}
        assert (items.body(connection, "a"), items.body(connection, "b")) == (b"3", None)
        assert items.hashes(connection, ["a", "b"]) == {"a": items.digest(b"3")}
        assert items.grave(connection, "b") == Tombstone("b", "withheld", "2026-01-01T00:00:00Z")
        assert (items.grave(connection, "a"), items.count(connection)) == (None, 1)
        assert items.manifest_bodies(connection, ["a", "b"]) == {"a": b"m"}


def test_an_item_that_comes_back_has_no_tombstone(store: Store) -> None:
    save(store, a=b"1")
    with store.write() as connection:
        items.withdraw(connection, {"a": "deleted by the partner"}, "2026-01-01T00:00:00Z")
    save(store, a=b"1")
    with store.read() as connection:
        assert (items.grave(connection, "a"), items.body(connection, "a")) == (None, b"1")


def test_a_second_withdrawal_tells_the_newer_reason(store: Store) -> None:
    for reason in ("quarantined", "withheld"):
        with store.write() as connection:
            items.withdraw(connection, {"a": reason}, "2026-01-01T00:00:00Z")
    with store.read() as connection:
        assert items.grave(connection, "a") == Tombstone("a", "withheld", "2026-01-01T00:00:00Z")


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_all_items_are_walked_in_the_order_of_their_ids(store: Store, size: int) -> None:
    save(store, **{name: name.encode() for name in "dbca2z"})
    with store.read() as connection:
        assert list(items.walk(connection, size=size)) == [(name, name.encode()) for name in "2abcdz"]
        assert [id_ for id_, _ in items.walk(connection, "b", size)] == ["c", "d", "z"]


def test_only_manifests_that_changed_are_written(store: Store) -> None:
    with store.write() as connection:
        assert items.save_manifests(connection, {"a": b"1", "b": b"2", "c": None}) == 2
        assert items.save_manifests(connection, {"a": b"1", "b": b"3", "c": None}) == 1
        assert items.save_manifests(connection, {"a": None, "b": b"3"}) == 1
        assert items.save_manifests(connection, {}) == 0
    with store.read() as connection:
        assert items.manifest_body(connection, "b") == (items.etag(b"3"), b"3")
        assert items.manifest_body(connection, "a") is None
        assert list(items.walk_manifests(connection)) == [("b", b"3")]


def test_the_id_of_an_item_is_the_same_for_ever() -> None:
    assert items.item_id("mekong", "oai:mekong.example:elem-001") == "6mgpymcq7ocdiwtp"
    assert items.item_id("a", "b:c") != items.item_id("a:b", "c")
