"""Blocks: the new and changed records of one page, compressed together with the page's envelope beside them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import zstandard
from sqlalchemy import Connection, insert, select

from ichlinks.stages import Envelope
from ichlinks.store.tables import block

_LEVEL = 1
_CHUNK = 500
ROWS = 1000
"""So many rows of a long answer are held at once; PostgreSQL's driver would fetch them all."""

_ADD = insert(block).returning(block.c.id)


def add(connection: Connection, envelope: Envelope, data: Sequence[bytes]) -> int:
    """Stores the records of one page; the number of their block."""
    z = zstandard.ZstdCompressor(level=_LEVEL).compress(b"".join(data))
    return int(connection.execute(_ADD, {"head": envelope.head, "tail": envelope.tail, "z": z}).scalar_one())


def read(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Envelope, bytes]]:
    """By number, a block's envelope and the bytes of its records, one after another."""
    found: dict[int, tuple[Envelope, bytes]] = {}
    decompress = zstandard.ZstdDecompressor().decompress
    for part in chunks(numbers):
        for row in connection.execute(select(block).where(block.c.id.in_(part))):
            found[row.id] = (_envelope(row.head, row.tail), decompress(row.z))
    return found


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Parts small enough for one IN list."""
    return (values[i : i + _CHUNK] for i in range(0, len(values), _CHUNK))


@lru_cache(maxsize=64)
def _envelope(head: bytes, tail: bytes) -> Envelope:
    return Envelope(head, tail)
