"""Turning pages: by offset, cursor, next link in the body or Link header (RFC 8288), or not at all."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from config.sources import JsonApi
from harvesters.web_api.turning import relations
from ichlinks.stages import Ledger, Span, Window
from tests.harvesters.harvesting import Harvested, harvest
from tests.servers.endpoint import Answer, Asked, Endpoint

ITEMS = [{"id": f"r{number}"} for number in range(5)]
ALL = ["r0", "r1", "r2", "r3", "r4"]


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def options(server: Endpoint, paging: Any, **more: Any) -> JsonApi:
    common = {"kind": "json_api", "endpoint": f"{server.url}/items", "items": "i", "id": "id", "retries": 0}
    return JsonApi.model_validate({**common, "paging": paging, **more})


def run(
    server: Endpoint, paging: Any, ledger: Ledger | None = None, span: Span | None = None, **more: Any
) -> Harvested:
    return harvest(options(server, paging, **more), ledger, span)


def queries(server: Endpoint) -> list[dict[str, str]]:
    return [asked.query for asked in server.requests]


def by_offset(asked: Asked) -> Answer:
    start = int(asked.query["start"])
    return 200, {}, json.dumps({"n": 5, "i": ITEMS[start : start + 2]}).encode()


def by_cursor(asked: Asked) -> Answer:
    start = int(asked.query.get("after", "c0")[1:])
    following = f"c{start + 2}" if start + 2 < 5 else None
    return 200, {}, json.dumps({"i": ITEMS[start : start + 2], "meta": {"next": following}}).encode()


def by_link(server: Endpoint, key: str = "") -> Any:
    def answer(asked: Asked) -> Answer:
        start = int(asked.query.get("start", "0"))
        more = start + 2 < 5
        address = f"{server.url}/items?q=ich&start={start + 2}{key}" if more else None
        headers = {"Link": f'<{server.url}/items>; rel="first", <{address}>; rel="next last"'} if more else {}
        return 200, headers, json.dumps({"i": ITEMS[start : start + 2], "next": address}).encode()

    return answer


def test_offsets_count_the_items_that_came_and_not_those_that_were_asked_for(server: Endpoint) -> None:
    server.scripts["/items"] = by_offset
    found = run(server, {"offset": "start", "size_parameter": "rows", "size": 50}, total="n")
    assert (found.identifiers, found.done.records) == (ALL, 5)
    assert queries(server) == [{"start": start, "rows": "50"} for start in ("0", "2", "4")]


def test_a_first_offset_may_be_one(server: Endpoint) -> None:
    server.scripts["/items"] = [(200, {}, b'{"i": []}')]
    run(server, {"offset": "start", "first": 1})
    assert queries(server) == [{"start": "1"}]


def test_a_cursor_is_followed_until_there_is_none(server: Endpoint) -> None:
    server.scripts["/items"] = by_cursor
    found = run(server, {"cursor": "after", "next": "meta.next"}, parameters={"q": "ich"})
    assert (found.identifiers, found.done.records) == (ALL, 5)
    assert queries(server) == [{"q": "ich"}, {"q": "ich", "after": "c2"}, {"q": "ich", "after": "c4"}]


@pytest.mark.parametrize("paging", [{"next": "next"}, {"link": "next"}])
def test_a_next_link_is_followed_as_it_stands(server: Endpoint, paging: Any) -> None:
    server.scripts["/items"] = by_link(server)
    found = run(server, paging, parameters={"q": "ich"})
    assert (found.identifiers, found.done.records) == (ALL, 5)
    assert queries(server) == [{"q": "ich"}, {"q": "ich", "start": "2"}, {"q": "ich", "start": "4"}]


def test_one_answer_may_be_everything(server: Endpoint) -> None:
    server.scripts["/items"] = [(200, {}, json.dumps({"i": ITEMS}).encode())]
    found = run(server, "none")
    assert (found.identifiers, found.requests, found.done.sweep) == (ALL, 1, True)


@pytest.mark.parametrize(
    "paging",
    [{"offset": "start"}, {"cursor": "after", "next": "meta.next"}, {"next": "next"}, {"link": "next"}],
)
def test_a_list_goes_on_where_it_was_left(server: Endpoint, paging: dict[str, str]) -> None:
    ways = {"offset": by_offset, "cursor": by_cursor, "next": by_link(server), "link": by_link(server)}
    server.scripts["/items"] = ways[next(iter(paging))]
    first = run(server, paging, span=Span(limit=2))
    assert (first.identifiers, first.failed.code) == (["r0", "r1"], "limit")
    rest = run(server, paging, first.ledger())
    assert (rest.identifiers, rest.done.records, rest.done.sweep) == (["r2", "r3", "r4"], 5, False)


@pytest.mark.parametrize("status", [400, 404, 410, 422])
def test_a_cursor_that_is_no_longer_good_begins_the_list_again(server: Endpoint, status: int) -> None:
    ledger = Ledger((Window(token="cursor:old", records=2),))
    server.scripts["/items"] = lambda asked: (
        (status, {}, b"") if asked.query.get("after") == "old" else by_cursor(asked)
    )
    found = run(server, {"cursor": "after", "next": "meta.next"}, ledger)
    assert (found.warnings, found.identifiers, found.done.records) == (["token_expired"], ALL, 5)


@pytest.mark.parametrize("token", ["7", "offset:x", "next:", "a token of another kind", "cursor:"])
def test_what_another_kind_of_harvest_left_is_not_asked_for(server: Endpoint, token: str) -> None:
    server.scripts["/items"] = by_cursor
    found = run(server, {"cursor": "after", "next": "meta.next"}, Ledger((Window(token=token, records=9),)))
    assert (found.identifiers, found.done.records) == (ALL, 5)


def test_cursors_in_a_circle_end_the_run(server: Endpoint) -> None:
    def answer(asked: Asked) -> Answer:
        number = int(asked.query.get("after", "0"))
        body = {"i": [{"id": f"{len(server.requests)}"}], "meta": {"next": str((number + 1) % 3)}}
        return 200, {}, json.dumps(body).encode()

    server.scripts["/items"] = answer
    found = run(server, {"cursor": "after", "next": "meta.next"})
    assert (found.failed.code, found.failed.window.token) == ("cursor_repeated", None)
    assert found.requests <= 4


def test_the_same_cursor_after_an_empty_page_ends_a_list_as_solr_does(server: Endpoint) -> None:
    def answer(asked: Asked) -> Answer:
        start = int(asked.query["mark"].removeprefix("*") or 0)
        items = ITEMS[start : start + 2]
        return 200, {}, json.dumps({"i": items, "n": 5, "meta": {"next": str(start + len(items))}}).encode()

    server.scripts["/items"] = answer
    paging = {"cursor": "mark", "next": "meta.next"}
    found = run(server, paging, parameters={"mark": "*"}, total="n")
    assert (found.identifiers, found.done.records, found.requests) == (ALL, 5, 4)


@pytest.mark.parametrize("ending", [None, False, ""])
def test_an_empty_next_ends_a_list(server: Endpoint, ending: object) -> None:
    server.scripts["/items"] = [(200, {}, json.dumps({"i": ITEMS, "next": ending}).encode())]
    assert run(server, {"next": "next"}).done.records == 5
    assert run(server, {"cursor": "after", "next": "next"}).done.records == 5


def test_a_total_may_stand_on_the_first_page_only(server: Endpoint) -> None:
    bodies = [b'{"n": 2, "i": [{"id": "a"}]}', b'{"i": [{"id": "b"}]}', b'{"i": []}']
    server.scripts["/items"] = [(200, {}, body) for body in bodies]
    assert run(server, {"page": "page"}, total="n").done.records == 2
    server.scripts["/items"] = [(200, {}, bodies[1])]
    assert run(server, {"page": "page"}, total="n").failed.code == "not_json"


def test_empty_pages_with_ever_new_cursors_end_the_run(server: Endpoint) -> None:
    server.scripts["/items"] = lambda asked: (
        200, {}, json.dumps({"i": [], "meta": {"next": f"c{len(server.requests)}"}}).encode()
    )  # fmt: skip
    found = run(server, {"cursor": "after", "next": "meta.next"})
    assert (found.failed.code, found.requests) == ("empty_pages", 3)


def test_a_cursor_that_vanishes_before_the_total_is_an_incomplete_list(server: Endpoint) -> None:
    server.scripts["/items"] = [(200, {}, b'{"n": 5, "i": [{"id": "r0"}], "meta": {}}')]
    found = run(server, {"cursor": "after", "next": "meta.next"}, total="n")
    assert (found.failed.code, found.failed.message) == (
        "list_incomplete",
        "the endpoint announces 5 items and gave 1",
    )


def test_a_list_that_shrinks_while_it_is_read_may_have_skipped_items(server: Endpoint) -> None:
    bodies = [b'{"n": 3, "i": [{"id": "a"}, {"id": "b"}]}', b'{"n": 2, "i": [{"id": "d"}]}', b'{"n": 2, "i": []}']
    server.scripts["/items"] = [(200, {}, body) for body in bodies]
    assert run(server, {"page": "page"}, total="n").failed.code == "list_shrank"


def test_items_that_come_twice_stand_for_items_that_never_came(server: Endpoint) -> None:
    bodies = [b'{"n": 4, "i": [{"id": "a"}, {"id": "b"}]}', b'{"n": 4, "i": [{"id": "b"}, {"id": "c"}]}']
    server.scripts["/items"] = [*((200, {}, body) for body in bodies), (200, {}, b'{"n": 4, "i": []}')]
    found = run(server, {"page": "page"}, total="n")
    assert (found.failed.code, found.failed.message) == (
        "list_incomplete",
        "the endpoint announces 4 items and gave 4, 1 of them twice",
    )


def test_without_a_total_items_that_come_twice_are_a_warning(server: Endpoint) -> None:
    bodies = [b'{"i": [{"id": "a"}, {"id": "b"}]}', b'{"i": [{"id": "b"}, {"id": "c"}]}', b'{"i": []}']
    server.scripts["/items"] = [(200, {}, body) for body in bodies]
    found = run(server, {"page": "page"})
    assert (found.warnings, found.done.records) == (["items_repeated"], 4)


def test_a_next_page_on_another_host_is_not_asked_for(server: Endpoint) -> None:
    server.scripts["/items"] = [(200, {}, b'{"i": [{"id": "a"}], "next": "http://elsewhere.example/items?page=2"}')]
    found = run(server, {"next": "next"})
    assert (found.failed.code, found.requests) == ("not_json", 1)
    assert found.failed.message.endswith("the next page is on another host, elsewhere.example")


def test_a_key_in_the_query_is_sent_with_every_request_and_not_kept(server: Endpoint) -> None:
    server.scripts["/items"] = by_link(server, key="&key=hush")
    found = run(server, {"next": "next"}, auth={"query": {"key": "hush"}})
    assert found.identifiers == ALL
    assert [asked.query["key"] for asked in server.requests] == ["hush"] * 3
    assert "hush" not in repr([page.window for page in found.pages])


def test_a_relative_next_link_is_one_of_the_endpoint(server: Endpoint) -> None:
    server.scripts["/items"] = [(200, {}, b'{"i": [{"id": "a"}], "next": "/more?page=2"}')]
    server.scripts["/more"] = [(200, {}, b'{"i": [{"id": "b"}]}')]
    assert run(server, {"next": "next"}).identifiers == ["a", "b"]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ('<https://a.example/2>; rel="next"', {"next": "https://a.example/2"}),
        ("<https://a.example/2>; rel=next", {"next": "https://a.example/2"}),
        ('<?page=2>; title="a, b"; rel="NEXT last"', {"next": "?page=2", "last": "?page=2"}),
        ('<a>; rel="prev", <b;c,d>; rel="next"', {"prev": "a", "next": "b;c,d"}),
        ("<a>", {}),
        ("", {}),
    ],
)
def test_the_link_header_as_rfc_8288_has_it(header: str, found: dict[str, str]) -> None:
    assert relations(header) == found


def test_the_form_of_modified_since_is_that_of_the_partner_file(server: Endpoint) -> None:
    server.scripts["/items"] = [(200, {}, b'{"i": []}')]
    ledger = Ledger(complete={None: Window(response_date="2026-01-10T12:00:00Z")})
    run(server, {"page": "p"}, ledger, modified_since="since", since_format="%Y%m%d", overlap="1d")
    assert queries(server) == [{"since": "20260109", "p": "1"}]
