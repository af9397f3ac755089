"""One XML element as a record (XML 1.0), and XPath 1.0 in it; the record is the root of its own document."""

from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from typing import Any

from lxml import etree

from config.selectors import xml_path
from config.xml import parsed
from crosswalks.declarative.values import Get, Node, Scope, flat
from ichlinks.errors import Rejected
from ichlinks.stages import Envelope, Payload

_HERE = b"<ichlinks-record/>"


def xml_read(payload: Payload) -> Any:
    """The record's element. Raises Rejected where it is not well-formed in its envelope."""
    envelope = payload.envelope
    try:
        element = parsed(envelope.head + payload.data + envelope.tail)
        for place in _place(envelope):
            element = element[place]
    except (ValueError, IndexError) as error:
        raise Rejected("payload.xml", f"the item cannot be read as XML: {error}") from None
    return deepcopy(element) if element.getparent() is not None else element


@lru_cache(maxsize=8)
def _place(envelope: Envelope) -> tuple[int, ...]:
    """Where a record stands in its envelope: which child, of which child, of the root."""
    if not envelope.head:
        return ()
    root = parsed(envelope.head + _HERE + envelope.tail)
    element = next(root.iter("ichlinks-record", "{*}ichlinks-record"))
    places = []
    while (parent := element.getparent()) is not None:
        places.append(parent.index(element))
        element = parent
    return tuple(reversed(places))


def xml_getter(options: Mapping[str, Any]) -> Any:
    """XPath with the prefixes of `namespaces`."""
    namespaces = options["namespaces"]

    def getter(path: str) -> Get:
        if path == ".":
            return lambda scope: flat(scope.item if scope.item is not scope.record else Node(scope.record))
        compiled = _compiled(path, namespaces)
        return lambda scope: [_value(one) for one in _found(compiled, scope) if one != ""]

    return getter


def _compiled(path: str, namespaces: Mapping[str, str]) -> etree.XPath:
    try:
        return xml_path(path, namespaces)
    except ValueError as error:
        known = f"; prefixes: {', '.join(namespaces) or 'none'}" if "prefix" in str(error) else ""
        raise ValueError(f"{error}{known}") from None


def _found(path: etree.XPath, scope: Scope) -> list[Any]:
    found: Any = path(scope.item.element if isinstance(scope.item, Node) else scope.record)
    return found if isinstance(found, list) else [found]


def _value(one: Any) -> Any:
    if etree.iselement(one):
        return Node(one)
    if isinstance(one, bool):
        return str(one).lower()
    return int(one) if isinstance(one, float) and one.is_integer() else one.strip() if isinstance(one, str) else one
