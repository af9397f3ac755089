"""OAI-PMH pages as bytes: records cut out as they were sent, faults of XML repaired, salvaged or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from harvesters.oai_pmh.page import OaiPage, read
from harvesters.oai_pmh.repair import repair
from ichlinks.stages import Payload
from tests.harvesters.oai import DATE, HEAD, envelope, error, header, page, record

MARC = "http://www.loc.gov/MARC21/slim"
DC = "{http://purl.org/dc/elements/1.1/}"
A, B, C = (record(f"oai:a:{letter}") for letter in "abc")


def identifiers(one: OaiPage) -> list[str]:
    return [payload.identifier for payload in one.payloads]


def rules(one: OaiPage) -> dict[str, str]:
    return {payload.identifier: payload.rejected.rule for payload in one.payloads if payload.rejected}


def alone(payload: Payload) -> etree._Element:
    """The record read alone, as a crosswalk reads it."""
    root = etree.fromstring(payload.envelope.head + payload.data + payload.envelope.tail)
    (found,) = root.iterfind("./{*}ListRecords/{*}record")
    return found


def titles(one: OaiPage) -> list[str | None]:
    return [alone(payload).findtext(f".//{DC}title") for payload in one.payloads if not payload.rejected]


def test_records_are_the_bytes_between_their_tags() -> None:
    one = read(page(A, B, token="next", size=9))
    assert [payload.data for payload in one.payloads] == [A.encode(), B.encode()]
    assert (one.token, one.ended, one.complete_list_size) == ("next", False, 9)
    told = DATE.replace("<request>http://archive.example/oai</request>", "")
    assert one.payloads[0].envelope.head == f"{HEAD}{told}<ListRecords>".encode()
    assert titles(one) == ["Loom", "Loom"]


@pytest.mark.parametrize("size", ["", "many", "-1", " 7 "])
def test_a_list_size_that_is_no_number_is_none(size: str) -> None:
    body = envelope(f'<ListRecords>{A}<resumptionToken completeListSize="{size}">t</resumptionToken></ListRecords>')
    assert read(body).complete_list_size == (7 if size == " 7 " else None)


def test_an_envelope_with_a_prefix_is_the_same() -> None:
    body = (
        '<oai:OAI-PMH xmlns:oai="http://www.openarchives.org/OAI/2.0/"><oai:ListRecords><oai:record><oai:header>'
        "<oai:identifier>1</oai:identifier></oai:header></oai:record><oai:resumptionToken>t</oai:resumptionToken>"
        "</oai:ListRecords></oai:OAI-PMH>"
    )
    one = read(body.encode())
    assert (identifiers(one), one.token, one.problem) == (["1"], "t", "")
    assert one.payloads[0].data.startswith(b"<oai:record>")
    assert one.payloads[0].data.endswith(b"</oai:record>")


def test_a_broken_record_below_a_prefix_is_rejected_by_itself() -> None:
    sound = "<oai:record><oai:header><oai:identifier>{}</oai:identifier></oai:header></oai:record>"
    body = (
        '<oai:OAI-PMH xmlns:oai="http://www.openarchives.org/OAI/2.0/"><oai:ListRecords>'
        + sound.format(1)
        + sound.format(2).replace("</oai:header>", "<open></oai:header>")
        + sound.format(3)
        + "<oai:resumptionToken>t</oai:resumptionToken></oai:ListRecords></oai:OAI-PMH>"
    )
    one = read(body.encode())
    assert (identifiers(one), one.token) == (["1", "2", "3"], "t")
    assert rules(one) == {"2": "xml.not_well_formed"}


def test_records_within_records_are_not_counted() -> None:
    marc = f'<record xmlns="{MARC}"><leader>n</leader><record/></record>'
    nested = record("oai:a:m", marc).replace("dc:title", "dc:title")
    one = read(page(A, nested, B))
    assert [payload.data for payload in one.payloads] == [A.encode(), nested.encode(), B.encode()]


@pytest.mark.parametrize(
    "content",
    [
        "<!-- <record> --><dc:title>x</dc:title>",
        "<dc:title><![CDATA[ <record> </record> ]]></dc:title>",
        "<dc:title><![CDATA[ </record> ]]></dc:title>",
        "<?php <record> ?><dc:title>x</dc:title>",
        "<dc:title a=\"/>\" b='>'>x</dc:title>",
        '<record xmlns="urn:x" a="/>">x</record>',
        '<record xmlns="urn:x" a="x>y" />',
        "<recorder/><my-record/><x:record xmlns:x='urn:x'><x:record/></x:record>",
    ],
)
def test_what_looks_like_a_record_and_is_none_cuts_nothing(content: str) -> None:
    odd = record("oai:a:odd", content)
    one = read(page(A, odd, B))
    assert [payload.data for payload in one.payloads] == [A.encode(), odd.encode(), B.encode()]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = page(record("oai:a:é", "<dc:title>Métier</dc:title>"), token="t").decode() + "\n"
    declared = "UTF-16" if encoding.startswith("utf-16") else "ISO-8859-1"
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    one = read(mark + text.replace("UTF-8", declared).encode(encoding))
    assert (identifiers(one), one.token, one.problem) == (["oai:a:é"], "t", "")
    assert titles(one) == ["Métier"]


@pytest.mark.parametrize(
    ("sent", "title"),
    [
        ("a\x03b", "ab"),
        ("a￾b", "ab"),
        ("a&#3;b&#x0B;c&#0027;d", "abcd"),
        ("&#55349;&#56500;", "\U0001d4b4"),
        ("&#xD835;x", "x"),
        ("&#9999999;x", "x"),
        ("fish &nbsp; chips", "fish \xa0 chips"),
        ("caf&eacute;", "café"),
        ("&LT;b&GT; &AMP; &QUOT;", '<b> & "'),
        ("fish & chips", "fish & chips"),
        ("a&b=c&amp;d", "a&b=c&d"),
        ("&unheard;", "&unheard;"),
        ("&#65;&#38;\x03", "A&"),
        ("<![CDATA[fish & chips]]> &", "fish & chips &"),
    ],
)
def test_plain_faults_are_repaired(sent: str, title: str) -> None:
    one = read(page(A, record("oai:a:odd", f"<dc:title>{sent}</dc:title>"), token="t"))
    assert (titles(one), one.token, one.problem) == (["Loom", title], "t", "")
    assert [payload.repaired for payload in one.payloads] == [False, True]
    assert f"<dc:title>{sent}</dc:title>".encode() in (one.payloads[1].original or b"")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n \n", "\n\n"),
        ("\ufeff\n", ""),
        ("<b>Notice</b>: undefined variable\n", ""),
        ("", "\n<br />\n<b>Warning</b>: out of memory"),
        ("", "</div>"),
    ],
)
def test_what_stands_around_the_document_does_no_harm(before: str, after: str) -> None:
    one = read(before.encode() + page(A, token="t") + after.encode())
    assert (titles(one), one.token, one.problem, one.truncated) == (["Loom"], "t", "", False)


@pytest.mark.parametrize(
    "content",
    [
        "<dc:title>open",
        "<dc:title></dc:wrong>",
        "<x:undeclared/>",
        "<dc:title a=1/>",
        "<!-- open",
        "<![CDATA[ open",
        "</metadata></record>",
    ],
)
def test_a_broken_record_is_rejected_and_the_others_are_whole(content: str) -> None:
    broken = record("oai:a:odd", content)
    one = read(page(A, broken, B, C, token="t&1", size=9))
    assert identifiers(one) == ["oai:a:a", "oai:a:odd", "oai:a:b", "oai:a:c"]
    assert rules(one) == {"oai:a:odd": "xml.not_well_formed"}
    assert [payload.data for payload in one.payloads if not payload.rejected] == [A.encode(), B.encode(), C.encode()]
    assert titles(one) == ["Loom"] * 3
    assert (one.token, one.complete_list_size, one.truncated) == ("t&1", 9, False)
    assert one.response_date == "2026-01-02T03:04:05Z"


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_record_without_its_closing_tag_takes_no_other_with_it(place: int) -> None:
    records = [A, B, C]
    records[place] = records[place].removesuffix("</record>")
    one = read(page(*records, token="t"))
    assert identifiers(one) == ["oai:a:a", "oai:a:b", "oai:a:c"]
    assert list(rules(one)) == [identifiers(one)[place]]
    assert one.token == "t"


def test_a_broken_record_that_names_nobody_is_known_by_its_checksum() -> None:
    broken = "<record><header><datestamp></header></record>"
    (payload,) = read(page(broken)).payloads
    assert payload.identifier == f"sha256:{payload.sha256.hex()[:32]}"
    assert payload.data == broken.encode()


def test_a_page_cut_off_keeps_what_is_whole_and_is_known_to_be_cut() -> None:
    body = page(A, B, C, token="t")
    one = read(body[: body.index(b"oai:a:c") + 3])
    assert (identifiers(one), one.truncated, one.token) == (["oai:a:a", "oai:a:b"], True, None)
    assert titles(one) == ["Loom", "Loom"]


@given(st.integers(min_value=0, max_value=len(page(A, B, C, token="t")) - 1))
def test_a_page_cut_off_anywhere_is_never_the_end_of_a_list(at: int) -> None:
    one = read(page(A, B, C, token="t")[:at])
    assert not one.is_oai or one.truncated or one.token == "t"
    assert not any(payload.rejected for payload in one.payloads)


def test_a_page_whose_records_cannot_be_told_apart_is_not_the_end_of_a_list() -> None:
    one = read(envelope("<ListRecords><recrod><header></ListRecords>"))
    assert (one.payloads, one.truncated) == ((), True)


def test_an_error_with_a_bare_ampersand_is_an_error() -> None:
    assert read(error("noRecordsMatch", "fish & chips")).errors == {"noRecordsMatch": "fish & chips"}


@pytest.mark.parametrize("more", ["", "<open>", "\x03"])
@pytest.mark.parametrize(
    "declaration",
    [
        "<!DOCTYPE OAI-PMH SYSTEM 'http://127.0.0.1:9/x.dtd'>",
        "<!DOCTYPE OAI-PMH [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        "<!-- " + " " * 5000 + " --><!DOCTYPE OAI-PMH [<!ENTITY x 'y'>]>",
    ],
)
def test_a_document_type_is_refused(declaration: str, more: str) -> None:
    body = page(record("1", f"<dc:title>&x;{more}</dc:title>")).replace(b"<OAI-PMH", declaration.encode() + b"<OAI-PMH")
    one = read(body)
    assert (one.is_oai, one.payloads) == (False, ())


def test_an_entity_bomb_is_refused() -> None:
    levels = "".join(f"<!ENTITY e{n + 1} '{f'&e{n};' * 10}'>" for n in range(12))
    bomb = f"<!DOCTYPE OAI-PMH [<!ENTITY e0 'lol'>{levels}]>".encode()
    body = page(record("1", "<dc:title a='&e12;'>&e12;</dc:title>")).replace(b"<OAI-PMH", bomb + b"<OAI-PMH")
    assert not read(body).is_oai


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "it is not XML"),
        (b"OAI-PMH is down", "it is not XML"),
        (b"<html><title>OAI-PMH</title><br></html>", "it is not XML"),
        (b"<rss/>", "its root element is rss"),
    ],
)
def test_what_is_not_oai_pmh_says_why(body: bytes, problem: str) -> None:
    one = read(body)
    assert not one.is_oai
    assert one.problem.startswith(problem)


@pytest.mark.parametrize("said", ["", "<header/>", header(" "), "<header><identifier><x/></identifier></header>"])
def test_a_record_without_identifier_is_kept_under_its_checksum(said: str) -> None:
    one = read(page(A, f"<record>{said}<metadata/></record>"))
    nameless = one.payloads[1]
    assert rules(one) == {f"sha256:{nameless.sha256.hex()[:32]}": "identifier.missing"}
    assert nameless.data == f"<record>{said}<metadata/></record>".encode()


def test_an_identifier_that_no_database_takes_as_a_key_is_none() -> None:
    one = read(page(A, record("oai:" + "ü" * 1500)))
    assert list(rules(one).values()) == ["identifier.missing"]
    assert one.payloads[1].identifier.startswith("sha256:")


def test_deep_nesting_costs_only_its_record_and_a_huge_text_costs_none() -> None:
    deep = record("oai:a:deep", "<x>" * 5000 + "</x>" * 5000)
    huge = record("oai:a:huge", f"<dc:title>{'x' * 11_000_000}</dc:title>")
    one = read(page(A, deep, huge, B))
    assert identifiers(one) == ["oai:a:a", "oai:a:deep", "oai:a:huge", "oai:a:b"]
    assert set(rules(one)) == {"oai:a:deep"}
    assert one.payloads[2].data == huge.encode()


@given(st.binary(max_size=400))
def test_reading_never_raises(body: bytes) -> None:
    read(body)
    read(page(A).replace(b"Loom", body))
    read(page(A) + body)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="&<>￾￿")))
def test_repair_leaves_sound_text_alone(text: str) -> None:
    body = page(record("1", f"<dc:title>{text}</dc:title>"))
    assert repair(body) == body
