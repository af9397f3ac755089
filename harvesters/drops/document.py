"""One file of a drop, and which names count as one."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from ichlinks.errors import Retriable

_UNFINISHED = (".part", ".tmp", ".filepart", ".crdownload")
_LITTER = {"thumbs.db", "desktop.ini", "__macosx"}

Opened = Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class Document:
    """`name` says where it stands (`2026/list.csv`, `drop.zip/list.csv`); `read` raises Retriable."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Pick:
    """Which files count, and how many bytes one of them may have, unpacked; all of a pack may have 16 times that."""

    pattern: str
    most: int

    def __call__(self, name: str) -> bool:
        return not hidden(name) and PurePosixPath(name).match(self.pattern)


def hidden(name: str) -> bool:
    """Whether a file is none of the partner's: litter of a desktop, a lock, an upload under way."""
    parts = PurePosixPath(name.lower()).parts
    return any(part.startswith((".", "~$")) or part in _LITTER for part in parts) or name.lower().endswith(_UNFINISHED)


def bounded(stream: BinaryIO, name: str, most: int) -> bytes:
    """All bytes of a stream. Raises Retriable for more than `most` of them."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise Retriable("too_large", f"{name} has over {most} bytes")
    return data


def whole(data: bytes) -> Opened:
    return lambda: BytesIO(data)
