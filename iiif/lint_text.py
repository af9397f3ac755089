"""Rules about words: context, labels, languages, markup, rights, behaviors."""

import re
from collections.abc import Iterator
from typing import Any

from iiif.lint_tree import Finding, listed, nodes, objects
from iiif.rights import licence

PRESENTATION = "http://iiif.io/api/presentation/3/context.json"
EXTENSIONS = {"navPlace": "http://iiif.io/api/extension/navplace/context.json"}
LANGUAGE_MAPS = ("label", "summary")
_TITLED = ("Manifest", "Collection")
_TAG = re.compile(r"none|[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_ELEMENT = re.compile(r"<\s*/?\s*([A-Za-z!?][A-Za-z0-9]*)")
_ALLOWED = {"a", "b", "br", "i", "img", "p", "small", "span", "sub", "sup"}
"""The elements that Presentation 3.0, section 4.5 names."""
_ACTIVE = re.compile(r"javascript\s*:|data\s*:\s*text/html|<[^>]*\son\w+\s*=", re.IGNORECASE)
_CONFLICTS = (
    {"auto-advance", "no-auto-advance"},
    {"repeat", "no-repeat"},
    {"unordered", "individuals", "continuous", "paged"},
    {"facing-pages", "non-paged"},
    {"multi-part", "together"},
    {"sequence", "thumbnail-nav", "no-nav"},
)


def contexts(document: dict[str, Any]) -> Iterator[Finding]:
    stated = listed(document, "@context")
    if stated[-1:] != [PRESENTATION]:
        yield Finding("context", "@context", f"must be, or end with, {PRESENTATION}")
    used = {key for _, node in objects(document) for key in EXTENSIONS if key in node}
    for key in sorted(used):
        if EXTENSIONS[key] not in stated:
            yield Finding("context", "@context", f"{key} is used without {EXTENSIONS[key]}")


def labels(document: dict[str, Any]) -> Iterator[Finding]:
    """Manifests and collections have a label and items; no language map or list of pairs is empty."""
    for where, node in (("", document), *nodes(document, "items", "")):
        if node.get("type") in _TITLED and not node.get("label"):
            yield Finding("empty", where, f"a {node['type']} has a label")
    if document.get("type") in _TITLED and not document.get("items"):
        yield Finding("empty", "items", f"a {document['type']} has items")
    for where, key, value in _maps(document):
        if not isinstance(value, dict) or not value or not all(value.values()):
            yield Finding("empty", f"{where}.{key}".lstrip("."), "a language map has at least one text a language")
    for where, node in objects(document):
        if node.get("metadata") == []:
            yield Finding("empty", f"{where}.metadata".lstrip("."), "leave out what is empty")


def language_tags(document: dict[str, Any]) -> Iterator[Finding]:
    for where, key, value in _maps(document):
        for stated in value if isinstance(value, dict) else ():
            if not _TAG.fullmatch(stated):
                yield Finding("language", f"{where}.{key}".lstrip("."), f"{stated!r} is not a BCP 47 tag or 'none'")


def markup(document: dict[str, Any]) -> Iterator[Finding]:
    """Only the named HTML elements, no script in any form."""
    for where, key, value in _maps(document):
        for text in _texts(value):
            refused = {name for name in _ELEMENT.findall(text) if name.lower() not in _ALLOWED}
            if refused or _ACTIVE.search(text):
                yield Finding("markup", f"{where}.{key}".lstrip("."), f"not allowed in text: {text[:80]!r}")


def licences(document: dict[str, Any]) -> Iterator[Finding]:
    for where, node in objects(document):
        if "rights" in node and (not isinstance(node["rights"], str) or licence(node["rights"]) != node["rights"]):
            path = f"{where}.rights".lstrip(".")
            yield Finding("rights", path, "must be a Creative Commons or RightsStatements.org URI, with http:")


def behaviors(document: dict[str, Any]) -> Iterator[Finding]:
    for where, node in objects(document):
        stated = {value for value in listed(node, "behavior") if isinstance(value, str)}
        for group in _CONFLICTS:
            if len(both := sorted(stated & group)) > 1:
                yield Finding("behavior", f"{where}.behavior".lstrip("."), f"{' and '.join(both)} exclude each other")


def _maps(document: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Every language map: labels, summaries, and the values of label-value pairs."""
    for where, node in objects(document):
        for key in LANGUAGE_MAPS:
            if key in node:
                yield where, key, node[key]
        if "value" in node and "label" in node:
            yield where, "value", node["value"]


def _texts(value: Any) -> Iterator[str]:
    for texts in value.values() if isinstance(value, dict) else ():
        yield from (text for text in (texts if isinstance(texts, list) else [texts]) if isinstance(text, str))
