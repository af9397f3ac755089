"""What people said of records, in review and by the takedown list, applied to what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection

from enrichment.screening import alike, taken_down
from ichlinks.record import Record
from ichlinks.stages import Reason
from ichlinks.store import decisions, records
from ichlinks.store.decisions import Said
from ichlinks.store.records import Judged, Transformed

TAKEDOWN = taken_down("").rule
_record = msgspec.json.Decoder(Record).decode
Answers = Mapping[tuple[str, str], Said]


def decided(
    connection: Connection, slug: str, identifiers: Sequence[str], done: Sequence[Transformed]
) -> list[Transformed]:
    """Quarantined records meet what a person said of them, while that is still about the same."""
    done = _remembered(connection, done)
    doubtful = [name for name, one in zip(identifiers, done, strict=True) if one.outcome == "quarantine"]
    said = decisions.answers(connection, slug, doubtful) if doubtful else {}
    return [_decided(name, one, said) for name, one in zip(identifiers, done, strict=True)]


def _remembered(connection: Connection, done: Sequence[Transformed]) -> Sequence[Transformed]:
    """What was taken down stays as it was where nothing of it is left to read: its like stays withheld, too."""
    gone = [one.payload for one in done if one.body is None]
    before = records.judged(connection, gone) if gone else {}
    return [_as_before(one, before[one.payload]) if one.payload in before else one for one in done]


def _as_before(one: Transformed, before: Judged) -> Transformed:
    if before.body is None or all(reason.rule != TAKEDOWN for reason in before.reasons):
        return one
    key = alike(_record(before.body))
    return replace(one, outcome="withhold", reasons=before.reasons, body=before.body, alike=key)


def _decided(identifier: str, one: Transformed, said: Answers) -> Transformed:
    if one.outcome != "quarantine" or not said:
        return one
    answer = said.get((identifier, decisions.record_basis(one.reasons, one.body)))
    if answer is None or (answer.state == "approve" and one.body is None):
        return one
    if answer.state == "approve":
        approved = Reason("review.approved", "flag", f"approved {answer}")
        return replace(one, outcome="flag", reasons=(*one.reasons, approved))
    rejected = Reason("review.rejected", "reject", f"rejected {answer}")
    return replace(one, outcome="reject", reasons=(*one.reasons, rejected))
