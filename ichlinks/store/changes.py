"""The change log: append-only, strictly rising, written in the transaction of what changed.

The number comes from one counter row. Its lock lasts until commit, so numbers become visible in their own
order and no reader can skip one that commits late (docs/decisions/0003-store.md).
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select, text

from ichlinks.store import bulk
from ichlinks.store.tables import change, counter, cursor

Kind = Literal["create", "update", "delete"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to one Item; `at` is UTC, ISO 8601."""

    n: int
    kind: Kind
    item: str
    at: str


def append(connection: Connection, changed: Sequence[tuple[Kind, str]], at: str) -> int:
    """Logs changes as the last thing in a transaction. Answers the last number."""
    taken = text("UPDATE counter SET n = n + :k RETURNING n")
    last = int(connection.execute(taken, {"k": len(changed)}).scalar_one())
    first = last - len(changed) + 1
    rows = [{"n": n, "kind": kind, "item": item, "at": at} for n, (kind, item) in enumerate(changed, first)]
    bulk.upsert(connection, change, rows, ("n",))
    return last


def since(connection: Connection, n: int, limit: int) -> list[Change]:
    query = select(change).where(change.c.n > n).order_by(change.c.n).limit(limit)
    return [Change(*row) for row in connection.execute(query)]


def walk(connection: Connection, n: int, size: int = 1000) -> Iterator[Change]:
    """Every change after number `n`, a page at a time."""
    while page := since(connection, n, size):
        yield from page
        n = page[-1].n


def last(connection: Connection) -> int:
    return int(connection.scalar(select(counter.c.n)) or 0)


def position(connection: Connection, consumer: str) -> int:
    return int(connection.scalar(select(cursor.c.n).where(cursor.c.consumer == consumer)) or 0)


def advance(connection: Connection, consumer: str, n: int) -> None:
    statement = text(
        "INSERT INTO cursor (consumer, n) VALUES (:consumer, :n) ON CONFLICT (consumer) DO UPDATE SET n = excluded.n"
    )
    connection.execute(statement, {"consumer": consumer, "n": n})


def mark(said: bytes) -> int:
    """A number that stands for what is said, for a consumer whose position is no number of a change."""
    return int.from_bytes(hashlib.sha256(said).digest()[:7])
