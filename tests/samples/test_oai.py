"""The Mekong archive answers as OAI-PMH 2.0 asks."""

import re
from itertools import pairwise
from typing import Any

import pytest
import requests
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from sickle import Sickle

from samples.oai_provider import answer
from samples.oai_records import records
from samples.server import Server

NS = {"o": "http://www.openarchives.org/OAI/2.0/"}
FIRST = "oai:mekong.example:elem-001"
DELETED = "oai:mekong.example:res-019"
BASE = "http://127.0.0.1:1/mekong/oai"
LIST = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}


def ask(**arguments: str) -> Any:
    return etree.fromstring(answer(list(arguments.items()), BASE).replace("{{base}}", BASE).encode())


def code(tree: Any) -> str | None:
    errors: list[str] = tree.xpath("/o:OAI-PMH/o:error/@code", namespaces=NS)
    return errors[0] if errors else None


def texts(tree: Any, name: str) -> list[str]:
    return [str(text) for text in tree.xpath(f"//o:{name}/text()", namespaces=NS)]


def walk(**arguments: str) -> list[Any]:
    pages = [ask(**arguments)]
    while token := texts(pages[-1], "resumptionToken"):
        pages.append(ask(verb=arguments["verb"], resumptionToken=token[0]))
    return pages


@pytest.mark.parametrize(
    "arguments",
    [
        {"verb": "Identify"},
        {"verb": "ListMetadataFormats"},
        {"verb": "ListMetadataFormats", "identifier": FIRST},
        {"verb": "ListSets"},
        {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": FIRST},
        {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": DELETED},
        {"verb": "ListIdentifiers", "metadataPrefix": "oai_dc"},
        LIST,
    ],
)
def test_every_verb_answers_without_error_and_as_the_schema_says(
    arguments: dict[str, str], oai_schema: etree.XMLSchema
) -> None:
    pages = walk(**arguments)
    for page in pages:
        oai_schema.assertValid(page)
        assert code(page) is None


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({}, "badVerb"),
        ({"verb": "ListEverything"}, "badVerb"),
        ({"verb": "Identify", "set": "elements"}, "badArgument"),
        ({"verb": "ListRecords"}, "badArgument"),
        ({"verb": "GetRecord", "identifier": FIRST}, "badArgument"),
        ({**LIST, "set": ""}, "badArgument"),
        ({**LIST, "set": "not a set"}, "badArgument"),
        ({**LIST, "from": "2024-02-30"}, "badArgument"),
        ({**LIST, "from": "2024-3-01"}, "badArgument"),
        ({**LIST, "from": "2024-03-01T10:00Z"}, "badArgument"),
        ({**LIST, "from": "2024-03-01", "until": "2024-04-01T00:00:00Z"}, "badArgument"),
        ({**LIST, "from": "2024-03-02", "until": "2024-03-01"}, "badArgument"),
        ({**LIST, "resumptionToken": "x"}, "badArgument"),
        ({"verb": "ListRecords", "resumptionToken": "x"}, "badResumptionToken"),
        ({"verb": "ListRecords", "resumptionToken": "Zm9v"}, "badResumptionToken"),
        ({"verb": "ListSets", "resumptionToken": "x"}, "badResumptionToken"),
        ({**LIST, "metadataPrefix": "marc21"}, "cannotDisseminateFormat"),
        ({"verb": "GetRecord", "metadataPrefix": "marc21", "identifier": FIRST}, "cannotDisseminateFormat"),
        ({"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": FIRST + "0"}, "idDoesNotExist"),
        ({"verb": "ListMetadataFormats", "identifier": "oai:mekong.example:none"}, "idDoesNotExist"),
        ({**LIST, "until": "2023-12-31"}, "noRecordsMatch"),
        ({**LIST, "set": "no-such-set"}, "noRecordsMatch"),
    ],
)
def test_a_wrong_request_gets_its_error_code(
    arguments: dict[str, str], expected: str, oai_schema: etree.XMLSchema
) -> None:
    tree = ask(**arguments)
    oai_schema.assertValid(tree)
    echoed = dict(tree.find("o:request", NS).attrib)
    assert (code(tree), echoed) == (expected, {} if expected in ("badVerb", "badArgument") else arguments)


def test_a_repeated_argument_is_refused() -> None:
    twice = [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("metadataPrefix", "oai_dc")]
    assert 'code="badArgument"' in answer(twice, BASE)


def test_a_list_has_all_records_once_in_pages_of_25() -> None:
    pages = walk(**LIST)
    tokens = [dict(page.find(".//o:resumptionToken", NS).attrib) for page in pages]
    assert tokens == [{"completeListSize": "68", "cursor": cursor} for cursor in ("0", "25", "50")]
    assert [len(texts(page, "identifier")) for page in pages] == [25, 25, 18]
    assert [name for page in pages for name in texts(page, "identifier")] == [r.identifier for r in records()]


def test_a_token_asked_twice_gives_the_same_page() -> None:
    token = texts(ask(**LIST), "resumptionToken")[0]
    first, second = (ask(verb="ListRecords", resumptionToken=token) for _ in range(2))
    assert texts(first, "identifier") == texts(second, "identifier")


def test_a_token_belongs_to_its_verb() -> None:
    token = texts(ask(**LIST), "resumptionToken")[0]
    assert code(ask(verb="ListIdentifiers", resumptionToken=token)) == "badResumptionToken"


def test_a_list_of_one_page_has_no_token() -> None:
    assert ask(**LIST, set="stakeholders").find(".//o:resumptionToken", NS) is None


def test_a_set_and_a_window_are_kept_over_all_pages() -> None:
    pages = walk(verb="ListIdentifiers", metadataPrefix="oai_dc", set="southeast-asia", until="2025-07-01")
    found = [name for page in pages for name in texts(page, "identifier")]
    wanted = [r.identifier for r in records() if "southeast-asia" in r.sets and r.datestamp < "2025-07-02"]
    assert len(pages) == 2
    assert found == wanted


def test_windows_side_by_side_leave_nothing_out_and_take_nothing_twice() -> None:
    stamps = sorted({record.datestamp for record in records()})
    found = [name for stamp in stamps for name in texts(ask(**LIST, **{"from": stamp, "until": stamp}), "identifier")]
    assert found == [record.identifier for record in records()]
    assert all(first < second for first, second in pairwise(stamps))


def test_deleted_records_are_headers_only() -> None:
    deleted = [
        record
        for page in walk(**LIST)
        for record in page.xpath("//o:record[o:header/@status='deleted']", namespaces=NS)
    ]
    assert [len(record) for record in deleted] == [1, 1]
    assert {texts(etree.ElementTree(record), "identifier")[0] for record in deleted} == {
        DELETED,
        "oai:mekong.example:evt-011",
    }


def test_get_and_post_say_the_same(server: Server) -> None:
    url = f"{server.url}/mekong/oai"
    arguments = {"verb": "GetRecord", "metadataPrefix": "oai_dc", "identifier": FIRST}
    answers = [requests.get(url, params=arguments, timeout=5), requests.post(url, data=arguments, timeout=5)]
    got, posted = (re.sub("<responseDate>.*?</responseDate>", "", answer.text) for answer in answers)
    assert got == posted
    assert answers[0].headers["Content-Type"] == "text/xml; charset=utf-8"


def test_base_url_is_the_address_that_was_called(server: Server) -> None:
    url = f"{server.url}/mekong/oai"
    identify = etree.fromstring(requests.get(url, params={"verb": "Identify"}, timeout=5).content)
    assert texts(identify, "baseURL") == texts(identify, "request") == [url]


def test_a_common_harvester_gets_everything(server: Server) -> None:
    client = Sickle(f"{server.url}/mekong/oai")
    found = [(item.header.identifier, item.header.deleted) for item in client.ListRecords(metadataPrefix="oai_dc")]
    assert found == [(record.identifier, record.deleted) for record in records()]


names = st.sampled_from(["verb", "metadataPrefix", "identifier", "set", "from", "until", "resumptionToken", "x"])
values = st.one_of(
    st.sampled_from([*"x:/%", "oai_dc", "ListRecords", "GetRecord", "ListSets", FIRST, "2024-05-01", "elements"]),
    st.text(max_size=12),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(arguments=st.lists(st.tuples(names, values), max_size=5))
def test_whatever_is_asked_the_answer_is_valid(arguments: list[tuple[str, str]], oai_schema: etree.XMLSchema) -> None:
    oai_schema.assertValid(etree.fromstring(answer(arguments, BASE).encode()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(identifier=st.from_regex(r"[!-~]{1,20}", fullmatch=True))
def test_whatever_identifier_is_asked_for_the_answer_is_valid(identifier: str, oai_schema: etree.XMLSchema) -> None:
    arguments = [("verb", "GetRecord"), ("metadataPrefix", "oai_dc"), ("identifier", identifier)]
    tree = etree.fromstring(answer(arguments, BASE).encode())
    oai_schema.assertValid(tree)
    assert code(tree) in {"badArgument", "idDoesNotExist"}
