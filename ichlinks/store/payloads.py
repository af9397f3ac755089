"""Payloads: the records exactly as received, compressed a page at a time."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, exists, func, or_, select, text, update

from ichlinks.fingerprints import Fingerprints
from ichlinks.stages import Envelope, Payload, Reason
from ichlinks.store import blocks, bulk
from ichlinks.store.blocks import chunks
from ichlinks.store.tables import payload, record

UNKNOWN = b""
"""The checksum of what the endpoint has to say anew: it differs from every other."""

GONE = {"deleted": True, "pending": True, "sha256": UNKNOWN}
"""What a row says of a record that is gone without a word of the endpoint."""

_OWN = payload.c.parent.is_(None)
"""What the endpoint itself gives an identifier."""

_REASON = msgspec.json.Decoder(Reason)


@dataclass(slots=True)
class Received:
    """How many of a page's records had which fate; `received` is their sum."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    deleted: int = 0
    rejected: int = 0
    repaired: int = 0

    @property
    def received(self) -> int:
        return self.new + self.changed + self.unchanged + self.deleted + self.rejected


@dataclass(frozen=True, slots=True)
class Stored:
    """A Payload with its row number."""

    id: int
    payload: Payload


def save(connection: Connection, partner: str, run: str, payloads: Sequence[Payload]) -> Received:
    """Saves one page, whose payloads have one envelope; what is unchanged by its checksum is only counted.

    A later twin in the page wins.
    """
    known = checksums(connection, partner, [p.identifier for p in payloads])
    counts, fresh = Received(), {}
    for one in payloads:
        before = known.get(one.identifier)
        known[one.identifier] = one.sha256
        if before == one.sha256:
            counts.unchanged += 1
            continue
        fresh[one.identifier] = one
        counts.repaired += one.repaired
        _count(counts, one, before)
    if fresh:
        _write(connection, partner, run, list(fresh.values()))
    return counts


def _count(counts: Received, one: Payload, before: bytes | None) -> None:
    if one.rejected:
        counts.rejected += 1
    elif one.deleted:
        counts.deleted += 1
    elif before is None:
        counts.new += 1
    else:
        counts.changed += 1


def checksums(connection: Connection, partner: str, identifiers: Sequence[str]) -> dict[str, bytes]:
    """The checksums of those that are stored."""
    if connection.dialect.name == "postgresql":
        asked = {"partner": partner, "identifiers": list(identifiers)}
        return {identifier: checksum for identifier, checksum in connection.execute(_ONE_BY_ONE, asked)}
    listed = msgspec.json.encode(identifiers).decode()
    return dict(map(tuple, connection.exec_driver_sql(_LISTED, (partner, listed)).all()))


_LISTED = "SELECT identifier, sha256 FROM payload WHERE partner = ? AND identifier IN (SELECT value FROM json_each(?))"
"""One text for any number of identifiers: a page need not wait until its question is put together."""

_ONE_BY_ONE = text(
    "SELECT asked.identifier, known.sha256 FROM unnest(CAST(:identifiers AS text[])) AS asked(identifier) "
    "JOIN LATERAL (SELECT sha256 FROM payload WHERE partner = :partner AND identifier = asked.identifier LIMIT 1) "
    "AS known ON true"
)
"""A table without statistics looks to PostgreSQL as if every row matched, and it would read all of it for each page;
so that it looks each one up, whatever it believes."""


def _write(connection: Connection, partner: str, run: str, fresh: Sequence[Payload]) -> None:
    number = blocks.add(connection, fresh[0].envelope, [one.data for one in fresh])
    rows, start = [], 0
    for one in fresh:
        rows.append(_row(partner, run, one, number, start))
        start += len(one.data)
    bulk.upsert(connection, payload, rows, ("partner", "identifier"))


def _row(partner: str, run: str, one: Payload, number: int, start: int) -> dict[str, Any]:
    return {
        "partner": partner,
        "identifier": one.identifier,
        "datestamp": one.datestamp,
        "sets": "\n".join(one.sets),
        "deleted": one.deleted,
        "repaired": one.repaired,
        "sha256": one.sha256,
        "block": number,
        "start": start,
        "length": len(one.data),
        "run": run,
        "reason": msgspec.json.encode(one.rejected).decode() if one.rejected else None,
        "pending": True,
        "original": one.original,
        "parent": None,
    }


def pending(connection: Connection, partner: str, size: int) -> list[Stored]:
    """The next payloads that wait to be transformed, in the order they arrived."""
    query = (
        select(payload)
        .where(payload.c.partner == partner, payload.c.pending)
        .order_by(payload.c.block, payload.c.start)
        .limit(size)
    )
    return load(connection, connection.execute(query).all())


def walk(connection: Connection, partner: str, size: int, pending: bool = False) -> Iterator[list[Stored]]:
    """Everything stored that is not deleted, or of it what waits (`pending`), in the order of the row numbers."""
    mine, last = and_(payload.c.partner == partner, ~payload.c.deleted), 0
    mine = and_(mine, payload.c.pending) if pending else and_(mine, payload.c.sha256 != UNKNOWN)
    while True:
        rows = connection.execute(select(payload).where(mine, payload.c.id > last).order_by(payload.c.id).limit(size))
        if not (page := rows.all()):
            return
        yield load(connection, page)
        last = page[-1].id


def find(connection: Connection, partner: str, identifier: str) -> Stored | None:
    query = select(payload).where(payload.c.partner == partner, payload.c.identifier == identifier)
    return next(iter(load(connection, connection.execute(query).all())), None)


def done(connection: Connection, ids: Sequence[int]) -> None:
    for part in chunks(ids):
        connection.execute(update(payload).where(payload.c.id.in_(part)).values(pending=False))


def mark_all(connection: Connection, partner: str) -> int:
    """Everything stored waits again to be transformed; how many that are.

    Left out is what `dismiss` kept alive against the last word of the endpoint: its bytes are not the record's.
    """
    sound = or_(payload.c.deleted, payload.c.sha256 != UNKNOWN)
    return connection.execute(update(payload).where(payload.c.partner == partner, sound).values(pending=True)).rowcount


def load(connection: Connection, rows: Sequence[Row[Any]]) -> list[Stored]:
    """Rows of the table as Payloads, their bytes unpacked."""
    found = blocks.read(connection, sorted({row.block for row in rows}))
    cut = _Cut(found)
    return [Stored(row.id, _payload(row, found[row.block][0], cut[row.block, row.start, row.length])) for row in rows]


class _Cut(dict[tuple[int, int, int], bytes]):
    """Bytes by block, start and length; those that many parts share are cut out once."""

    def __init__(self, found: Mapping[int, tuple[Envelope, bytes]]) -> None:
        self._found = found

    def __missing__(self, place: tuple[int, int, int]) -> bytes:
        block, start, length = place
        data = self[place] = self._found[block][1][start : start + length]
        return data


def _payload(row: Row[Any], envelope: Envelope, data: bytes) -> Payload:
    return Payload(
        identifier=row.identifier,
        data=data,
        sha256=row.sha256,
        envelope=envelope,
        datestamp=row.datestamp,
        sets=tuple(row.sets.split("\n")) if row.sets else (),
        deleted=row.deleted,
        repaired=row.repaired,
        rejected=_REASON.decode(row.reason) if row.reason else None,
        original=row.original,
    )


def sweep(connection: Connection, partner: str, run: str, seen: Fingerprints) -> int:
    """Marks as deleted what a complete list did not name (`seen`: what it named); how many."""
    query = select(payload.c.id, payload.c.identifier).where(payload.c.partner == partner, _OWN, ~payload.c.deleted)
    rows = connection.execute(query, execution_options={"yield_per": blocks.ROWS})
    gone = array("q", (id_ for id_, identifier in rows if identifier not in seen))
    for part in chunks(gone):
        _bury(connection, partner, run, part)
    return len(gone)


def drop(connection: Connection, partner: str, run: str, identifiers: Sequence[str]) -> int:
    """Marks these as deleted; how many."""
    for part in chunks(identifiers):
        mine = (payload.c.partner == partner) & payload.c.identifier.in_(part)
        _bury(connection, partner, run, connection.scalars(select(payload.c.id).where(mine)).all())
    return len(identifiers)


def _bury(connection: Connection, partner: str, run: str, ids: Sequence[int]) -> None:
    """Marks these rows as deleted, and their parts with them."""
    connection.execute(update(payload).where(payload.c.id.in_(ids)).values(**GONE, run=run))
    bury_parts(connection, partner, run, ids)


def bury_parts(connection: Connection, partner: str, run: str, ids: Sequence[int]) -> None:
    """Marks the parts of these rows as deleted."""
    mine = (payload.c.partner == partner) & payload.c.parent.in_(ids) & ~payload.c.deleted
    connection.execute(update(payload).where(mine).values(**GONE, run=run))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a partner's payloads stand: what is alive, what waits, and how many of those would be deleted.

    Parts of records are counted by themselves, but for what waits.
    """

    alive: int
    pending: int
    deletions: int
    parts: int = 0

    @property
    def records(self) -> int:
        """All that is alive."""
        return self.alive + self.parts


def standing(connection: Connection, partner: str) -> Standing:
    mine, gone = payload.c.partner == partner, and_(payload.c.pending, payload.c.deleted)
    count = select(func.count()).select_from(payload)
    return Standing(
        connection.scalar(count.where(mine, _OWN, ~payload.c.deleted)) or 0,
        connection.scalar(count.where(mine, payload.c.pending)) or 0,
        connection.scalar(count.where(mine, _OWN, gone, _has_record())) or 0,
        connection.scalar(count.where(mine, ~_OWN, ~payload.c.deleted)) or 0,
    )


def partners(connection: Connection) -> list[str]:
    """Everybody of whom something is stored."""
    return list(connection.scalars(select(payload.c.partner).distinct().order_by(payload.c.partner)))


def doomed(connection: Connection, partner: str) -> list[str]:
    """Identifiers of published records whose deletion waits; their parts go with them."""
    query = select(payload.c.identifier).where(
        payload.c.partner == partner, _OWN, payload.c.pending, payload.c.deleted, _has_record()
    )
    return list(connection.scalars(query.order_by(payload.c.identifier)))


def _has_record() -> Any:
    hidden = record.c.outcome == "withhold"  # nobody misses what was not shown
    return exists().where(record.c.payload == payload.c.id, record.c.body.is_not(None), ~hidden)


def dismiss(connection: Connection, partner: str) -> int:
    """Drops what waits, as a rejected run asks: deletions are undone, and the next harvest asks again."""
    waiting = and_(payload.c.partner == partner, payload.c.pending)
    values = {"pending": False, "deleted": False, "sha256": UNKNOWN}
    return connection.execute(update(payload).where(waiting).values(values)).rowcount
