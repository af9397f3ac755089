"""How much may come out of a pack; nothing that it says of itself is believed."""

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any

from harvesters.drops.document import Pick, bounded
from ichlinks.errors import Retriable

_TOTAL = 16
MEMBERS = 100_000
FAULTS = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError,
    ValueError, RuntimeError,
)  # fmt: skip


class Budget:
    """Counts what has come out of a pack."""

    def __init__(self, name: str, pick: Pick) -> None:
        self.name, self.pick, self.members, self.left = name, pick, 0, pick.most * _TOTAL

    def label(self, member: str) -> str:
        self.members += 1
        if self.members > MEMBERS:
            raise Retriable("too_large", f"{self.name} has over {MEMBERS} files")
        path = PurePosixPath(member.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or path.as_posix()[1:2] == ":":
            raise Retriable("path_outside", f"{self.name} has a file whose name leads out of it: {member[:200]!r}")
        return path.as_posix()

    def read(self, label: str, opened: Callable[[], Any]) -> bytes:
        data = read(opened, f"{self.name}/{label}", min(self.pick.most, self.left))
        self.left -= len(data)
        return data


class Careful:
    """A stream that refuses to be read or skipped in leaps: headers of a tar claim any length."""

    def __init__(self, stream: Any, name: str, most: int) -> None:
        self.stream, self.name, self.most = stream, name, most

    def read(self, size: int = -1) -> bytes:
        if size > self.most + 1 or self.tell() > self.most * _TOTAL:
            raise Retriable("too_large", f"{self.name} unpacks to more than {self.most} bytes a file")
        return bytes(self.stream.read(size))

    def seek(self, offset: int, whence: int = 0) -> int:
        if offset > self.most * _TOTAL:
            raise Retriable("too_large", f"{self.name} unpacks to over {self.most * _TOTAL} bytes")
        return int(self.stream.seek(offset, whence))

    def tell(self) -> int:
        return int(self.stream.tell())


def read(opened: Callable[[], Any], name: str, most: int) -> bytes:
    try:
        return bounded(opened(), name, most)
    except FAULTS as error:
        raise broken(name, error) from error


def broken(name: str, error: BaseException) -> Retriable:
    return Retriable("archive_broken", f"{name} cannot be unpacked: {error or type(error).__name__}")
