"""Is a media file where the partner says it is, and how large is an image? Asked once for each address."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

import imagesize

from config.sources import Access
from harvesters.http import Client
from harvesters.traffic import Traffic
from ichlinks.errors import Retriable

_HEAD = 1 << 16
_GONE = {404, 410}


@dataclass(frozen=True, slots=True)
class Probe:
    """What an address answered: `dead` only where it said so; width and height in pixels."""

    url: str
    state: Literal["ok", "dead"]
    mime: str | None = None
    width: int | None = None
    height: int | None = None


def probes(
    access: Access,
    allow_private: tuple[str, ...],
    urls: Sequence[str],
    contact: str = "",
    traffic: Traffic | None = None,
) -> Iterator[Probe]:
    """One Probe for each address that answered; one that is away or refuses is left out, to be asked again.

    Asked as politely as the partner's endpoint, whose credentials go to its own host only.
    """
    client = Client(access.model_copy(update={"retries": 0}), allow_private, _HEAD, contact, traffic)
    try:
        yield from filter(None, (_probe(client, url) for url in urls))
    finally:
        client.close()


def _probe(client: Client, url: str) -> Probe | None:
    try:
        answer = client.get(url, headers={"Range": f"bytes=0-{_HEAD - 1}"})
    except Retriable:
        return None
    if answer.status in _GONE:
        return Probe(url, "dead")
    if answer.status not in (200, 206):
        return None
    mime = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower() or None
    return Probe(url, "ok", mime, *_size(answer.body, mime))


def _size(body: bytes, mime: str | None) -> tuple[int | None, int | None]:
    if not (mime or "").startswith("image/"):
        return None, None
    try:
        width, height = imagesize.get(BytesIO(body))
    except (ValueError, OSError):
        return None, None
    return (width, height) if width > 0 and height > 0 else (None, None)
