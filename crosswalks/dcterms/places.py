"""Places, with the coordinates that a point states.

Standards: DCMI Metadata Terms, `spatial`, `coverage`; DCMI Point Encoding Scheme (`name=…; east=…; north=…`).
"""

import re
from typing import Any

from crosswalks.common.coordinates import point
from crosswalks.oai_dc.places import places as plain
from crosswalks.oai_dc.source import Source

_PART = re.compile(r"\b(name|north|east)\s*=\s*([^;]+)")


def places(source: Source) -> list[dict[str, Any]]:
    """`spatial` and `coverage`; a time or a box among them is left out."""
    found = [_place(one) for one in plain(source)]
    return [one for one in found if one]


def _place(place: dict[str, Any]) -> dict[str, Any]:
    ((language, (text, *_)),) = place.get("label", {"": [""]}).items()
    if "=" not in text:
        return place
    parts = {key: value.strip() for key, value in _PART.findall(text)}
    label = {"label": {language: [parts["name"]]}} if parts.get("name") else {}
    return label | point(f"{parts.get('north', '')} {parts.get('east', '')}")
