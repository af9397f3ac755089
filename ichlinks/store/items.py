"""Items: what the public sees, their manifests, and the tombstones of what it no longer sees."""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from ichlinks.store import bulk
from ichlinks.store.tables import item, manifest, tombstone


@dataclass(frozen=True, slots=True)
class Tombstone:
    item: str
    reason: str
    at: str


def item_id(partner: str, identifier: str) -> str:
    """The id of the Item that this Record founds: 16 characters of a-z and 2-7, the same for ever."""
    digest = hashlib.sha256(f"{partner}\0{identifier}".encode()).digest()[:10]
    return base64.b32encode(digest).decode().lower()


def digest(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()[:16]


def hashes(connection: Connection, ids: Sequence[str]) -> dict[str, bytes]:
    query = select(item.c.id, item.c.hash).where(item.c.id.in_(ids))
    return {id_: hash_ for id_, hash_ in connection.execute(query)}


def save(connection: Connection, bodies: Mapping[str, bytes]) -> None:
    """Publishes Items; one that had been withdrawn is back.

    Where a community may have asked for restraint there is no manifest until the next is made: the one of before
    may show what it asks not to show.
    """
    rows = [{"id": id_, "hash": digest(body), "body": body} for id_, body in bodies.items()]
    bulk.upsert(connection, item, rows, ("id",))
    connection.execute(delete(tombstone).where(tombstone.c.item.in_(list(bodies))))
    if asked := [id_ for id_, body in bodies.items() if b'"sensitivity"' in body]:
        connection.execute(delete(manifest).where(manifest.c.item.in_(asked)))


def withdraw(connection: Connection, reasons: Mapping[str, str], at: str) -> None:
    """Takes Items from the public, with what is said in their place."""
    ids = list(reasons)
    connection.execute(delete(item).where(item.c.id.in_(ids)))
    connection.execute(delete(manifest).where(manifest.c.item.in_(ids)))
    bulk.upsert(connection, tombstone, [{"item": i, "reason": r, "at": at} for i, r in reasons.items()], ("item",))


def reword(connection: Connection, ids: Sequence[str], reason: str) -> None:
    """Another word on the tombstones of these, where they have one."""
    connection.execute(update(tombstone).where(tombstone.c.item.in_(list(ids))).values(reason=reason))


def bodies(connection: Connection, ids: Sequence[str]) -> dict[str, bytes]:
    query = select(item.c.id, item.c.body).where(item.c.id.in_(ids))
    return {id_: body for id_, body in connection.execute(query)}


def body(connection: Connection, id_: str) -> bytes | None:
    return connection.scalar(select(item.c.body).where(item.c.id == id_))


def grave(connection: Connection, id_: str) -> Tombstone | None:
    found = connection.execute(select(tombstone).where(tombstone.c.item == id_)).first()
    return Tombstone(*found) if found else None


def walk(connection: Connection, after: str = "", size: int = 1000) -> Iterator[tuple[str, bytes]]:
    """Every public Item in the order of its id."""
    while True:
        query = select(item.c.id, item.c.body).where(item.c.id > after).order_by(item.c.id).limit(size)
        page = connection.execute(query).all()
        yield from ((id_, body) for id_, body in page)
        if len(page) < size:
            return
        after = page[-1].id


def count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(item)) or 0


def manifest_body(connection: Connection, id_: str) -> tuple[str, bytes] | None:
    """(ETag, bytes) of an Item's manifest."""
    found = connection.execute(select(manifest.c.etag, manifest.c.body).where(manifest.c.item == id_)).first()
    return (found.etag, found.body) if found else None


def manifest_bodies(connection: Connection, ids: Sequence[str]) -> dict[str, bytes]:
    query = select(manifest.c.item, manifest.c.body).where(manifest.c.item.in_(ids))
    return {id_: body for id_, body in connection.execute(query)}


def walk_manifests(connection: Connection) -> Iterator[tuple[str, bytes]]:
    """Every manifest in the order of its Item's id."""
    query = select(manifest.c.item, manifest.c.body).order_by(manifest.c.item)
    yield from ((id_, body) for id_, body in connection.execute(query.execution_options(yield_per=500)))


def save_manifests(connection: Connection, manifests: Mapping[str, bytes | None]) -> int:
    """Writes the manifests that changed (None: there is none); how many rows that touched."""
    etags = _etags(connection, list(manifests))
    fresh = {i: b for i, b in manifests.items() if b is not None and etags.get(i) != etag(b)}
    gone = [i for i, b in manifests.items() if b is None and i in etags]
    bulk.upsert(connection, manifest, [{"item": i, "etag": etag(b), "body": b} for i, b in fresh.items()], ("item",))
    if gone:
        connection.execute(delete(manifest).where(manifest.c.item.in_(gone)))
    return len(fresh) + len(gone)


def etag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:32]


def _etags(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    query = select(manifest.c.item, manifest.c.etag).where(manifest.c.item.in_(ids))
    return {id_: tag for id_, tag in connection.execute(query)}
