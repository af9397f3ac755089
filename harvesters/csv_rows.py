"""The rows of a CSV file (RFC 4180), each with the bytes that it was read from."""

import codecs
import csv
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
        self.raw = body.splitlines(keepends=True)
        self.encoding = encoding
        self.at = 0

    def __next__(self) -> str:
        if self.at == len(self.raw):
            raise StopIteration
        self.at += 1
        return self.raw[self.at - 1].decode(self.encoding, "surrogateescape")


def rows(body: bytes, encoding: str, delimiter: str) -> Iterator[Row]:
    """The rows of a file; bytes that the encoding does not know come out as lone surrogates.

    Rows without a value are passed. Where quotes are wrong the row is its first line, and the next line is the next
    row: an unclosed quote costs no more than that.
    """
    lines = _Lines(body.removeprefix(codecs.BOM_UTF8), encoding)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while (start := lines.at) < len(lines.raw):
        try:
            cells, problem = next(reader), ""
        except csv.Error as error:
            cells, problem = [], str(error)
            lines.at = start + 1
        if problem or any(cell.strip() for cell in cells):
            data = b"".join(lines.raw[start : lines.at]).rstrip(b"\r\n")
            yield Row(cells, data, start + 1, problem)
