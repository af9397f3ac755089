"""What the resource is part of, holds, replaces, or is otherwise related to; the publication that it stands in.

Standard: DataCite 4, property 12 (`relatedIdentifier`, `relationType`), property 20 (`relatedItem`).
"""

from typing import Any

from crosswalks.common.elements import at, text, text_at, values
from crosswalks.common.identifiers import identifier
from crosswalks.common.texts import language_map
from crosswalks.datacite.source import Source

_TYPES = {"IsPartOf": "is_part_of", "IsPublishedIn": "is_part_of", "HasPart": "has_part", "HasVersion": "has_version",
          "IsNewVersionOf": "replaces", "Obsoletes": "replaces", "IsPreviousVersionOf": "is_replaced_by",
          "IsObsoletedBy": "is_replaced_by"}  # fmt: skip
_SAME = "IsIdenticalTo"


def relations(source: Source) -> list[dict[str, Any]]:
    """Related identifiers; a DOI as its address."""
    stated = at(source.root, "relatedIdentifiers/relatedIdentifier")
    return [_relation(one) for one in stated if text(one) and one.get("relationType") != _SAME]


def series(source: Source) -> dict[str, Any]:
    """The item that it is published in, with volume and issue."""
    for one in _published_in(source):
        titles = language_map(values(one, "titles/title"))
        found = {"title": titles, "volume": text_at(one, "volume"), "number": text_at(one, "issue", "number")}
        if titles:
            return {key: part for key, part in found.items() if part}
    return {}


def pages(source: Source) -> str | None:
    """`firstPage` to `lastPage` there."""
    for one in _published_in(source):
        if ends := [page for page in (text_at(one, "firstPage"), text_at(one, "lastPage")) if page]:
            return "-".join(ends)
    return None


def _published_in(source: Source) -> list[Any]:
    stated = at(source.root, "relatedItems/relatedItem")
    return [one for one in stated if one.get("relationType") == "IsPublishedIn"]


def _relation(element: Any) -> dict[str, str]:
    found = identifier(text(element))
    return {
        "type": _TYPES.get(element.get("relationType") or "", "relation"),
        "target": found.get("uri", text(element)),
    }
