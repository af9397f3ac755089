"""What is known of a partner's endpoint between two runs."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from ichlinks.store import bulk
from ichlinks.store.tables import endpoint


@dataclass(frozen=True, slots=True)
class Known:
    """Until when the endpoint asked to be left alone, in which words; when its identifiers were last compared with the
    store. Moments are ISO 8601, UTC."""

    not_before: str | None = None
    message: str | None = None
    swept: str | None = None


def find(connection: Connection, partner: str) -> Known:
    query = select(endpoint.c.not_before, endpoint.c.message, endpoint.c.swept).where(endpoint.c.partner == partner)
    found = connection.execute(query).first()
    return Known(*found) if found else Known()


def leave_alone(connection: Connection, partner: str, not_before: str, message: str) -> None:
    row = {"partner": partner, "not_before": not_before, "message": message}
    bulk.upsert(connection, endpoint, [row], ("partner",))


def note_sweep(connection: Connection, partner: str, at: str) -> None:
    bulk.upsert(connection, endpoint, [{"partner": partner, "swept": at}], ("partner",))
