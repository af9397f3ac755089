"""What quality reports read, all of a partner's Records in one pass, and the figures that are kept of each report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from ichlinks.stages import Payload, Reason
from ichlinks.store import bulk
from ichlinks.store.payloads import load
from ichlinks.store.tables import payload, quality, record

_REASONS = msgspec.json.Decoder(tuple[Reason, ...])
_PAGE = 500
_FEW = 50
"""Payloads far from one another: for each of them a whole block is unpacked."""

Summary = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """A stored record with what became of it; `body` is the Record's JSON, `public` whether an Item speaks for it."""

    identifier: str
    repaired: bool
    outcome: str
    reasons: tuple[Reason, ...]
    body: bytes | None
    public: bool


def judged(connection: Connection, partner: str) -> Iterator[list[Judged]]:
    """All transformed records of a partner in the order of their arrival, a few hundred at a time."""
    query = (
        select(
            payload.c.identifier, payload.c.repaired, record.c.outcome, record.c.reasons, record.c.body, record.c.item
        )
        .join(payload, payload.c.id == record.c.payload)
        .where(record.c.partner == partner)
        .order_by(record.c.payload)
    )
    for rows in connection.execute(query.execution_options(yield_per=_PAGE)).partitions():
        yield [Judged(*row[:3], _REASONS.decode(row[3]), row[4], row[5] is not None) for row in rows]


def shown_payloads(connection: Connection, partner: str, outcomes: Sequence[str], most: int) -> Iterator[list[Payload]]:
    """At most so many payloads whose Records have one of these outcomes, spread over all of them."""
    mine = (record.c.partner == partner) & record.c.outcome.in_(outcomes)
    total = connection.scalar(select(func.count()).select_from(record).where(mine)) or 0
    place = func.row_number().over(order_by=payload.c.id).label("place")
    numbered = select(payload, place).join(record, payload.c.id == record.c.payload).where(mine).subquery()
    query = select(numbered).where(numbered.c.place % max(1, -(-total // most)) == 0).order_by(numbered.c.id)
    for rows in connection.execute(query.execution_options(yield_per=_FEW)).partitions():
        yield [stored.payload for stored in load(connection, rows)]


def save(connection: Connection, partner: str, run: str, at: str, summary: Summary) -> None:
    """Keeps the figures of a report; one after the same run takes its place."""
    row = {"partner": partner, "run": run, "at": at, "summary": msgspec.json.encode(summary)}
    bulk.upsert(connection, quality, [row], ("partner", "run"))


def summaries(connection: Connection, partner: str, most: int) -> list[Summary]:
    """The figures of the last reports, the oldest first, each with its `run` and `at`."""
    query = select(quality).where(quality.c.partner == partner).order_by(quality.c.at.desc(), quality.c.run.desc())
    rows = connection.execute(query.limit(most)).all()
    return [{"run": row.run, "at": row.at, **msgspec.json.decode(row.summary)} for row in reversed(rows)]
