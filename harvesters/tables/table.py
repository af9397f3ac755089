"""A table: where its header is, and its rows as the text file or the sheet has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from config.tables import Head, repeated
from harvesters.tables.encodings import SURE, Encoding, found
from harvesters.tables.rows import Row, rows
from ichlinks.errors import Retriable
from ichlinks.stages import Envelope, Warn

_ABOVE = 20
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Table:
    """`unit` is what its rows are counted in: line or row. `warnings` tell what had to be found out."""

    name: str
    unit: str
    envelope: Envelope
    columns: tuple[str, ...]
    rows: Iterator[Row]
    warnings: tuple[Warn, ...] = ()

    def place(self, row: Row) -> str:
        return f"{self.unit} {row.line} of {self.name}"


def csv_table(name: str, body: bytes, key: Sequence[str], told: tuple[str, ...], delimiter: str | None) -> Table:
    """The table in a CSV file. Raises Retriable where none of its first rows has all columns of the key."""
    encoding = found(body, told)
    text = body[encoding.mark :]
    mark = _delimiter(text, encoding.name, delimiter or _DELIMITERS, key)
    found_rows = rows(text, encoding.name, mark)
    return table(name, "line", (encoding.name, mark), found_rows, key, _told(name, encoding))


def table(
    name: str,
    unit: str,
    written: tuple[str, str],
    found: Iterator[Row],
    key: Sequence[str],
    warnings: tuple[Warn, ...] = (),
) -> Table:
    """The table that begins with the first row that has all columns of the key; what stands above it is passed.

    `written`: encoding and delimiter of its rows.
    """
    header = _header(found, key, name)
    columns = [cell.strip() for cell in header.cells]
    for column in repeated(columns):
        if column in key:
            raise Retriable("header_ambiguous", f"{name} has more than one column {column}, which is its key")
        said = f"{name} has more than one column {column!r}; the second is known as {column + ' 2'!r}"
        warnings = (*warnings, Warn("header_repeated", said, column))
    head = Head(*written, header.data + "\n".encode(written[0]))
    return Table(name, unit, Envelope(bytes(head)), tuple(columns), found, warnings)


def _header(found: Iterator[Row], key: Sequence[str], name: str) -> Row:
    first = None
    for row in islice(found, _ABOVE):
        if _holds(row, key):
            return row
        first = first or row
    missing = [column for column in key if first is None or column not in map(str.strip, first.cells)]
    told = f"it has no column {', '.join(missing)}" if first else "it is empty"
    raise Retriable("header_missing", f"{name} is not the expected table: {told}")


def _holds(row: Row, key: Sequence[str]) -> bool:
    return set(key) <= {cell.strip() for cell in row.cells}


def _delimiter(text: bytes, encoding: str, candidates: str, key: Sequence[str]) -> str:
    """The delimiter that makes a header of a row, and the most columns of it."""
    if len(candidates) == 1:
        return candidates
    return max(candidates, key=lambda mark: _width(text, encoding, mark, key))


def _width(text: bytes, encoding: str, mark: str, key: Sequence[str]) -> int:
    first = islice(rows(text, encoding, mark), _ABOVE)
    return next((len(row.cells) for row in first if _holds(row, key)), 0)


def _told(name: str, encoding: Encoding) -> tuple[Warn, ...]:
    if encoding.sure is None:
        return ()
    code = "encoding_found" if encoding.sure >= SURE else "encoding_uncertain"
    message = f"{name} is read as {encoding.name}, which is {encoding.sure:.0%} likely"
    hint = "" if code == "encoding_found" else "; if that is wrong, say 'encoding:' in the partner file"
    return (Warn(code, message + hint, f"{name}: {encoding.name}"),)
