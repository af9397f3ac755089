"""Records: outcomes, what has to be linked again, and what people are shown of them."""

from hashlib import sha256

from ichlinks.stages import Outcome, Reason
from ichlinks.store import Store, records
from ichlinks.store.records import Line, Unlinked
from tests.store.making import payload, received, rows, transformed

REASONS = (
    Reason("title.missing", "quarantine", "there is no title", "title", None, "give it one"),
    Reason("date.odd", "flag", "a date is odd", "issued", "1398", None),
)


def waiting(store: Store, size: int = 100, partner: str = "archive") -> list[Unlinked]:
    with store.read() as connection:
        return records.unlinked(connection, partner, size)


def link(store: Store, items: dict[str, str | None]) -> None:
    with store.write() as connection:
        ids = rows(connection)
        records.linked(connection, [(ids[name], item) for name, item in items.items()])


def test_a_new_record_waits_to_be_linked(store: Store) -> None:
    received(store, payload("a", datestamp="2026-01-01"), payload("b"))
    transformed(store, {"a": "accept"}, b'{"type":"Element"}')
    transformed(store, {"b": "reject"}, None)
    with store.read() as connection:
        ids = rows(connection)
    assert waiting(store) == [
        Unlinked(ids["a"], "a", "2026-01-01", "accept", b'{"type":"Element"}', None),
        Unlinked(ids["b"], "b", None, "reject", None, None),
    ]
    assert waiting(store, size=1) == waiting(store)[:1]
    assert waiting(store, partner="other") == []


def test_a_linked_record_waits_no_more_until_outcome_or_body_change(store: Store) -> None:
    received(store, payload("a"), payload("b"))
    transformed(store, {"a": "accept", "b": "flag"})
    link(store, {"a": "item-a", "b": None})
    assert waiting(store) == []
    transformed(store, {"a": "accept", "b": "flag"}, reasons=REASONS)
    assert waiting(store) == []
    transformed(store, {"a": "accept"}, b'{"new":1}')
    transformed(store, {"b": "withhold"})
    assert [(one.identifier, one.item) for one in waiting(store)] == [("a", "item-a"), ("b", None)]


def test_a_record_that_waits_goes_on_waiting_when_it_is_made_again(store: Store) -> None:
    received(store, payload("a"))
    transformed(store, {"a": "accept"})
    transformed(store, {"a": "accept"})
    assert [one.identifier for one in waiting(store)] == ["a"]


def test_nothing_to_link_is_nothing_done(store: Store) -> None:
    link(store, {})
    assert waiting(store) == []


def test_thousands_are_saved_and_linked_at_once(store: Store) -> None:
    names = [f"r{n:04d}" for n in range(2000)]
    received(store, *(payload(name) for name in names))
    outcomes: dict[str, Outcome] = dict.fromkeys(names, "accept")
    transformed(store, outcomes)
    link(store, {name: f"item of {name}" for name in names})
    assert waiting(store) == []
    with store.read() as connection:
        assert records.members(connection, "item of r1999") == [("archive", "r1999")]


def test_a_record_is_shown_with_why_it_is_what_it_is(store: Store) -> None:
    received(store, payload("b", b"<b/>", datestamp="2026-01-01", sets=("ich", "x")), payload("a"))
    transformed(store, {"b": "quarantine"}, reasons=REASONS)
    checksum = sha256(b"<b/>").hexdigest()
    expected = [
        Line("a", None, False, (), sha256(b"<record/>").hexdigest(), "pending", (), None),
        Line("b", "2026-01-01", False, ("ich", "x"), checksum, "quarantine", REASONS, None),
    ]
    with store.read() as connection:
        assert list(records.lines(connection, "archive")) == expected
        assert list(records.lines(connection, "archive", "pending")) == expected[:1]
        assert list(records.lines(connection, "archive", "quarantine")) == expected[1:]
        assert [records.one(connection, "archive", name) for name in "abx"] == [*expected, None]


def test_bodies_versions_and_outcomes(store: Store) -> None:
    received(store, *(payload(name) for name in "abcd"))
    transformed(store, {"a": "accept", "b": "accept"}, b'{"x":"\\u0000"}')
    transformed(store, {"c": "reject"}, None)
    with store.read() as connection:
        assert records.body(connection, "archive", "a") == b'{"x":"\\u0000"}'
        assert records.body(connection, "archive", "c") is None
        assert records.versions(connection, "archive", "a") == {"crosswalk": "c1", "rules": "r1"}
        assert records.versions(connection, "archive", "d") is None
        assert records.outcomes(connection, "archive") == {"accept": 2, "reject": 1}
        assert records.outcomes(connection, "other") == {}
