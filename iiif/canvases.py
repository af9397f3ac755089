"""Canvases: one for each image, recording or film that a browser can show (Presentation 3.0, section 5.3)."""

from typing import Any

from ichlinks.stages import ItemJSON
from iiif.language import language_map, unspoken
from iiif.media import PAINTED, Media, Sorted, mime, uri
from iiif.rights import licence

Canvas = dict[str, Any]

IMAGE_SIZE = {"width": 1000, "height": 1000}
VIDEO_SIZE = {"width": 1280, "height": 720}
LONGEST = 3600.0
"""Seconds of a canvas whose recording's length nobody stated; the recording itself says when it ends."""


def canvases(folder: str, item: ItemJSON, media: Sorted) -> list[Canvas]:
    """The Item's canvases; where there is nothing to paint, one that shows its thumbnail, or nothing."""
    shown = media.painted or [m for m in media.thumbs if PAINTED.get(mime(m)) == "Image"][:1]
    return [_canvas(folder, place, m, item) for place, m in enumerate(shown, 1)] or [bare_canvas(folder)]


def bare_canvas(folder: str) -> Canvas:
    """A canvas without a body: the Item's media are elsewhere, or not for everybody."""
    return {"id": f"{folder}/canvas/1", "type": "Canvas", "label": unspoken("1"), **IMAGE_SIZE}


def _canvas(folder: str, place: int, media: Media, item: ItemJSON) -> Canvas:
    id = f"{folder}/canvas/{place}"
    label = language_map(media["alt_text"]) if media.get("alt_text") else unspoken(str(place))
    canvas: Canvas = {"id": id, "type": "Canvas", "label": label, **_extent(media)}
    stated = licence(media.get("rights"))
    if stated and stated != licence(item.get("rights", {}).get("content")):
        canvas["rights"] = stated
    if credit := media.get("credit"):
        canvas["requiredStatement"] = {"label": {"en": ["Credit"]}, "value": unspoken(credit)}
    canvas["items"] = [{"id": f"{id}/page", "type": "AnnotationPage", "items": [_painting(id, media)]}]
    return canvas


def _painting(canvas: str, media: Media) -> dict[str, Any]:
    return {
        "id": f"{canvas}/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": _body(media),
        "target": canvas,
    }


def _body(media: Media) -> dict[str, Any]:
    kind = PAINTED[mime(media)]
    body = {"id": uri(media["url"]), "type": kind, "format": mime(media)}
    return body | {name: media[name] for name in _EXTENT[kind] if name in media}


def _extent(media: Media) -> dict[str, Any]:
    """Size and length as stated; both sides or the default, never one side alone."""
    kind = PAINTED[mime(media)]
    length = {"duration": media.get("duration", LONGEST)} if "duration" in _EXTENT[kind] else {}
    if kind == "Sound":
        return length
    if "width" in media and "height" in media:
        return {"width": media["width"], "height": media["height"], **length}
    return (IMAGE_SIZE if kind == "Image" else VIDEO_SIZE) | length


_EXTENT = {"Image": ("width", "height"), "Sound": ("duration",), "Video": ("width", "height", "duration")}
