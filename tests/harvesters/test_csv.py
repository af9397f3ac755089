"""CSV files: rows as they were sent, keys, and rows that cannot be read (RFC 4180)."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from config.sources import Csv
from config.tables import head
from harvesters.tables.rows import rows
from ichlinks.stages import Ledger, Payload, Warn, Window
from tests.harvesters.harvesting import Harvested, harvest
from tests.harvesters.tables.workbooks import packed, xlsx
from tests.servers.endpoint import Endpoint


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def found(server: Endpoint, body: bytes, key: tuple[str, ...] = ("id",), **more: Any) -> Harvested:
    server.scripts["/file.csv"] = [(200, {}, body)]
    options = Csv.model_validate(
        {"kind": "csv", "endpoint": f"{server.url}/file.csv", "key": key, "retries": 0, **more}
    )
    return harvest(options)


def line(payload: Payload) -> bytes:
    """The header line that a row is stored below."""
    told = head(payload.envelope.head)
    assert told is not None
    return told.line


def cells(payload: Payload) -> list[str]:
    """The row read alone below its header, as a crosswalk reads it."""
    header, row = csv.reader(io.StringIO((line(payload) + payload.data).decode(), newline=""), strict=True)
    assert len(header) == len(row)
    return row


def test_a_row_is_its_own_bytes_below_the_header(server: Endpoint) -> None:
    (one,) = found(server, b'id,"a ""b"" c"\r\n1,"x, y"\r\n').payloads
    assert (one.identifier, one.data, line(one)) == ("1", b'1,"x, y"', b'id,"a ""b"" c"\n')
    assert cells(one) == ["1", "x, y"]


def test_line_ends_within_quotes_belong_to_the_cell(server: Endpoint) -> None:
    run = found(server, b'id,note\n1,"one\r\ntwo\n\nfour"\n2,"x"\n')
    assert [one.data for one in run.payloads] == [b'1,"one\r\ntwo\n\nfour"', b'2,"x"']
    assert cells(run.payloads[0]) == ["1", "one\r\ntwo\n\nfour"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_any_line_end_will_do(server: Endpoint, end: str, last: bool) -> None:
    body = end.join(["id,note", "1,a", "2,b"]) + (end if last else "")
    assert [one.data for one in found(server, body.encode()).payloads] == [b"1,a", b"2,b"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_a_byte_order_mark_is_no_part_of_the_first_column(server: Endpoint, encoding: str) -> None:
    run = found(server, b"\xef\xbb\xbfid,note\n1,a\n", encoding=encoding)
    assert (run.identifiers, line(run.payloads[0])) == (["1"], b"id,note\n")


@pytest.mark.parametrize("encoding", ["cp1251", "euc-kr", "shift_jis", "gb18030", "big5"])
def test_other_encodings_are_kept_as_they_are(server: Endpoint, encoding: str) -> None:
    text = {"cp1251": "Орнек", "euc-kr": "매듭", "shift_jis": "表ソ能", "gb18030": "南音", "big5": "許功蓋"}[encoding]
    run = found(server, f"id,note\n{text},{text}\n".encode(encoding), encoding=encoding)
    assert (run.identifiers, run.payloads[0].data) == ([text], f"{text},{text}".encode(encoding))


def test_a_delimiter_may_be_another(server: Endpoint) -> None:
    assert found(server, b"id;note\n1;a,b\n", delimiter=";").identifiers == ["1"]


def test_a_key_may_be_of_several_columns(server: Endpoint) -> None:
    assert found(server, b"no,lang,id\n7,ko,x\n7,en,x\n", ("id", "lang")).identifiers == ["x:ko", "x:en"]


def test_blank_lines_and_rows_without_a_value_are_passed(server: Endpoint) -> None:
    run = found(server, b"\n\nid,note\n\n1,a\n,\n  \n , \n2,b\n\n")
    assert (run.identifiers, run.rejected) == (["1", "2"], {})


@pytest.mark.parametrize("row", [b"2", b"2,b,c"])
def test_a_ragged_row_is_rejected_under_its_key(server: Endpoint, row: bytes) -> None:
    run = found(server, b"id,note\n1,a\n" + row + b"\n3,c\n")
    assert (run.identifiers, run.rejected) == (["1", "2", "3"], {"2": "row.ragged"})


def test_a_row_says_on_which_line_it_is_wrong(server: Endpoint) -> None:
    run = found(server, b'id,note\n1,"a\nb"\n2\n')
    reason = run.payloads[1].rejected
    assert reason is not None
    assert reason.message == "line 4 of file.csv has 1 columns, the header has 2"


def test_bytes_of_another_encoding_reject_their_row_alone(server: Endpoint) -> None:
    run = found(server, b"id,note\n1,caf\xe9\n2,b\n\xe9,c\n", encoding="utf-8")
    assert list(run.rejected.values()) == ["encoding.unreadable"] * 2
    assert run.identifiers[:2] == ["1", "2"]
    assert run.identifiers[2].startswith("sha256:")


def test_a_row_without_a_key_is_kept_under_its_checksum(server: Endpoint) -> None:
    run = found(server, b"id,note\n,a\n  ,b\n")
    assert set(run.rejected.values()) == {"identifier.missing"}
    assert len(set(run.identifiers)) == 2


@pytest.mark.parametrize("key", ["a\0b", "x" * 2001])
def test_a_key_that_no_database_takes_is_none(server: Endpoint, key: str) -> None:
    assert list(found(server, f"id,note\n{key},a\n".encode()).rejected.values()) == ["identifier.missing"]


def test_a_key_given_twice_rejects_the_second_row(server: Endpoint) -> None:
    run = found(server, b"id,note\n1,a\n2,b\n1,c\n1\n")
    assert [one.identifier for one in run.payloads if not one.rejected] == ["1", "2"]
    assert list(run.rejected.values()) == ["identifier.duplicate", "row.ragged"]
    reason = run.payloads[2].rejected
    assert reason is not None
    assert reason.message == "line 4 of file.csv has the key of line 2 of file.csv"


@pytest.mark.parametrize("row", [b'2,"open', b'2,"a"b', b'"2,b', b'2,"a" '])
@pytest.mark.parametrize("rest", [b"", b'4,"d"\n5,e\n'])
def test_a_wrong_quote_costs_its_row_alone(server: Endpoint, row: bytes, rest: bytes) -> None:
    run = found(server, b"id,note\n1,a\n" + row + b"\n3,c\n" + rest)
    assert [one.identifier for one in run.payloads if not one.rejected] == ["1", "3"] + (["4", "5"] if rest else [])
    assert (list(run.rejected.values()), run.payloads[1].data) == (["row.quoting"], row)


@pytest.mark.parametrize(
    ("body", "told"), [(b"", "it is empty"), (b"\n\n", "it is empty"), (b"a,b\n1,2\n", "it has no column id")]
)
def test_a_file_that_is_not_the_table_is_no_harvest(server: Endpoint, body: bytes, told: str) -> None:
    run = found(server, body)
    assert run.failed.code == "header_missing"
    assert run.failed.message == f"file.csv is not the expected table: {told}"


def test_a_header_alone_is_a_complete_and_empty_list(server: Endpoint) -> None:
    run = found(server, b"id,note\n")
    assert (run.payloads, run.done.sweep) == ([], True)


def test_another_header_makes_every_row_another(server: Endpoint) -> None:
    before = found(server, b"id,title,note\n1,a,b\n").payloads[0]
    after = found(server, b"id,note,title\n1,a,b\n").payloads[0]
    assert before.data == after.data
    assert before.sha256 != after.sha256


def test_many_rows_come_in_pages(server: Endpoint) -> None:
    run = found(server, b"id\n" + b"".join(b"%d\n" % n for n in range(1200)))
    assert [len(one.payloads) for one in run.pages] == [500, 500, 200]
    assert [one.window.records for one in run.pages] == [500, 1000, 1200]
    assert run.done.records == 1200


def test_a_file_that_has_not_changed_is_not_read_again(server: Endpoint) -> None:
    server.scripts["/file.csv"] = [(200, {"ETag": '"1"'}, b"id\n1\n"), (304, {"ETag": '"1"'}, b"")]
    options = Csv(kind="csv", endpoint=f"{server.url}/file.csv", key=("id",), retries=0)
    first = harvest(options)
    second = harvest(options, first.ledger())
    assert server.requests[1].headers["If-None-Match"] == '"1"'
    assert (second.payloads, second.done) == ([], first.done)
    assert harvest(options, Ledger(complete={None: Window()})).failed.code == "http_304"


def test_a_file_is_asked_for_by_its_date_where_it_has_no_etag(server: Endpoint) -> None:
    date = {"Last-Modified": "Fri, 02 Jan 2026 03:04:05 GMT"}
    server.scripts["/file.csv"] = [(200, date, b"id\n1\n"), (304, {}, b"")]
    options = Csv(kind="csv", endpoint=f"{server.url}/file.csv", key=("id",), retries=0)
    first = harvest(options)
    assert harvest(options, first.ledger()).done == first.done
    assert server.requests[1].headers["If-Modified-Since"] == date["Last-Modified"]


def test_another_partner_file_reads_an_unchanged_table_again(server: Endpoint) -> None:
    server.scripts["/file.csv"] = [(200, {"ETag": '"1"'}, b"id,no\n1,2\n")]
    first = harvest(Csv(kind="csv", endpoint=f"{server.url}/file.csv", key=("id",), retries=0))
    second = harvest(Csv(kind="csv", endpoint=f"{server.url}/file.csv", key=("no",), retries=0), first.ledger())
    assert "If-None-Match" not in server.requests[1].headers
    assert second.identifiers == ["2"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_the_key(server: Endpoint, delimiter: str) -> None:
    run = found(
        server, delimiter.join(["id", "name", "note"]).encode() + delimiter.join(["\n1", "a: b", "c\n"]).encode()
    )
    told = head(run.payloads[0].envelope.head)
    assert told is not None
    assert (told.delimiter, run.identifiers) == (delimiter, ["1"])


def test_what_stands_above_the_header_is_passed(server: Endpoint) -> None:
    run = found(server, b"List of 2026\nprinted,2026-11-22,by desk\n\nid,note\n1,a\n")
    assert (run.identifiers, line(run.payloads[0])) == (["1"], b"id,note\n")


def test_a_column_given_twice_is_named(server: Endpoint) -> None:
    run = found(server, b"id,title,title\n1,a,b\n")
    (told,) = [event for event in run.events if isinstance(event, Warn)]
    message = "file.csv has more than one column 'title'; the second is known as 'title 2'"
    assert told == Warn("header_repeated", message, "title")


def test_a_key_given_twice_in_the_header_is_refused(server: Endpoint) -> None:
    assert found(server, b"id,title,id\n1,a,2\n").failed.code == "header_ambiguous"


def test_a_cell_of_any_length_is_bounded(server: Endpoint) -> None:
    run = found(server, b"id,note\n1,a\n2," + b"x" * 200_000 + b"\n3,c\n")
    assert list(run.rejected.values()) == ["row.too_large"]
    assert run.sound == ["1", "3"]


def test_tables_of_a_folder_are_one_list(tmp_path: Path) -> None:
    (tmp_path / "2026").mkdir()
    (tmp_path / "a.csv").write_bytes(b"id,note\n1,a\n2,b\n")
    (tmp_path / "2026" / "b.csv").write_bytes("id;merk\n3;매듭\n1;x\n".encode("cp949"))
    (tmp_path / "read me.txt").write_bytes(b"no table")
    run = harvest(Csv(kind="csv", path=str(tmp_path), files="*.csv", key=("id",)))
    assert (run.sound, run.done.sweep, run.requests) == (["3", "1", "2"], True, 0)
    (reason,) = [one.rejected for one in run.payloads if one.rejected]
    assert reason.message == "line 2 of a.csv has the key of line 3 of 2026/b.csv"


def test_a_folder_that_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"id\n1\n")
    options = Csv(kind="csv", path=str(tmp_path), key=("id",))
    first = harvest(options)
    again = harvest(options, first.ledger())
    assert (again.payloads, again.done) == ([], first.done)
    file.write_bytes(b"id\n1\n2\n")
    assert harvest(options, first.ledger()).identifiers == ["1", "2"]


def test_one_unreadable_table_leaves_the_rest_and_sweeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"other\n1\n")
    (tmp_path / "b.csv").write_bytes(b"id\n1\n")
    run = harvest(Csv(kind="csv", path=str(tmp_path), key=("id",)))
    assert (run.identifiers, run.failed.code, run.failed.window.validator) == (["1"], "header_missing", None)
    assert run.failed.message == "a.csv is not the expected table: it has no column id"


def test_a_pack_that_cannot_be_read_leaves_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"a.csv": "id\n0\n"})[:40])
    (tmp_path / "b.csv").write_bytes(b"id\n1\n")
    (tmp_path / "c.csv").symlink_to("/etc/hostname")
    (tmp_path / "d.csv").write_bytes(b"id\n2\n")
    run = harvest(Csv(kind="csv", path=str(tmp_path), files="*.csv", key=("id",)))
    assert (run.identifiers, run.failed.code) == (["1", "2"], "archive_broken")
    assert run.failed.message.endswith("; c.csv is a link that leads out of its folder")


def test_a_form_of_names_that_fits_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"id\n1\n")
    run = harvest(Csv(kind="csv", path=str(tmp_path), files="*.cvs", key=("id",)))
    assert (run.warnings, run.done.records) == (["drop_empty"], 0)


def test_a_file_asked_for_by_itself_counts_by_any_name(server: Endpoint, tmp_path: Path) -> None:
    (tmp_path / ".export.tmp").write_bytes(b"id\n1\n")
    run = harvest(Csv(kind="csv", path=str(tmp_path / ".export.tmp"), files="*.csv", key=("id",)))
    assert (run.identifiers, run.warnings) == (["1"], [])
    server.scripts["/export.php"] = [(200, {}, b"id\n1\n")]
    url = f"{server.url}/export.php?of=csv"
    assert harvest(Csv(kind="csv", endpoint=url, files="*.csv", key=("id",), retries=0)).identifiers == ["1"]


def test_tables_in_a_zip_are_read(server: Endpoint) -> None:
    run = found(
        server, packed({"a.csv": "id\n1\n", "b/c.xlsx": xlsx({"S": [["id"], [2]]}), "x.txt": ""}), files="*.[cx][sl]*"
    )
    assert run.identifiers == ["1", "2"]


def test_a_path_stays_below_the_workspace(tmp_path: Path) -> None:
    context = {"workspace": tmp_path}
    given = {"kind": "csv", "key": ["id"]}
    assert Csv.model_validate({**given, "path": "drops/kr"}, context=context).path == str(tmp_path / "drops/kr")
    assert Csv.model_validate({**given, "path": "/srv/kr"}, context=context).path == "/srv/kr"
    for wrong in ({"path": "../kr"}, {"path": ""}, {}, {"path": "a", "endpoint": "https://archive.example/a"}):
        with pytest.raises(ValidationError):
            Csv.model_validate({**given, **wrong}, context=context)


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0﻿"), max_size=12)
TABLE = st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=6))


STYLE = st.sampled_from([("\r\n", csv.QUOTE_MINIMAL), ("\r\n", csv.QUOTE_ALL), ("\n", csv.QUOTE_ALL)])


@given(TABLE, st.sampled_from([",", ";", "\t"]), STYLE)
def test_what_a_writer_writes_is_read_back_byte_for_byte(
    table: list[list[str]], delimiter: str, style: tuple[str, Literal[0, 1]]
) -> None:
    table, (end, quoting) = [row for row in table if any(cell.strip() for cell in row)], style
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(table)
    body = text.getvalue().encode()
    found = list(rows(body, "utf-8", delimiter))
    assert [row.cells for row in found] == table
    assert b"".join(row.data + end.encode() for row in found) == body
    starts = [body[: body.index(row.data)].count(b"\n") for row in found[:1]]
    assert [row.line - 1 for row in found[:1]] == starts


@given(st.binary(max_size=200))
def test_no_byte_is_lost_and_nothing_is_raised(body: bytes) -> None:
    lines = body.splitlines(keepends=True)
    for row in rows(body, "utf-8", ","):
        assert b"".join(lines[row.line - 1 :]).startswith(row.data)
