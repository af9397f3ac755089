"""Places that the object is about or comes from; where it is kept now is not one of them.

Standard: EDM, `dcterms:spatial`, `dc:coverage`, `edm:Place` (`skos:prefLabel`, `dcterms:isPartOf`,
`wgs84_pos:lat`, `wgs84_pos:long`).
"""

from typing import Any

from crosswalks.common.coordinates import point
from crosswalks.common.distinct import distinct
from crosswalks.common.geonames import geonames
from crosswalks.common.texts import Map, within
from crosswalks.edm.source import Source, class_of
from crosswalks.edm.values import Stated, of_node, of_object

_AROUND = 5


def places(source: Source) -> list[dict[str, Any]]:
    """`dcterms:spatial` and `dc:coverage`, with the coordinates of their `edm:Place`; periods are left out."""
    stated = of_object(source, "dcterms:spatial", "dc:coverage")
    return distinct(_place(one, source) for one in stated if not _is_time(one))


def _is_time(one: Stated) -> bool:
    """Coverage may be a time: a period, or words that begin with a number."""
    return class_of(one.node) == "edm:TimeSpan" if one.node is not None else one.text[:1].isdecimal()


def _place(one: Stated, source: Source) -> dict[str, Any]:
    same = [one.uri, *(other.uri for other in of_node(one.node, source, "owl:sameAs"))]
    found: dict[str, Any] = {"label": _label(one, source), "geonames": geonames(same), **_position(one, source)}
    return {key: part for key, part in found.items() if part or part == 0}


def _label(one: Stated, source: Source, depth: int = 0) -> Map:
    """With the places around it; no more than five, for places may be said to lie in one another."""
    around = of_node(one.node, source, "dcterms:isPartOf")[:1] if depth < _AROUND else []
    return within(one.label, _label(around[0], source, depth + 1)) if around else one.label


def _position(one: Stated, source: Source) -> dict[str, float]:
    stated = of_node(one.node, source, "wgs84_pos:lat", "wgs84_pos:long")
    return point(" ".join(found.text for found in stated))
