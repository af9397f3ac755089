"""Tables with a header line (RFC 4180, spreadsheets); a row is a record, told apart by its key columns.

What is stored is what was sent: the bytes of a row, or a sheet's row as CSV. All tables of a delivery together are a
complete list: rows that are gone from it are gone from the partner.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from config.sources import Csv
from harvesters.drops import Document, batches, delivered
from harvesters.http import Client
from harvesters.tables.payloads import Keys, payloads
from harvesters.tables.sheets import is_spreadsheet, sheet_tables
from harvesters.tables.table import Table, csv_table
from ichlinks.stages import Event, Harvest, Ledger, Payload, Span, Warn


@dataclass(frozen=True, slots=True)
class Written:
    """What the partner file says of how tables are written; what it does not say is found."""

    key: Sequence[str]
    encoding: tuple[str, ...]
    delimiter: str | None
    sheets: Sequence[str]
    most: int


def harvest(options: Csv, client: Client) -> Harvest:
    """The tables of `options` as a Harvest."""
    written = Written(options.key, options.encoding, options.delimiter, options.sheets, options.max_page_bytes)

    def events(span: Span, ledger: Ledger) -> Iterator[Event]:
        keys = Keys(options.key)
        yield from delivered(options, client, span, ledger, lambda one: table_pages(one, written, keys), sweep=True)

    return events


def table_pages(document: Document, written: Written, keys: Keys) -> Iterator[Warn | tuple[Payload, ...]]:
    """The rows of a file's tables. Raises Retriable where it has none."""
    for one in _tables(document, written):
        if isinstance(one, Warn):
            yield one
        else:
            yield from one.warnings
            yield from batches(payloads(one, keys))


def _tables(document: Document, written: Written) -> Iterator[Table | Warn]:
    body = document.read()
    if is_spreadsheet(body):
        yield from sheet_tables(document.name, body, written.key, written.sheets, written.most)
    else:
        yield csv_table(document.name, body, written.key, written.encoding, written.delimiter)
