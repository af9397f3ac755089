"""What people were asked and what they said: held runs and quarantined records, in one table."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from sqlalchemy import Connection, Row, select, update

from ichlinks.stages import Reason
from ichlinks.store import bulk
from ichlinks.store.tables import decision, payload, record

Kind = Literal["run", "record"]
Answer = Literal["waiting", "approve", "reject"]
_REASONS = msgspec.json.Decoder(tuple[Reason, ...])


@dataclass(frozen=True, slots=True)
class Decision:
    """A question, and the answer once there is one (`state`, `by`, `at`, `note`)."""

    id: str
    kind: Kind
    partner: str
    subject: str
    basis: str
    state: Answer
    reasons: tuple[Reason, ...]
    by: str | None = None
    at: str | None = None
    note: str | None = None


def question(kind: Kind, partner: str, subject: str, basis: str, reasons: Sequence[Reason]) -> Decision:
    """A question that waits; its id is the same whenever the same is asked about the same."""
    text = "\0".join((kind, partner, subject if kind == "record" else "", basis))
    id_ = hashlib.sha256(text.encode()).hexdigest()[:10]
    return Decision(id_, kind, partner, subject, basis, "waiting", tuple(reasons))


def basis(reasons: Sequence[Reason], more: Sequence[str] = ()) -> str:
    """A digest of what a question is about: asked again only when that changes."""
    seen = sorted(f"{r.rule}\0{r.field}\0{r.excerpt}" for r in reasons)
    return hashlib.sha256("\n".join((*seen, *more)).encode()).hexdigest()[:16]


def record_basis(reasons: Sequence[Reason], body: bytes | None) -> str:
    """What a question about a record is about: its doubts, and the values that the rules looked at."""
    doubts = [reason for reason in reasons if reason.severity == "quarantine"]
    record_: Any = msgspec.json.decode(body) if body else {}
    names = sorted({name for one in doubts for name in (one.field or "").split(" or ")})
    return basis(doubts, [f"{name}\0{msgspec.json.encode(_value(record_, name)).decode()}" for name in names])


def _value(record_: Any, name: str) -> Any:
    for part in name.split("."):
        record_ = record_.get(part) if isinstance(record_, dict) else None
    return record_


def save(connection: Connection, one: Decision) -> None:
    row = {name: getattr(one, name) for name in Decision.__dataclass_fields__}
    bulk.upsert(connection, decision, [{**row, "reasons": msgspec.json.encode(one.reasons)}], ("id",))


def find(connection: Connection, id_: str) -> Decision | None:
    found = connection.execute(select(decision).where(decision.c.id == id_)).first()
    return _decision(found) if found else None


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a record, who it was, when and why."""

    state: Answer
    by: str | None
    at: str | None
    note: str | None

    def __str__(self) -> str:
        return f"by {self.by} on {(self.at or '')[:10]}" + (f": {self.note}" if self.note else "")


def answers(connection: Connection, partner: str, subjects: Sequence[str]) -> dict[tuple[str, str], Said]:
    """What was said of these records, by (identifier, basis)."""
    query = select(decision).where(
        decision.c.partner == partner, decision.c.kind == "record", decision.c.subject.in_(subjects)
    )
    found = connection.execute(query)
    return {(row.subject, row.basis): Said(row.state, row.by, row.at, row.note) for row in found}


def waiting(connection: Connection, partner: str | None = None) -> list[Decision]:
    """Everything that waits for a person: held runs first, then quarantined records."""
    runs = select(decision).where(decision.c.kind == "run", decision.c.state == "waiting")
    doubtful = (
        select(payload.c.partner, payload.c.identifier, record.c.reasons, record.c.body)
        .join(record, record.c.payload == payload.c.id)
        .where(record.c.outcome == "quarantine")
        .order_by(payload.c.partner, payload.c.identifier)
    )
    if partner:
        runs, doubtful = (
            runs.where(decision.c.partner == partner),
            doubtful.where(record.c.partner == partner),
        )
    held = [_decision(row) for row in connection.execute(runs.order_by(decision.c.partner, decision.c.id))]
    return held + [_doubt(*row) for row in connection.execute(doubtful)]


def _doubt(partner: str, identifier: str, packed: bytes, body: bytes | None) -> Decision:
    reasons = _REASONS.decode(packed)
    return question("record", partner, identifier, record_basis(reasons, body), reasons)


def drop_waiting(connection: Connection, partner: str) -> None:
    """A held run whose cause is gone needs no answer any more."""
    mine = (decision.c.partner == partner) & (decision.c.kind == "run") & (decision.c.state == "waiting")
    connection.execute(decision.delete().where(mine))


def requeue(connection: Connection, partner: str, identifier: str) -> None:
    """The record is transformed again by the next run, and so meets the decision."""
    mine = (payload.c.partner == partner) & (payload.c.identifier == identifier)
    connection.execute(update(payload).where(mine).values(pending=True))


def _decision(row: Row[Any]) -> Decision:
    values = row._asdict()
    return Decision(**{**values, "reasons": _REASONS.decode(values["reasons"])})
