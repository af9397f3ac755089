"""Records: one partner's statements, with the outcome of each and the versions that made it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, case, func, select, update

from ichlinks.stages import Outcome, Reason
from ichlinks.store import bulk
from ichlinks.store.blocks import chunks
from ichlinks.store.tables import payload, record

_REASONS = msgspec.json.Decoder(tuple[Reason, ...])


@dataclass(frozen=True, slots=True)
class Transformed:
    """What became of one payload; `body` is the Record's canonical JSON, None where there is no Record."""

    payload: int
    outcome: Outcome
    reasons: tuple[Reason, ...]
    body: bytes | None
    crosswalk_version: str
    rules_version: str
    unfilled: tuple[str, ...] = ()
    """Fields that the partner file expects to be filled, and that are not."""
    alike: int | None = None
    """What Records that may be about the same thing have in common."""


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A Record that changed since its Item was last made."""

    payload: int
    identifier: str
    datestamp: str | None
    outcome: Outcome
    body: bytes | None
    item: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """A record as `ichlinks records` lists it."""

    identifier: str
    datestamp: str | None
    deleted: bool
    sets: tuple[str, ...]
    checksum: str
    outcome: str
    reasons: tuple[Reason, ...]
    item: str | None


def save(connection: Connection, partner: str, transformed: Sequence[Transformed]) -> None:
    """Saves a batch; a Record whose outcome and body are as before need not be linked again."""
    before = _hashes(connection, [one.payload for one in transformed])
    rows = []
    for one in transformed:
        rows.append(_row(partner, one, digest(one.outcome, one.body), before.get(one.payload)))
    bulk.upsert(connection, record, rows, ("payload",))


def digest(outcome: str, body: bytes | None) -> bytes:
    """What tells whether a Record has to be linked again."""
    return hashlib.sha256(outcome.encode() + b"\0" + (body or b"")).digest()[:16]


def _hashes(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[bytes, bool]]:
    query = select(record.c.payload, record.c.hash, record.c.unlinked).where(record.c.payload.in_(ids))
    return {id_: (digest, unlinked) for id_, digest, unlinked in connection.execute(query)}


def _row(partner: str, one: Transformed, digest: bytes, before: tuple[bytes, bool] | None) -> dict[str, Any]:
    return {
        "payload": one.payload,
        "partner": partner,
        "outcome": one.outcome,
        "reasons": msgspec.json.encode(one.reasons),
        "hash": digest,
        "body": one.body,
        "crosswalk_version": one.crosswalk_version,
        "rules_version": one.rules_version,
        "alike": one.alike,
        "alone": None,
        "unlinked": before is None or before[1] or before[0] != digest,
    }


def unlinked(
    connection: Connection, partner: str, size: int, after: int = 0, only: Sequence[str] = ()
) -> list[Unlinked]:
    """The next Records to link, beyond payload number `after`: a database that still keeps what was linked a moment
    ago in its index need not read past it. `only` those of some outcomes, where any are named."""
    query = (
        select(
            record.c.payload,
            payload.c.identifier,
            payload.c.datestamp,
            record.c.outcome,
            record.c.body,
            record.c.item,
        )
        .join(payload, payload.c.id == record.c.payload)
        .where(record.c.partner == partner, record.c.unlinked, record.c.payload > after)
        .order_by(record.c.payload)
        .limit(size)
    )
    query = query.where(record.c.outcome.in_(only)) if only else query
    return [Unlinked(*row) for row in connection.execute(query)]


@dataclass(frozen=True, slots=True)
class Judged:
    """What a payload had become the last time."""

    outcome: str
    reasons: tuple[Reason, ...]
    body: bytes | None
    alone: str | None = None
    """The outcome it had by itself, where other Records gave it a different one."""


def judged(connection: Connection, ids: Sequence[int]) -> dict[int, Judged]:
    columns = (record.c.payload, record.c.outcome, record.c.reasons, record.c.body, record.c.alone)
    rows = connection.execute(select(*columns).where(record.c.payload.in_(ids)))
    return {row.payload: Judged(row.outcome, _REASONS.decode(row.reasons), row.body, row.alone) for row in rows}


def flag(connection: Connection, reasons: Mapping[int, Sequence[Reason]]) -> None:
    """Gives public Records other reasons than their judgement did. After the next one, whatever it says, they are
    linked again."""
    alone = case((record.c.alone == "accept", "flag"), else_=record.c.alone)
    for number, told in reasons.items():
        values = {"outcome": "flag", "reasons": msgspec.json.encode(told), "alone": alone, "hash": b""}
        connection.execute(update(record).where(record.c.payload == number).values(values))


def linked(connection: Connection, items: Sequence[tuple[int, str | None]]) -> None:
    """Notes which Item each Record belongs to."""
    if items:
        connection.exec_driver_sql(*_linking(connection, items))


def _linking(connection: Connection, items: Sequence[tuple[int, str | None]]) -> tuple[str, Any]:
    if connection.dialect.name == "postgresql":
        statement = (
            "UPDATE record SET item = new.item, unlinked = false "
            "FROM unnest(%s::bigint[], %s::text[]) AS new(payload, item) WHERE record.payload = new.payload"
        )
        return statement, ([p for p, _ in items], [i for _, i in items])
    return "UPDATE record SET item = ?, unlinked = 0 WHERE payload = ?", [(i, p) for p, i in items]


def body(connection: Connection, partner: str, identifier: str) -> bytes | None:
    query = select(record.c.body).join(payload, payload.c.id == record.c.payload)
    return connection.scalar(query.where(payload.c.partner == partner, payload.c.identifier == identifier))


def versions(connection: Connection, partner: str, identifier: str) -> dict[str, str] | None:
    """The versions of the crosswalk and of the rules that made a Record."""
    query = select(record.c.crosswalk_version, record.c.rules_version).join(payload, payload.c.id == record.c.payload)
    mine = (payload.c.partner == partner) & (payload.c.identifier == identifier)
    found = connection.execute(query.where(mine)).first()
    return {"crosswalk": found.crosswalk_version, "rules": found.rules_version} if found else None


def linked_items(connection: Connection, partner: str, identifiers: Sequence[str]) -> dict[str, str]:
    """The Items that speak for these records, by identifier; none for those that are not public."""
    query = select(payload.c.identifier, record.c.item).join(record, payload.c.id == record.c.payload)
    mine = (payload.c.partner == partner) & record.c.item.is_not(None)
    found: dict[str, str] = {}
    for part in chunks(identifiers):
        found |= {row[0]: row[1] for row in connection.execute(query.where(mine, payload.c.identifier.in_(part)))}
    return found


def members(connection: Connection, item: str) -> list[tuple[str, str]]:
    """(partner, identifier) of the Records that an Item speaks for."""
    query = select(payload.c.partner, payload.c.identifier).join(record, payload.c.id == record.c.payload)
    return [(row.partner, row.identifier) for row in connection.execute(query.where(record.c.item == item))]


def lines(connection: Connection, partner: str, outcome: str | None = None) -> Iterator[Line]:
    """Every stored record of a partner in the order of its identifiers, `pending` where not yet transformed."""
    query = (
        select(payload, record.c.outcome, record.c.reasons, record.c.item)
        .outerjoin(record, payload.c.id == record.c.payload)
        .where(payload.c.partner == partner)
        .order_by(payload.c.identifier)
    )
    if outcome:
        query = query.where(func.coalesce(record.c.outcome, "pending") == outcome)
    return (line(row) for row in connection.execute(query.execution_options(yield_per=1000)))


def one(connection: Connection, partner: str, identifier: str) -> Line | None:
    query = select(payload, record.c.outcome, record.c.reasons, record.c.item).outerjoin(
        record, payload.c.id == record.c.payload
    )
    found = connection.execute(query.where(payload.c.partner == partner, payload.c.identifier == identifier)).first()
    return line(found) if found else None


def line(row: Row[Any]) -> Line:
    return Line(
        row.identifier,
        row.datestamp,
        row.deleted,
        tuple(row.sets.split("\n")) if row.sets else (),
        row.sha256.hex(),
        row.outcome or "pending",
        _REASONS.decode(row.reasons) if row.reasons else (),
        row.item,
    )


def outcomes(connection: Connection, partner: str) -> dict[str, int]:
    """How many records of a partner have which outcome."""
    query = select(record.c.outcome, func.count()).where(record.c.partner == partner)
    return {
        name: count for name, count in connection.execute(query.group_by(record.c.outcome).order_by(record.c.outcome))
    }


def public(connection: Connection, partner: str) -> list[str]:
    """The Items that speak for a partner's Records."""
    query = select(record.c.item).where(record.c.partner == partner, record.c.item.is_not(None)).distinct()
    return list(connection.scalars(query.order_by(record.c.item)))


def shown(connection: Connection, partner: str) -> int:
    """How many of a partner's Records are public: an Item speaks for them."""
    return connection.scalar(select(func.count(record.c.item)).where(record.c.partner == partner)) or 0


def unlink(connection: Connection, partner: str) -> None:
    """No Item speaks for the partner's Records; the next link makes them anew."""
    mine = (record.c.partner == partner) & record.c.item.is_not(None)
    connection.execute(update(record).where(mine).values(item=None, unlinked=True))


@dataclass(frozen=True, slots=True)
class Doubt:
    """How many Records of a partner are in quarantine, of how many that have a chance to be public.

    `before`: as they stand linked; `now`: with those that wait to be linked, whose identifiers are `fresh`.
    """

    before: tuple[int, int]
    now: tuple[int, int]
    fresh: tuple[str, ...]


def doubt(connection: Connection, partner: str) -> Doubt:
    query = (
        select(record.c.unlinked, record.c.outcome, func.count())
        .where(record.c.partner == partner, record.c.outcome.in_(("accept", "flag", "quarantine")))
        .group_by(record.c.unlinked, record.c.outcome)
    )
    rows = connection.execute(query).all()
    linked = [(outcome, count) for waits, outcome, count in rows if not waits]
    fresh = select(payload.c.identifier).join(record, record.c.payload == payload.c.id)
    fresh = fresh.where(record.c.partner == partner, record.c.unlinked, record.c.outcome == "quarantine")
    names = tuple(connection.scalars(fresh.order_by(payload.c.identifier)))
    return Doubt(_share(linked), _share([(outcome, count) for _, outcome, count in rows]), names)


def _share(rows: Sequence[tuple[str, int]]) -> tuple[int, int]:
    return sum(count for outcome, count in rows if outcome == "quarantine"), sum(count for _, count in rows)
