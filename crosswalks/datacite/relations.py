"""What the resource is part of, holds, replaces, or is otherwise related to; the publication that it stands in.

Standard: DataCite 4, property 12 (`relatedIdentifier`, `relationType`), property 20 (`relatedItem`),
property 17 (`descriptionType` SeriesInformation).
"""

from typing import Any

from crosswalks.common.elements import at, text, text_at, value, values
from crosswalks.common.identifiers import identifier
from crosswalks.common.texts import language_map
from crosswalks.datacite.source import Source

_TYPES = {"IsPartOf": "is_part_of", "IsPublishedIn": "is_part_of", "HasPart": "has_part", "HasVersion": "has_version",
          "IsNewVersionOf": "replaces", "Obsoletes": "replaces", "IsPreviousVersionOf": "is_replaced_by",
          "IsObsoletedBy": "is_replaced_by"}  # fmt: skip
_SAME, _PUBLISHED, _SERIES = "IsIdenticalTo", "IsPublishedIn", "SeriesInformation"


def relations(source: Source) -> list[dict[str, Any]]:
    """Related identifiers, a DOI as its address; related items, but for that in which it is published."""
    stated = at(source.root, "relatedIdentifiers/relatedIdentifier")
    items = at(source.root, "relatedItems/relatedItem")
    named = [_item(one) for one in items if one.get("relationType") not in (_SAME, _PUBLISHED)]
    return [*(_relation(one) for one in stated if text(one) and one.get("relationType") != _SAME), *filter(None, named)]


def series(source: Source) -> dict[str, Any]:
    """The item that it is published in, with volume and issue; else what a description says of the series."""
    for one in _published_in(source):
        titles = language_map(values(one, "titles/title"))
        found = {"title": titles, "volume": text_at(one, "volume"), "number": text_at(one, "issue", "number")}
        if titles:
            return {key: part for key, part in found.items() if part}
    described = at(source.root, "descriptions/description")
    told = language_map(value(one) for one in described if one.get("descriptionType") == _SERIES and text(one))
    return {"title": told} if told else {}


def pages(source: Source) -> str | None:
    """`firstPage` to `lastPage` there."""
    for one in _published_in(source):
        if ends := [page for page in (text_at(one, "firstPage"), text_at(one, "lastPage")) if page]:
            return "-".join(ends)
    return None


def _published_in(source: Source) -> list[Any]:
    stated = at(source.root, "relatedItems/relatedItem")
    return [one for one in stated if one.get("relationType") == _PUBLISHED]


def _relation(element: Any) -> dict[str, str]:
    return {"type": _type(element), "target": _target(text(element))}


def _item(element: Any) -> dict[str, Any]:
    label = language_map(values(element, "titles/title"))
    if stated := text_at(element, "relatedItemIdentifier"):
        return {"type": _type(element), "target": _target(stated)} | ({"label": label} if label else {})
    return {"type": _type(element), "target": next(iter(label.values()))[0]} if label else {}


def _type(element: Any) -> str:
    return _TYPES.get(element.get("relationType") or "", "relation")


def _target(stated: str) -> str:
    return identifier(stated).get("uri", stated)
