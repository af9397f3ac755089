"""One oai_dc record as its Dublin Core values.

Standard: OAI-PMH 2.0, sections 2.5 (record) and 3.4 (oai_dc).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from crosswalks.common.elements import language
from crosswalks.common.texts import Value
from crosswalks.xml import LANG
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

_DUBLIN_CORE = {"{http://purl.org/dc/elements/1.1/": "dc", "{http://purl.org/dc/terms/": "dcterms"}


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """`identifier` is the OAI identifier; `values` are texts by local name (`title`, `abstract`), never blank."""

    identifier: str
    values: dict[str, list[Value]]

    def get(self, *names: str) -> list[Value]:
        values = self.values
        if len(names) == 1:
            return values.get(names[0], [])
        found: list[Value] = []
        for name in names:
            if name in values:
                found += values[name]
        return found


def read(container: etree._Element, payload: Payload) -> Source:
    """Raises Rejected where the container holds no value."""
    inherited, values = language(container), dict[str, list[Value]]()
    for element in container:
        text = (element.text or "").strip() if not len(element) else _text(element)
        if text and (name := _term(element.tag)):
            values.setdefault(name, []).append((text, element.get(LANG, inherited)))
    if not values:
        raise Rejected("crosswalk.metadata", "the record has no metadata")
    return Source(payload.identifier, values)


def paths(container: etree._Element) -> Iterator[str]:
    """`dc:title`, `dcterms:abstract`: a name for every element that holds a value."""
    terms = [one.tag for one in container if _term(one.tag) and _text(one)]
    return (f"{_DUBLIN_CORE[tag.partition('}')[0]]}:{_term(tag)}" for tag in terms)


def _text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()


@lru_cache(maxsize=256)
def _term(tag: str) -> str | None:
    """The local name of a Dublin Core element; a qualified name that is none has none."""
    namespace, _, name = tag.partition("}")
    return name if namespace in _DUBLIN_CORE else None
