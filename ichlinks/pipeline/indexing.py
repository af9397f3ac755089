"""Building an index from the store, putting it in place, and comparing the two."""

from collections.abc import Callable
from itertools import islice
from typing import Any

import msgspec

from ichlinks.errors import IchlinksError
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.publish import catch_up, documents
from ichlinks.store import changes, items
from index.backend import Index, open_index
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


def promote(context: Context) -> int:
    """Puts the fresh index in place, once it shows nothing that is not public any more; its change number.

    Raises Invalid, Retriable or Fatal, and nothing was put in place.
    """
    return _put(context, lambda index: index.fresh(), lambda index: index.promote())


def rollback(context: Context) -> int:
    """The same with the index that was in place before."""
    return _put(context, lambda index: index.previous(), lambda index: index.rollback())


def _put(context: Context, beside: Callable[[Index], Index], swap: Callable[[Index], None]) -> int:
    """While nobody publishes: who read the cursor of one index must not go on in another."""
    with context.store.lock("publish"):
        index = beside(open_index(context.workspace))
        try:
            catch_up(context, index)
        except IchlinksError as error:
            error.args = (f"{error}; nothing was put in place ('ichlinks index build' makes a fresh index)",)
            raise
        live = open_index(context.workspace)
        try:
            swap(live)
            return live.cursor()
        finally:
            live.close()


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
