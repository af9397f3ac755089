"""The tables of a spreadsheet (XLSX, XLS, ODS): values only, formulas are never computed."""

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, load_workbook

from harvesters.tables import extent
from harvesters.tables.cells import line, text
from harvesters.tables.rows import Row
from harvesters.tables.table import Table, table
from ichlinks.errors import Retriable
from ichlinks.stages import Warn

_MOST_CELL = 131_072
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_spreadsheet(body: bytes) -> bool:
    return body[:4] == b"PK\3\4" or body[:8] == _OLE


def sheet_tables(
    name: str, body: bytes, key: Sequence[str], wanted: Sequence[str], most: int
) -> Iterator[Table | Warn]:
    """The sheets that have all columns of the key, or those that are `wanted`; a Warn for each that is passed.

    Raises Retriable for a file that cannot be read or is too large, and where no sheet is left.
    """
    book = _book(name, body, most)
    if lacking := [one for one in wanted if one not in book.sheet_names]:
        raise Retriable("sheet_missing", f"{name} has no sheet {', '.join(lacking)}")
    missing: Retriable | None = None
    taken = False
    for sheet in wanted or book.sheet_names:
        where = f"sheet {sheet} of {name}"
        try:
            yield _even(table(where, "row", ("utf-8", ","), _rows(_values(book, sheet, name)), key))
            taken = True
        except Retriable as error:
            if wanted or error.code != "header_missing":
                raise
            missing = error
            yield Warn("sheet_passed", str(error), where)
    if not taken:
        raise missing or Retriable("header_missing", f"{name} has no sheet")


def _book(name: str, body: bytes, most: int) -> Any:
    try:
        if body[:2] == b"PK":
            extent.check(name, body, most)
        return load_workbook(BytesIO(body))
    except (CalamineError, zipfile.BadZipFile, ExpatError, OSError, ValueError, NotImplementedError) as error:
        raise _broken(name, error) from error


def _values(book: Any, sheet: str, name: str) -> Iterator[list[Any]]:
    try:
        yield from book.get_sheet_by_name(sheet).iter_rows()
    except (CalamineError, ValueError) as error:
        raise _broken(name, error) from error


def _rows(values: Iterator[list[Any]]) -> Iterator[Row]:
    """Rows with a value, up to their last one."""
    for number, cells in enumerate(values, 1):
        row = [text(cell) for cell in cells]
        while row and not row[-1].strip():
            row.pop()
        if row:
            large = any(len(cell) > _MOST_CELL for cell in row)
            yield Row(row, line(row), number, "field larger than field limit" if large else "")


def _even(one: Table) -> Table:
    """With rows as long as the header."""
    return replace(one, rows=(_padded(row, len(one.columns)) for row in one.rows))


def _padded(row: Row, width: int) -> Row:
    cells = row.cells + [""] * (width - len(row.cells))
    return replace(row, cells=cells, data=line(cells))


def _broken(name: str, error: BaseException) -> Retriable:
    return Retriable("spreadsheet_broken", f"{name} cannot be read as a spreadsheet: {error or type(error).__name__}")
