"""A payload that stands alone says what it said in its page."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.tables import Head
from crosswalks import CROSSWALKS
from crosswalks.declarative.payloads import KINDS
from ichlinks.errors import Invalid
from ichlinks.pipeline.cases import portable
from ichlinks.stages import Envelope, Payload
from tests.crosswalks.payloads import dc_payload

_ROW = KINDS["csv"].reader({"encoding": "utf-8", "delimiter": ","})


def alone(payload: Payload) -> tuple[str, bytes, Payload]:
    suffix, content = portable.alone(payload)
    return suffix, content, portable.read(suffix, content, payload.identifier, payload.datestamp, payload.sets)


def test_namespaces_and_language_of_the_page_go_with_the_record() -> None:
    head = (
        b'<?xml version="1.0" encoding="ISO-8859-1"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" '
        b'xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="fr"><ListRecords>'
    )
    dc = b'<d:dc xmlns:d="http://www.openarchives.org/OAI/2.0/oai_dc/"><dc:title>Chant sacr\xe9</dc:title></d:dc>'
    data = b"<record><header><identifier>1</identifier></header><metadata>" + dc + b"</metadata></record>"
    payload = Payload("1", data, b"", Envelope(head, b"</ListRecords></OAI-PMH>"))
    suffix, content, again = alone(payload)
    assert (suffix, 'xml:lang="fr"' in content.decode(), again.envelope) == (".xml", True, Envelope())
    for one in (payload, again):
        [title] = CROSSWALKS["oai_dc"].crosswalk(one).fields["title"].values()
        assert title == ["Chant sacré"]


def test_a_record_of_oai_pmh_gives_the_same_draft() -> None:
    payload = dc_payload('<dc:title xml:lang="fj">Masi</dc:title><dc:type>Image</dc:type>')
    _, _, again = alone(payload)
    draft, same = CROSSWALKS["auto"].crosswalk(payload), CROSSWALKS["auto"].crosswalk(again)
    assert (same.fields, same.paths) == (draft.fields, draft.paths)


def test_json_stays_as_it_was() -> None:
    assert alone(Payload("1", b'{"a": 1}', b""))[:2] == (".json", b'{"a": 1}')


def test_binary_marc_stays_as_it_was() -> None:
    assert alone(Payload("1", b"00042nam a22", b""))[:2] == (".mrc", b"00042nam a22")


def test_a_row_takes_its_header_with_it_in_utf_8() -> None:
    head = Envelope(bytes(Head("cp1251", ";", "имя;место\r\n".encode("cp1251"))))
    suffix, content, again = alone(Payload("1", "Домбра;Алматы\r\n".encode("cp1251"), b"", head))
    assert (suffix, content.decode()) == (".csv", "имя,место\nДомбра,Алматы\n")
    assert _ROW(again) == {"имя": "Домбра", "место": "Алматы"}


@given(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_cells_come_back(cells: list[str]) -> None:
    def line(values: list[str]) -> bytes:
        text = io.StringIO(newline="")
        csv.writer(text).writerow(values)
        return text.getvalue().encode()

    head = Envelope(bytes(Head("utf-8", ",", line([f"c{n}" for n in range(len(cells))]))))
    payload = Payload("1", line(cells), b"", head)
    assert _ROW(alone(payload)[2]) == _ROW(payload)


def test_a_table_of_many_rows_is_no_case() -> None:
    with pytest.raises(Invalid, match="a header and one row"):
        portable.read(".csv", b"a,b\n1,2\n3,4\n", "1", None, ())


def test_what_is_no_xml_is_told() -> None:
    with pytest.raises(Invalid, match="cannot be read as XML"):
        portable.alone(Payload("1", b"<a", b"", Envelope(b"<x>", b"</x>")))
