"""What a partner's own rules read of a document in a format written as code, for the account of what is left over."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

from config.selectors import xml_path
from crosswalks.declarative.leftover import names_of_json, names_of_xml, picked
from crosswalks.declarative.payloads import KINDS, Kind, Options

_LAST = re.compile(r"/?(?:@[\w:-]+|text\(\))$")
_KEY = re.compile(r"[\w:@-]+")
Select = Callable[[Any], Any]


class Seen(NamedTuple):
    """`elements` select what is read; `names` are paths as `crosswalks.common.leftover` knows them."""

    elements: tuple[Select, ...]
    names: frozenset[str]

    def take_out(self, record: Any) -> None:
        """Empties every element that is read, but never the whole record."""
        for path in self.elements:
            for one in path(record):
                if etree.iselement(one) and one is not record:
                    one.clear()


def seen(fields: Mapping[str, Any], kind: Kind, options: Options) -> Seen:
    """Of the expressions of a partner's own rules. A path that calculates counts as reading each name in it."""
    paths = dict.fromkeys(path.replace("\0", "/") for value in fields.values() for path in picked(value))
    if kind is KINDS["json"]:
        return Seen((), frozenset(one for path in paths for one in _keys(path)))
    compiled = {path: _elements(path, options["namespaces"]) for path in paths}
    others = (one for path, found in compiled.items() if found is None for one in names_of_xml(path))
    return Seen(tuple(found for found in compiled.values() if found is not None), frozenset(others))


def _elements(path: str, namespaces: Mapping[str, str]) -> Select | None:
    """What selects the elements in which a path finds its values; None where it does not select."""
    try:
        found: Select = xml_path(_LAST.sub("", path), namespaces)
    except ValueError:
        return None
    return found if isinstance(found(etree.Element("probe")), list) else None


def _keys(path: str) -> Iterator[str]:
    """The key at the root that a path goes through, and each name where it calculates."""
    if key := _KEY.search(path):
        yield key[0]
    yield from names_of_json(path)
