"""Activity streams as a source (IIIF Change Discovery 1.0): walked from the end, the last word counts."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from ichlinks.stages import Ledger, Window
from tests.harvesters.harvesting import Harvested
from tests.harvesters.iiif.test_collections import manifests, put, run
from tests.servers.endpoint import Endpoint


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        manifests(running, "a", "b", "c", "d")
        yield running


def said(kind: str, name: str, when: str | None = None, **more: Any) -> dict[str, Any]:
    activity = {"type": kind, "object": {"id": f"@/manifests/{name}", "type": "Manifest"}, **more}
    return {**activity, "endTime": when} if when else activity


def serve(server: Endpoint, *pages: list[Any], total: int | None = None) -> None:
    """A stream of these pages, oldest first."""
    count = sum(map(len, pages)) if total is None else total
    last = {"id": f"@/page{len(pages) - 1}", "type": "OrderedCollectionPage"}
    put(server, "/top", {"id": "@/top", "type": "OrderedCollection", "totalItems": count, "last": last})
    for number, activities in enumerate(pages):
        page = {"id": f"@/page{number}", "type": "OrderedCollectionPage", "orderedItems": activities}
        prev = {"prev": {"id": f"@/page{number - 1}", "type": "OrderedCollectionPage"}} if number else {}
        put(server, f"/page{number}", {**page, **prev})


def deleted(found: Harvested) -> dict[str, bool]:
    return {one.identifier.rpartition("/")[2]: one.deleted for one in found.payloads}


def test_the_last_word_on_each_manifest_counts(server: Endpoint) -> None:
    serve(
        server,
        [said("Create", "a", "2026-01-01T00:00:00Z"), said("Create", "b", "2026-01-02T00:00:00Z")],
        [said("Update", "a", "2026-01-03T00:00:00Z"), said("Delete", "b", "2026-01-04T00:00:00Z")],
    )
    found = run(server)
    assert deleted(found) == {"b": True, "a": False}
    assert [one.datestamp for one in found.payloads] == ["2026-01-04T00:00:00Z", "2026-01-03T00:00:00Z"]
    assert (found.done.records, found.done.sweep) == (2, True)
    assert sorted(asked.path for asked in server.requests) == ["/manifests/a", "/page0", "/page1", "/top"]


def test_a_later_run_reads_no_further_back_than_it_must(server: Endpoint) -> None:
    old = [said("Create", "a", "2026-01-01T00:00:00Z")]
    middle = [said("Create", "b", "2026-01-05T00:00:00Z"), said("Update", "a", "2026-01-09T00:00:00Z")]
    serve(server, old, middle, [said("Create", "c", "2026-01-10T00:00:00Z")])
    ledger = Ledger(complete={None: Window(response_date="2026-01-10T00:00:00Z")})
    found = run(server, ledger, overlap="2d")
    assert (deleted(found), found.done.sweep) == ({"c": False, "a": False}, False)
    assert "/page0" not in [asked.path for asked in server.requests]


def test_an_addition_and_a_removal_speak_of_this_stream_or_of_none(server: Endpoint) -> None:
    other = {"id": "https://elsewhere.example/stream", "type": "OrderedCollection"}
    mine = {"id": "@/top", "type": "OrderedCollection"}
    serve(
        server,
        [
            said("Add", "a", target=mine),
            said("Add", "b", target=other),
            said("Remove", "c", origin=mine),
            said("Remove", "d", origin=other),
        ],
    )
    assert deleted(run(server)) == {"c": True, "a": False}


def test_what_moved_is_gone_from_there_and_new_here(server: Endpoint) -> None:
    target = {"id": "@/manifests/b", "type": "Manifest"}
    serve(server, [said("Create", "a"), said("Move", "a", target=target)])
    assert deleted(run(server)) == {"b": False, "a": True}


def test_after_a_refresh_only_what_is_gone_still_counts(server: Endpoint) -> None:
    refresh = {"type": "Refresh", "startTime": "2026-01-05T00:00:00Z"}
    serve(server, [said("Create", "a"), said("Create", "c"), said("Delete", "b"), refresh, said("Update", "a")])
    assert deleted(run(server)) == {"a": False, "b": True}


def test_activities_on_other_things_are_passed(server: Endpoint) -> None:
    collection = {"type": "Update", "object": {"id": "@/x", "type": "Collection"}}
    serve(server, [said("Create", "a"), collection, {"type": "Flag", "object": {"id": "@/y", "type": "Manifest"}}])
    assert deleted(run(server)) == {"a": False}


def test_a_stream_without_pages_is_read_where_it_stands(server: Endpoint) -> None:
    put(server, "/top", {"type": "OrderedCollection", "orderedItems": [said("Create", "a"), said("Update", "b")]})
    assert deleted(run(server)) == {"b": False, "a": False}


def test_fewer_activities_than_announced_are_no_complete_stream(server: Endpoint) -> None:
    serve(server, [said("Create", "a")], total=2)
    found = run(server)
    assert (found.failed.code, found.failed.message) == (
        "list_incomplete",
        "the stream announces 2 activities and gave 1",
    )


def test_pages_in_a_circle_end_the_run(server: Endpoint) -> None:
    serve(server, [said("Create", "a")], [said("Create", "b")])
    put(server, "/page0", {"orderedItems": [said("Create", "a")], "prev": {"id": "@/page1"}})
    found = run(server)
    assert (found.failed.code, found.requests <= 6) == ("page_repeated", True)


def test_a_page_that_cannot_be_read_is_named(server: Endpoint) -> None:
    serve(server, [said("Create", "a")], [said("Create", "b")])
    server.scripts["/page0"] = [(500, {}, b"")]
    assert run(server).failed.code == "http_500"


@pytest.mark.parametrize("activity", ["text", None, 3, {}, {"type": "Create"}, {"type": "Update", "object": {}}])
def test_what_is_no_activity_does_no_harm(server: Endpoint, activity: Any) -> None:
    serve(server, [said("Create", "a"), activity])
    assert deleted(run(server)) == {"a": False}


@pytest.mark.parametrize("root", [{}, {"totalItems": 3}, {"last": {"id": ""}}])
def test_a_stream_with_nothing_in_it_is_no_empty_stream(server: Endpoint, root: dict[str, Any]) -> None:
    put(server, "/top", {"type": "OrderedCollection", **root})
    assert run(server).failed.code == "not_iiif"


def test_an_empty_stream_is_complete(server: Endpoint) -> None:
    put(server, "/top", {"type": "OrderedCollection", "totalItems": 0})
    assert run(server).done.records == 0


def test_a_deletion_is_stored_with_the_activity_that_said_it(server: Endpoint) -> None:
    activity = said("Delete", "a", "2026-01-01T00:00:00Z")
    serve(server, [activity])
    (one,) = run(server).payloads
    assert json.loads(one.data) == json.loads(json.dumps(activity).replace("@/", f"{server.url}/"))


def test_a_manifest_that_cannot_be_read_is_asked_for_again_before_the_stream_is_believed(server: Endpoint) -> None:
    serve(server, [said("Create", "a", "2026-01-01T00:00:00Z"), said("Create", "gone", "2026-01-02T00:00:00Z")])
    ledger, seen = Ledger(), []
    for _ in range(3):
        found = run(server, ledger)
        seen.append(found.failures)
        ledger = found.ledger()
    assert seen == [["records_rejected"], ["records_rejected"], []]
