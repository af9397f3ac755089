"""What is shown, what it is about and where.

Standard: IIIF Presentation API 3.0, `metadata`, the types of content resources (Image, Sound, Video, Model);
navPlace extension (GeoJSON, RFC 7946: longitude first).
"""

from collections.abc import Iterator
from typing import Any

from crosswalks.common.coordinates import point
from crosswalks.common.distinct import distinct
from crosswalks.common.references import reference
from crosswalks.common.texts import language_map, texts
from crosswalks.iiif import labels
from crosswalks.iiif.source import JSON, Source, several, spoken

_SHOWN = {
    "Image": "Image",
    "dctypes:Image": "Image",
    "Sound": "Sound",
    "Audio": "Sound",
    "Video": "Video",
    "Model": "3D",
}


def type(source: Source) -> list[str]:
    """The type in `metadata`, then what the canvases show; a manifest always shows a resource."""
    shown = (_SHOWN[kind] for one in _bodies(source.manifest) if (kind := one.get("type", one.get("@type"))) in _SHOWN)
    return distinct([*texts(source.labelled(labels.TYPE)), *shown, "Resource"])


def concepts(source: Source) -> list[dict[str, Any]]:
    """The subjects in `metadata`, parted by `;`."""
    parts = ((part.strip(), tag) for text, tag in source.labelled(labels.SUBJECT) for part in text.split(";"))
    return distinct(reference({tag or "und": [part]}) for part, tag in parts if part)


def places(source: Source) -> list[dict[str, Any]]:
    """The places in `metadata`, then the points of `navPlace`."""
    named = ({"label": {tag or "und": [text]}} for text, tag in source.labelled(labels.PLACE))
    features = [one for each in several(source.manifest.get("navPlace")) for one in several(each.get("features"))]
    return distinct([*named, *map(_feature, features)])


def _feature(feature: JSON) -> dict[str, Any]:
    inside = feature.get("properties")
    label = language_map(spoken(inside.get("label"))) if isinstance(inside, dict) else {}
    geometry = feature.get("geometry")
    ends = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    here = point(f"{ends[1]} {ends[0]}") if isinstance(ends, list) and len(ends) > 1 else {}
    return ({"label": label} if label else {}) | here


def _bodies(manifest: JSON) -> Iterator[JSON]:
    """The content of canvases: `items/items/items/body` (3), `sequences/canvases/images/resource` (2)."""
    for path in (("items", "items", "items", "body"), ("sequences", "canvases", "images", "resource")):
        found = [manifest]
        for key in path:
            found = [inner for one in found for inner in several(one.get(key))]
        yield from found
