"""What a property states: words with their language, an address, or a node that has both.

Standard: Europeana Data Model 5.2.8: the value of a property is a literal or a reference to a contextual class.
"""

from dataclasses import dataclass
from typing import Any

from crosswalks.common import references
from crosswalks.common.elements import value
from crosswalks.common.texts import Map, Value, language_map
from crosswalks.edm.source import ABOUT, RESOURCE, Element, Properties, Source, is_node, properties

_LABELS = ("skos:prefLabel", "foaf:name", "rdfs:label", "dc:title")


@dataclass(frozen=True, slots=True)
class Stated:
    """`node` is the contextual class where the record holds it."""

    labels: list[Value]
    uri: str
    node: Element | None

    @property
    def label(self) -> Map:
        return language_map(self.labels)

    @property
    def text(self) -> str:
        """The first words, else the address."""
        return self.labels[0][0] if self.labels else self.uri


def of_object(source: Source, *names: str) -> list[Stated]:
    return _of(source.object, source, names)


def of_aggregation(source: Source, *names: str) -> list[Stated]:
    return _of(source.aggregation, source, names)


def of_node(node: Element | None, source: Source, *names: str) -> list[Stated]:
    return [] if node is None else _of(properties(node), source, names)


def literals(stated: list[Stated]) -> list[Value]:
    return [one for each in stated for one in each.labels]


def reference(one: Stated) -> dict[str, Any]:
    """`{"uri", "label"}` as far as they are stated; what is no address is no `uri`."""
    return references.reference(one.label, one.uri if one.uri.startswith(("http://", "https://")) else None)


def _of(stated: Properties, source: Source, names: tuple[str, ...]) -> list[Stated]:
    return [_stated(one, source) for name in names for one in stated.get(name, ()) if _says(one)]


def _says(element: Element) -> bool:
    return bool(element.get(RESOURCE) or value(element)[0] or len(element))


def _stated(element: Element, source: Source) -> Stated:
    inner = next((one for one in element if is_node(one)), None)
    words, spoken = ("", "") if inner is not None else value(element)
    uri = element.get(RESOURCE) or (inner.get(ABOUT) or "" if inner is not None else words)
    node = inner if inner is not None else source.nodes.get(uri)
    if node is not None:
        return Stated(_labels(node), uri, node)
    is_address = bool(element.get(RESOURCE)) or words.startswith(("http://", "https://"))
    return Stated([] if is_address else [(words, spoken)], uri if is_address else "", None)


def _labels(node: Element) -> list[Value]:
    """By the first property that names it."""
    stated = properties(node)
    found = ([value(one) for one in stated.get(name, ()) if value(one)[0]] for name in _LABELS)
    return next(filter(None, found), [])
