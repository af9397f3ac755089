"""Making a dated index from its mapping file: `items.<profile>.<date>.json`, a body the cluster takes as it is."""

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from elasticsearch import Elasticsearch

from index.elasticsearch_calls import ask

DATE = "2026-11-22"
PROFILES = ("full", "core")
"""With the analysis plugins icu, nori, kuromoji and smartcn; without any."""


@cache
def mapping(profile: str) -> dict[str, Any]:
    """Settings and mapping of `profile`."""
    text = files("index").joinpath("mappings", f"items.{profile}.{DATE}.json").read_bytes()
    body: dict[str, Any] = msgspec.json.decode(text)
    return body


def create(client: Elasticsearch, alias: str) -> str:
    """A new index behind `alias`, in the fullest profile the cluster's plugins allow; its name."""
    name = _unused(client)
    full, core = map(mapping, PROFILES)
    quiet = client.options(ignore_status=400)
    made = ask(client, lambda: quiet.indices.create(index=name, aliases={alias: {}}, **full))
    if made.meta.status == 400:
        ask(client, lambda: client.indices.create(index=name, aliases={alias: {}}, **core))
    return name


def _unused(client: Elasticsearch) -> str:
    stem = f"ichlinks-items-{DATE}-"
    found = ask(client, lambda: client.indices.get(index=f"{stem}*", features="aliases"))
    numbers = [int(name.removeprefix(stem)) for name in found.body]
    return f"{stem}{max(numbers, default=0) + 1}"
