"""Places of an object's life and places that it shows; the museum that keeps it is not one of them.

Standard: LIDO 1.1, `eventPlace/place` (`namePlaceSet`, `placeID`, `gml`, `partOfPlace`), `displayPlace`,
`subjectPlace`; GML `pos` or `coordinates` in EPSG:4326, latitude first.
"""

from typing import Any

from crosswalks.common.coordinates import point
from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at, text, values
from crosswalks.common.geonames import geonames
from crosswalks.common.texts import Map, language_map, within
from crosswalks.lido.events import Kind, inside
from crosswalks.lido.source import DESCRIPTIVE, Group, Source, uris
from crosswalks.lido.terms import names

_SUBJECTS = "objectRelationWrap/subjectWrap/subjectSet/subject/subjectPlace"
_ROLES: dict[Kind, str] = {"made": "origin", "practised": "practice", "shown": "venue", "collected": ""}


def places(source: Source) -> list[dict[str, Any]]:
    """Where it was made (origin), used or performed (practice), shown (venue), collected; and what it depicts."""
    events = [(group, role) for kind, role in _ROLES.items() for group in inside(source, "eventPlace", kind)]
    subjects = [(group, "") for group in source.groups(DESCRIPTIVE, _SUBJECTS)]
    return distinct(_place(group, role) for group, role in events + subjects)


def place(source: Source) -> dict[str, Any]:
    """Where it was published."""
    return next((found for group in inside(source, "eventPlace", "published") if (found := _place(group, ""))), {})


def _place(group: Group, role: str) -> dict[str, Any]:
    inner = [one for element in group for one in at(element, "place")]
    label = _label(inner) or language_map(one for element in group for one in values(element, "displayPlace"))
    known = geonames(uri for element in inner for uri in uris(element))
    found: dict[str, Any] = {"label": label, "geonames": known, **_position(inner)}
    found = {key: part for key, part in found.items() if part or part == 0}
    return found | ({"role": role} if role and found else {})


def _label(group: Group) -> Map:
    """The name, followed by the names of the places around it in the same language: `Florence, Tuscany, Italy`."""
    around = [one for element in group for one in at(element, "partOfPlace")[:1]]
    return within(names(group, "namePlaceSet/appellationValue"), _label(around) if around else {})


def _position(group: Group) -> dict[str, float]:
    stated = [one for element in group for one in at(element, "gml//pos", "gml//coordinates")]
    return next((found for one in stated if (found := point(text(one)))), {})
