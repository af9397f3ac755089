"""What the resource is and what it is about; places apart.

Standard: DataCite 4, property 10 (`resourceType`, `resourceTypeGeneral`), property 6 (`subject`, `subjectScheme`,
`valueURI`), property 18 (`geoLocationPlace`, `geoLocationPoint`), property 9 (`language`).
"""

import re
from typing import Any

from crosswalks.common.coordinates import point
from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at, text, text_at, value, values
from crosswalks.common.references import reference
from crosswalks.common.texts import language_map, texts
from crosswalks.datacite.source import Element, Source, is_value

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def type(source: Source) -> list[str]:
    """The words of `resourceType`, then `resourceTypeGeneral`."""
    stated = at(source.root, "resourceType")
    general = [_CAPITAL.sub(" ", one.get("resourceTypeGeneral") or "") for one in stated]
    return distinct([*texts(source.values("resourceType")), *general])


def languages(source: Source) -> list[str]:
    """`language`, as it stands."""
    return texts(source.values("language"))


def concepts(source: Source) -> list[dict[str, Any]]:
    """`subject`, with its scheme and address."""
    return distinct(_concept(one) for one in at(source.root, "subjects/subject"))


def places(source: Source) -> list[dict[str, Any]]:
    """`geoLocationPlace` and `geoLocationPoint`; a box is no point."""
    return distinct(_place(one) for one in at(source.root, "geoLocations/geoLocation"))


def _concept(element: Element) -> dict[str, Any]:
    words, language = value(element)
    if not words or not is_value(words):
        return {}
    return reference({language or "und": [words]}, element.get("valueURI"), element.get("subjectScheme"))


def _place(element: Element) -> dict[str, Any]:
    label = language_map(values(element, "geoLocationPlace"))
    stated = (
        f"{text_at(element, 'geoLocationPoint/pointLatitude')} {text_at(element, 'geoLocationPoint/pointLongitude')}"
    )
    here = point(stated if stated.strip() else " ".join(map(text, at(element, "geoLocationPoint"))))
    return ({"label": label} if label else {}) | here
