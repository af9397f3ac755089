"""Views of the object in their order, a IIIF manifest that shows them, and the thumbnail.

Standard: EDM, `edm:isShownBy`, `edm:hasView`, `edm:object`; `edm:WebResource` (`edm:rights`, `dc:rights`,
`dc:format`, `dc:description`, `edm:isNextInSequence`, `dcterms:isReferencedBy`; EBUCore
`hasMimeType`, `width`, `height`).
"""

import re
from typing import Any

from crosswalks.common.distinct import distinct
from crosswalks.common.media import medium
from crosswalks.common.texts import language_map
from crosswalks.edm.source import Element, Source
from crosswalks.edm.values import literals, of_aggregation, of_node

_KINDS = ("image/", "audio/", "video/", "model/", "application/pdf")
_MIME = ("ebucore:hasMimeType", "dc:format")
_PAGE = re.compile(r"(?:^|\.)x?html?$", re.I)
_NUMBERS = {"width": "ebucore:width", "height": "ebucore:height"}


def media(source: Source) -> list[dict[str, Any]]:
    """A thumbnail that is the view itself is none; a view that says it is a page is left out."""
    views = _in_sequence(_links(source, "edm:isShownBy", "edm:hasView"), source)
    thumbs = [one for one in _links(source, "edm:object") if one not in views][:1]
    manifests = [{"url": one, "role": "iiif"} for view in views for one in _manifests(view, source)]
    shown = [_medium(one, None, source) for one in views]
    return distinct([*manifests, *shown, *(_medium(one, "thumb", source) for one in thumbs)])


def _links(source: Source, *names: str) -> list[str]:
    found = [one.uri for one in of_aggregation(source, *names)]
    return list(dict.fromkeys(one for one in found if one.startswith(("http://", "https://"))))


def _in_sequence(views: list[str], source: Source) -> list[str]:
    """Each behind the one that it follows."""
    ordered: list[str] = []
    for view in views:
        before = [one.uri for one in of_node(source.nodes.get(view), source, "edm:isNextInSequence")]
        place = next((ordered.index(one) + 1 for one in before if one in ordered), len(ordered))
        ordered.insert(place, view)
    return ordered


def _manifests(view: str, source: Source) -> list[str]:
    found = [one.uri for one in of_node(source.nodes.get(view), source, "dcterms:isReferencedBy")]
    return [one for one in found if one.startswith(("http://", "https://"))]


def _medium(view: str, role: str | None, source: Source) -> dict[str, Any]:
    node = source.nodes.get(view)
    formats = [one.text.lower() for one in of_node(node, source, *_MIME) if not one.uri]
    mime = next((one for one in formats if "/" in one), "")
    if not mime.startswith(_KINDS) if mime else any(map(_PAGE.search, [view, *formats])):
        return {}
    return medium(view, role) | ({"mime": mime} if mime else {}) | _said(node, source) | _size(node, source)


def _said(node: Element | None, source: Source) -> dict[str, Any]:
    rights = next((one.text for one in of_node(node, source, "edm:rights")), "")
    credit = next((one.text for one in of_node(node, source, "dc:rights") if not one.uri), "")
    label = language_map(literals(of_node(node, source, "dc:description")))
    return {key: part for key, part in {"rights": rights, "credit": credit, "alt_text": label}.items() if part}


def _size(node: Element | None, source: Source) -> dict[str, int]:
    found = {key: next((one.text for one in of_node(node, source, name)), "") for key, name in _NUMBERS.items()}
    return {key: int(text) for key, text in found.items() if text.isdecimal() and int(text)}
