"""What people said of records, applied to what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from ichlinks.stages import Reason
from ichlinks.store import decisions
from ichlinks.store.decisions import Said
from ichlinks.store.records import Transformed

Answers = Mapping[tuple[str, str], Said]


def decided(
    connection: Connection, slug: str, identifiers: Sequence[str], done: Sequence[Transformed]
) -> list[Transformed]:
    """Quarantined records meet what a person said of them, while that is still about the same."""
    doubtful = [name for name, one in zip(identifiers, done, strict=True) if one.outcome == "quarantine"]
    said = decisions.answers(connection, slug, doubtful) if doubtful else {}
    return [_decided(name, one, said) for name, one in zip(identifiers, done, strict=True)]


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
