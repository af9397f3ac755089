"""JMESPath over bytes: which parts of a JSON answer an expression selects, as they were sent."""

from typing import Any

import msgspec
from jmespath.visitor import TreeInterpreter

_OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ARRAY = msgspec.json.Decoder(list[msgspec.Raw])
_ANY = msgspec.json.Decoder()

Cut = msgspec.Raw | list[msgspec.Raw] | None
Node = Any
"""A node of a parsed expression: its type, its children, its value."""


def cut(node: Node, value: Cut) -> Cut:
    """Follows keys, indexes, projections and filters (JMESPath, sections "Grammar" and "Projections").

    Raises msgspec.DecodeError where the bytes are no JSON.
    """
    match node["type"]:
        case "field":
            return _object(value).get(node["value"])
        case "index":
            return _at(listed(value), node["value"])
        case "subexpression" | "index_expression":
            for child in node["children"]:
                value = cut(child, value)
            return value
        case "flatten":
            inner = listed(cut(node["children"][0], value))
            return None if inner is None else [part for one in inner for part in _parts(one)]
        case "projection" | "filter_projection":
            return _projected(node["children"], value)
    return value


def listed(value: Cut) -> list[msgspec.Raw] | None:
    """The members of an array; None where the value is no array."""
    if isinstance(value, msgspec.Raw):
        return _ARRAY.decode(value) if _begins(value, b"[") else None
    return value


def _projected(children: list[Any], value: Cut) -> Cut:
    members = listed(cut(children[0], value))
    if members is None:
        return None
    if len(children) == 3:
        members = [one for one in members if _holds(children[2], one)]
    return [part for one in members for part in _one_or_none(cut(children[1], one))]


def _holds(condition: Node, value: msgspec.Raw) -> bool:
    try:
        return bool(TreeInterpreter().visit(condition, _ANY.decode(value)))
    except (msgspec.DecodeError, ValueError):
        return True  # what the filter cannot judge is not passed in silence


def _one_or_none(value: Cut) -> list[msgspec.Raw]:
    if isinstance(value, list):
        return [msgspec.Raw(b"[" + b",".join(map(bytes, value)) + b"]")]
    return [] if value is None else [value]


def _parts(value: msgspec.Raw) -> list[msgspec.Raw]:
    inner = listed(value)
    return [value] if inner is None else inner


def _object(value: Cut) -> dict[str, msgspec.Raw]:
    return _OBJECT.decode(value) if isinstance(value, msgspec.Raw) and _begins(value, b"{") else {}


def _at(members: list[msgspec.Raw] | None, index: int) -> msgspec.Raw | None:
    return members[index] if members and -len(members) <= index < len(members) else None


def _begins(value: msgspec.Raw, mark: bytes) -> bool:
    return bytes(memoryview(value)[:64]).lstrip()[:1] == mark
