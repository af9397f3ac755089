"""Whether a place or a community of a record is of the region, where its countries are not."""

from collections.abc import Callable
from typing import Any

from config.settings import Workspace
from config.vocabulary import load
from enrichment.place_names import Names, names_of, states_of
from ichlinks.record import LanguageMap, Place, Record

Inside = Callable[[Record], bool]


def inside(workspace: Workspace, states: frozenset[str], ways: tuple[str, ...]) -> Inside:
    """Asked of the few records whose countries do not settle it; `ways` are those that the rule file names."""
    names = names_of(workspace)
    boxes = [tuple(e["box"]) for code, e in load(workspace, "bounds").entries.items() if code in states]

    def by_place(record: Record) -> bool:
        # Boxes are wider than the states: they tell something only where no country is named.
        located = not record.countries and any(_located(place, boxes) for place in record.places)
        return located or any(_named(place, names, states) for place in record.places)

    def by_community(record: Record) -> bool:
        peoples = load(workspace, "communities")
        found = (peoples.find(text) for one in record.communities for text in _texts(one.name))
        return any(states.intersection(peoples.entries[code]["countries"]) for code in found if code)

    asked = [way for name, way in (("places", by_place), ("communities", by_community)) if name in ways]
    return lambda record: any(way(record) for way in asked)


def _named(place: Place, names: Names, states: frozenset[str]) -> bool:
    return any(states.intersection(states_of(text, names)) for text in _texts(place.label))


def _located(place: Place, boxes: list[Any]) -> bool:
    if place.lat is None or place.lon is None or (place.lat, place.lon) == (0, 0):
        return False
    return any(_holds(box, place.lat, place.lon) for box in boxes)


def _holds(box: tuple[float, float, float, float], lat: float, lon: float) -> bool:
    west, south, east, north = box
    between = west <= lon <= east if west <= east else lon >= west or lon <= east
    return between and south <= lat <= north


def _texts(one: LanguageMap) -> list[str]:
    return [text for texts in one.values() for text in texts]
