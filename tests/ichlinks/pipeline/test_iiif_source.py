"""Manifests through the store: what a collection no longer names, and what a stream says is gone, is deleted."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ichlinks.pipeline import Context, stages
from tests.ichlinks.conftest import workspace_of
from tests.servers.endpoint import Endpoint

PARTNER = """\
name: {{en: Manifests}}
country: TH
harvest: {{kind: iiif, endpoint: "{url}/top", retries: 0}}
crosswalk: oai_dc
"""


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({}) as running:
        yield running


@pytest.fixture
def context(tmp_path: Path, server: Endpoint) -> Iterator[Context]:
    workspace = workspace_of(tmp_path)
    (workspace.partners / "manifests.yaml").write_text(PARTNER.format(url=server.url), encoding="utf-8")
    with Context.open(workspace) as opened:
        yield opened


def serve(server: Endpoint, path: str, resource: Any) -> None:
    server.scripts[path] = [(200, {"Date": "Fri, 02 Jan 2026 03:04:05 GMT"}, json.dumps(resource).encode())]


def named(server: Endpoint, *names: str) -> list[dict[str, str]]:
    for name in names:
        serve(server, f"/{name}", {"id": f"{server.url}/{name}", "type": "Manifest"})
    return [{"id": f"{server.url}/{name}", "type": "Manifest"} for name in names]


def counts(context: Context) -> dict[str, Any]:
    report = stages.harvest(context, "manifests")
    assert report["state"] == "complete"
    return {name: count for name, count in report["counts"].items() if count and name not in ("requests", "pages")}


def test_what_a_collection_no_longer_names_is_deleted(context: Context, server: Endpoint) -> None:
    serve(server, "/top", {"type": "Collection", "items": named(server, "a", "b", "c")})
    assert counts(context) == {"received": 3, "new": 3}
    serve(server, "/top", {"type": "Collection", "items": named(server, "a", "c")})
    assert counts(context) == {"received": 3, "unchanged": 2, "deleted": 1}


def test_what_a_stream_says_is_gone_is_deleted(context: Context, server: Endpoint) -> None:
    def said(kind: str, thing: Any, day: int) -> dict[str, Any]:
        return {"type": kind, "object": thing, "endTime": f"2026-01-{day:02}T00:00:00Z"}

    first, second = named(server, "a", "b")
    stream = {"type": "OrderedCollection", "last": {"id": f"{server.url}/page"}}
    serve(server, "/top", stream)
    activities = [said("Create", first, 1), said("Create", second, 2)]
    serve(server, "/page", {"orderedItems": activities})
    assert counts(context) == {"received": 2, "new": 2}
    serve(server, "/page", {"orderedItems": [*activities, said("Delete", first, 3)]})
    assert counts(context) == {"received": 2, "deleted": 1, "unchanged": 1}
