"""Files that show the thing, with what is said of each.

Standard: schema.org, `associatedMedia`, `encoding`, `distribution`, `image`, `video`, `audio`, `thumbnail`,
`thumbnailUrl`, `contentUrl`, `embedUrl`; MediaObject (`encodingFormat`, `width`, `height`, `duration` in ISO 8601,
`caption`, `creditText`).
"""

import re
from typing import Any

from crosswalks.common.media import medium
from crosswalks.common.texts import language_map, texts
from crosswalks.schema_org.nodes import Node
from crosswalks.schema_org.source import Source

FILES = ("associatedMedia", "encoding", "image", "video", "audio", "photo", "logo")
_SMALL = ("thumbnailUrl", "thumbnail")
_KINDS = ("image/", "audio/", "video/", "model/", "application/pdf")
_MIME = re.compile(r"[a-z]+/[\w.+-]+(?=$|;)", re.I)
_PIXELS = re.compile(r"(\d{1,6})(?:\.0*)?\s*(?:px|pixels?)?", re.I)
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")
_UNITS = ("px", "pixel", "pixels", "e37")
_MANIFEST = "iiif.io/api/presentation"


def media(source: Source) -> list[dict[str, Any]]:
    """The thing's own file, those that belong to it and can be shown, and a thumbnail; each address once."""
    node = source.node
    own = [node] if node.addresses("contentUrl", "embedUrl") else []
    found = [file for one in [*own, *node.things(*FILES)] for file in _files(one)]
    found += [file for one in node.things("distribution") for file in _files(one) if "mime" in file]
    thumbs = [_shown(one, "thumb") for each in [node, *node.things(*FILES)] for one in each.things(*_SMALL)][:1]
    first: dict[str, dict[str, Any]] = {}
    for one in filter(None, [*found, *thumbs]):
        first.setdefault(one["url"], one)
    return list(first.values())


def _files(one: Node) -> list[dict[str, Any]]:
    """`contentUrl`; without one `embedUrl`, then `url` or `@id`."""
    if one.addresses("contentUrl"):
        return [_file(one, link, None) for link in one.addresses("contentUrl")[:1]]
    return [_file(one, link, "embed") for link in one.addresses("embedUrl")[:1]] or [_shown(one, None)]


def _shown(one: Node, role: str | None) -> dict[str, Any]:
    link = next(iter([*one.addresses("contentUrl", "url"), *([here] if (here := one.address()) else [])]), None)
    return _file(one, link, role) if link else {}


def _file(one: Node, link: str, role: str | None) -> dict[str, Any]:
    """{} for a file that says it is nothing to look at or listen to."""
    formats = texts(one.values("encodingFormat", "fileFormat"))
    mime = next((match[0].lower() for text in formats if (match := _MIME.match(text))), "")
    if any(_MANIFEST in text for text in formats):
        return {"url": link, "role": "iiif"} | _said(one)
    if mime and not mime.startswith(_KINDS):
        return {}
    return medium(link, role) | ({"mime": mime} if mime else {}) | _said(one)


def _said(one: Node) -> dict[str, Any]:
    """What stands beside the address of a file; a thing that is named by its address alone has no words."""
    found = {
        "width": _pixels(one, "width"),
        "height": _pixels(one, "height"),
        "duration": _seconds(one),
        "rights": next(iter([*one.addresses("license"), *texts(one.values("license"))]), None),
        "credit": next(iter(texts(one.values("creditText"))), None),
        "alt_text": language_map(one.values("caption") or one.values("name")),
    }
    return {key: part for key, part in found.items() if part}


def _pixels(one: Node, name: str) -> int | None:
    stated = (pixels(*quantity(value)) for value in one.things(name))
    return next((found for found in stated if found is not None), None) or None


def quantity(value: Node) -> tuple[str, list[str]]:
    """The number of a QuantitativeValue with its units; what is written in one text has none."""
    units = texts(value.values("unitText", "unitCode"))
    return next(iter(texts(value.values("value") or value.values("name"))), ""), units


def pixels(text: str, units: list[str]) -> int | None:
    """A number, `640 px`, or a quantity in pixels (UN/CEFACT code E37)."""
    found = _PIXELS.fullmatch(text)
    return int(found[1]) if found and all(unit.lower() in _UNITS for unit in units) else None


def _seconds(one: Node) -> float | None:
    text = next(iter(texts(one.values("duration"))), "")
    if (found := _DURATION.fullmatch(text)) is None:
        return None
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return days * 86400 + hours * 3600 + minutes * 60 + seconds or None
