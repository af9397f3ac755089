"""Spreadsheets: cells as people see them, the right sheets, and files made to harm."""

import csv
import datetime
import io
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from config.sources import Csv
from harvesters.tables.sheets import sheet_tables
from harvesters.tables.table import Table
from ichlinks.stages import Warn
from tests.harvesters.harvesting import Harvested, harvest
from tests.harvesters.tables.workbooks import ods, packed, workbook, xlsx
from tests.servers.endpoint import Endpoint

HEAD = b'Content-Type: text/csv; charset=utf-8; delimiter=","\r\n\r\n'
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def found(server: Endpoint, body: bytes, **more: Any) -> Harvested:
    server.scripts["/list"] = [(200, {}, body)]
    given = {"kind": "csv", "endpoint": f"{server.url}/list", "key": "id", "retries": 0, **more}
    return harvest(Csv.model_validate({**given, "key": [given["key"]]}))


def row(*cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        (2018, "2018"),
        (2018.0, "2018"),
        (2018.5, "2018.5"),
        (0.1 + 0.2, "0.3"),
        (-5, "-5"),
        (123456789012345, "123456789012345"),
        (True, "TRUE"),
        (datetime.date(2018, 3, 4), "2018-03-04"),
        (datetime.datetime(2018, 3, 4, 5, 6, 7), "2018-03-04T05:06:07"),
        (datetime.time(12, 30), "12:30:00"),
        (datetime.timedelta(hours=30), "30:00:00"),
        ("0042", "0042"),
        (" 매듭\n장 ", '" 매듭\n장 "'),
        ("a,b", '"a,b"'),
        ("=1+1", ""),
    ],
)
def test_a_cell_is_the_text_that_people_see(server: Endpoint, value: Any, seen: str) -> None:
    (one,) = found(server, xlsx({"List": [["id", "cell"], ["k", value]]})).payloads
    assert (one.envelope.head, one.data.decode()) == (HEAD + b"id,cell\n", f"k,{seen}")


def test_a_key_that_is_a_number_has_no_decimals(server: Endpoint) -> None:
    assert found(server, xlsx({"List": [["id"], [1], [2.0]]})).identifiers == ["1", "2"]


def test_a_title_above_the_header_and_rows_without_a_value_are_passed(server: Endpoint) -> None:
    run = found(server, xlsx({"List": [[], ["전승 목록"], ["id", "name"], [1, "a"], [None, " "], [2, "b"]]}))
    assert [one.data for one in run.payloads] == [b"1,a", b"2,b"]


def test_every_sheet_with_the_key_counts_and_another_is_named(server: Endpoint) -> None:
    run = found(server, xlsx({"표지": [["About"]], "A": [["id"], [1]], "B": [["id"], [2]]}))
    assert run.identifiers == ["1", "2"]
    message = "sheet 표지 of list is not the expected table: it has no column id"
    assert [event for event in run.events if isinstance(event, Warn)] == [
        Warn("sheet_passed", message, "sheet 표지 of list")
    ]


def test_a_sheet_may_be_asked_for_by_its_name(server: Endpoint) -> None:
    book = xlsx({"A": [["id"], [1]], "B": [["id"], [2]]})
    assert found(server, book, sheets=["B"]).identifiers == ["2"]
    failed = found(server, book, sheets=["C"]).failed
    assert (failed.code, failed.message) == ("sheet_missing", "list has no sheet C")


def test_an_error_names_sheet_and_row(server: Endpoint) -> None:
    run = found(server, xlsx({"목록": [["id", "name"], [1, "a"], [], [1, "b"], [2, "c", "d"]]}))
    assert [one.rejected.message for one in run.payloads if one.rejected] == [
        "row 4 of sheet 목록 of list has the key of row 2 of sheet 목록 of list",
        "row 5 of sheet 목록 of list has 3 columns, the header has 2",
    ]


def test_a_row_keeps_its_checksum_when_others_come_before_it(server: Endpoint) -> None:
    before = found(server, xlsx({"List": [["id"], [1]]})).checksums
    after = found(server, xlsx({"Other name": [["id"], [0], [1]]})).checksums
    assert after["1"] == before["1"]


def test_an_opendocument_sheet_is_read(server: Endpoint) -> None:
    number = '<table:table-cell office:value-type="float" office:value="2018"><text:p>2018</text:p></table:table-cell>'
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    table = (
        row(CELL.format("id"), CELL.format("name")) + row(number, CELL.format("매듭")) + row(empty, repeated=1048574)
    )
    run = found(server, ods(table))
    assert [(one.identifier, one.data.decode()) for one in run.payloads] == [("2018", "2018,매듭")]


def test_a_workbook_without_the_key_is_no_harvest(server: Endpoint) -> None:
    failed = found(server, xlsx({"A": [["a"]]})).failed
    assert (failed.code, failed.window.sweep) == ("header_missing", True)


def test_a_cell_far_away_is_refused_before_room_is_made_for_it(server: Endpoint) -> None:
    far = '<row r="1"><c r="A1" t="str"><v>id</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert found(server, workbook({"List": far})).failed.code == "too_large"


def test_repeated_cells_are_counted(server: Endpoint) -> None:
    wide = CELL.format("x").replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="16384"')
    table = row(CELL.format("id")) + row(wide, repeated=1_048_000)
    failed = found(server, ods(table)).failed
    assert (failed.code, failed.message) == ("too_large", "list has a sheet of over 5000000 cells")


def test_a_workbook_that_unpacks_to_too_much_is_refused(server: Endpoint) -> None:
    bomb = packed({"[Content_Types].xml": "<x/>", "xl/sharedStrings.xml": b"<a>" + b" " * 3_000_000})
    assert len(bomb) < 10_000
    assert found(server, bomb, max_page_bytes=1_000_000).failed.code == "too_large"


@pytest.mark.parametrize(
    "body",
    [
        xlsx({"A": [["id"]]})[:1500],
        packed({"[Content_Types].xml": "<x/>"}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        packed({"[Content_Types].xml": "<x/>", "a": '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'}),
        packed({"[Content_Types].xml": "<x/>", "xl/workbook.bin": "x"}),
    ],
    ids=["truncated", "empty", "no old workbook", "entities", "binary"],
)
def test_what_is_no_spreadsheet_is_named(server: Endpoint, body: bytes) -> None:
    assert found(server, body).failed.code in ("spreadsheet_broken", "archive_broken")


# A carriage return and "_x0041_" are written otherwise by spreadsheet programs; neither is what this is about.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="_\ufffe\uffff"), max_size=12
)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=5))
@example([("", " ")])
@example([(" ", "x")])
def test_texts_of_a_sheet_are_read_back(rows: list[tuple[str, str]]) -> None:
    """But for blanks behind the last value of a row, which are as good as nothing."""
    kept = [(f"k{n}", *(text if text[:1] != "=" else "x" for text in row)) for n, row in enumerate(rows)]
    (one,) = sheet_tables("list", xlsx({"List": [("id", "a", "b"), *kept]}), ["id"], (), 1_000_000)
    assert isinstance(one, Table)
    read = list(one.rows)
    expected = list(map(until_the_last_value, kept))
    assert [row.cells for row in read] == expected
    assert [next(csv.reader(io.StringIO(row.data.decode(), newline=""))) for row in read] == expected


def until_the_last_value(row: Sequence[str]) -> list[str]:
    return ["" if not "".join(row[n:]).strip() else text for n, text in enumerate(row)]
