"""One CSV file with a header line (RFC 4180); a row is a record, told apart by its key columns.

Rows are cut out of the file's bytes, so that what is stored is what was sent. A file is a complete list:
rows that are gone from it are gone from the partner.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from config.sources import Csv
from harvesters.csv_rows import Row, rows
from harvesters.http import Answer, Client, redacted, refusal
from harvesters.identity import fault, rejected, unidentified
from ichlinks.errors import Retriable
from ichlinks.stages import (
    Envelope,
    Event,
    Harvest,
    Ledger,
    Page,
    Payload,
    Reason,
    Span,
    Window,
    WindowDone,
    WindowFailed,
)

_ROWS = 500


def harvest(options: Csv, client: Client) -> Harvest:
    """The file of `options` as a Harvest."""

    def events(span: Span, ledger: Ledger) -> Iterator[Event]:
        last = None if span.full else ledger.complete.get(None)
        window = Window(attempts=1, validator=last.validator if last else None, sweep=True)
        try:
            yield from _file(options, client, window, last, span.limit)
        except Retriable as error:
            yield WindowFailed(window, error.code, str(error), error.retry_after)

    return events


def _file(options: Csv, client: Client, window: Window, last: Window | None, limit: int | None) -> Iterator[Event]:
    answer = client.get(options.endpoint, headers={"If-None-Match": window.validator} if window.validator else None)
    if answer.status == 304 and last:
        yield WindowDone(last)
        return
    if answer.status != 200:
        raise refusal(answer, "a file")
    window = replace(window, validator=answer.headers.get("ETag"), response_date=answer.date)
    for batch in _batches(_payloads(options, answer), limit):
        window = replace(window, records=window.records + len(batch))
        yield Page(window, batch)
        if limit is not None and window.records >= limit:
            yield WindowFailed(window, "limit", f"stopped after {limit} records as asked")
            return
    yield WindowDone(window)


def _batches(payloads: Iterator[Payload], limit: int | None) -> Iterator[tuple[Payload, ...]]:
    wanted = islice(payloads, limit)
    while batch := tuple(islice(wanted, _ROWS)):
        yield batch


@dataclass(frozen=True, slots=True)
class _Header:
    """What the header line says; `lines` remembers on which line each key was given."""

    envelope: Envelope
    width: int
    places: tuple[int, ...]
    lines: dict[str, int] = field(default_factory=dict)


def _payloads(options: Csv, answer: Answer) -> Iterator[Payload]:
    table = rows(answer.body, options.encoding, options.delimiter)
    first = next(table, None)
    columns = [cell.strip() for cell in first.cells] if first else []
    if first is None or (missing := [name for name in options.key if name not in columns]):
        told = f"it has no column {', '.join(missing)}" if first else "it is empty"
        raise Retriable("header_missing", f"{redacted(options.endpoint)} is not the expected table: {told}")
    places = tuple(columns.index(name) for name in options.key)
    header = _Header(Envelope(first.data + b"\n"), len(columns), places)
    return (_payload(row, header) for row in table)


def _payload(row: Row, header: _Header) -> Payload:
    # A row means something only below its header: where that changes, so does every row.
    checksum = hashlib.sha256(header.envelope.head + row.data).digest()
    named = [row.cells[i].strip() for i in header.places if i < len(row.cells)]
    identifier = ":".join(named) if named and all(named) else None
    first = header.lines.setdefault(identifier, row.line) if identifier else row.line
    if reason := _fault(row, header.width, identifier, first):
        return rejected(row.data, checksum, reason, header.envelope, identifier if first == row.line else None)
    return Payload(str(identifier), row.data, checksum, header.envelope)


def _fault(row: Row, width: int, identifier: str | None, first: int) -> Reason | None:
    excerpt = row.data[:200].decode("utf-8", "replace")
    if row.problem:
        message = f"line {row.line} breaks the rules of quoting: {row.problem}"
        return Reason(
            "row.quoting", "reject", message, excerpt=excerpt, hint="close quotes; double those inside a cell"
        )
    if len(row.cells) != width:
        message = f"line {row.line} has {len(row.cells)} columns, the header has {width}"
        return Reason("row.ragged", "reject", message, excerpt=excerpt, hint="quote cells that contain the delimiter")
    if any("\udc80" <= character <= "\udcff" for cell in row.cells for character in cell):
        message, hint = f"line {row.line} is not in the encoding of the file", "write the whole file in one encoding"
        return Reason("encoding.unreadable", "reject", message, excerpt=excerpt, hint=hint)
    if said := fault(identifier):
        return unidentified(f"line {row.line} {said}", row.data)
    if first != row.line:
        message, hint = f"line {row.line} has the key of line {first}", "give every row a key of its own"
        return Reason("identifier.duplicate", "reject", message, excerpt=excerpt, hint=hint)
    return None
