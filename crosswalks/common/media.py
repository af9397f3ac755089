"""Files that can be shown: addresses whose path ends as media files do, or that name a IIIF resource.

Standards: IANA media types; IIIF Presentation and Image API (`manifest`, `info.json`).
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

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


def media_in(stated: Iterable[str]) -> list[dict[str, Any]]:
    """Every media address in these texts, once."""
    found = [link for text in stated for link in links(text)]
    return [medium(link) for link in dict.fromkeys(found) if is_media(link)]


def links(text: str) -> list[str]:
    return _LINK.findall(text) if "://" in text else []


def is_media(link: str) -> bool:
    return "://" in link and (_ending(link) in _TYPES or _is_iiif(link))


def medium(link: str, role: str | None = None) -> dict[str, Any]:
    """What a media address says of itself; `role` where the source says more (`thumb`, `full`)."""
    if _is_iiif(link):
        return {"url": link, "role": "iiif"}
    found = {"url": link, "role": role or ("thumb" if "thumb" in link.rpartition("/")[2].lower() else "full")}
    if mime := _TYPES.get(_ending(link)):
        found["mime"] = mime
    return found


# Several fields ask of the same address whether it is a file.
@lru_cache(maxsize=512)
def _ending(link: str) -> str:
    found = _ENDING.match(link)
    return found[1].lower() if found else ""


def _is_iiif(link: str) -> bool:
    return "/iiif/" in link and link.rstrip("/").endswith(_IIIF)
