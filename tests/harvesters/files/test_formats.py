"""Files of each format: records with their own bytes, and those that cannot be read."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from config.sources import Files
from harvesters.files.marc import marc_payloads
from tests.harvesters.harvesting import Harvested, harvest

SLIM = "http://www.loc.gov/MARC21/slim"


def found(folder: Path, body: bytes, name: str = "file", **more: Any) -> Harvested:
    (folder / name).write_bytes(body)
    return harvest(Files.model_validate({"kind": "files", "path": str(folder), **more}))


def marc(control: str | None, title: str, status: str = "n") -> bytes:
    """A record by the book (MARC 21 Specifications, "Record Structure")."""
    fields = [("001", control)] if control is not None else []
    contents = [(tag, f"{text}\x1e".encode()) for tag, text in [*fields, ("245", f"00\x1fa{title}")]]
    directory, body = b"", b""
    for tag, content in contents:
        directory += f"{tag}{len(content):04d}{len(body):05d}".encode()
        body += content
    base = 24 + len(directory) + 1
    leader = f"{base + len(body) + 1:05d}{status}am a22{base:05d} a 4500".encode()
    return leader + directory + b"\x1e" + body + b"\x1d"


def test_xml_records_are_cut_out_as_they_were_sent(tmp_path: Path) -> None:
    body = b'<?xml version="1.0"?><r xmlns="urn:x"><i  n="1"><t>a&amp;b</t></i>\n<i n=\'2\'/></r>'
    run = found(tmp_path, body, format="xml", items="/x:r/x:i", id="@n", namespaces={"x": "urn:x"})
    assert [(one.identifier, one.data) for one in run.payloads] == [
        ("1", b'<i  n="1"><t>a&amp;b</t></i>'),
        ("2", b"<i n='2'/>"),
    ]
    one = run.payloads[0]
    assert etree.fromstring(one.envelope.head + one.data + one.envelope.tail).tag == "{urn:x}r"


def test_one_broken_record_among_a_hundred_costs_itself(tmp_path: Path) -> None:
    items = [f"<i><n>{n}</n><t>{'<b>' if n == 50 else ''}</t></i>" for n in range(100)]
    run = found(tmp_path, f"<r>{''.join(items)}</r>".encode(), format="xml", items="/r/i", id="n")
    assert run.sound == [str(n) for n in range(100) if n != 50]
    assert list(run.rejected.values()) == ["xml.not_well_formed"]


def test_a_file_of_one_record_is_named_by_its_path_or_its_file(tmp_path: Path) -> None:
    body = b"<lido><id>L1</id></lido>"
    run = found(tmp_path, body, "a.xml", format="xml", id="id")
    assert [(one.identifier, one.data) for one in run.payloads] == [("L1", body)]
    assert found(tmp_path, body, "a.xml", format="xml").identifiers == ["a.xml"]


def test_a_file_of_one_record_that_is_broken_is_rejected(tmp_path: Path) -> None:
    run = found(tmp_path, b"<lido><id>", "a.xml", format="xml")
    assert (run.rejected, len(run.failures)) == ({"a.xml": "xml.not_well_formed"}, 0)


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r><i><n>&a;</n></i></r>'
    run = found(tmp_path, bomb, format="xml", items="/r/i", id="n")
    assert (run.payloads, run.failures) == ([], ["not_xml"])


@pytest.mark.parametrize(
    ("body", "items"),
    [
        (b'[{"id": 1, "t": "a"}, {"id": "2"}]', None),
        (b'{"of": {"list": [{"id": 1, "t": "a"}, {"id": "2"}]}}', "of.list"),
        (b'{"id": 1, "t": "a"}\n\n{"id": "2"}\n', None),
    ],
    ids=["array", "path", "lines"],
)
def test_json_records_are_cut_out_as_they_were_sent(tmp_path: Path, body: bytes, items: str | None) -> None:
    more = {"items": items} if items else {}
    run = found(tmp_path, body, format="json", id="id", **more)
    assert [(one.identifier, one.data) for one in run.payloads] == [
        ("1", b'{"id": 1, "t": "a"}'),
        ("2", b'{"id": "2"}'),
    ]


def test_one_object_may_stand_in_many_lines(tmp_path: Path) -> None:
    body = b'\xef\xbb\xbf{\n "id": "1"\n}\n'
    assert [one.data for one in found(tmp_path, body, format="json", id="id").payloads] == [body[3:]]


def test_a_broken_line_costs_itself(tmp_path: Path) -> None:
    run = found(tmp_path, b'{"id": 1}\n{"id": 2\n[3]\n{"id": 4}', format="json", id="id")
    assert (run.sound, list(run.rejected.values())) == (["1", "4"], ["json.not_an_object"] * 2)


@pytest.mark.parametrize("body", [b"", b"{\n", b'[{"id": 1}', b"Sign in", b'"text"'])
def test_what_is_no_json_is_no_harvest(tmp_path: Path, body: bytes) -> None:
    assert found(tmp_path, body, format="json", id="id").failed.code == "not_json"


def test_marc_records_are_their_own_bytes(tmp_path: Path) -> None:
    records = [marc("b1", "판소리"), marc("b2", "Noh")]
    run = found(tmp_path, b"\r\n".join(records) + b"\r\n\x1a", format="marc")
    assert [(one.identifier, one.data) for one in run.payloads] == [("b1", records[0]), ("b2", records[1])]
    assert run.done.records == 2


def test_a_marc_record_may_say_that_it_is_deleted(tmp_path: Path) -> None:
    run = found(tmp_path, marc("b1", "x", "d") + marc("b2", "y"), format="marc")
    assert [(one.identifier, one.deleted) for one in run.payloads] == [("b1", True), ("b2", False)]


def test_a_broken_marc_record_costs_itself(tmp_path: Path) -> None:
    body = marc("b1", "x") + b"no record\x1d" + marc(None, "y") + marc("b4", "z") + marc("b5", "cut off")[:-8]
    run = found(tmp_path, body, format="marc")
    assert run.sound == ["b1", "b4"]
    assert list(run.rejected.values()) == ["marc.structure", "identifier.missing", "marc.structure"]
    assert [one.rejected.message for one in run.payloads if one.rejected][:2] == [
        "record 2 is not MARC (ISO 2709): its base address is no number",
        "record 3 has no identifier in field 001",
    ]


def marcxml(namespace: str) -> bytes:
    one = "<record><leader>00000{0}am a2200000 a 4500</leader><controlfield tag='001'> {1} </controlfield></record>"
    return f"<collection{namespace}>{one.format('n', 'b1')}{one.format('d', 'b2')}</collection>".encode()


@pytest.mark.parametrize("namespace", [f" xmlns='{SLIM}'", ""])
def test_marc_in_xml_is_read_with_or_without_its_namespace(tmp_path: Path, namespace: str) -> None:
    run = found(tmp_path, marcxml(namespace), format="marc")
    assert [(one.identifier, one.deleted) for one in run.payloads] == [("b1", False), ("b2", True)]


def test_rows_of_csv_are_read_as_tables_are(tmp_path: Path) -> None:
    run = found(tmp_path, "id;name\n1;매듭\n2\n".encode("cp949"), "a.csv", format="csv", id="id")
    assert (run.sound, run.rejected) == (["1"], {"2": "row.ragged"})


def test_a_compressed_file_is_unpacked(tmp_path: Path) -> None:
    assert found(tmp_path, gzip.compress(marc("b1", "x")), "a.mrc.gz", format="marc").identifiers == ["b1"]


@given(st.lists(st.tuples(st.text("abc0", min_size=1), st.text(max_size=20)), max_size=5))
def test_marc_that_is_written_is_read_back(records: list[tuple[str, str]]) -> None:
    records = [
        (name, "".join(c for c in title if c > "\x1f" and not "\ud800" <= c <= "\udfff")) for name, title in records
    ]
    written = [marc(name, title) for name, title in records]
    read = list(marc_payloads(b"\n".join(written)))
    assert [(one.identifier, one.data) for one in read] == list(
        zip([name for name, _ in records], written, strict=True)
    )


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reading_of_marc_fail(body: bytes) -> None:
    assert sum(len(one.data) for one in marc_payloads(body)) <= len(body) + 1
