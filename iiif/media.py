"""What a media file is to a viewer: something to paint, to show small, or to link to."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from ichlinks.stages import ItemJSON

PAINTED = {
    "image/jpeg": "Image", "image/png": "Image", "image/gif": "Image", "image/webp": "Image", "image/avif": "Image",
    "audio/mpeg": "Sound", "audio/mp4": "Sound", "audio/aac": "Sound", "audio/ogg": "Sound", "audio/wav": "Sound",
    "audio/x-wav": "Sound", "audio/flac": "Sound", "audio/webm": "Sound",
    "video/mp4": "Video", "video/webm": "Video", "video/ogg": "Video", "video/quicktime": "Video",
}  # fmt: skip
"""Media types that browsers show; others are linked (rendering)."""

_ENDINGS = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "tif": "image/tiff", "tiff": "image/tiff", "mp3": "audio/mpeg", "m4a": "audio/mp4",
    "aac": "audio/aac", "oga": "audio/ogg", "ogg": "audio/ogg", "wav": "audio/wav", "flac": "audio/flac",
    "mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm", "ogv": "video/ogg", "mov": "video/quicktime",
    "pdf": "application/pdf", "epub": "application/epub+zip", "html": "text/html", "htm": "text/html",
    "txt": "text/plain", "glb": "model/gltf-binary", "gltf": "model/gltf+json",
}  # fmt: skip
UNKNOWN = "application/octet-stream"
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9!#$&^_.+-]*")
_LINKED = {"image": "Image", "audio": "Sound", "video": "Video", "text": "Text", "model": "Model"}

Media = Mapping[str, Any]


class Sorted(NamedTuple):
    """The living media of an Item by use, each in the order of the Item."""

    painted: list[Media]
    thumbs: list[Media]
    manifests: list[Media]
    linked: list[Media]


def sort_media(item: ItemJSON) -> Sorted:
    """Media of `item`; what was found dead, or has no web address, is left out."""
    found = Sorted([], [], [], [])
    for media in item.get("media", ()):
        if media.get("checked") != "dead" and uri(media["url"]):
            _place(found, media).append(media)
    return found


def _place(found: Sorted, media: Media) -> list[Media]:
    role = media.get("role", "full")
    if role == "thumb":
        return found.thumbs
    if role == "iiif" and mime(media) not in PAINTED:
        return found.manifests
    return found.painted if role != "embed" and mime(media) in PAINTED else found.linked


def mime(media: Media) -> str:
    """The stated media type without parameters (RFC 6838, section 4.2), else what the address ends in."""
    stated: str = media.get("mime", "").partition(";")[0].strip().lower()
    if _MEDIA_TYPE.fullmatch(stated):
        return stated
    if media.get("role") == "embed":
        return "text/html"
    return _ENDINGS.get(urlsplit(media["url"]).path.rpartition(".")[2].lower(), UNKNOWN)


def linked_type(media: Media) -> str:
    """The type of a linked resource (Presentation 3.0, section 4.2)."""
    kind = mime(media)
    return "Text" if kind == "application/pdf" else _LINKED.get(kind.split("/")[0], "Dataset")


@lru_cache(maxsize=1024)
def uri(address: str | None) -> str | None:
    """`address` as an ASCII http(s) URI (RFC 3987, section 3.1); None for anything else."""
    if not address or not address.lower().startswith(("http://", "https://")):
        return None
    if address.isascii():
        return address if not any(c in address for c in ' <>"{}|\\^`') else None
    return _encoded(address)


def _encoded(address: str) -> str | None:
    try:
        parts = urlsplit(address)
        host = parts.netloc.encode("idna").decode()
    except ValueError:
        return None
    path, query, fragment = (quote(part, safe="/%:@!$&'()*+,;=?~-._") for part in parts[2:5])
    return parts._replace(netloc=host, path=path, query=query, fragment=fragment).geturl()
