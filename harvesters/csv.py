"""One CSV file with a header line (RFC 4180); a row is a record, told apart by its key columns.

Rows are cut out of the file's bytes, so that what is stored is what was sent. A file is a complete list:
rows that are gone from it are gone from the partner.
"""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from config.partner import Csv
from harvesters.http import Client, redacted
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


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, the bytes they were read from, and the line (from 1) on which it starts."""

    cells: list[str]
    data: bytes
    line: int


def harvest(options: Csv, client: Client) -> Harvest:
    """The file of `options` as a Harvest."""

    def events(span: Span, ledger: Ledger) -> Iterator[Event]:
        last = None if span.full else ledger.complete.get(None)
        window = Window(attempts=1, validator=last.validator if last else None)
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
        raise Retriable(f"http_{answer.status}", f"{redacted(options.endpoint)} answered {answer.status}, not a file")
    window = replace(window, validator=answer.headers.get("ETag"), response_date=answer.date)
    table = rows(answer.body, options.encoding, options.delimiter)
    header = next(table, None)
    columns = [cell.strip() for cell in header.cells] if header else []
    if header is None or (missing := [name for name in options.key if name not in columns]):
        told = f"it has no column {', '.join(missing)}" if header else "it is empty"
        raise Retriable("header_missing", f"{redacted(options.endpoint)} is not the expected table: {told}")
    places = [columns.index(name) for name in options.key]
    envelope = Envelope(answer.body[: answer.body.find(header.data)] + header.data + b"\n")
    batch: list[Payload] = []
    for row in table:
        batch.append(_payload(row, places, len(columns), envelope))
        if limit is not None and window.records + len(batch) >= limit:
            yield Page(replace(window, records=window.records + len(batch)), tuple(batch))
            yield WindowFailed(window, "limit", f"stopped after {limit} records as asked")
            return
        if len(batch) == _ROWS:
            window = replace(window, records=window.records + len(batch))
            yield Page(window, tuple(batch))
            batch = []
    window = replace(window, records=window.records + len(batch))
    yield Page(window, tuple(batch))
    yield WindowDone(replace(window, sweep=True))


def rows(body: bytes, encoding: str, delimiter: str) -> Iterator[Row]:
    """The rows of a file; bytes that the encoding does not know come out as lone surrogates. Blank lines are passed."""
    pulled: list[bytes] = []

    def lines() -> Iterator[str]:
        for raw in body.splitlines(keepends=True):
            pulled.append(raw)
            yield raw.decode(encoding, "surrogateescape")

    reader, line = csv.reader(lines(), delimiter=delimiter), 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            cells = []
        data = b"".join(pulled).rstrip(b"\r\n")
        if data.strip():
            yield Row(cells, data.removeprefix(b"\xef\xbb\xbf") if line == 1 else data, line)
        line += len(pulled)
        pulled.clear()


def _payload(row: Row, places: list[int], width: int, envelope: Envelope) -> Payload:
    checksum = hashlib.sha256(row.data).digest()
    reason = _fault(row, places, width)
    if reason:
        named = [row.cells[i].strip() for i in places if i < len(row.cells)]
        unsafe = not all(named) or any("\udc80" <= c <= "\udcff" for text in named for c in text)
        identifier = f"sha256:{checksum.hex()[:32]}" if unsafe or not named else ":".join(named)
        return Payload(identifier, row.data, checksum, envelope, rejected=reason)
    return Payload(":".join(row.cells[i].strip() for i in places), row.data, checksum, envelope)


def _fault(row: Row, places: list[int], width: int) -> Reason | None:
    excerpt = row.data[:200].decode("utf-8", "replace")
    if len(row.cells) != width:
        message = f"line {row.line} has {len(row.cells)} columns, the header has {width}"
        return Reason("row.ragged", "reject", message, excerpt=excerpt, hint="quote cells that contain the delimiter")
    if any("\udc80" <= c <= "\udcff" for cell in row.cells for c in cell):
        message = f"line {row.line} is not in the encoding of the file"
        return Reason(
            "encoding.unreadable", "reject", message, excerpt=excerpt, hint="write the whole file in one encoding"
        )
    if not all(row.cells[i].strip() for i in places):
        message = f"line {row.line} has no value in the key column"
        return Reason("identifier.missing", "reject", message, excerpt=excerpt, hint="give every row an identifier")
    return None
