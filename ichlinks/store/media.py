"""What is known of media addresses, so that each is asked once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, select

from ichlinks.store import bulk
from ichlinks.store.blocks import chunks
from ichlinks.store.tables import media


@dataclass(frozen=True, slots=True)
class Known:
    """One address; width and height of an image in pixels."""

    url: str
    state: Literal["ok", "dead"]
    mime: str | None
    width: int | None
    height: int | None


def known(connection: Connection, urls: Sequence[str]) -> dict[str, Known]:
    query = select(media.c.url, media.c.state, media.c.mime, media.c.width, media.c.height)
    rows = (row for part in chunks(urls) for row in connection.execute(query.where(media.c.url.in_(part))))
    return {row.url: Known(*row) for row in rows}


def save(connection: Connection, probed: Sequence[Known], at: str) -> None:
    rows = [
        {"url": p.url, "state": p.state, "mime": p.mime, "width": p.width, "height": p.height, "at": at} for p in probed
    ]
    bulk.upsert(connection, media, rows, ("url",))
