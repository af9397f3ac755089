"""What the engine needs to know of a format."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ichlinks.stages import Envelope, Reason


class Unreadable(Exception):
    """An answer that is not what the partner file describes."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it was sent, and what paths are followed in; `problem` says why it cannot be read.

    Where its bytes had to be repaired, `original` is what was sent.
    """

    data: bytes
    fields: Any = None
    problem: Reason | None = None
    original: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """One page: its items, the announced total, and where the next page is (a cursor or an address)."""

    items: tuple[Item, ...]
    total: int | None = None
    following: str | None = None
    envelope: Envelope = field(default_factory=Envelope)


@dataclass(frozen=True, slots=True)
class Format:
    """`page` reads a page, `fields` one item by itself; both raise Unreadable. `value` follows a path."""

    name: str
    page: Callable[[bytes], Answered]
    fields: Callable[[bytes], Any]
    value: Callable[[Any, str], Any]


_NO = {"", "0", "false", "n", "no", "none", "null"}


def text(value: Any) -> str | None:
    """A single value as text; None where there is none, more than a single value, or a yes or no."""
    if value is None or isinstance(value, dict | list | bool):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def truth(value: Any) -> bool:
    """Whether a mark is set; `N`, `False` and `0` are words for no."""
    return value.strip().lower() not in _NO if isinstance(value, str) else bool(value)


def number(value: Any, path: str) -> int | None:
    """The announced total, None where there is none. Raises Unreadable for what is no number."""
    if value is None:
        return None
    found = (text(value) or "").strip().replace(",", "")
    if not found.isdecimal():
        raise Unreadable(f"no number at {path}")
    return int(found)
