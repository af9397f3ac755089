"""Coordinates of places as numbers, and what is odd about them: no degrees, zero, swapped, outside the country.

Standard: WGS 84 decimal degrees. The boxes of the states are `config/vocabularies/bounds.yaml`. Nothing is corrected:
what looks swapped could be meant, so it is only noted.
"""

from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import load
from ichlinks.stages import Draft, Enrich, Reason

Point = tuple[float, float]
"""Latitude and longitude."""

Boxes = dict[str, tuple[float, float, float, float]]
_HINT = "write latitude and longitude in decimal degrees (WGS 84)"


def coordinates(workspace: Workspace, partner: Partner) -> Enrich:
    boxes: Boxes = {code: tuple(entry["box"]) for code, entry in load(workspace, "bounds").entries.items()}

    def enrich(draft: Draft) -> Draft:
        fields = draft.fields
        for place in (*fields.get("places", ()), fields.get("place"), _venue(fields)):
            if isinstance(place, dict) and ("lat" in place or "lon" in place):
                _located(place, draft, boxes)
        return draft

    return enrich


def _venue(fields: dict[str, Any]) -> Any:
    venue = fields.get("venue")
    return venue.get("place") if isinstance(venue, dict) else None


def _located(place: dict[str, Any], draft: Draft, boxes: Boxes) -> None:
    stated = f"{place.pop('lat', '')}, {place.pop('lon', '')}"
    point = _point(stated)
    if point is None:
        draft.reasons.append(_odd("invalid", f"{stated!r} is no latitude and longitude", stated))
        return
    place["lat"], place["lon"] = point
    if said := _doubt(point, draft.fields.get("countries", ()), boxes):
        draft.reasons.append(_odd(said[0], said[1], stated))


def _point(stated: str) -> Point | None:
    try:
        lat, lon = (float(part) for part in stated.split(","))
    except ValueError:
        return None
    return (lat, lon) if abs(lat) <= 90 and abs(lon) <= 180 else None


def _doubt(point: Point, countries: Any, boxes: Boxes) -> tuple[str, str] | None:
    if point == (0, 0):
        return "zero", "0, 0 lies in the sea off Africa: it stands for coordinates that nobody entered"
    known = [boxes[code] for code in countries if code in boxes]
    if not known or len(known) < len(countries) or any(_inside(point, box) for box in known):
        return None
    named = ", ".join(countries)
    if any(_inside((point[1], point[0]), box) for box in known):
        return "swapped", f"the place lies outside {named}; with latitude and longitude swapped it lies inside"
    return "outside", f"the place lies outside {named}"


def _inside(point: Point, box: tuple[float, float, float, float]) -> bool:
    (lat, lon), (west, south, east, north) = point, box
    between = west <= lon <= east if west <= east else lon >= west or lon <= east
    return between and south <= lat <= north


def _odd(kind: str, message: str, stated: str) -> Reason:
    return Reason(f"coordinates.{kind}", "flag", message, "places", stated[:80], _HINT)
