"""Taking Records from the public by hand, without waiting for their next transform."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, func, or_, select, update

from ichlinks.stages import PUBLIC, Reason
from ichlinks.store import records
from ichlinks.store.blocks import chunks
from ichlinks.store.tables import payload, record

_REASONS = msgspec.json.Decoder(tuple[Reason, ...])


class _Relation(msgspec.Struct):
    type: str
    target: str


class _Related(msgspec.Struct):
    """Of a Record, what it stands in."""

    relations: tuple[_Relation, ...] = ()


_RELATED = msgspec.json.Decoder(_Related)


@dataclass(frozen=True, slots=True)
class Kept:
    """A Record as it is stored; `item` is None where the public does not see it."""

    payload: int
    partner: str
    identifier: str
    outcome: str
    reasons: tuple[Reason, ...]
    item: str | None
    body: bytes
    alone: str | None = None
    """The outcome it has by itself, where other Records gave it a different one."""


_KEPT = (
    select(payload.c.id, payload.c.partner, payload.c.identifier, record.c.outcome, record.c.reasons)
    .add_columns(record.c.item, record.c.body, record.c.alone)
    .join(record, record.c.payload == payload.c.id)
    .where(record.c.body.is_not(None))
)


def walk(connection: Connection, partner: str | None = None, size: int = 1000) -> Iterator[Kept]:
    """Every Record, of one partner or of all, in the order of their row numbers."""
    last = 0
    mine = _KEPT.where(payload.c.partner == partner) if partner else _KEPT
    while page := connection.execute(mine.where(payload.c.id > last).order_by(payload.c.id).limit(size)).all():
        yield from map(_kept, page)
        last = page[-1].id


def of_items(connection: Connection, items: Sequence[str]) -> list[Kept]:
    return [_kept(row) for part in chunks(items) for row in connection.execute(_KEPT.where(record.c.item.in_(part)))]


def withheld(connection: Connection, ids: Sequence[int]) -> set[int]:
    """Those of these rows that are withheld."""
    found: set[int] = set()
    for part in chunks(ids):
        mine = record.c.payload.in_(part) & (record.c.outcome == "withhold")
        found.update(connection.scalars(select(record.c.payload).where(mine)))
    return found


def with_wholes(connection: Connection, partner: str, ids: Sequence[int]) -> list[Kept]:
    """Those of these rows that are parts of what is withheld, at any depth, and are not withheld themselves."""
    query = _KEPT.where(payload.c.parent.is_not(None), record.c.outcome != "withhold")
    found = [_kept(row) for part in chunks(ids) for row in connection.execute(query.where(payload.c.id.in_(part)))]
    around = {one.payload: _around(one) for one in found}
    names = sorted(set[str]().union(*around.values()))
    hidden = _those(connection, partner, names, record.c.outcome == "withhold")
    return [one for one in found if around[one.payload] & hidden]


def parts_of(connection: Connection, partner: str, wholes: Sequence[int]) -> list[Kept]:
    """The Records of the parts of these rows: all of a whole, and of a part those that are below it."""
    inner: dict[int, set[str]] = {}
    rows = select(payload.c.parent, payload.c.identifier).where(payload.c.parent.is_not(None))
    for part in chunks(wholes):
        for whole, name in connection.execute(rows.where(payload.c.id.in_(part))):
            inner.setdefault(whole, set()).add(name)
    names = set[str]().union(*inner.values())
    beside = [one for one in _parts(connection, partner, sorted(inner.keys() - set(wholes))) if _around(one) & names]
    return [*_parts(connection, partner, wholes), *beside]


def _parts(connection: Connection, partner: str, wholes: Sequence[int]) -> list[Kept]:
    query = _KEPT.where(payload.c.partner == partner)
    return [
        _kept(row) for part in chunks(wholes) for row in connection.execute(query.where(payload.c.parent.in_(part)))
    ]


def _around(one: Kept) -> set[str]:
    """The record that a part is of, by its identifier, and what it says that it is a part of: all units around it."""
    stated = _RELATED.decode(one.body).relations
    return {one.identifier.rpartition("#")[0], *(each.target for each in stated if each.type == "is_part_of")}


def unshown(connection: Connection, partner: str, identifiers: Sequence[str]) -> set[str]:
    """Those of these records that are stored and may not be seen."""
    return _those(connection, partner, identifiers, record.c.outcome.not_in(PUBLIC))


def _those(connection: Connection, partner: str, identifiers: Sequence[str], which: Any) -> set[str]:
    query = select(payload.c.identifier).join(record, record.c.payload == payload.c.id)
    mine = query.where(payload.c.partner == partner, which)
    return {
        name for part in chunks(identifiers) for name in connection.scalars(mine.where(payload.c.identifier.in_(part)))
    }


def neighbours(connection: Connection, ids: Sequence[int]) -> list[str]:
    """The Items of what stands in one finding aid with these rows."""
    wholes, found = set[tuple[str, int]](), set[str]()
    for part in chunks(ids):
        whole = select(payload.c.partner, func.coalesce(payload.c.parent, payload.c.id)).where(payload.c.id.in_(part))
        wholes.update((row[0], row[1]) for row in connection.execute(whole))
    shown = select(record.c.item).join(payload, payload.c.id == record.c.payload).where(record.c.item.is_not(None))
    for slug in sorted({slug for slug, _ in wholes}):
        for part in chunks([number for of, number in wholes if of == slug]):
            found.update(connection.scalars(shown.where(payload.c.id.in_(part))))
            found.update(connection.scalars(shown.where(payload.c.partner == slug, payload.c.parent.in_(part))))
    return sorted(found)


def stir(connection: Connection, partner: str) -> None:
    """What stands in one finding aid with a record that comes or goes is linked again: they name one another."""
    shown = record.c.outcome.in_(PUBLIC)
    turns = or_(and_(shown, record.c.item.is_(None)), and_(~shown, record.c.item.is_not(None)))
    wholes = select(func.coalesce(payload.c.parent, payload.c.id)).join(record, record.c.payload == payload.c.id)
    wholes = wholes.where(record.c.partner == partner, record.c.unlinked, turns)
    mine = select(payload.c.id).where(
        payload.c.partner == partner, or_(payload.c.parent.in_(wholes), payload.c.id.in_(wholes))
    )
    connection.execute(
        update(record).where(record.c.payload.in_(mine), record.c.item.is_not(None)).values(unlinked=True)
    )


def withhold(connection: Connection, found: Sequence[Kept], why: Mapping[int, Reason], unlinked: bool = False) -> None:
    """These Records are withheld, each for its reason (by row number); no Item is made of them any more.

    `unlinked`: their Items are withdrawn when they are linked next, and not by whoever asks.
    """
    for one in found:
        values = {
            "outcome": "withhold",
            "reasons": msgspec.json.encode((*one.reasons, why[one.payload])),
            "hash": records.digest("withhold", one.body),
            "item": one.item if unlinked else None,
            "unlinked": unlinked,
            "alone": None,
        }
        connection.execute(update(record).where(record.c.payload == one.payload).values(**values))


def release(connection: Connection, found: Sequence[Kept], rule: str) -> None:
    """What was withheld by a rule waits to be judged again, and forgets that it was."""
    for one in found:
        reasons = msgspec.json.encode([reason for reason in one.reasons if reason.rule != rule])
        connection.execute(update(record).where(record.c.payload == one.payload).values(reasons=reasons))
    requeue(connection, [one.payload for one in found])


def requeue(connection: Connection, ids: Sequence[int]) -> None:
    """These are judged again by the next transform."""
    for part in chunks(ids):
        connection.execute(update(payload).where(payload.c.id.in_(part)).values(pending=True))


def _kept(row: Row[Any]) -> Kept:
    number, partner, identifier, outcome, reasons, item, body, alone = tuple(row)[:8]
    return Kept(number, partner, identifier, outcome, _REASONS.decode(reasons), item, body, alone)
