"""A row as a payload: told apart by its key, rejected by itself where it cannot be read."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from harvesters.identity import fault, rejected, unidentified
from harvesters.tables.rows import Row
from harvesters.tables.table import Table
from ichlinks.stages import Payload, Reason


@dataclass(slots=True)
class Keys:
    """The columns of the key, and where each key was given first."""

    columns: Sequence[str]
    places: dict[str, str] = field(default_factory=dict)


def payloads(table: Table, keys: Keys) -> Iterator[Payload]:
    """The rows of a table below its header."""
    places = tuple(table.columns.index(name) for name in keys.columns)
    return (_payload(row, table, keys, places) for row in table.rows)


def _payload(row: Row, table: Table, keys: Keys, places: tuple[int, ...]) -> Payload:
    # A row means something only below its header: where that changes, so does every row.
    checksum = hashlib.sha256(table.envelope.head + row.data).digest()
    named = [row.cells[i].strip() for i in places if i < len(row.cells)]
    identifier = ":".join(named) if named and all(named) else None
    here = table.place(row)
    first = keys.places.setdefault(identifier, here) if identifier else here
    if reason := _fault(row, table, identifier, first):
        return rejected(row.data, checksum, reason, table.envelope, identifier if first == here else None)
    return Payload(str(identifier), row.data, checksum, table.envelope)


def _fault(row: Row, table: Table, identifier: str | None, first: str) -> Reason | None:
    here, width = table.place(row), len(table.columns)
    if row.problem:
        return _reason(row, *_problem(here, row.problem))
    if len(row.cells) != width:
        message = f"{here} has {len(row.cells)} columns, the header has {width}"
        return _reason(row, "row.ragged", message, "quote cells that contain the delimiter")
    if any("\ud800" <= character <= "\udfff" for cell in row.cells for character in cell):
        message = f"{here} is not in the encoding of the file"
        return _reason(row, "encoding.unreadable", message, "write the whole file in one encoding")
    if said := fault(identifier):
        return unidentified(f"{here} {said}", row.data)
    if first != here:
        message = f"{here} has the key of {first}"
        return _reason(row, "identifier.duplicate", message, "give every row a key of its own")
    return None


def _problem(here: str, problem: str) -> tuple[str, str, str]:
    if "field limit" in problem:
        message = f"{here} has a cell of over 131,072 characters, or a quote that is never closed"
        return "row.too_large", message, "close quotes; keep texts of this length out of tables"
    return "row.quoting", f"{here} breaks the rules of quoting: {problem}", "close quotes; double those inside a cell"


def _reason(row: Row, rule: str, message: str, hint: str) -> Reason:
    return Reason(rule, "reject", message, excerpt=row.data[:200].decode("utf-8", "replace"), hint=hint)
