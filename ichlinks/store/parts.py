"""Parts: rows of records that are a part of another one's bytes (components of a finding aid), in the same block."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from ichlinks.stages import Part, Payload
from ichlinks.store import bulk
from ichlinks.store.blocks import chunks
from ichlinks.store.payloads import GONE, UNKNOWN, bury_parts, checksums, load
from ichlinks.store.tables import payload

_SHARED = ("block", "start", "length", "repaired")
_WHOLE = [payload.c[name] for name in ("id", "partner", "identifier", "datestamp", "sets", *_SHARED)]


@dataclass(slots=True)
class Divided:
    """How many parts of which fate; those that went are counted by `gone`."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


def wholes(connection: Connection, partner: str, run: str, identifiers: Sequence[str]) -> dict[str, Row[Any]]:
    """Of these records the rows that a run has written and that can be read, by identifier."""
    found: dict[str, Row[Any]] = {}
    for part in chunks(identifiers):
        mine = _sound(partner) & (payload.c.run == run) & payload.c.identifier.in_(part)
        found |= {row.identifier: row for row in connection.execute(select(*_WHOLE).where(mine))}
    return found


def walk(connection: Connection, partner: str, after: int, size: int) -> list[tuple[Row[Any], Payload]]:
    """The next rows, beyond the number `after`, of what can be read, with their content."""
    mine = _sound(partner) & (payload.c.sha256 != UNKNOWN) & (payload.c.id > after)
    rows = connection.execute(select(payload).where(mine).order_by(payload.c.id).limit(size)).all()
    return [(row, stored.payload) for row, stored in zip(rows, load(connection, rows), strict=True)]


def _sound(partner: str) -> Any:
    mine = (payload.c.partner == partner) & payload.c.parent.is_(None)
    return mine & ~payload.c.deleted & payload.c.reason.is_(None)


def save(connection: Connection, run: str, whole: Row[Any], found: Sequence[Part]) -> Divided:
    """Saves the parts of a record as they are now: what is unchanged by its checksum is moved to the new bytes only,
    and what is no longer among them is gone. A record that the endpoint gives under the same identifier is left as it
    is.
    """
    known = _known(connection, whole)
    counts, fresh = Divided(), []
    others = checksums(connection, whole.partner, [one.identifier for one in found if one.identifier not in known])
    for one in found:
        if one.identifier in others:
            continue
        before = known.get(one.identifier)
        if before == one.sha256:
            counts.unchanged += 1
            continue
        fresh.append(_row(run, whole, one))
        counts.new += before is None
        counts.changed += before is not None
    bulk.upsert(connection, payload, fresh, ("partner", "identifier"))
    lost = known.keys() - {one.identifier for one in found}
    _drop(connection, run, whole, sorted(lost))
    moved = update(payload).where(_of(whole), ~payload.c.deleted)
    connection.execute(moved.values({name: getattr(whole, name) for name in _SHARED}))
    return counts


def forget(connection: Connection, partner: str, run: str) -> None:
    """No record of the partner has parts any more."""
    mine = (payload.c.partner == partner) & payload.c.parent.is_not(None)
    connection.execute(update(payload).where(mine, ~payload.c.deleted).values(**GONE, run=run))


def bereave(connection: Connection, partner: str, run: str, identifiers: Sequence[str]) -> None:
    """The parts of these records are gone."""
    for part in chunks(identifiers):
        of = select(payload.c.id).where(payload.c.partner == partner, payload.c.identifier.in_(part))
        bury_parts(connection, partner, run, connection.scalars(of).all())


def gone(connection: Connection, partner: str, run: str) -> int:
    """How many parts a run has marked as deleted."""
    mine = (payload.c.partner == partner) & payload.c.parent.is_not(None)
    query = select(func.count()).select_from(payload).where(mine, payload.c.deleted, payload.c.run == run)
    return connection.scalar(query) or 0


def _known(connection: Connection, whole: Row[Any]) -> dict[str, bytes]:
    rows = connection.execute(select(payload.c.identifier, payload.c.sha256).where(_of(whole)))
    return {identifier: checksum for identifier, checksum in rows}


def _of(whole: Row[Any]) -> Any:
    return (payload.c.partner == whole.partner) & (payload.c.parent == whole.id)


def _drop(connection: Connection, run: str, whole: Row[Any], identifiers: Collection[str]) -> None:
    for part in chunks(list(identifiers)):
        lost = _of(whole) & ~payload.c.deleted & payload.c.identifier.in_(part)
        connection.execute(update(payload).where(lost).values(**GONE, run=run))


def _row(run: str, whole: Row[Any], one: Part) -> dict[str, Any]:
    return {
        "partner": whole.partner,
        "identifier": one.identifier,
        "datestamp": whole.datestamp,
        "sets": whole.sets,
        "deleted": False,
        "repaired": whole.repaired,
        "sha256": one.sha256,
        "block": whole.block,
        "start": whole.start,
        "length": whole.length,
        "run": run,
        "pending": True,
        "parent": whole.id,
    }
