"""JSON APIs: items as they were sent, pages by number, what proves that a list has ended (RFC 8259)."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.sources import JsonApi
from harvesters.web_api.format import Answered
from harvesters.web_api.json_format import item as item_of
from harvesters.web_api.json_format import json_format
from harvesters.web_api.payloads import payload
from ichlinks.stages import Ledger, Span, Window
from tests.harvesters.harvesting import Harvested, harvest
from tests.servers.endpoint import Answer, Asked, Endpoint, Script


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def options(server: Endpoint, **more: Any) -> JsonApi:
    return JsonApi.model_validate(
        {"kind": "json_api", "endpoint": f"{server.url}/items", "id": "id", "retries": 0, **more}
    )


def pages(*bodies: bytes) -> Script:
    """Pages from number 1 on, and empty ones after them."""

    def answer(asked: Asked) -> Answer:
        number = int(asked.query["page"])
        return 200, {}, bodies[number - 1] if number <= len(bodies) else b"[]"

    return answer


def found(server: Endpoint, *bodies: bytes, ledger: Ledger | None = None, **more: Any) -> Harvested:
    server.scripts["/items"] = pages(*bodies)
    return harvest(options(server, **more), ledger)


@pytest.mark.parametrize(
    "item",
    [
        b'{"id":"1"}',
        b'{ "id" :\n\t"1" }',
        b'{"id":"1","t":"\\u6a5f\\u7e54 \\ud83e\\uddf5 \\/"}',
        '{"id":"1","t":"機織"}'.encode(),
        b'{"id":"1","n":1.0,"m":1e3,"k":-0,"big":123456789012345678901234567890}',
        b'{"id":"1","a":{"b":[1,{"c":"]}"}]}}',
        b'{"id":"1","id":"1"}',
    ],
)
def test_an_item_is_its_own_bytes(server: Endpoint, item: bytes) -> None:
    (one,) = found(server, b'{"d": {"items" : [ ' + item + b" ] }}", items="d.items", total=None).payloads[:1]
    assert (one.identifier, one.data) == ("1", item)


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
ITEM = st.dictionaries(st.text(max_size=4).filter(lambda key: key != "id"), VALUE, max_size=4)


@given(ITEM, st.text(min_size=1, max_size=20), st.booleans(), st.sampled_from([None, 1]))
def test_any_object_is_read(item: dict[str, Any], identifier: str, plain: bool, indent: int | None) -> None:
    data = json.dumps({**item, "id": identifier}, ensure_ascii=plain, indent=indent).encode("utf-8", "surrogatepass")
    api = JsonApi(kind="json_api", endpoint="http://archive.example/", id="id")
    one = payload(api, json_format(api), item_of(data), Answered(()))
    assert one.data == data
    assert one.identifier == identifier if not one.rejected else one.identifier.startswith("sha256:")


def test_pages_are_asked_for_until_an_empty_one(server: Endpoint) -> None:
    run = found(server, b'[{"id":"1"},{"id":"2"}]', b'[{"id":"3"}]')
    assert (run.identifiers, run.requests, run.done.records) == (["1", "2", "3"], 3, 3)


def test_no_page_is_asked_for_beyond_the_total_when_the_last_is_short(server: Endpoint) -> None:
    bodies = (b'{"n":3,"i":[{"id":"1"},{"id":"2"}]}', b'{"n":3,"i":[{"id":"3"}]}')
    run = found(server, *bodies, items="i", total="n")
    assert (run.identifiers, run.requests) == (["1", "2", "3"], 2)
    assert [page.expected for page in run.pages] == [3, 3]


def test_a_total_is_not_believed_while_pages_are_full(server: Endpoint) -> None:
    bodies = [b'{"n":2,"i":[{"id":"%d"}]}' % number for number in range(4)]
    run = found(server, *bodies, b'{"n":2,"i":[]}', items="i", total="n")
    assert (run.identifiers, run.warnings, run.done.records) == (["0", "1", "2", "3"], ["total_differs"], 4)


@pytest.mark.parametrize("status", [400, 404, 416, 422])
def test_there_need_be_no_page_beyond_the_total(server: Endpoint, status: int) -> None:
    server.scripts["/items"] = [(200, {}, b'{"n":1,"i":[{"id":"1"}]}'), (status, {}, b"")]
    assert harvest(options(server, items="i", total="n")).done.records == 1


def test_a_last_page_that_is_given_again_and_again_ends_a_list_that_is_whole(server: Endpoint) -> None:
    server.scripts["/items"] = [(200, {}, b'{"n":1,"i":[{"id":"1"}]}')]
    run = harvest(options(server, items="i", total="n"))
    assert (run.identifiers, run.requests, run.done.records) == (["1"], 2, 1)


def test_parameters_are_those_of_the_partner_file(server: Endpoint) -> None:
    paging = {"page": "page", "first": 1, "size_parameter": "per", "size": 7}
    found(server, parameters={"q": "ich & more"}, paging=paging)
    assert [asked.query for asked in server.requests] == [{"q": "ich & more", "page": "1", "per": "7"}]


def test_fewer_items_than_the_total_are_no_complete_list(server: Endpoint) -> None:
    server.scripts["/items"] = [(200, {}, b'{"n":3,"i":[{"id":"1"}]}'), (200, {}, b'{"n":3,"i":[]}')]
    run = harvest(options(server, items="i", total="n"))
    assert (run.identifiers, run.failed.code, run.failed.window.token) == (["1"], "list_incomplete", None)
    assert run.failed.message == "the endpoint announces 3 items and gave 1"


def test_the_same_page_again_ends_the_run(server: Endpoint) -> None:
    server.scripts["/items"] = [(200, {}, b'[{"id":"1"}]')]
    run = harvest(options(server))
    assert (run.requests, run.failed.code, run.failed.window.token) == (2, "page_repeated", None)


def test_pages_in_a_circle_end(server: Endpoint) -> None:
    def answer(asked: Asked) -> Answer:
        return 200, {}, b'[{"id":"%d"}]' % (int(asked.query["page"]) % 3)

    server.scripts["/items"] = answer
    run = harvest(options(server))
    assert (run.requests, run.failed.code) == (4, "page_repeated")


@pytest.mark.parametrize(
    ("item", "rule"),
    [
        (b'{"title":"x"}', "identifier.missing"),
        (b'{"id":null}', "identifier.missing"),
        (b'{"id":""}', "identifier.missing"),
        (b'{"id":{"a":1}}', "identifier.missing"),
        (b'{"id":["a"]}', "identifier.missing"),
        (b'{"id":"a\\u0000b"}', "identifier.missing"),
        (b'{"id":"' + b"x" * 2001 + b'"}', "identifier.missing"),
        (b'{"id":"\xff"}', "json.not_an_object"),
        (b'"text"', "json.not_an_object"),
        (b"null", "json.not_an_object"),
        (b"[1]", "json.not_an_object"),
    ],
)
def test_an_item_that_cannot_be_told_apart_is_rejected_by_itself(server: Endpoint, item: bytes, rule: str) -> None:
    run = found(server, b'[{"id":"1"},' + item + b',{"id":"2"}]')
    assert [one.identifier for one in run.payloads if not one.rejected] == ["1", "2"]
    assert list(run.rejected.values()) == [rule]
    assert run.payloads[1].data == item


@pytest.mark.parametrize("half", [b"\\ud83e", b"\\uDDF5", b"\\ud83e\\u0041", b"\\\\\\ud83e"])
def test_half_a_character_is_replaced_and_the_page_is_read(server: Endpoint, half: bytes) -> None:
    run = found(server, b'[{"id":"1","t":"\\ud83e\\uddf5"},{"id":"2","t":"a' + half + b'"}]')
    assert run.identifiers == ["1", "2"]
    assert run.payloads[0].data == b'{"id":"1","t":"\\ud83e\\uddf5"}'
    mended = half.replace(b"\\ud83e", b"\\ufffd").replace(b"\\uDDF5", b"\\ufffd")
    assert run.payloads[1].data == b'{"id":"2","t":"a' + mended + b'"}'
    assert [one.repaired for one in run.payloads] == [False, True]
    assert [one.original for one in run.payloads] == [None, b'{"id":"2","t":"a' + half + b'"}']


def test_an_escaped_backslash_begins_no_character(server: Endpoint) -> None:
    run = found(server, b'[{"id":"1","t":"\\\\ud83e \\ud83e"}]')
    assert run.payloads[0].data == b'{"id":"1","t":"\\\\ud83e \\ufffd"}'


@pytest.mark.parametrize(("sent", "identifier"), [(b"7", "7"), (b"0", "0"), (b"1.50", "1.5"), (b'"a b"', "a b")])
def test_a_number_can_be_an_identifier(server: Endpoint, sent: bytes, identifier: str) -> None:
    assert found(server, b'[{"id":' + sent + b"}]").identifiers == [identifier]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b'{"i":',
        b'{"other":[]}',
        b'{"i":{}}',
        b'{"i":null}',
        b'{"i":[],"n":"many"}',
        b"[" * 100_000,
        b'{"i":' + b"[" * 100_000,
    ],
)
def test_what_is_not_the_described_json_is_no_harvest(server: Endpoint, body: bytes) -> None:
    server.scripts["/items"] = [(200, {}, body)]
    run = harvest(options(server, items="i", total="n"))
    assert (run.failed.code, run.payloads) == ("not_json", [])
    assert "/items is not the expected JSON on page 1: " in run.failed.message


def test_a_byte_order_mark_does_no_harm(server: Endpoint) -> None:
    assert found(server, b'\xef\xbb\xbf[{"id":"1"}]').identifiers == ["1"]


def test_datestamp_and_deletion_are_found_by_their_paths(server: Endpoint) -> None:
    body = b'[{"id":"1","m":{"at":"2026-01-01"},"gone":true},{"id":"2","gone":false},{"id":"3","m":{"at":"a\\u0000"}}]'
    run = found(server, body, modified="m.at", deleted="gone")
    assert [(one.datestamp, one.deleted) for one in run.payloads] == [
        ("2026-01-01", True),
        (None, False),
        ("a", False),
    ]


def test_an_increment_is_asked_for_and_sweeps_nothing(server: Endpoint) -> None:
    ledger = Ledger(complete={None: Window(response_date="2026-01-10T12:00:00Z")})
    run = found(server, b'[{"id":"1"}]', ledger=ledger, modified_since="since", overlap="1d")
    assert server.requests[0].query == {"page": "1", "since": "2026-01-09T12:00:00Z"}
    assert (run.done.from_, run.done.sweep) == ("2026-01-09T12:00:00Z", False)


def test_without_increments_everything_is_asked_for_and_swept(server: Endpoint) -> None:
    ledger = Ledger(complete={None: Window(response_date="2026-01-10T12:00:00Z")})
    run = found(server, b'[{"id":"1"}]', ledger=ledger)
    assert (server.requests[0].query, run.done.sweep) == ({"page": "1"}, True)


def test_a_list_that_was_resumed_sweeps_nothing(server: Endpoint) -> None:
    server.scripts["/items"] = pages(b'[{"id":"1"}]', b'[{"id":"2"}]')
    first = harvest(options(server), span=Span(limit=1))
    rest = harvest(options(server), first.ledger())
    assert (rest.identifiers, rest.done.records, rest.done.sweep) == (["2"], 2, False)


_BROKEN = b'[{"id":"1"},{"id":null}]'


def test_an_item_that_cannot_be_read_leaves_a_list_unfinished_of_which_only_changes_are_asked_for(
    server: Endpoint,
) -> None:
    ledger, seen = Ledger(), []
    for _ in range(3):
        run = found(server, _BROKEN, ledger=ledger, modified_since="since")
        seen.append(run.failures)
        ledger = run.ledger()
    assert seen == [["records_rejected"], ["records_rejected"], []]


def test_a_list_that_has_healed_is_complete(server: Endpoint) -> None:
    first = found(server, _BROKEN, modified_since="since")
    assert found(server, b'[{"id":"1"}]', ledger=first.ledger(), modified_since="since").done.records == 1


def test_a_list_that_always_takes_two_runs_is_believed_in_the_end(server: Endpoint) -> None:
    ledger, seen = Ledger((Window(token="2", records=1, broken=1),)), []
    for _ in range(2):
        run = found(server, b'[{"id":"1"}]', b'[{"id":"2"}]', ledger=ledger, modified_since="since")
        seen.append((run.failures, run.failed.window.broken if run.failures else run.done.broken))
        ledger = Ledger((Window(token="2", records=1, broken=seen[-1][1]),))
    assert seen == [(["records_rejected"], 2), (["records_rejected"], 3)]
    assert found(server, b'[{"id":"1"}]', b'[{"id":"2"}]', ledger=ledger, modified_since="since").done.records == 2


def test_an_item_that_cannot_be_read_is_told_and_a_list_that_is_read_whole_is_complete(server: Endpoint) -> None:
    run = found(server, _BROKEN)
    assert (run.done.records, run.sound) == (2, ["1"])
