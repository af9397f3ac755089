"""Everything that a run leaves, in a form that two runs can be compared by."""

from typing import Any

from sqlalchemy import select

from ichlinks.pipeline import Context
from ichlinks.store.tables import change, item, manifest, payload, record, tombstone
from index.backend import open_index


def outputs(context: Context) -> dict[str, list[Any]]:
    """Records, Items, manifests, tombstones, changes (in order, without number and time) and documents."""
    identity = (payload.c.partner, payload.c.identifier)
    statement = select(*identity, payload.c.deleted, record.c.outcome, record.c.reasons, record.c.body, record.c.item)
    queries = {
        "payloads": select(*identity, payload.c.sha256, payload.c.deleted, payload.c.pending).order_by(*identity),
        "records": statement.join(record, record.c.payload == payload.c.id).order_by(*identity),
        "items": select(item.c.id, item.c.body).order_by(item.c.id),
        "manifests": select(manifest.c.item, manifest.c.etag, manifest.c.body).order_by(manifest.c.item),
        "tombstones": select(tombstone.c.item, tombstone.c.reason).order_by(tombstone.c.item),
        "changes": select(change.c.kind, change.c.item).order_by(change.c.n),
    }
    with context.store.read() as connection:
        found = {name: [tuple(row) for row in connection.execute(query)] for name, query in queries.items()}
    index = open_index(context.workspace)
    found["documents"] = sorted(index.checksums())
    index.close()
    return found
