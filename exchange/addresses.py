"""References to other records of the same partner, turned into the addresses of our Items."""

from collections.abc import Callable, Sequence
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

    def address(target: str) -> str:
        return target if web(target) else _address(target, item["members"], site, connection)

    changed: JSON = {field: _reference(item[field], address) for field in ONE if field in item}
    changed |= {field: [_reference(one, address) for one in item[field]] for field in MANY if field in item}
    if "relations" in item:
        changed["relations"] = [{**one, "target": address(one["target"])} for one in item["relations"]]
    return {**item, **changed}


def _reference(value: dict[str, Any], address: Address) -> dict[str, Any]:
    return {**value, "uri": address(value["uri"])} if value.get("uri") else value


def _address(target: str, members: Sequence[dict[str, str]], site: Site, connection: Connection) -> str:
    found = (records.one(connection, member["partner"], target) for member in members)
    return next((site.item(line.item) for line in found if line and line.item), target)
