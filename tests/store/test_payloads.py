"""Payloads: what became of each, the exact bytes, what waits, and what a complete list did not name."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from ichlinks.fingerprints import Fingerprints
from ichlinks.stages import Envelope, Payload, Reason
from ichlinks.store import Store, payloads
from ichlinks.store.payloads import Received, Standing
from ichlinks.store.tables import block
from tests.store.making import ENVELOPE, payload, received, transformed


def pending(store: Store, size: int = 100) -> list[str]:
    with store.read() as connection:
        return [stored.payload.identifier for stored in payloads.pending(connection, "archive", size)]


def found(store: Store, identifier: str, partner: str = "archive") -> Payload | None:
    with store.read() as connection:
        stored = payloads.find(connection, partner, identifier)
    return stored.payload if stored else None


def standing(store: Store) -> Standing:
    with store.read() as connection:
        return payloads.standing(connection, "archive")


def seen(*identifiers: str) -> Fingerprints:
    named = Fingerprints()
    named.add(identifiers)
    return named


def done(store: Store) -> None:
    with store.write() as connection:
        payloads.done(connection, [one.id for one in payloads.pending(connection, "archive", 1000)])


def test_a_page_is_new_then_unchanged_then_changed(store: Store) -> None:
    assert received(store, payload("a"), payload("b")) == Received(new=2)
    done(store)
    assert received(store, payload("a"), payload("b")) == Received(unchanged=2)
    assert pending(store) == []
    assert received(store, payload("a", b"<other/>"), payload("b")) == Received(changed=1, unchanged=1)
    assert pending(store) == ["a"]


def test_every_fate_is_counted_once(store: Store) -> None:
    reason = Reason("identifier.missing", "reject", "it has none", excerpt="<x>", hint="give it one")
    counts = received(
        store,
        payload("new"),
        payload("gone", b"<gone/>", deleted=True),
        payload("sha256:1", b"<x>", rejected=reason),
        payload("mended", b"<y/>", repaired=True),
    )
    assert counts == Received(new=2, deleted=1, rejected=1, repaired=1)
    assert counts.received == 4
    assert received(store, payload("gone", b"<gone/>", deleted=True)) == Received(unchanged=1)


def test_a_deleted_record_that_comes_back_is_changed(store: Store) -> None:
    received(store, payload("a"))
    assert received(store, payload("a", b"<gone/>", deleted=True)) == Received(deleted=1)
    assert received(store, payload("a")) == Received(changed=1)
    one = found(store, "a")
    assert one is not None
    assert (one.deleted, one.data) == (False, b"<record/>")


def test_the_later_of_two_twins_is_kept_and_both_are_counted(store: Store) -> None:
    assert received(store, payload("a", b"<1/>"), payload("b"), payload("a", b"<2/>")) == Received(new=2, changed=1)
    one = found(store, "a")
    assert one is not None
    assert one.data == b"<2/>"
    assert received(store, payload("a", b"<2/>"), payload("a", b"<2/>")) == Received(unchanged=2)


def test_partners_do_not_mix(store: Store) -> None:
    received(store, payload("a"))
    assert received(store, payload("a"), partner="other") == Received(new=1)
    assert found(store, "a", "nobody") is None
    assert pending(store) == ["a"]


def test_a_payload_comes_back_whole(store: Store) -> None:
    reason = Reason("row.ragged", "reject", "line 4 has 1 column", "field", "a\0b", "hint")
    sent = [
        payload("plain"),
        payload("ü/ 'x' %s ?", b"\x00\xff\r\n", datestamp="2026-01-01", sets=("ich", "ich:craft"), repaired=True),
        payload("bad", b"", rejected=reason),
        payload("gone", b"<gone/>", deleted=True, datestamp=""),
    ]
    received(store, *sent)
    assert [found(store, one.identifier) for one in sent] == sent


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1), st.binary()))
def test_any_bytes_come_back_through_their_block(store: Store, page: dict[str, bytes]) -> None:
    received(store, *(payload(name, data) for name, data in page.items()))
    for name, data in page.items():
        one = found(store, name)
        assert one is not None
        assert (one.data, one.envelope) == (data, ENVELOPE)


def test_each_page_keeps_its_envelope(store: Store) -> None:
    first, second = Envelope(b"<a xmlns:x='1'>", b"</a>"), Envelope()
    received(store, payload("1", envelope=first))
    received(store, payload("2", envelope=second))
    with store.read() as connection:
        assert [one.payload.envelope for one in payloads.pending(connection, "archive", 9)] == [first, second]


def test_only_what_changed_takes_room(store: Store) -> None:
    received(store, payload("a"), payload("b"))
    received(store, payload("a"), payload("b"))
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(block)) == 1


def test_what_waits_comes_in_the_order_it_arrived_in(store: Store) -> None:
    received(store, *(payload(name) for name in "cab"))
    received(store, payload("d"), payload("c", b"<new/>"))
    assert pending(store) == ["a", "b", "d", "c"]
    assert pending(store, 2) == ["a", "b"]


def test_a_page_of_thousands_is_one_block(store: Store) -> None:
    page = [payload(f"r{n}", b"<%d/>" % n) for n in range(2500)]
    assert received(store, *page) == Received(new=2500)
    assert received(store, *page) == Received(unchanged=2500)
    done(store)
    with store.write() as connection:
        assert payloads.sweep(connection, "archive", "run 2", seen("r0")) == 2499


def test_everything_can_wait_again(store: Store) -> None:
    received(store, payload("a"), payload("b", b"<gone/>", deleted=True))
    done(store)
    with store.write() as connection:
        assert payloads.mark_all(connection, "archive") == 2
    assert pending(store) == ["a", "b"]


def test_a_sweep_deletes_what_was_not_named_and_nothing_else(store: Store) -> None:
    received(store, payload("a"), payload("b"), payload("c", b"<gone/>", deleted=True))
    received(store, payload("b"), partner="other")
    done(store)
    with store.write() as connection:
        assert payloads.sweep(connection, "archive", "run 2", seen("a")) == 1
    assert pending(store) == ["b"]
    one, other = found(store, "b"), found(store, "b", "other")
    assert one is not None
    assert other is not None
    assert (one.deleted, one.data, other.deleted) == (True, b"<record/>", False)
    assert received(store, payload("b")) == Received(changed=1)


def test_how_a_partner_stands(store: Store) -> None:
    assert standing(store) == Standing(0, 0, 0)
    received(store, *(payload(name) for name in "abcd"))
    assert standing(store) == Standing(alive=4, pending=4, deletions=0)
    transformed(store, dict.fromkeys("ab", "accept"))
    transformed(store, {"c": "reject"}, body=None)
    received(store, payload("a", b"<gone/>", deleted=True), payload("c", b"<gone/>", deleted=True))
    assert standing(store) == Standing(alive=2, pending=3, deletions=1)
    with store.read() as connection:
        assert payloads.doomed(connection, "archive") == ["a"]


def test_what_is_dismissed_is_alive_and_asked_for_again(store: Store) -> None:
    received(store, payload("a"), payload("b"))
    transformed(store, dict.fromkeys("ab", "accept"))
    received(store, payload("a", b"<gone/>", deleted=True), payload("new"))
    with store.write() as connection:
        assert payloads.dismiss(connection, "archive") == 2
    assert standing(store) == Standing(alive=3, pending=0, deletions=0)
    again = received(store, payload("a", b"<gone/>", deleted=True), payload("b"), payload("new"))
    assert again == Received(deleted=1, unchanged=1, changed=1)


def test_what_is_dismissed_is_not_transformed_from_the_bytes_that_were_refused(store: Store) -> None:
    received(store, payload("a"), payload("b"))
    transformed(store, dict.fromkeys("ab", "accept"))
    received(store, payload("a", b"<gone/>", deleted=True))
    with store.write() as connection:
        payloads.dismiss(connection, "archive")
        assert payloads.mark_all(connection, "archive") == 1
    assert pending(store) == ["b"]


def test_a_page_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write() as connection:
        payloads.save(connection, "archive", "run 1", [payload("a")])
        raise ZeroDivisionError
    assert found(store, "a") is None
