"""Records of one partner that may be about the same thing, and the outcomes they give one another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

import msgspec
from sqlalchemy import Connection, Row, func, select, text, update

from ichlinks.stages import Outcome, Reason
from ichlinks.store import payloads
from ichlinks.store.blocks import chunks
from ichlinks.store.payloads import Stored
from ichlinks.store.tables import payload, record

_REASONS = msgspec.json.Decoder(tuple[Reason, ...])
_SAVE = text(
    "UPDATE record SET outcome = :outcome, reasons = :reasons, alone = :alone, "
    "unlinked = unlinked OR hash <> :hash, hash = :hash WHERE payload = :payload"
)


@dataclass(frozen=True, slots=True)
class Member:
    """A stored Record among those of its key; `alone` is None where its outcome is its own."""

    payload: int
    identifier: str
    outcome: Outcome
    reasons: tuple[Reason, ...]
    alone: Outcome | None
    item: str | None
    body: bytes


@dataclass(frozen=True, slots=True)
class Settled:
    """What becomes of a Record among others; `hash` tells whether it has to be linked again."""

    payload: int
    outcome: Outcome
    reasons: tuple[Reason, ...]
    alone: Outcome | None
    hash: bytes


def groups(connection: Connection, partner: str) -> Iterator[Iterator[Member]]:
    """Records that share a key, in the order of their arrival, and those that did when they were last compared."""
    for keys in chunks(_keys(connection, partner)):
        rows = connection.execute(_MEMBERS.where(record.c.partner == partner, record.c.alike.in_(keys)))
        for _, some in groupby(rows, key=attrgetter("alike")):
            yield map(_member, some)


def lonely(connection: Connection, partner: str) -> set[int]:
    """Row numbers of Records whose outcome is not their own."""
    mine = (record.c.partner == partner) & record.c.alone.is_not(None)
    return set(connection.scalars(select(record.c.payload).where(mine)))


def sources(connection: Connection, numbers: Sequence[int]) -> Iterator[list[Stored]]:
    """The payloads of these Records."""
    for part in chunks(numbers):
        rows = connection.execute(select(payload).where(payload.c.id.in_(part)).order_by(payload.c.id)).all()
        yield payloads.load(connection, rows)


def _keys(connection: Connection, partner: str) -> list[int]:
    """Asked for by themselves: in one question with the rest, a database may read every Record to answer it."""
    mine = (record.c.partner == partner) & record.c.alike.is_not(None)
    shared = select(record.c.alike).where(mine).group_by(record.c.alike).having(func.count() > 1)
    before = select(record.c.alike).where(record.c.partner == partner, record.c.alone.is_not(None))
    return sorted({*connection.scalars(shared), *connection.scalars(before)})


_MEMBERS = (
    select(record.c.alike, record.c.payload, payload.c.identifier, record.c.outcome, record.c.reasons, record.c.alone)
    .add_columns(record.c.item, record.c.body)
    .join(payload, payload.c.id == record.c.payload)
    .order_by(record.c.alike, record.c.payload)
)


def _member(row: Row[tuple[object, ...]]) -> Member:
    values = row._asdict()
    del values["alike"]
    return Member(**{**values, "reasons": _REASONS.decode(values["reasons"])})


def save(connection: Connection, settled: Sequence[Settled]) -> None:
    if settled:
        connection.execute(_SAVE, [_row(one) for one in settled])


def _row(one: Settled) -> dict[str, object]:
    row = {name: getattr(one, name) for name in Settled.__dataclass_fields__}
    return {**row, "reasons": msgspec.json.encode(one.reasons)}


def unlink(connection: Connection, payloads: Sequence[int]) -> None:
    """No Item speaks for these any more."""
    for part in chunks(payloads):
        connection.execute(update(record).where(record.c.payload.in_(part)).values(item=None))
