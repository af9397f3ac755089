"""Taking Records from the public by hand, without waiting for their next transform."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, Row, select, update

from ichlinks.stages import Reason
from ichlinks.store import records
from ichlinks.store.blocks import chunks
from ichlinks.store.tables import payload, record

_REASONS = msgspec.json.Decoder(tuple[Reason, ...])


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


_KEPT = (
    select(payload.c.id, payload.c.partner, payload.c.identifier, record.c.outcome, record.c.reasons)
    .add_columns(record.c.item, record.c.body)
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


def withhold(connection: Connection, found: Sequence[Kept], why: Mapping[int, Reason]) -> None:
    """These Records are withheld, each for its reason (by row number); no Item is made of them any more."""
    for one in found:
        values = {
            "outcome": "withhold",
            "reasons": msgspec.json.encode((*one.reasons, why[one.payload])),
            "hash": records.digest("withhold", one.body),
            "item": None,
            "unlinked": False,
        }
        connection.execute(update(record).where(record.c.payload == one.payload).values(**values))


def requeue(connection: Connection, ids: Sequence[int]) -> None:
    """These are judged again by the next transform."""
    for part in chunks(ids):
        connection.execute(update(payload).where(payload.c.id.in_(part)).values(pending=True))


def _kept(row: Row[tuple[object, ...]]) -> Kept:
    values = row._asdict()
    reasons = _REASONS.decode(values.pop("reasons"))
    return Kept(payload=values.pop("id"), reasons=reasons, **values)
