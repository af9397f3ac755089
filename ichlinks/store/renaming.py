"""Moving what is stored from one identifier to another, so that its Item stays the same."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, select, update

from ichlinks.store.payloads import UNKNOWN, Stored, load
from ichlinks.store.tables import payload, record

_BATCH = 500
_CONTENT = ("datestamp", "sets", "repaired", "sha256", "block", "start", "length", "run", "reason", "original")


def swept(connection: Connection, partner: str) -> Iterator[Stored]:
    """Payloads that no list named any more, with the content they had."""
    return _walk(connection, partner, payload.c.deleted & payload.c.pending & (payload.c.sha256 == UNKNOWN))


def alive(connection: Connection, partner: str) -> Iterator[Stored]:
    return _walk(connection, partner, ~payload.c.deleted)


def move(connection: Connection, partner: str, old: str, new: str) -> str | None:
    """The row of `old` takes identifier, content and parts of `new`, whose own row goes; the Item that this leaves
    alone.
    """
    mine, theirs = (_row(connection, partner, identifier) for identifier in (old, new))
    item = connection.scalar(select(record.c.item).where(record.c.payload == theirs.id))
    orphans = (payload.c.partner == partner) & (payload.c.parent == theirs.id)
    connection.execute(update(payload).where(orphans).values(parent=mine.id))
    connection.execute(delete(record).where(record.c.payload == theirs.id))
    connection.execute(delete(payload).where(payload.c.id == theirs.id))
    values = {name: getattr(theirs, name) for name in _CONTENT}
    moved = update(payload).where(payload.c.id == mine.id)
    connection.execute(moved.values(**values, identifier=new, deleted=False, pending=True))
    return item


def parts(connection: Connection, partner: str, old: str, new: str) -> dict[str, str]:
    """Of two records the parts that have the same name in both, new identifiers by old ones."""
    before, now = (_names(connection, partner, identifier) for identifier in (old, new))
    return {before[name]: now[name] for name in before.keys() & now.keys()}


def _names(connection: Connection, partner: str, whole: str) -> dict[str, str]:
    """The identifiers of a record's parts, by what follows that of the record."""
    query = select(payload.c.identifier).where(
        payload.c.partner == partner, payload.c.parent == _row(connection, partner, whole).id
    )
    return {identifier.removeprefix(whole): identifier for identifier in connection.scalars(query)}


def _row(connection: Connection, partner: str, identifier: str) -> Any:
    query = select(payload).where(payload.c.partner == partner, payload.c.identifier == identifier)
    return connection.execute(query).one()


def _walk(connection: Connection, partner: str, which: ColumnElement[bool]) -> Iterator[Stored]:
    last = 0
    while True:
        mine = (payload.c.partner == partner) & payload.c.parent.is_(None)
        query = select(payload).where(mine, which, payload.c.id > last)
        rows = connection.execute(query.order_by(payload.c.id).limit(_BATCH)).all()
        if not rows:
            return
        yield from load(connection, rows)
        last = rows[-1].id
