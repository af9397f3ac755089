"""The nodes of an Item's graph. Each has an address: its own where it is known, else one below the Item."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from exchange.pages import web
from ichlinks.stages import JSON

Node = dict[str, Any]
Read = Callable[[JSON, str], Node]


def filled(node: Mapping[str, Any]) -> Node:
    """Without what is absent."""
    return {key: value for key, value in node.items() if value not in (None, [], {}, ())}


def texts(map_: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """A language map of JSON-LD: `und` becomes `@none`, which is a literal without a tag."""
    return {"@none" if tag == "und" else tag: values for tag, values in map_.items()}


def several(values: Iterable[JSON], read: Read, address: str) -> list[Node]:
    """Each value as a node; those without an address of their own are numbered from `address`."""
    return [read(value, f"{address}-{n}") for n, value in enumerate(values, 1)]


def reference(value: JSON, address: str) -> Node:
    return filled({"id": web(value.get("uri")) or address, "pref_label": texts(value.get("label", {}))})


def concept(value: JSON, address: str) -> Node:
    return {"type": "skos:Concept", **reference(value, address)}


def agent(value: JSON, address: str) -> Node:
    """A named person, organisation or community; its role is said of this Item, so the node is this Item's."""
    role = value.get("role")
    link = web(value.get("ref"))
    node = {"id": address if role else link or address, "type": "edm:Agent", "name": texts(value["name"]), "role": role}
    return filled({**node, "same_as": link if role else None})


def place(value: JSON, address: str) -> Node:
    label = texts(value.get("label", {}))
    node = {"id": web(value.get("geonames")) or address, "type": "edm:Place", "pref_label": label}
    return filled({**node, "lat": value.get("lat"), "long": value.get("lon")})


def designation(value: JSON, address: str) -> Node:
    """An act that gives an Element a place on a list (CIDOC CRM, E17 Type Assignment)."""
    stated = {key: value.get(key) for key in ("list", "year", "decision", "authority")}
    return filled(
        {
            "id": address,
            "type": "crm:E17_Type_Assignment",
            **stated,
            "reference": value.get("ref"),
            "criterion": value.get("criteria"),
            "status": value.get("status", "inscribed"),
            "issued": date(value.get("date")),
        }
    )


def classification(value: JSON, address: str) -> Node:
    label = texts(value.get("label", {}))
    node = {"id": address, "type": "skos:Concept", "scheme": value["scheme"]}
    return filled({**node, "notation": value.get("code"), "pref_label": label})


def date(value: JSON | None) -> str | None:
    """EDTF (ISO 8601-2:2019) where it is known, else the partner's text."""
    return (value.get("edtf") or value.get("begin") or value.get("text")) if value else None
