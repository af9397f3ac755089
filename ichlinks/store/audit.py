"""What an audit asks the store: what it knows of listed records, and which of its own no list named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from ichlinks.fingerprints import Fingerprints
from ichlinks.store.blocks import ROWS, chunks
from ichlinks.store.tables import payload


@dataclass(frozen=True, slots=True)
class Known:
    """A stored payload without its bytes."""

    datestamp: str | None
    deleted: bool
    sha256: bytes


def known(connection: Connection, partner: str, identifiers: Sequence[str]) -> dict[str, Known]:
    """Those of `identifiers` that are stored."""
    columns = (payload.c.identifier, payload.c.datestamp, payload.c.deleted, payload.c.sha256)
    found: dict[str, Known] = {}
    for part in chunks(identifiers):
        query = select(*columns).where(payload.c.partner == partner, payload.c.identifier.in_(part))
        found |= {row.identifier: Known(row.datestamp, row.deleted, row.sha256) for row in connection.execute(query)}
    return found


def unlisted(connection: Connection, partner: str, seen: Fingerprints) -> Iterator[str]:
    """Identifiers of living payloads that are not in `seen`.

    Records without an identifier of their own are left out, and so are parts of records: no list can name them.
    """
    mine = (payload.c.partner == partner) & payload.c.parent.is_(None)
    query = select(payload.c.identifier).where(mine, ~payload.c.deleted)
    own = query.where(~(payload.c.reason.is_not(None) & payload.c.identifier.startswith("sha256:")))
    for identifier in connection.scalars(own.order_by(payload.c.identifier), execution_options={"yield_per": ROWS}):
        if identifier not in seen:
            yield identifier
