"""How large a spreadsheet is, before a reader makes room for it: one cell far away costs as much as all between.

Standards: ECMA-376 part 1, section 18.3 (sheetData); OpenDocument 1.3 part 3, section 9.1 (tables).
"""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.parsers import expat

from ichlinks.errors import Retriable

_MOST = 5_000_000
_PIECE = 1 << 16
_BEFORE = b" \t\r\n\xef\xbb\xbf\xff\xfe\0"


def check(name: str, body: bytes, most: int) -> None:
    """Raises Retriable for a spreadsheet that unpacks to over `most` bytes, has a sheet of over 5 million cells, or
    declares entities."""
    with zipfile.ZipFile(BytesIO(body)) as pack:
        left = most
        for member in pack.infolist():
            with pack.open(member) as stream:
                left -= _scan(name, member.filename, stream, left)


def _scan(name: str, member: str, stream: Any, left: int) -> int:
    if member.endswith("workbook.bin"):
        raise Retriable("spreadsheet_broken", f"{name} is a binary workbook (XLSB); save it as XLSX")
    piece = stream.read(_PIECE)
    # Any part may be a sheet, whatever its name; but drawings of older programs are not well-formed.
    is_xml = piece.lstrip(_BEFORE)[:1] == b"<" and not member.endswith(".vml")
    parser = _Extent(name).parser() if is_xml else None
    size = 0
    while piece:
        size += len(piece)
        if size > left:
            raise Retriable("too_large", f"{name} unpacks to more bytes than are allowed")
        if parser:
            parser.Parse(piece, False)
        piece = stream.read(_PIECE)
    return size


@dataclass
class _Extent:
    """The farthest row and column with a value so far, and where the reading is."""

    name: str
    row: int = 0
    column: int = 0
    rows: int = 0
    columns: int = 0

    def parser(self) -> Any:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self.start
        parser.StartDoctypeDeclHandler = self.refuse
        return parser

    def refuse(self, *_: Any) -> None:
        raise Retriable("archive_broken", f"{self.name} carries a document type declaration, which is refused")

    def start(self, tag: str, said: dict[str, str]) -> None:
        match tag.rpartition(":")[2]:
            case "sheetData" | "table":
                self.row = self.rows = self.columns = 0
            case "row":
                self.row, self.column = _number(said.get("r")) or self.row + 1, 0
            case "table-row":
                self.row, self.column = self.row + (_number(said.get("table:number-rows-repeated")) or 1), 0
            case "c":
                self.column = _column(said.get("r", "")) or self.column + 1
            case "table-cell" | "covered-table-cell":
                self.column += _number(said.get("table:number-columns-repeated")) or 1
            case "v" | "is" | "p":
                self.filled()

    def filled(self) -> None:
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        if self.rows * self.columns > _MOST:
            raise Retriable("too_large", f"{self.name} has a sheet of over {_MOST} cells")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _column(reference: str) -> int:
    """The number of a column (`AB12` is in column 28)."""
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter.upper()) - 64
    return number if number > 0 else 0
