"""Does a web address lead where the partner says it does, and how large is an image that is there?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

import imagesize

from config.sources import Access
from harvesters.addresses import host_of
from harvesters.http import Client
from harvesters.traffic import Traffic
from ichlinks.errors import Retriable

_HEAD = 1 << 16
_PATIENCE = 3
"""Failures in a row after which a host is left alone."""

_TOO_OFTEN = {"rate_limited", "http_429"}
_NOT_OURS = {"address_refused", "private_address"}


@dataclass(frozen=True, slots=True)
class Probe:
    """What an address answered; width and height in pixels.

    `missing`: 404; `gone`: 410 (RFC 9110, section 15.5.11); `away`: nobody answered, or a server in trouble;
    `barred`: it answers, but not to us, or we must not ask.
    """

    url: str
    state: Literal["ok", "missing", "gone", "away", "barred"]
    mime: str | None = None
    width: int | None = None
    height: int | None = None


def probes(
    access: Access,
    allow_private: tuple[str, ...],
    urls: Sequence[str],
    timeout: float,
    contact: str = "",
    traffic: Traffic | None = None,
) -> Iterator[Probe]:
    """One Probe for each address that was asked, waiting `timeout` seconds at most; one whose host does not answer, or
    wants to be left alone, is left out.

    Asked as politely as the partner's endpoint, whose credentials go to its own host only.
    """
    once = {"retries": 0, "timeout": min(timeout, access.timeout), "deadline": min(2 * timeout, access.deadline)}
    client = Client(access.model_copy(update=once), allow_private, _HEAD, contact, traffic)
    failures = Counter[str | None]()
    try:
        for url in urls:
            host = host_of(url)
            if failures[host] == _PATIENCE:
                continue
            probe = _probe(client, url)
            failures[host] = 0 if probe and probe.state != "away" else failures[host] + 1
            if probe:
                yield probe
    finally:
        client.close()


def _probe(client: Client, url: str) -> Probe | None:
    try:
        answer = client.get(url, headers={"Range": f"bytes=0-{_HEAD - 1}"})
    except Retriable as error:
        return None if error.code in _TOO_OFTEN else Probe(url, "barred" if error.code in _NOT_OURS else "away")
    if answer.status not in (200, 206):
        return Probe(url, _state(answer.status))
    mime = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower() or None
    return Probe(url, "ok", mime, *_size(answer.body, mime))


def _state(status: int) -> Literal["missing", "gone", "away", "barred"]:
    if status == 404:
        return "missing"
    if status == 410:
        return "gone"
    return "away" if status >= 500 else "barred"


def _size(body: bytes, mime: str | None) -> tuple[int | None, int | None]:
    if not (mime or "").startswith("image/"):
        return None, None
    try:
        width, height = imagesize.get(BytesIO(body))
    except (ValueError, OSError):
        return None, None
    return (width, height) if width > 0 and height > 0 else (None, None)
