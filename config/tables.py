"""What a harvested CSV row is read by: its media type (RFC 7111), its header line, the names of its columns."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_HEAD = re.compile(rb'Content-Type: text/csv; charset=([\w-]+); delimiter="(.)"\r\n\r\n(.*)', re.DOTALL)


class Head(NamedTuple):
    """The part before a row: how it is written, and the header line with its end."""

    charset: str
    delimiter: str
    line: bytes

    def __bytes__(self) -> bytes:
        media_type = f'text/csv; charset={self.charset}; delimiter="{self.delimiter}"'
        return b"Content-Type: %b\r\n\r\n%b" % (media_type.encode(), self.line)


def head(data: bytes) -> Head | None:
    """A part as it is stored; None where it has no media type."""
    found = _HEAD.fullmatch(data)
    return Head(found[1].decode(), found[2].decode(), found[3]) if found else None


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """A name for every column: one given twice is counted on (`title`, `title 2`), one not given is `column 3`."""
    taken = {cell.strip() for cell in cells}
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = cell.strip() or f"column {number}"
        names.append(_free(name, taken, names) if name in names else name)
    return tuple(names)


def _free(name: str, taken: set[str], names: Sequence[str]) -> str:
    number = 2
    while f"{name} {number}" in taken or f"{name} {number}" in names:
        number += 1
    return f"{name} {number}"


def repeated(cells: Sequence[str]) -> list[str]:
    """Names that stand more than once."""
    return [name for name, times in Counter(cell.strip() for cell in cells).items() if name and times > 1]
