"""Payloads and Records for tests, and the rows that they become."""

from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, select

from ichlinks.stages import Envelope, Outcome, Payload, Reason
from ichlinks.store import Store, payloads, records
from ichlinks.store.records import Transformed
from ichlinks.store.tables import payload as table

ENVELOPE = Envelope(b"<list>", b"</list>")


def payload(identifier: str, data: bytes = b"<record/>", **more: Any) -> Payload:
    return Payload(**{"sha256": sha256(data).digest(), "envelope": ENVELOPE, **more}, identifier=identifier, data=data)


def received(store: Store, *page: Payload, partner: str = "archive", run: str = "run 1") -> payloads.Received:
    with store.write() as connection:
        return payloads.save(connection, partner, run, page)


def rows(connection: Connection, partner: str = "archive") -> dict[str, int]:
    """Row numbers by identifier."""
    query = select(table.c.identifier, table.c.id).where(table.c.partner == partner)
    return {identifier: id_ for identifier, id_ in connection.execute(query)}


def transformed(
    store: Store,
    outcomes: dict[str, Outcome],
    body: bytes | None = b"{}",
    reasons: tuple[Reason, ...] = (),
    partner: str = "archive",
) -> None:
    """Payloads that are there become Records of these outcomes, and wait no longer."""
    with store.write() as connection:
        ids = rows(connection, partner)
        done = [Transformed(ids[name], outcome, reasons, body, "c1", "r1") for name, outcome in outcomes.items()]
        records.save(connection, partner, done)
        payloads.done(connection, [ids[name] for name in outcomes])
