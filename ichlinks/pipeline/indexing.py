"""Building an index from the store, and comparing the two."""

from itertools import islice
from typing import Any

import msgspec

from ichlinks.pipeline.context import Context
from ichlinks.pipeline.publish import documents
from ichlinks.store import changes, items
from index.backend import open_index
from index.documents import checksum, document

_BATCH = 500
_decode = msgspec.json.Decoder(dict).decode


def build(context: Context) -> tuple[int, int]:
    """Fills a fresh index with every public Item; (documents, change number up to which it is complete)."""
    live, count = open_index(context.workspace), 0
    fresh = live.build()
    try:
        with context.store.read() as connection:
            cursor = changes.last(connection)
            walk = items.walk(connection)
            while batch := documents(dict(islice(walk, _BATCH))):
                fresh.write(batch, 0)
                count += len(batch)
                context.progress("index build", "", count, None)
        fresh.write([], cursor)
    finally:
        fresh.close()
        live.close()
    return count, cursor


def audit(context: Context) -> dict[str, Any]:
    """Ids that the index lacks (`missing`), has otherwise (`stale`), or should not have (`ghost`)."""
    index = open_index(context.workspace)
    try:
        indexed = dict(index.checksums())
    finally:
        index.close()
    missing, stale = [], []
    with context.store.read() as connection:
        for id_, body in items.walk(connection):
            found = indexed.pop(id_, None)
            if found is None:
                missing.append(id_)
            elif found != checksum(document(_decode(body))):
                stale.append(id_)
    return {"missing": missing, "stale": stale, "ghost": sorted(indexed)}
