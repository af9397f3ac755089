"""Rules about ids and links."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from iiif.lint_tree import Finding, nodes, objects, of_type

_RESOURCES = ("Manifest", "Collection", "Canvas", "Range", "AnnotationPage", "Annotation")
_UNFINISHED = ("example.org", "example.com")
_LANGUAGE_MAPS = ("label", "summary", "value")
_LINKS = ("homepage", "rendering", "seeAlso")


def http_ids(document: dict[str, Any]) -> Iterator[Finding]:
    """Ids are web addresses; a canvas id has no fragment, because fragments select parts of it."""
    for where, node in objects(document):
        id = node.get("id")
        # In a language map, "id" is Indonesian.
        if where.rpartition(".")[2] in _LANGUAGE_MAPS or (id is None and node.get("type") not in _RESOURCES):
            continue
        if fault := _fault(id):
            yield Finding("id", f"{where}.id".lstrip("."), fault)
    for where, canvas in nodes(document, "items", ""):
        if canvas.get("type") == "Canvas" and "#" in str(canvas.get("id")):
            yield Finding("id", f"{where}.id", "a canvas id has no fragment")


def _fault(id: Any) -> str | None:
    if not isinstance(id, str) or not id.startswith(("http://", "https://")):
        return f"{id!r} is not an http(s) address"
    try:
        host = urlsplit(id).hostname
    except ValueError:
        return f"{id!r} is not an http(s) address"
    if not host or any(c in id for c in ' <>"{}|\\^`') or not id.isascii():
        return f"{id!r} is not a valid URI"
    return f"{host} stands for no real host" if host in _UNFINISHED else None


def own_id(document: dict[str, Any], published: str) -> list[Finding]:
    stated = document.get("id")
    if stated == published:
        return []
    return [Finding("id", "id", f"{stated!r} is published at {published}")]


def unique_ids(document: dict[str, Any]) -> Iterator[Finding]:
    """One id names one thing that is described here; a mention of it (id and type alone) may repeat."""
    described = [node.get("id") for _, node in of_type(document, *_RESOURCES) if _describes(node)]
    for id, times in Counter(id for id in described if isinstance(id, str)).items():
        if times > 1:
            yield Finding("unique", "", f"{id} is described {times} times")


def _describes(node: dict[str, Any]) -> bool:
    return any(key in node for key in ("items", "body", "height", "duration"))


def labelled_links(document: dict[str, Any]) -> Iterator[Finding]:
    for where, node in objects(document):
        for key in _LINKS:
            for path, link in nodes(node, key, where):
                for name in ("label", "format"):
                    if not link.get(name):
                        yield Finding("link", path, f"{key} needs a {name}")


def providers(document: dict[str, Any]) -> Iterator[Finding]:
    for where, node in objects(document):
        for path, agent in nodes(node, "provider", where):
            for name in ("label", "homepage"):
                if not agent.get(name):
                    yield Finding("provider", path, f"a provider has a {name}")
