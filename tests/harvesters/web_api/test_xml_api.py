"""XML APIs: items are their own bytes, a broken one costs itself, nothing from outside is expanded (XML 1.0)."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from config.sources import XmlApi
from config.xml import parsed
from harvesters.web_api.xml_slices import sliced
from ichlinks.stages import Envelope
from tests.harvesters.harvesting import Harvested, harvest
from tests.servers.endpoint import Endpoint

HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n<r xmlns:k="https://k.example/"><!-- <item> --><n>2</n>\n<items a="1">'


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def options(server: Endpoint, **more: Any) -> XmlApi:
    common = {"kind": "xml_api", "endpoint": f"{server.url}/items", "items": "/r/items/item", "id": "@id"}
    return XmlApi.model_validate({**common, "paging": "none", "retries": 0, **more})


def found(server: Endpoint, *bodies: bytes, **more: Any) -> Harvested:
    server.scripts["/items"] = [(200, {}, body) for body in bodies]
    return harvest(options(server, **more))


@pytest.mark.parametrize(
    "item",
    [
        b'<item id="1"/>',
        b'<item id="1"></item >',
        b"<item\n id='1'><k:t>\xec\xa2\x85</k:t><![CDATA[<item>]]><!-- </item> --></item>",
        b'<item id="1"><item id="2"/></item>',
        b'<item id="1" t="a&gt;b">&#xC885;</item>',
    ],
)
def test_an_item_is_its_own_bytes(server: Endpoint, item: bytes) -> None:
    run = found(server, HEAD + b" " + item + b"\n</items><z/></r>")
    (one,) = run.payloads
    assert (one.identifier, one.data) == ("1", item)
    assert one.envelope.head == b'<?xml version="1.0" encoding="UTF-8"?><r xmlns:k="https://k.example/"><items a="1">'
    assert one.envelope.tail == b"</items></r>"
    assert etree.fromstring(one.envelope.head + one.data + one.envelope.tail).find("items/item") is not None


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "euc-kr", "gb18030"])
def test_an_item_of_a_page_in_another_encoding_can_be_read_alone(server: Endpoint, encoding: str) -> None:
    text = {"iso-8859-1": "Fête", "gb18030": "春节"}.get(encoding, "매듭장")
    body = f'<?xml version="1.0" encoding="{encoding}"?><r><items><item id="1">{text}</item></items></r>'
    (one,) = found(server, body.encode(encoding)).payloads
    alone = parsed(one.envelope.head + one.data + one.envelope.tail)
    assert "".join(alone.itertext()) == text


def test_items_with_several_parents_are_written_anew_with_their_namespaces(server: Endpoint) -> None:
    body = b'<r xmlns:k="https://k.example/"><g><item id="1"><k:t>x</k:t></item></g><g><item id="2"/></g></r>'
    run = found(server, body, items="//item")
    assert run.identifiers == ["1", "2"]
    assert parsed(run.payloads[0].data).find("{https://k.example/}t").text == "x"


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"))


@given(st.lists(st.tuples(TEXT, TEXT, st.sampled_from(["", "<!-- > -->", "<?p > ?>", "<b/>"])), min_size=1, max_size=5))
def test_slices_are_the_elements_they_stand_for(items: list[tuple[str, str, str]]) -> None:
    root = etree.Element("r")
    for attribute, content, _ in items:
        etree.SubElement(root, "item", a=attribute).text = content
    body = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    for _, _, between in items:
        body = body.replace(b"</item><item", f"</item>{between}<item".encode(), 1)
    tree = parsed(body)
    envelope, slices = sliced(body, tree, tree.findall("item"))
    alone = [parsed(envelope.head + one + envelope.tail).find("item") for one in slices]
    assert [(one.get("a"), one.text or "") for one in alone] == [(one.get("a"), one.text or "") for one in root]


def test_one_broken_item_among_a_hundred_costs_itself(server: Endpoint) -> None:
    items = [f'<item id="r{n}"><t>{"<b>" if n == 50 else "x"}</t></item>'.encode() for n in range(100)]
    run = found(server, b"<r><n>100</n><items>" + b"\n".join(items) + b"</items></r>", total="/r/n")
    assert run.sound == [f"r{n}" for n in range(100) if n != 50]
    assert list(run.rejected.values()) == ["xml.not_well_formed"]
    assert [one.data for one in run.payloads] == items
    assert run.done.records == 100


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Sign in<br></body></html>",
        b"<html><body>Sign in</body></html>",
        b"<error>SERVICE KEY IS NOT REGISTERED</error>",
        b"<r><n>2</n></r>",
        b'<!DOCTYPE r [<!ENTITY a "b">]><r><items><item id="1">&a;</item></items></r>',
        b'<!DOCTYPE r SYSTEM "file:///etc/passwd"><r><items><item id="1"/></items></r>',
        b"<r><items><item id='1'></items>",
    ],
)
def test_what_is_not_the_described_xml_is_no_harvest(server: Endpoint, body: bytes) -> None:
    run = found(server, body)
    assert (run.failed.code, run.payloads) == ("not_xml", [])


def test_an_empty_list_is_complete(server: Endpoint) -> None:
    assert found(server, b"<r><n>0</n><items/></r>", total="/r/n").done.records == 0


def test_paths_give_identifier_datestamp_deletion_and_total(server: Endpoint) -> None:
    item = "<k:item xmlns:k='https://k.example/'><no>{}</no><at> 2026-01-0{} </at><gone>{}</gone></k:item>"
    body = f"<r><n>1,002</n><items>{item.format(1, 2, 'N')}{item.format(2, 3, 'Y')}</items></r>"
    run = found(
        server,
        body.encode(),
        items="/r/items/k:item",
        namespaces={"k": "https://k.example/"},
        id="concat('a-', no)",
        modified="at",
        deleted="gone",
        total="/r/n",
    )
    assert [(one.identifier, one.datestamp, one.deleted) for one in run.payloads] == [
        ("a-1", "2026-01-02", False),
        ("a-2", "2026-01-03", True),
    ]
    assert (run.failed.code, run.pages[0].expected) == ("list_incomplete", 1002)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("items", "//[", "is not an XPath expression"),
        ("id", "k:no", "'k:no' is not an XPath expression: Undefined namespace prefix"),
        ("id", "system-property('a')", "is not an XPath expression"),
        ("total", "count(", "is not an XPath expression"),
    ],
)
def test_mistakes_in_a_partner_file_are_told_when_it_is_read(key: str, value: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        XmlApi.model_validate(
            {"kind": "xml_api", "endpoint": "https://archive.example/", "items": "/r/i", "id": "no", key: value}
        )


def test_a_page_of_details_has_no_envelope_whatever_else_is_on_it(server: Endpoint) -> None:
    body = b'<r><items><item id="1" gone="Y"/><item/><item id="2"/><item id="3"/></items></r>'
    server.scripts["/2"] = [(200, {}, b"<d>2</d>")]
    detail = {"address": f"{server.url}/{{@id}}"}
    run = found(server, body, deleted="@gone", detail=detail)
    assert [(one.data, one.envelope) for one in run.payloads] == [
        (b'<item id="1" gone="Y"/>', Envelope()),
        (b"<item/>", Envelope()),
        (b"<d>2</d>", Envelope()),
        (b'<item id="3"/>', Envelope()),
    ]
    assert list(run.rejected.values()) == ["identifier.missing", "detail.missing"]
