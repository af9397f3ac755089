"""List, then detail: details are asked for what is new or changed, and a detail that fails is not lost in silence."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from config.sources import JsonApi
from ichlinks.stages import Ledger, Span
from tests.harvesters.harvesting import Harvested, harvest
from tests.servers.endpoint import Answer, Asked, Endpoint

ALL = ["r0", "r1", "r2"]


class Site:
    """A list of three items with a detail each; a test changes them between two runs."""

    def __init__(self, server: Endpoint) -> None:
        self.server = server
        self.listed: list[dict[str, Any]] = [{"id": name, "at": "1", "sn": n} for n, name in enumerate(ALL)]
        self.details: dict[str, Answer] = {name: (200, {}, json.dumps({"no": name}).encode()) for name in ALL}
        server.scripts["/items"] = self._list
        for name in ALL:
            server.scripts[f"/items/{name}"] = self._detail

    def _list(self, asked: Asked) -> Answer:
        return 200, {}, json.dumps(self.listed).encode()

    def _detail(self, asked: Asked) -> Answer:
        return self.details[asked.path.rpartition("/")[2]]

    def run(self, before: Harvested | None = None, span: Span | None = None, **more: Any) -> Harvested:
        known = before.checksums if before else {}

        def stored(identifiers: Sequence[str]) -> dict[str, bytes]:
            return {name: known[name] for name in identifiers if name in known}

        detail = {"address": f"{self.server.url}/items/{{id}}", "changed_by": ["at"]}
        common = {"kind": "json_api", "endpoint": f"{self.server.url}/items", "id": "id", "retries": 0}
        options = JsonApi.model_validate({**common, "paging": "none", "detail": detail, **more})
        return harvest(options, Ledger(known=stored), span)

    @property
    def asked(self) -> list[str]:
        """Items whose details were asked for, since the last look."""
        paths = [asked.path for asked in self.server.requests if asked.path != "/items"]
        self.server.requests.clear()
        return [path.rpartition("/")[2] for path in paths]


@pytest.fixture
def site() -> Iterator[Site]:
    with Endpoint({}) as server:
        yield Site(server)


def test_a_payload_is_the_answer_of_the_item_s_own_address(site: Site) -> None:
    found = site.run(modified="at")
    assert [(one.identifier, one.data, one.datestamp) for one in found.payloads] == [
        (name, json.dumps({"no": name}).encode(), "1") for name in ALL
    ]
    assert (site.asked, found.done.records) == (ALL, 3)


def test_a_second_run_asks_only_for_the_list(site: Site) -> None:
    first = site.run()
    assert site.asked == ALL
    second = site.run(first)
    assert (site.asked, second.checksums, second.done.records) == ([], first.checksums, 3)


def test_what_is_new_or_changed_is_asked_for(site: Site) -> None:
    first = site.run()
    assert site.asked == ALL
    site.listed[1]["at"] = "2"
    site.listed[2]["sn"] = 9  # a running number is no change: changed_by does not name it
    site.listed[0]["id"] = "r9"
    site.details["r9"] = (200, {}, b'{"no": "r9"}')
    site.server.scripts["/items/r9"] = site._detail
    second = site.run(first)
    assert (site.asked, second.identifiers) == (["r9", "r1"], ["r9", "r1", "r2"])


def test_without_changed_by_the_whole_item_of_the_list_counts(site: Site) -> None:
    detail = {"address": f"{site.server.url}/items/{{id}}"}
    first = site.run(detail=detail)
    assert site.asked == ALL
    site.listed[2]["sn"] = 9
    site.run(first, detail=detail)
    assert site.asked == ["r2"]


def test_a_full_run_asks_for_everything(site: Site) -> None:
    first = site.run()
    assert site.asked == ALL
    site.details["r1"] = (200, {}, b'{"no": "r1", "t": "new"}')
    second = site.run(first, Span(full=True))
    assert site.asked == ALL
    assert [name for name in ALL if first.checksums[name] != second.checksums[name]] == ["r1"]


@pytest.mark.parametrize("status", [404, 410])
def test_an_item_without_a_detail_is_rejected_by_itself_and_asked_again(site: Site, status: int) -> None:
    site.details["r1"] = (status, {}, b"")
    first = site.run()
    assert (first.rejected, first.sound, first.done.records) == ({"r1": "detail.missing"}, ["r0", "r2"], 3)
    assert site.asked == ALL
    site.run(first)
    assert site.asked == ["r1"]


def test_a_detail_that_is_no_json_is_rejected_by_itself_with_its_bytes(site: Site) -> None:
    site.details["r1"] = (200, {}, b"<html>")
    found = site.run()
    assert found.rejected == {"r1": "detail.unreadable"}
    assert [one.data for one in found.payloads if one.rejected] == [b"<html>"]


def test_a_detail_that_fails_leaves_the_list_incomplete_and_is_asked_for_again(site: Site) -> None:
    site.details["r1"] = (500, {}, b"")
    first = site.run()
    assert (first.identifiers, first.failed.code) == (["r0", "r2"], "details_missing")
    assert first.failed.message == "1 items did not answer, among them r1"
    assert site.asked == ALL
    site.details["r1"] = (200, {}, b'{"no": "r1"}')
    second = site.run(first)
    assert (site.asked, second.identifiers, second.done.records) == (["r1"], ALL, 3)


def test_when_every_detail_fails_the_run_ends_soon(site: Site) -> None:
    site.listed = [{"id": f"x{n}", "at": "1"} for n in range(40)]
    found = site.run()
    assert found.rejected.keys() == {f"x{n}" for n in range(25)} | {f"x{n}" for n in range(25, 40)}
    for name in (f"/items/x{n}" for n in range(40)):
        site.server.scripts[name] = [(503, {}, b"")]
    site.server.requests.clear()
    found = site.run()
    assert (found.failed.code, found.payloads, found.requests) == ("http_503", [], 6)
    assert found.failed.window.token is None


def test_an_endpoint_that_asks_for_patience_is_left_alone_at_once(site: Site) -> None:
    site.details["r0"] = (429, {"Retry-After": "900"}, b"")
    found = site.run()
    assert (found.failed.code, found.failed.retry_after, site.asked) == ("http_429", 900.0, ["r0"])


def test_a_deleted_item_has_no_detail(site: Site) -> None:
    site.listed[1]["gone"] = "Y"
    found = site.run(deleted="gone")
    assert (site.asked, [one.identifier for one in found.payloads if one.deleted]) == (["r0", "r2"], ["r1"])


@pytest.mark.parametrize("address", ["http://elsewhere.example/r0", "//elsewhere.example/r0", "http://[", None])
def test_an_item_cannot_send_us_to_another_host(site: Site, address: str | None) -> None:
    site.listed = [{"id": "r0", "link": address}]
    found = site.run(detail={"address": "{link}"})
    assert (found.rejected, site.asked) == ({"r0": "detail.address"}, [])


def test_an_item_may_name_its_own_address(site: Site) -> None:
    for one in site.listed:
        one["link"] = f"/items/{one['id']}"
    assert site.run(detail={"address": "{link}"}).sound == ALL


def test_values_are_encoded_in_an_address(site: Site) -> None:
    site.listed = [{"id": "a/b?c=春"}]
    site.server.scripts["/items/a%2Fb%3Fc%3D%E6%98%A5"] = [(200, {}, b"{}")]
    assert site.run().sound == ["a/b?c=春"]


def test_a_limit_holds_for_details_too(site: Site) -> None:
    found = site.run(span=Span(limit=1))
    assert (site.asked, found.identifiers, found.failed.code) == (["r0"], ["r0"], "limit")
    rest = site.run(found)
    assert (site.asked, rest.done.records) == (["r1", "r2"], 3)


def test_a_key_in_the_query_goes_with_details_on_the_own_host_only(site: Site) -> None:
    with Endpoint({f"/items/{name}": site._detail for name in ALL}) as other:
        auth = {"query": {"key": "hush"}}
        site.run(auth=auth)
        site.run(auth=auth, detail={"address": f"{other.url}/items/{{id}}"})
        assert {asked.query.get("key") for asked in site.server.requests} == {"hush"}
        assert {asked.query.get("key") for asked in other.requests} == {None}


def test_a_login_page_among_details_ends_the_run_at_once(site: Site) -> None:
    site.details["r1"] = (200, {}, b"<html><title>Sign in</title></html>")
    found = site.run()
    assert (found.failed.code, found.payloads, site.asked) == ("login_page", [], ["r0", "r1"])


def test_a_firewall_that_wants_no_robots_is_named(site: Site) -> None:
    site.server.scripts["/items"] = [(403, {}, b"<html><title>Just a moment...</title></html>")]
    assert site.run().failed.code == "challenge"


def test_a_detail_that_is_not_there_leaves_a_list_of_changes_unfinished(site: Site) -> None:
    site.details["r1"] = (404, {}, b"")
    run = site.run(modified_since="since")
    assert (run.failed.code, run.failed.window.broken, run.sound) == ("records_rejected", 1, ["r0", "r2"])
