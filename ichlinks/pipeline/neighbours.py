"""neighbours: a finding aid and its parts call one another by title; what the public may not see is not named."""

from collections.abc import Collection, Mapping

import msgspec
from sqlalchemy import Connection

from ichlinks.stages import JSON
from ichlinks.store import changes, items, withholding

_decode, _encode = msgspec.json.Decoder(dict).decode, msgspec.json.Encoder().encode


def discreet(connection: Connection, slug: str, public: Mapping[int, JSON]) -> dict[int, JSON]:
    """These Records without their relations to what is stored of the partner and not public."""
    targets = {relation["target"] for one in public.values() for relation in one.get("relations", ())}
    hidden = withholding.unshown(connection, slug, sorted(targets)) if targets else set()
    return {number: _without(one, hidden) if hidden else one for number, one in public.items()}


def unname(connection: Connection, hidden: Mapping[int, str], at: str) -> None:
    """Takes the relations to these records (identifiers by row number) from the Items around them, at once."""
    names = set(hidden.values())
    bodies = items.bodies(connection, withholding.neighbours(connection, list(hidden)))
    told = {id_: _encode(_without(_decode(body), names)) for id_, body in bodies.items()}
    if fresh := {id_: body for id_, body in told.items() if body != bodies[id_]}:
        items.save(connection, fresh)
        changes.append(connection, [("update", id_) for id_ in fresh], at)


def _without(one: JSON, hidden: Collection[str]) -> JSON:
    left = [relation for relation in one.get("relations", ()) if relation["target"] not in hidden]
    return {name: left if name == "relations" else value for name, value in one.items() if name != "relations" or left}
