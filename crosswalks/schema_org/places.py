"""Where the thing is from, what it shows, where it takes place; countries apart.

Standard: schema.org, `spatialCoverage`, `contentLocation`, `locationCreated`, `location`, `countryOfOrigin`; Place
(`geo`, `address`, `containedInPlace`), GeoCoordinates (WGS 84), PostalAddress (`addressCountry`).
"""

from typing import Any

from crosswalks.common.coordinates import point
from crosswalks.common.distinct import distinct
from crosswalks.common.geonames import geonames
from crosswalks.common.texts import Map, Value, language_map, texts, within
from crosswalks.schema_org.nodes import Node
from crosswalks.schema_org.source import Source

_SHOWN = ("spatialCoverage", "spatial", "contentLocation")
_NAMED = ("addressLocality", "addressRegion")
_DEPTH = 5


def places(source: Source) -> list[dict[str, Any]]:
    """`spatialCoverage`, `contentLocation`; `locationCreated` is the origin, `location` of an event its venue; where
    an organisation that has `geo` is."""
    node = source.node
    shown = [_place(one) for one in node.things(*_SHOWN)]
    made = [_place(one, "origin") for one in node.things("locationCreated")]
    role = "venue" if node.values("startDate") else ""
    return distinct([*shown, *made, *(_place(one, role) for one in node.things("location")), _here(node)])


def countries(source: Source) -> list[str]:
    """`countryOfOrigin`, and `addressCountry` of the thing and its places."""
    node = source.node
    here = [node, *node.things(*_SHOWN, "locationCreated", "location")]
    found = [country for one in here for post in one.things("address") for country in post.values("addressCountry")]
    return distinct(texts([*node.values("countryOfOrigin"), *found]))


def venue(source: Source) -> dict[str, Any]:
    """The first `location` of an event that has a name, and where on Earth that is."""
    stated = ((language_map(_label(one)), _place(one)) for one in source.node.things("location"))
    found = (
        {"name": name, "place": {key: part for key, part in place.items() if key != "label"}} for name, place in stated
    )
    return next(({key: part for key, part in one.items() if part} for one in found if one["name"]), {})


def address(source: Source) -> str | None:
    """`address` as one text, of a person or an organisation."""
    return next((text for one in source.node.things("address") if (text := _written(one))), None)


def _here(node: Node) -> dict[str, Any]:
    where = _point(node)
    label = language_map(_towns(node)) if where else {}
    return {"label": label, **where} if label else where


def _place(one: Node, role: str = "") -> dict[str, Any]:
    label = _around(one)
    known = geonames([one.address() or "", *one.addresses("sameAs")])
    found = {"label": label, "geonames": known, **_point(one)}
    return (
        {key: part for key, part in (found | {"role": role}).items() if part or part == 0}
        if any(found.values())
        else {}
    )


def _around(one: Node, depth: int = 0) -> Map:
    """The label of a place with those of the places that it lies in, no more than five."""
    outer = one.things("containedInPlace", "containedIn")[:1] if depth < _DEPTH else []
    label = language_map(_label(one))
    return within(label, _around(outer[0], depth + 1)) if outer and label else label


def _label(one: Node) -> list[Value]:
    """The name of a place; without one its town, or its address in one text."""
    if "VirtualLocation" in one.classes():
        return []
    return one.values("name") or _towns(one)


def _towns(one: Node) -> list[Value]:
    named = ((post.values(*_NAMED), post) for post in one.things("address"))
    towns = [(", ".join(texts(values)), values[0][1]) if values else (_written(post), "") for values, post in named]
    return [town for town in towns if town[0]]


def _point(one: Node) -> dict[str, float]:
    for geo in (*one.things("geo"), one):
        ends = texts([*geo.values("latitude")[:1], *geo.values("longitude")[:1]])
        if len(ends) == 2 and (found := point(" ".join(ends))):
            return found
    return {}


def _written(post: Node) -> str:
    parts = ("streetAddress", "postOfficeBoxNumber", "addressLocality", "addressRegion", "postalCode", "addressCountry")
    return ", ".join(texts(post.values("name") or post.values(*parts)))
