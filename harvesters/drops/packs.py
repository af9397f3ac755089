"""Zip and tar files, read in place: nothing is written to disk, and no size that a pack claims is believed."""

import bz2
import gzip
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from harvesters.drops.bounds import FAULTS, MEMBERS, Budget, Careful, broken, read
from harvesters.drops.document import Document, Opened, Pick
from ichlinks.errors import Retriable

_PACKED: dict[bytes, Callable[..., Any]] = {
    b"\x1f\x8b\x08": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\0": lzma.open,
}
_BZIP2_BLOCK = b"1AY&SY"


def documents(name: str, opened: Opened, pick: Pick, single: bool = False) -> Iterator[Document]:
    """The files in a pack; a file that is no pack is itself, and counts by whatever name where it is the `single` one.

    A pack in a pack is read as a plain file. Raises Retriable for a pack that is damaged, encrypted or too large, or
    whose names lead out of it.
    """
    try:
        with opened() as stream:
            start = stream.read(512)
            stream.seek(0)
            if start[:4] in (b"PK\3\4", b"PK\5\6") and not _spreadsheet(stream):
                yield from _zip(name, stream, pick)
            elif start[257:262] == b"ustar":
                yield from _tar(name, stream, pick)
            elif packed := _packed(start):
                yield from _unpacked(name, packed(stream), pick, single)
            elif single or pick(name):
                yield Document(name, partial(read, lambda: stream, name, pick.most))
    except FAULTS as error:
        raise broken(name, error) from error


def _spreadsheet(stream: BinaryIO) -> bool:
    """Whether a zip is an Office Open XML (ECMA-376) or OpenDocument (ISO 26300) file."""
    with zipfile.ZipFile(stream) as pack:
        names = {one.filename for one in pack.infolist()[:MEMBERS]}
    stream.seek(0)
    return bool(names & {"[Content_Types].xml", "mimetype"})


def _zip(name: str, stream: BinaryIO, pick: Pick) -> Iterator[Document]:
    with zipfile.ZipFile(stream) as pack:
        budget = Budget(name, pick)
        for member in pack.infolist():
            label = budget.label(member.filename)
            if member.is_dir() or not pick(label):
                continue
            if member.flag_bits & 1:
                raise Retriable("archive_encrypted", f"{name}/{label} is encrypted")
            yield Document(f"{name}/{label}", partial(budget.read, label, partial(pack.open, member)))


def _packed(start: bytes) -> Callable[..., Any] | None:
    if start[:3] == b"BZh" and start[4:10] != _BZIP2_BLOCK:
        return None
    return next((opened for magic, opened in _PACKED.items() if start.startswith(magic)), None)


def _unpacked(name: str, stream: Any, pick: Pick, single: bool) -> Iterator[Document]:
    careful = Careful(stream, name, pick.most)
    start = careful.read(512)
    careful.seek(0)
    if start[257:262] == b"ustar":
        yield from _tar(name, careful, pick)
    elif pick(plain := PurePosixPath(name).stem) or single:
        yield Document(plain, partial(read, lambda: careful, plain, pick.most))


def _tar(name: str, stream: Any, pick: Pick) -> Iterator[Document]:
    careful: Any = Careful(stream, name, pick.most)
    with tarfile.open(fileobj=careful, mode="r:") as pack:
        budget = Budget(name, pick)
        while member := pack.next():
            label = budget.label(member.name)
            if member.isfile() and pick(label):
                yield Document(f"{name}/{label}", partial(budget.read, label, partial(pack.extractfile, member)))
