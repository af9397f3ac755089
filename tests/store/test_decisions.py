"""What people are asked, and what they said."""

from dataclasses import replace

import msgspec

from ichlinks.stages import Reason
from ichlinks.store import Store, decisions, payloads
from ichlinks.store.decisions import Decision, Said
from tests.store.making import payload, received, transformed

DOUBT = Reason("title.missing", "quarantine", "there is no title", "title", "x")
NOTE = Reason("date.odd", "flag", "a date is odd")
MASS = Reason("expect.deleted_share", "quarantine", "25 of 30 records would be deleted")


def asked(subject: str = "run 1", basis: str = "b1", partner: str = "archive") -> Decision:
    return decisions.question("run", partner, subject, basis, [MASS])


def save(store: Store, one: Decision) -> None:
    with store.write() as connection:
        decisions.save(connection, one)


def waiting(store: Store, partner: str | None = None) -> list[tuple[str, str]]:
    with store.read() as connection:
        return [(one.partner, one.subject) for one in decisions.waiting(connection, partner)]


def test_a_question_comes_back_whole_with_its_answer(store: Store) -> None:
    one = asked()
    save(store, one)
    said = replace(one, state="approve", by="anna", at="2026-01-01T00:00:00Z", note="they meant it")
    save(store, said)
    with store.read() as connection:
        assert decisions.find(connection, one.id) == said
        assert decisions.find(connection, "nothing") is None


def test_the_same_question_has_the_same_id() -> None:
    assert asked("run 1").id == asked("run 2").id
    assert len({asked().id, asked(basis="b2").id, asked(partner="other").id}) == 3
    about = [decisions.question("record", "archive", name, "b", []).id for name in ("a", "b")]
    assert len(set(about)) == 2


def test_a_question_is_about_rules_fields_and_values_in_any_order() -> None:
    again = replace(DOUBT, message="said otherwise", hint="new")
    assert decisions.basis([DOUBT, MASS]) == decisions.basis([MASS, again])
    assert decisions.basis([DOUBT]) != decisions.basis([replace(DOUBT, excerpt="y")])
    assert decisions.basis([DOUBT]) != decisions.basis([DOUBT], ["oai:1"])


def test_a_question_about_a_record_is_about_the_values_that_its_rules_looked_at() -> None:
    """The whole value counts, not only the excerpt; what no doubt is about does not."""
    doubts = [replace(DOUBT, field="rights.content"), replace(DOUBT, field="landing_page or media", rule="links")]
    body = {"rights": {"content": "a", "holder": "h"}, "media": [{"url": "u"}], "title": {"en": ["t"]}}

    def of(**more: object) -> str:
        return decisions.record_basis([*doubts, NOTE], msgspec.json.encode(body | more))

    assert of(title={"en": ["other"]}, rights={"content": "a", "holder": "other"}) == of()
    assert len({of(), of(rights={"content": "b"}), of(media=[]), of(landing_page="p")}) == 4
    assert decisions.record_basis(doubts, None) != of()


def test_an_answer_says_who_when_and_why() -> None:
    assert str(Said("approve", "anna", "2026-01-01T00:00:00Z", "asked")) == "by anna on 2026-01-01: asked"
    assert str(Said("reject", "bat", "2026-01-01T00:00:00Z", None)) == "by bat on 2026-01-01"


def test_held_runs_wait_before_quarantined_records(store: Store) -> None:
    for partner in ("b", "a"):
        received(store, payload("r2"), payload("r1"), payload("fine"), partner=partner)
        transformed(store, {"r1": "quarantine", "r2": "quarantine"}, reasons=(DOUBT, NOTE), partner=partner)
    save(store, asked(partner="b"))
    save(store, replace(asked(partner="a"), state="reject"))
    assert waiting(store) == [("b", "run 1"), ("a", "r1"), ("a", "r2"), ("b", "r1"), ("b", "r2")]
    assert waiting(store, "b") == [("b", "run 1"), ("b", "r1"), ("b", "r2")]
    with store.read() as connection:
        doubt = decisions.waiting(connection, "a")[0]
    assert doubt == decisions.question("record", "a", "r1", decisions.record_basis([DOUBT], b"{}"), [DOUBT, NOTE])


def test_answers_are_found_by_what_they_are_about(store: Store) -> None:
    for name, state in (("r1", "approve"), ("r2", "reject")):
        one = decisions.question("record", "archive", name, "b1", [DOUBT])
        answered = replace(one, by="anna", at="2026-01-01T00:00:00Z", note="asked")
        save(store, replace(answered, state="approve" if state == "approve" else "reject"))
    with store.read() as connection:
        assert decisions.answers(connection, "archive", ["r1", "r2", "r3"]) == {
            ("r1", "b1"): Said("approve", "anna", "2026-01-01T00:00:00Z", "asked"),
            ("r2", "b1"): Said("reject", "anna", "2026-01-01T00:00:00Z", "asked"),
        }
        assert decisions.answers(connection, "other", ["r1"]) == {}


def test_a_held_run_whose_cause_is_gone_waits_no_more(store: Store) -> None:
    answered = replace(asked(basis="b2"), state="approve")
    for one in (asked(), answered, asked(partner="other")):
        save(store, one)
    with store.write() as connection:
        decisions.drop_waiting(connection, "archive")
    assert waiting(store) == [("other", "run 1")]
    with store.read() as connection:
        assert decisions.find(connection, answered.id) == answered


def test_a_decided_record_is_transformed_again(store: Store) -> None:
    received(store, payload("a"), payload("b"))
    transformed(store, {"a": "quarantine", "b": "quarantine"})
    with store.write() as connection:
        decisions.requeue(connection, "archive", "b")
        assert [one.payload.identifier for one in payloads.pending(connection, "archive", 9)] == ["b"]
