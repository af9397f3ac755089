"""Files that can be shown: addresses whose path ends as media files do, or that name a IIIF resource.

Standard: DCMI Metadata Terms, `identifier`, `relation`, `hasFormat`, `format`; IANA media types.
"""

import re
from functools import lru_cache
from typing import Any

from crosswalks.oai_dc.source import Source
from crosswalks.oai_dc.texts import texts

_LINK = re.compile(r"https?://[^\s<>\"]+")
_ENDING = re.compile(r"^https?://[^?#]+\.(\w{2,4})(?:[?#].*)?$")
_TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "tif": "image/tiff", "tiff": "image/tiff", "jp2": "image/jp2", "svg": "image/svg+xml",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "oga": "audio/ogg", "wav": "audio/wav",
    "flac": "audio/flac", "mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm", "ogv": "video/ogg",
    "mov": "video/quicktime", "avi": "video/x-msvideo", "mkv": "video/x-matroska", "pdf": "application/pdf",
    "glb": "model/gltf-binary", "gltf": "model/gltf+json",
}  # fmt: skip
_IIIF = ("/manifest", "/manifest.json", "/info.json")
_PLACES = ("identifier", "relation", "hasFormat", "format")


def media(source: Source) -> list[dict[str, Any]]:
    found = (link for text in texts(source.get(*_PLACES)) if "://" in text for link in links(text))
    return [medium(link) for link in dict.fromkeys(found) if is_media(link)]


def links(text: str) -> list[str]:
    return _LINK.findall(text) if "://" in text else []


def is_media(link: str) -> bool:
    return "://" in link and (_ending(link) in _TYPES or _is_iiif(link))


def medium(link: str) -> dict[str, Any]:
    if _is_iiif(link):
        return {"url": link, "role": "iiif"}
    role = "thumb" if "thumb" in link.rpartition("/")[2].lower() else "full"
    return {"url": link, "role": role, "mime": _TYPES[_ending(link)]}


# Several fields ask of the same address whether it is a file.
@lru_cache(maxsize=512)
def _ending(link: str) -> str:
    found = _ENDING.match(link)
    return found[1].lower() if found else ""


def _is_iiif(link: str) -> bool:
    return "/iiif/" in link and link.rstrip("/").endswith(_IIIF)
