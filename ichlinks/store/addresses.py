"""What is known of the web addresses in Records, so that each is asked now and then, not each time."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from sqlalchemy import Connection, select, update

from ichlinks.store import bulk, withholding
from ichlinks.store.blocks import chunks
from ichlinks.store.tables import address, record


@dataclass(frozen=True, slots=True)
class Known:
    """One address as it was found `at`; width and height of an image in pixels.

    `away`: it failed so many times since a moment, not yet often and long enough to count as `dead`; `barred`: it
    answers, but not to us. `worked`: the last time that it answered as it should.
    """

    url: str
    state: Literal["ok", "dead", "away", "barred"]
    at: str
    worked: str | None = None
    failures: int = 0
    since: str | None = None
    mime: str | None = None
    width: int | None = None
    height: int | None = None


_COLUMNS = [address.c[name] for name in Known.__dataclass_fields__]


def known(connection: Connection, urls: Sequence[str]) -> dict[str, Known]:
    rows = (
        row for part in chunks(urls) for row in connection.execute(select(*_COLUMNS).where(address.c.url.in_(part)))
    )
    return {row.url: Known(*row) for row in rows}


def save(connection: Connection, found: Sequence[Known]) -> None:
    bulk.upsert(connection, address, [asdict(one) for one in found], ("url",))


def again(connection: Connection, payloads: Sequence[int]) -> None:
    """These records are judged and linked anew: what is known of their addresses has changed."""
    withholding.requeue(connection, payloads)
    for part in chunks(payloads):
        connection.execute(update(record).where(record.c.payload.in_(part)).values(unlinked=True))
