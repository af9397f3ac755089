"""References to other records of the same partner, turned into the addresses of our Items."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection

from exchange.pages import web
from exchange.site import Site
from ichlinks.stages import JSON
from ichlinks.store import records

ONE = ("language_version_of", "predecessor", "successor", "event_series", "parent_organisation")
MANY = ("about_elements", "works_on", "components", "world_heritage", "objects_instruments")
Address = Callable[[str], str]


def addressed(item: JSON, site: Site, connection: Connection) -> JSON:
    """The Item; where it names a record by its identifier at the partner, our address of it stands instead."""

    ours = _ours(item, site, connection)

    def address(target: str) -> str:
        return ours.get(target, target)

    changed: JSON = {field: _reference(item[field], address) for field in ONE if field in item}
    changed |= {field: [_reference(one, address) for one in item[field]] for field in MANY if field in item}
    if "relations" in item:
        changed["relations"] = [{**one, "target": address(one["target"])} for one in item["relations"]]
    return {**item, **changed}


def _reference(value: dict[str, Any], address: Address) -> dict[str, Any]:
    return {**value, "uri": address(value["uri"])} if value.get("uri") else value


def _ours(item: JSON, site: Site, connection: Connection) -> dict[str, str]:
    """Our addresses of the records that are named, asked for together: a finding aid names thousands."""
    named = [target for target in dict.fromkeys(_targets(item)) if not web(target)]
    partners = [member["partner"] for member in item["members"]] if named else []
    found: dict[str, str] = {}
    for partner in reversed(partners):
        found |= records.linked_items(connection, partner, named)
    return {target: site.item(id_) for target, id_ in found.items()}


def _targets(item: JSON) -> Iterator[str]:
    references = [item[field] for field in ONE if field in item] + [
        one for field in MANY for one in item.get(field, ())
    ]
    yield from (one["uri"] for one in references if one.get("uri"))
    yield from (one["target"] for one in item.get("relations", ()))
