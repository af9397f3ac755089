"""Bodies unpacked a bounded piece at a time: a bomb is seen before it has gone off.

Whether a body is packed is seen by its first bytes (RFC 1952, section 2.3.1; RFC 8878, section 3.1.1): servers send
packed bodies without saying so, and say so of bodies that are not.
"""

import zlib
from collections.abc import Iterable, Iterator
from itertools import chain

import zstandard

_PIECE = 1 << 18
_GZIP, _ZSTD = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"
_WINDOW = 1 << 27


class Garbled(Exception):
    """A packed body that cannot be unpacked to its end."""


def decoded(chunks: Iterator[bytes], encoding: str = "") -> Iterator[bytes]:
    """The body that arrives as `chunks`, in pieces; `encoding` is what its Content-Encoding says. Raises Garbled."""
    start = b""
    while len(start) < len(_ZSTD) and (chunk := next(chunks, b"")):
        start += chunk
    everything = chain([start], chunks)
    if not start:
        return everything
    if start.startswith(_GZIP) or encoding.strip().lower() == "deflate":
        return _inflated(everything)
    return _unpacked(everything) if start.startswith(_ZSTD) else everything


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """gzip, one member after another, or zlib."""
    member = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for chunk in chunks:
            while chunk:
                if member.eof and not _GZIP.startswith(chunk[: len(_GZIP)]):
                    return  # what stands after the last member means nothing
                member = zlib.decompressobj(zlib.MAX_WBITS | 32) if member.eof else member
                yield member.decompress(chunk, _PIECE)
                chunk = member.unconsumed_tail or member.unused_data
        while rest := member.decompress(b"", _PIECE):
            yield rest
    except zlib.error as error:
        raise Garbled(str(error)) from error
    if not member.eof:
        raise Garbled("it ends in the middle")


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    source: object = _Source(iter(chunks))
    reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(source, read_across_frames=True)  # type: ignore[arg-type]
    try:
        yield from iter(lambda: reader.read(_PIECE), b"")
    except zstandard.ZstdError as error:
        raise Garbled(str(error)) from error


class _Source:
    """Chunks as something to read from."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks

    def read(self, _size: int) -> bytes:
        return next(self._chunks, b"")
