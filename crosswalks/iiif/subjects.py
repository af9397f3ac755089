"""What is shown, what it is about and where.

Standard: IIIF Presentation API 3.0, `metadata`, the types of content resources (Image, Sound, Video, Model);
navPlace extension (GeoJSON, RFC 7946: longitude first).
"""

from typing import Any

from crosswalks.common.coordinates import point
from crosswalks.common.distinct import distinct
from crosswalks.common.references import reference
from crosswalks.common.texts import Value, language_map, texts
from crosswalks.iiif.canvases import painted
from crosswalks.iiif.source import JSON, Source, several, spoken

_SHOWN = {
    "Image": "Image",
    "dctypes:Image": "Image",
    "Sound": "Sound",
    "Audio": "Sound",
    "dctypes:Sound": "Sound",
    "Video": "Video",
    "dctypes:MovingImage": "Video",
    "Model": "3D",
}


def type(source: Source) -> list[str]:
    """The type in `metadata`, then what the canvases show; a manifest always shows a resource."""
    kinds = (body.get("type", body.get("@type")) for _, body in painted(source.manifest))
    shown = (_SHOWN[kind] for kind in kinds if isinstance(kind, str) and kind in _SHOWN)
    return distinct([*texts(source.labelled("type")), *shown, "Resource"])


def concepts(source: Source) -> list[dict[str, Any]]:
    """The subjects in `metadata`, in all their languages; a text of one language is parted by `;`."""
    stated = [values for _, values in source.translated("subject")]
    parts = [each for values in stated for each in (_parted(values[0]) if len(values) == 1 else [values])]
    return distinct(reference(language_map(each)) for each in parts)


def communities(source: Source) -> list[dict[str, Any]]:
    """The cultures in `metadata`."""
    return distinct({"name": language_map(values)} for _, values in source.translated("culture"))


def places(source: Source) -> list[dict[str, Any]]:
    """The places in `metadata`, in all their languages, then the points of `navPlace`."""
    named = ({"label": language_map(values)} for _, values in source.translated("place"))
    features = [one for each in several(source.manifest.get("navPlace")) for one in several(each.get("features"))]
    return distinct([*named, *map(_feature, features)])


def _feature(feature: JSON) -> dict[str, Any]:
    inside = feature.get("properties")
    label = language_map(spoken(inside.get("label"))) if isinstance(inside, dict) else {}
    geometry = feature.get("geometry")
    ends = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    here = point(f"{ends[1]} {ends[0]}") if isinstance(ends, list) and len(ends) > 1 else {}
    return ({"label": label} if label else {}) | here


def _parted(value: Value) -> list[list[Value]]:
    text, tag = value
    return [[(part.strip(), tag)] for part in text.split(";") if part.strip()]
