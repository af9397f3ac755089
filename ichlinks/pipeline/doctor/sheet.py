"""A table as it was fetched: a CSV file (RFC 4180), or the first sheet of a spreadsheet."""

import csv
from dataclasses import dataclass
from functools import cached_property

from harvesters.tables import encodings
from harvesters.tables.rows import Row, rows
from harvesters.tables.sheets import is_spreadsheet, sheet_tables
from ichlinks.pipeline.doctor.asking import Exchange
from ichlinks.pipeline.doctor.columns import identifier
from ichlinks.stages import Warn

_DELIMITERS = ",;\t|"
_SAMPLE = 20
_HEAD = 65_536
_MOST_BYTES = 256_000_000


@dataclass(frozen=True)
class Table:
    exchange: Exchange
    encoding: encodings.Encoding
    delimiter: str
    header: list[str]
    rows: list[Row]

    @cached_property
    def key(self) -> str:
        """The column that tells rows apart; the empty text where there is none."""
        return identifier(self.columns)

    @cached_property
    def columns(self) -> dict[str, list[str]]:
        """The values of the columns that have a name."""
        return {name: self.values(name) for name in self.header if name}

    def values(self, name: str) -> list[str]:
        place = self.header.index(name)
        return [row.cells[place].strip() for row in self.rows if len(row.cells) == len(self.header)]


def table_in(exchange: Exchange) -> Table:
    """Raises Retriable for a spreadsheet that cannot be read."""
    return _sheet(exchange) if is_spreadsheet(exchange.body) else _table(exchange)


def _sheet(exchange: Exchange) -> Table:
    tables = sheet_tables("the spreadsheet", exchange.body, (), (), _MOST_BYTES)
    first = next(one for one in tables if not isinstance(one, Warn))
    return Table(exchange, encodings.Encoding("utf-8"), ",", list(first.columns), list(first.rows))


def _table(exchange: Exchange) -> Table:
    encoding = encodings.found(exchange.body, ())
    text = exchange.body[encoding.mark :]
    sample = text[:_HEAD].decode(encoding.name, "replace").splitlines()[:_SAMPLE]
    delimiter = _delimiter(sample)
    found = list(rows(text, encoding.name, delimiter))
    first = _header(found)
    header = [cell.strip() for cell in found[first].cells] if found else []
    return Table(exchange, encoding, delimiter, header, found[first + 1 :])


def _header(found: list[Row]) -> int:
    """The place of the first row of several cells: a title may stand above the header."""
    return next((place for place, row in enumerate(found[:_SAMPLE]) if len(row.cells) > 1), 0)


def _delimiter(lines: list[str]) -> str:
    """The mark that gives the most rows as many cells as the first of several cells has, and then the most cells."""

    def fit(mark: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=mark) if len(cells) > 1]
        return (sum(width == widths[0] for width in widths), widths[0]) if widths else (0, 0)

    return max(_DELIMITERS, key=fit)
