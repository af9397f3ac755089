"""Collections and manifests as a source (IIIF Presentation 3.0 and 2.1)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.sources import Iiif
from ichlinks.stages import Ledger, Span
from tests.harvesters.harvesting import Harvested, harvest
from tests.servers.endpoint import Endpoint

KEYS = ["id", "@id", "type", "items", "manifests", "collections", "members", "next", "first", "last", "prev", "total",
        "orderedItems", "object", "target", "origin", "endTime", "totalItems"]  # fmt: skip


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


def put(server: Endpoint, path: str, resource: Any) -> None:
    """Serves a resource; `@` in it stands for the server."""
    server.scripts[path] = [(200, {}, json.dumps(resource).replace("@/", f"{server.url}/").encode())]


def manifests(server: Endpoint, *names: str, kind: str = "Manifest") -> None:
    for name in names:
        key = "@id" if kind.startswith("sc:") else "id"
        put(server, f"/manifests/{name}", {key: f"@/manifests/{name}", key.replace("id", "type"): kind})


def run(server: Endpoint, ledger: Ledger | None = None, span: Span | None = None, **more: Any) -> Harvested:
    options = {"kind": "iiif", "endpoint": f"{server.url}/top", "retries": 0, **more}
    return harvest(Iiif.model_validate(options), ledger, span)


def of(kind: str, *paths: str) -> list[dict[str, str]]:
    return [{"id": f"@/{path}", "type": kind} for path in paths]


def test_nested_collections_give_each_manifest_once(server: Endpoint) -> None:
    manifests(server, "a", "b", "c")
    top = [*of("Collection", "sub"), *of("Manifest", "manifests/a"), *of("Collection", "sub")]
    put(server, "/top", {"id": "@/top", "type": "Collection", "items": top})
    sub = [*of("Manifest", "manifests/b", "manifests/c", "manifests/a"), *of("Collection", "top")]
    put(server, "/sub", {"id": "@/sub", "type": "Collection", "items": sub})
    found = run(server)
    assert (found.identifiers, found.done.records, found.done.sweep) == (["a", "b", "c"], 3, True)
    assert found.requests == 5


def test_a_collection_that_stands_in_another_is_not_asked_for(server: Endpoint) -> None:
    manifests(server, "a", "b")
    inner = {"id": "@/inner", "type": "Collection", "items": of("Manifest", "manifests/b")}
    put(server, "/top", {"type": "Collection", "items": [inner, *of("Manifest", "manifests/a"), inner]})
    found = run(server)
    assert (found.identifiers, found.requests, found.done.records) == (["b", "a"], 3, 2)


def test_a_collection_of_presentation_2_with_pages(server: Endpoint) -> None:
    manifests(server, "a", "b", "c", kind="sc:Manifest")
    put(server, "/top", {"@id": "@/top", "@type": "sc:Collection", "total": 4, "first": "@/page1"})
    first = [{"@id": "@/manifests/a", "@type": "sc:Manifest"}]
    put(server, "/page1", {"@id": "@/page1", "@type": "sc:Collection", "manifests": first, "next": "@/page2"})
    page = {"@type": "sc:Collection", "manifests": ["@/manifests/b"], "collections": [{"@id": "@/sub"}]}
    put(server, "/page2", {**page, "members": [{"@id": "@/manifests/c", "@type": "sc:Manifest"}]})
    put(server, "/sub", {"@type": "sc:Collection", "manifests": []})
    assert sorted(run(server).identifiers) == ["a", "b", "c"]


def test_a_manifest_is_stored_as_it_was_sent_under_the_address_it_is_named_with(server: Endpoint) -> None:
    body = b'{ "type" : "Manifest",\n "id": "https://elsewhere.example/1" }'
    server.scripts["/top"] = [(200, {"Date": "Fri, 02 Jan 2026 03:04:05 GMT"}, body)]
    found = run(server)
    assert [(one.identifier, one.data) for one in found.payloads] == [(f"{server.url}/top", body)]
    assert found.done.response_date == "2026-01-02T03:04:05Z"


@pytest.mark.parametrize(
    "name", ["0001-mvm-image", "0009-book-1", "0026-toc-opera", "0006-text-language", "0003-mvm-video"]
)
def test_manifests_of_the_cookbook_are_read(server: Endpoint, shared_data: Path, name: str) -> None:
    body = (shared_data / f"iiif/IIIF-Commons+parser/fixtures/cookbook/{name}.json").read_bytes()
    server.scripts["/top"] = [(200, {}, body)]
    assert [one.data for one in run(server).payloads] == [body]


def test_a_manifest_that_is_gone_or_none_is_rejected_by_itself(server: Endpoint) -> None:
    manifests(server, "a")
    named = of("Manifest", "manifests/a", "manifests/b", "manifests/c", "manifests/d")
    put(server, "/top", {"type": "Collection", "items": named})
    server.scripts["/manifests/c"] = [(200, {}, b"<html>")]
    put(server, "/manifests/d", {"type": "Canvas"})
    found = run(server)
    assert found.rejected == {
        f"{server.url}/manifests/b": "manifest.missing",
        f"{server.url}/manifests/c": "manifest.unreadable",
        f"{server.url}/manifests/d": "manifest.unreadable",
    }
    assert (found.sound, found.done.records) == (["a"], 4)


def test_a_manifest_that_does_not_answer_leaves_the_collection_incomplete(server: Endpoint) -> None:
    manifests(server, "a", "c")
    put(server, "/top", {"type": "Collection", "items": of("Manifest", "manifests/a", "manifests/b", "manifests/c")})
    server.scripts["/manifests/b"] = [(500, {}, b"")]
    found = run(server)
    assert (found.identifiers, found.failed.code, found.failed.window.token) == (["a", "c"], "manifests_missing", None)
    manifests(server, "b")
    assert run(server, found.ledger()).done.records == 3


def test_a_part_of_the_tree_that_cannot_be_read_is_named(server: Endpoint) -> None:
    manifests(server, "a", "b")
    put(server, "/top", {"type": "Collection", "items": [*of("Collection", "sub"), *of("Manifest", "manifests/a")]})
    found = run(server)
    assert (found.identifiers, found.failed.code) == (["a"], "list_incomplete")
    assert found.failed.message == f"{server.url}/sub answered 404, not with a IIIF resource"


def test_fewer_members_than_announced_are_no_complete_collection(server: Endpoint) -> None:
    manifests(server, "a")
    put(server, "/top", {"id": "@/top", "type": "Collection", "total": 2, "items": of("Manifest", "manifests/a")})
    assert run(server).failed.message == f"the collection {server.url}/top announces 2 members and has 1"


def test_an_unfinished_walk_goes_on_after_its_last_manifest(server: Endpoint) -> None:
    names = [f"m{number:02}" for number in range(30)]
    manifests(server, *names)
    put(server, "/top", {"type": "Collection", "items": of("Manifest", *(f"manifests/{name}" for name in names))})
    first = run(server, span=Span(limit=7))
    assert (first.identifiers, first.failed.code) == (names[:7], "limit")
    rest = run(server, first.ledger())
    assert (rest.identifiers, rest.done.records, rest.done.sweep) == (names[7:], 30, False)


def test_a_walk_whose_last_manifest_is_gone_starts_over(server: Endpoint) -> None:
    manifests(server, "a", "b", "c")
    put(server, "/top", {"type": "Collection", "items": of("Manifest", "manifests/a", "manifests/b")})
    first = run(server, span=Span(limit=1))
    put(server, "/top", {"type": "Collection", "items": of("Manifest", "manifests/b", "manifests/c")})
    second = run(server, first.ledger())
    assert (second.failed.code, second.payloads) == ("token_expired", [])
    assert run(server, second.ledger()).identifiers == ["b", "c"]


def test_a_login_page_ends_the_run_at_once(server: Endpoint) -> None:
    put(server, "/top", {"type": "Collection", "items": of("Manifest", "manifests/a", "manifests/b")})
    server.scripts["/manifests/a"] = [(200, {}, b"<html><title>Sign in</title></html>")]
    found = run(server)
    assert (found.failed.code, found.requests) == ("login_page", 2)


VALUE = st.recursive(
    st.none() | st.integers(0, 3) | st.sampled_from(["@/top", "@/a", "@/b", "Collection", "Manifest", "x", "urn:x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=12,
)


@given(
    st.dictionaries(st.sampled_from(KEYS), VALUE), VALUE, VALUE, st.sampled_from(["Collection", "OrderedCollection"])
)
@settings(max_examples=40)
def test_whatever_resources_say_a_walk_ends_and_says_how(top: dict[str, Any], a: Any, b: Any, kind: str) -> None:
    with Endpoint({}) as server:
        put(server, "/top", {**top, "type": kind})
        put(server, "/a", a)
        put(server, "/b", b)
        found = run(server)
        assert [type(one).__name__ for one in found.events][-1] in ("WindowDone", "WindowFailed")
        assert found.requests < 20


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"{}", b'{"type": "Canvas"}', b'{"type": 3}', b'{"type": "Feature"}']
)
def test_what_is_no_iiif_resource_is_no_harvest(server: Endpoint, body: bytes) -> None:
    server.scripts["/top"] = [(200, {}, body)]
    found = run(server)
    assert (found.failed.code, found.payloads) == ("not_iiif", [])
