"""explain: a value's way back to the bytes it came from.

Stages are pure and payloads are kept, so the way is walked again instead of being stored beside every value.
"""

from typing import Any

import msgspec

from crosswalks import sources
from ichlinks.errors import Invalid, Rejected
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.tools import Tools
from ichlinks.store import items, payloads, records

_OWN = {"id", "members", "modified", "type"}


def explain(context: Context, id_: str, field: str | None = None) -> list[dict[str, Any]]:
    """One line a value of the Item `id_`, or of one of its fields. Raises Invalid for what does not exist."""
    with context.store.read() as connection:
        body, members = items.body(connection, id_), records.members(connection, id_)
    if body is None:
        raise Invalid(f"there is no public Item {id_!r}")
    item = msgspec.json.decode(body)
    fields = [name for name in item if name not in _OWN]
    if field and field not in fields:
        raise Invalid(f"{id_} has no field {field!r}; it has: {', '.join(fields)}")
    lines = [line for partner, identifier in members for line in _member(context, partner, identifier, item)]
    return [line for line in lines if field in (None, line["field"])]


def _member(context: Context, slug: str, identifier: str, item: dict[str, Any]) -> list[dict[str, Any]]:
    tools = Tools.of(context.workspace, context.partner(slug))
    with context.store.read() as connection:
        stored = payloads.find(connection, slug, identifier)
        versions = records.versions(connection, slug, identifier)
    if stored is None or versions is None:
        return []
    try:
        paths = sources(stored.payload, tools.draft(stored.payload))
    except Rejected:
        paths = {}
    common = {"partner": slug, "identifier": identifier, "sha256": stored.payload.sha256.hex()}
    return [
        {"field": name, "value": value, **common, "source": paths.get(name, "partner file"), **versions}
        for name, value in item.items()
        if name not in _OWN
    ]
