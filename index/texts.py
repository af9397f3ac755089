"""What else an Item says in words, beside title and description: names of places, people, concepts, and the rest."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ichlinks.stages import ItemJSON

Reader = Callable[[Any], Iterable[str]]


def _language_map(texts: Mapping[str, list[str]]) -> Iterable[str]:
    return [text for values in texts.values() for text in values]


def _within(*keys: str) -> Reader:
    """The language maps below `keys` of an object."""
    return lambda thing: [t for key in keys if key in thing for t in _language_map(thing[key])]


def _each(read: Reader) -> Reader:
    return lambda things: [text for thing in things for text in read(thing)]


def _identifiers(identifiers: list[dict[str, str]]) -> Iterable[str]:
    return [i["value"] for i in identifiers if not i["value"].startswith(("http://", "https://"))]


def _classes(classes: list[dict[str, Any]]) -> Iterable[str]:
    return [*_each(_LABEL)(classes), *(c["code"] for c in classes if c.get("code"))]


def _designations(designations: list[dict[str, Any]]) -> Iterable[str]:
    return [d[key] for d in designations for key in ("ref", "decision", "authority") if d.get(key)]


def _venue(venue: dict[str, Any]) -> Iterable[str]:
    return [*_NAME(venue), *_LABEL(venue.get("place") or {})]


_LABEL, _NAME = _within("label"), _within("name")
_LABELS, _NAMES = _each(_LABEL), _each(_NAME)

READERS: dict[str, Reader] = {
    "identifiers": _identifiers,
    "places": _LABELS,
    "concepts": _LABELS,
    "communities": _NAMES,
    "data_provider": _LABEL,
    "intermediate": _LABELS,
    "designations": _designations,
    "national_classification": _classes,
    "bearers": _language_map,
    "transmission": _language_map,
    "functions": _language_map,
    "viability": _language_map,
    "safeguarding_measures": _language_map,
    "threats": _language_map,
    "seasonality": _within("text"),
    "objects_instruments": _LABELS,
    "components": _LABELS,
    "world_heritage": _LABELS,
    "creators": _NAMES,
    "contributors": _NAMES,
    "publisher": _language_map,
    "place": _LABEL,
    "series": _within("title"),
    "about_elements": _LABELS,
    "activities": _language_map,
    "parent_organisation": _LABEL,
    "works_on": _LABELS,
    "event_series": _LABEL,
    "venue": _venue,
    "organisers": _NAMES,
    "body": _language_map,
}
"""Contact data and rights statements are not searched."""


def texts(item: ItemJSON) -> list[str]:
    """Every text of `item` that is searched beside title, alternative title and description."""
    return [text for key, value in item.items() if key in READERS for text in READERS[key](value)]
