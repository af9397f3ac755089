"""What a server says of its quota, as a pause before the next request.

`RateLimit` (draft-ietf-httpapi-ratelimit-headers-10, section 4) and its older form as a list of numbers,
`RateLimit-Remaining` and `-Reset` (draft 06), and `X-RateLimit-*`, whose reset is either seconds or a moment.
"""

import re
import time
from collections.abc import Iterator, Mapping

_FEW = 10
"""Requests left: from here on they are spread over what is left of the time."""

_ITEM = re.compile(r'"[^"]*"((?:;[^;,]*)+)')
_LONGEST = 7 * 86_400.0
_MOMENT = 1e9
"""A reset this large is a moment since 1970, not a number of seconds."""


def quota_pause(headers: Mapping[str, str]) -> float:
    """Seconds to wait before the next request, a week at most; 0 where there is enough left or nothing is said."""
    quotas = [*_items(headers.get("RateLimit", "")), *_numbers(headers, "RateLimit"), *_numbers(headers, "X-RateLimit")]
    return max((_pause(left, reset) for left, reset in quotas), default=0.0)


def _pause(left: float, reset: float) -> float:
    if reset >= _MOMENT:
        reset -= time.time()
    return 0.0 if left >= _FEW else min(_LONGEST, max(0.0, reset) / max(1.0, left))


def _items(value: str) -> Iterator[tuple[float, float]]:
    """(left, reset) of each quota: `"name";r=5;t=30`, or of the one `limit=9, remaining=5, reset=30`."""
    for found in _ITEM.finditer(value):
        yield from _pair(found[1], ";", "r", "t")
    if not value.startswith('"'):
        yield from _pair(value, ",", "remaining", "reset")


def _pair(text: str, between: str, left: str, reset: str) -> Iterator[tuple[float, float]]:
    said = dict(part.strip().split("=", 1) for part in text.split(between) if "=" in part)
    yield from _both(said.get(left), said.get(reset))


def _numbers(headers: Mapping[str, str], name: str) -> Iterator[tuple[float, float]]:
    yield from _both(headers.get(f"{name}-Remaining"), headers.get(f"{name}-Reset"))


def _both(left: str | None, reset: str | None) -> Iterator[tuple[float, float]]:
    numbers = [_number(left), _number(reset)]
    if numbers[0] is not None and numbers[1] is not None:
        yield numbers[0], numbers[1]


def _number(text: str | None) -> float | None:
    found = re.match(r"\s*(\d{1,15}(?:\.\d{1,9})?)\s*(?:[;,]|$)", text or "", re.ASCII)
    return float(found[1]) if found else None
