"""Paths of mapping files beyond plain keys: JMESPath in JSON, XPath in XML; and records in their envelopes."""

from pathlib import Path
from typing import Any

import pytest

from config.settings import Workspace
from config.yaml_file import read
from crosswalks.declarative import compiled
from ichlinks.errors import Invalid, Rejected
from ichlinks.stages import Draft, Envelope, Payload

NAMESPACES = "namespaces: {k: 'https://k.example/', oai: 'http://www.openarchives.org/OAI/2.0/'}"


def crosswalk(tmp_path: Path, kind: str, fields: str) -> Any:
    path = tmp_path / "archive.yaml"
    path.write_text(f"format: {{kind: {kind}}}\nfields:\n  {fields}\n", encoding="utf-8")
    return compiled(read(path), Workspace(tmp_path, {}))


def drafted(tmp_path: Path, kind: str, fields: str, data: str, envelope: Envelope | None = None) -> Draft:
    made: Draft = crosswalk(tmp_path, kind, fields)(Payload("1", data.encode(), b"", envelope or Envelope()))
    return made


@pytest.mark.parametrize(
    ("field", "item", "value"),
    [
        ("title: names[0]", '{"names": ["Masi", "Tapa"]}', {"und": ["Masi"]}),
        ("title: \"names[?lang=='fj'].text\"", '{"names": [{"lang": "fj", "text": "Masi"}, {"text": "x"}]}',
         {"und": ["Masi"]}),
        ("title: long || short", '{"short": "Masi"}', {"und": ["Masi"]}),
        ("title: '\"name, (en)\"'", '{"name, (en)": "Masi"}', {"und": ["Masi"]}),
        ("title: name (en)", '{"name (en)": "Masi"}', {"und": ["Masi"]}),
        ("title: dc:title.@value", '{"dc:title": [{"@value": "Masi"}]}', {"und": ["Masi"]}),
        ("title: join(', ', names)", '{"names": ["Masi", "Tapa"]}', {"und": ["Masi, Tapa"]}),
        ("title: join(', ', names)", '{"names": null}', None),
        ("multinational: length(countries) > `1`", '{"countries": ["KZ", "KG"]}', True),
        ("multinational: length(countries) > `1`", '{"countries": null}', None),
        ("media: {pick: 'files[?ok]', each: {url: href, credit: '/by[0]'}}",
         '{"files": [{"ok": true, "href": "https://a.example/1"}, {"href": "x"}], "by": ["Kim"]}',
         [{"url": "https://a.example/1", "credit": "Kim"}]),
        ("edition: {pick: a, unpack: '[].n'}", '{"a": "[{\\"n\\": 7}, {\\"n\\": 8}]"}', 7),
        ("edition: {pick: a, unpack: n}", '{"a": "[{broken"}', None),
        ("edition: {pick: a, unpack: n}", '{"a": ""}', None),
        ("edition: {pick: a, pad: 5}", '{"a": "282"}', "00282"),
        ("edition: {pick: a, pad: 5}", '{"a": "01708"}', "01708"),
        ("edition: {pick: a, pad: 5}", '{"a": "GSP-3"}', "GSP-3"),
    ],
)  # fmt: skip
def test_values_of_json(tmp_path: Path, field: str, item: str, value: Any) -> None:
    assert drafted(tmp_path, "json", field, item).fields.get(field.partition(":")[0]) == value


RECORD = """<rec xmlns:k="https://k.example/"><name lang="ko">매듭장</name><name lang="zh">每緝匠</name>
<k:about>A <b>knot</b> maker<!-- x -->.</k:about><empty/><n>3</n>
<files><file href="https://a.example/1.jpg"/><file href="https://a.example/2.jpg"><by>Kim</by></file></files></rec>"""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title: name", {"und": ["매듭장", "每緝匠"]}),
        ("title: /rec/name[1]", {"und": ["매듭장"]}),
        ("title: \"name[@lang='ko']\"", {"und": ["매듭장"]}),
        ("title: {pick: name, language: {pick: name/@lang}}", {"ko": ["매듭장"], "zh": ["每緝匠"]}),
        ("description: k:about", {"und": ["A knot maker."]}),
        ("title: empty", None),
        ("title: missing", None),
        ("title: name/text()", {"und": ["매듭장", "每緝匠"]}),
        ("title: string(name)", {"und": ["매듭장"]}),
        ("title: {template: '{name}: {n}'}", {"und": ["매듭장: 3"]}),
        ("title: {first_of: [missing, name]}", {"und": ["매듭장", "每緝匠"]}),
        ("title: {pick: k:about, case: upper}", {"und": ["A KNOT MAKER."]}),
        ("edition: count(name)", 2),
        ("multinational: count(name) > 1", "true"),
        ("media: {pick: files/file, each: {url: '@href', credit: by}}",
         [{"url": "https://a.example/1.jpg"}, {"url": "https://a.example/2.jpg", "credit": "Kim"}]),
        ("media: {pick: files/file/@href, each: {url: ., credit: /rec/n}}",
         [{"url": "https://a.example/1.jpg", "credit": "3"}, {"url": "https://a.example/2.jpg", "credit": "3"}]),
        ("concepts: {pick: name, each: {label: {pick: ., language: ko}}}",
         [{"label": {"ko": ["매듭장"]}}, {"label": {"ko": ["每緝匠"]}}]),
    ],
)  # fmt: skip
def test_values_of_xml(tmp_path: Path, field: str, value: Any) -> None:
    draft = drafted(tmp_path, f"xml, {NAMESPACES}", field, RECORD)
    assert draft.fields.get(field.partition(":")[0]) == value


def test_the_source_path_is_the_xpath(tmp_path: Path) -> None:
    assert drafted(tmp_path, "xml", "title: /rec/name[1]", RECORD).paths == {"title": "/rec/name[1]"}


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ('<?xml version="1.0" encoding="UTF-8"?><r><items>', "</items></r>"),
        ('<r xmlns="https://k.example/"><x/><items a=">"><!-- <rec/> --><rec/>', "<rec/></items><y/></r>"),
        ("<r>", "</r>"),
        ("", ""),
    ],
)
def test_a_record_is_the_root_of_its_own_document(tmp_path: Path, head: str, tail: str) -> None:
    name = "k:name" if "xmlns=" in head else "name"
    envelope = Envelope(head.encode(), tail.encode())
    draft = drafted(tmp_path, f"xml, {NAMESPACES}", f"title: /*/{name}", "<rec><name>Masi</name></rec>", envelope)
    assert draft.fields == {"title": {"und": ["Masi"]}}


def test_any_format_over_oai_pmh_can_be_mapped(tmp_path: Path) -> None:
    envelope = Envelope(
        b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026</responseDate><ListRecords>',
        b"<resumptionToken/></ListRecords></OAI-PMH>",
    )
    record = '<record><header/><metadata><e xmlns="https://k.example/"><t>Masi</t></e></metadata></record>'
    draft = drafted(tmp_path, f"xml, {NAMESPACES}", "title: oai:metadata/k:e/k:t", record, envelope)
    assert draft.fields == {"title": {"und": ["Masi"]}}


@pytest.mark.parametrize(
    "data", ["", "<rec>", "<rec>&a;</rec>", '<!DOCTYPE rec [<!ENTITY a "b">]><rec>&a;</rec>', "{}"]
)
def test_what_is_not_well_formed_is_rejected(tmp_path: Path, data: str) -> None:
    with pytest.raises(Rejected) as error:
        drafted(tmp_path, "xml", "title: name", data)
    assert error.value.rule == "payload.xml"


@pytest.mark.parametrize(
    ("kind", "fields", "complaint"),
    [
        ("json", "title: 'names[?'", "3: 'names[?' is not a JMESPath expression"),
        ("json", "title: {template: '{a || }'}", "3: 'a || ' is not a JMESPath expression"),
        ("json", "title: {pick: a, unpack: '['}", "3: not a JMESPath expression"),
        ("json", "title: {pick: a, pad: x}", "3: pad takes a number of digits"),
        ("xml", "title: '//['", "3: '//[' is not an XPath expression"),
        ("xml", "title: k:name", "3: 'k:name' is not an XPath expression: Undefined namespace prefix"),
        ("xml, namespaces: k", "title: name", "1: namespaces takes a mapping of prefixes to addresses"),
        ("xml, prefixes: {}", "title: name", "1: unknown key of format 'prefixes'"),
    ],
)
def test_mistakes_are_told_with_file_and_line(tmp_path: Path, kind: str, fields: str, complaint: str) -> None:
    with pytest.raises(Invalid) as error:
        crosswalk(tmp_path, kind, fields)
    assert str(error.value).startswith(f"{tmp_path / 'archive.yaml'}:{complaint}")
