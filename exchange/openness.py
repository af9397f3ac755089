"""What may leave the house of an Item: communities' restrictions win in every form (docs/public-face.md)."""

import re

import msgspec
from sqlalchemy import Connection
from starlette.exceptions import HTTPException

from ichlinks.stages import JSON
from ichlinks.store import items

ID = re.compile(r"[a-z2-7]{16}")
CLOSED = {"restricted", "withheld"}
WITHHELD = "This item has been withdrawn: withheld at the wish of the community concerned."


def public_item(connection: Connection, id_: str) -> JSON:
    """The Item as anybody may see it. Raises HTTPException: 404 where there is none, 410 where it was withdrawn."""
    return msgspec.json.decode(public_body(connection, id_), type=JSON)


def public_body(connection: Connection, id_: str) -> bytes:
    """The Item's JSON: the bytes of the store, unless something in it must be left out."""
    body = items.body(connection, id_) if ID.fullmatch(id_) else None
    if body is None:
        raise _absent(connection, id_)
    return msgspec.json.encode(_opened(body)) if b'"sensitivity"' in body else body


def public_items(connection: Connection, ids: list[str]) -> dict[str, JSON]:
    """Those of `ids` that the public sees now, in that order, even where the index lags behind."""
    bodies = items.bodies(connection, [id_ for id_ in ids if ID.fullmatch(id_)])
    found = {id_: without_media(msgspec.json.decode(bodies[id_], type=JSON)) for id_ in ids if id_ in bodies}
    return {id_: item for id_, item in found.items() if level(item) != "withheld"}


def without_media(item: JSON) -> JSON:
    """The Item; where it is restricted, without the addresses of its media."""
    return {key: value for key, value in item.items() if key != "media"} if level(item) in CLOSED else item


def level(item: JSON) -> str:
    return str(item.get("sensitivity", {}).get("level", "open"))


def _opened(body: bytes) -> JSON:
    item = msgspec.json.decode(body, type=JSON)
    if level(item) == "withheld":
        raise HTTPException(410, WITHHELD)
    return without_media(item)


def _absent(connection: Connection, id_: str) -> HTTPException:
    grave = items.grave(connection, id_) if ID.fullmatch(id_) else None
    return HTTPException(410, f"This item has been withdrawn: {grave.reason}.") if grave else HTTPException(404)
