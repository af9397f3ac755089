"""The rows of a CSV file (RFC 4180), each with the bytes that it was read from."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, its bytes, the line (from 1) on which it starts, and why it could not be read."""

    cells: list[str]
    data: bytes
    line: int
    problem: str = ""


class _Lines(Iterator[str]):
    """The lines of a file as text, from the line `at` (from 0) on."""

    def __init__(self, body: bytes, encoding: str) -> None:
        self.wide = encoding.startswith("utf-16")
        self.encoding = encoding
        self.raw = self._split(body) if self.wide else body.splitlines(keepends=True)
        self.at = 0

    def __next__(self) -> str:
        if self.at == len(self.raw):
            raise StopIteration
        self.at += 1
        return self.text(self.raw[self.at - 1])

    def text(self, raw: bytes) -> str:
        if self.wide:
            odd = len(raw) % 2
            return raw[: len(raw) - odd].decode(self.encoding, "surrogatepass") + "\udcff" * odd
        return raw.decode(self.encoding, "surrogateescape")

    def _split(self, body: bytes) -> list[bytes]:
        # Half of a character of UTF-16 may look like a line end.
        even = body[: len(body) // 2 * 2].decode(self.encoding, "surrogatepass")
        lines = [line.encode(self.encoding, "surrogatepass") for line in io.StringIO(even, newline="")]
        rest = body[len(body) // 2 * 2 :]
        return [*lines[:-1], (lines[-1] if lines else b"") + rest] if rest else lines


def rows(body: bytes, encoding: str, delimiter: str) -> Iterator[Row]:
    """The rows of a file without its byte order mark; bytes that the encoding does not know are lone surrogates.

    Rows without a value are passed. Where quotes are wrong the row is its first line, and the next line is the next
    row: an unclosed quote costs no more than that.
    """
    lines = _Lines(body, encoding)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while (start := lines.at) < len(lines.raw):
        try:
            cells, problem = next(reader), ""
        except csv.Error as error:
            cells, problem = [], str(error)
            lines.at = start + 1
        if problem or any(cell.strip() for cell in cells):
            yield Row(cells, _unended(lines.raw[start : lines.at], lines.wide, encoding), start + 1, problem)


def _unended(lines: list[bytes], wide: bool, encoding: str) -> bytes:
    data = b"".join(lines)
    if not wide:
        return data.rstrip(b"\r\n")
    ends = ["\r".encode(encoding), "\n".encode(encoding)]
    while len(data) % 2 == 0 and data[-2:] in ends:
        data = data[:-2]
    return data
