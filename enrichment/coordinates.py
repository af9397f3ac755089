"""Coordinates of places as numbers, and what is odd about them: no degrees, zero, swapped, outside the country.

Standard: WGS 84 decimal degrees. The boxes of the states are `config/vocabularies/bounds.yaml`. Nothing is corrected:
what looks swapped could be meant, so it is only noted.
"""

import re
from math import nan
from typing import Any

from config.partner import Partner
from config.settings import Workspace
from config.vocabulary import load
from ichlinks.stages import Draft, Enrich, Reason

Point = tuple[float, float]
"""Latitude and longitude."""

_DEGREES = re.compile(
    r"([NSEW])?\s*([+-])?(\d{1,3}(?:\.\d*)?|\.\d+)\s*([°º˚])?"
    r"(?:\s*([0-5]?\d(?:\.\d+)?)(?:\s*['′’ʹ])?(?:\s*([0-5]?\d(?:\.\d+)?)(?:\s*[\"″”ʺ])?)?)?\s*([NSEW])?",
    re.I,
)
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
    lat, lon = place.pop("lat", ""), place.pop("lon", "")
    stated = f"{lat}, {lon}"
    point, countries = (_degrees(lat, "NS"), _degrees(lon, "EW")), draft.fields.get("countries", ())
    if not _on_earth(point):
        told = _swapped(countries) if _on_earth(point[::-1]) and _within(point[::-1], countries, boxes) else None
        kind, message = told or ("invalid", f"{stated!r} is no latitude and longitude")
        draft.reasons.append(_odd(kind, message, stated))
        return
    place["lat"], place["lon"] = point
    if said := _doubt(point, countries, boxes):
        draft.reasons.append(_odd(said[0], said[1], stated))


def _degrees(stated: Any, hemispheres: str) -> float:
    """Degrees of a number or a text (`37.5`, `37°33′59″N`), not a number where they are none."""
    if isinstance(stated, float):
        return stated
    found = _DEGREES.fullmatch(str(stated).strip().replace("\u2212", "-"))
    if found is None:
        return nan
    before, sign, degrees, mark, minutes, seconds, behind = found.groups()
    side = (before or behind or "").upper()
    if side not in hemispheres or (sign and side) or (before and behind) or (minutes and not (mark or side)):
        return nan
    value = float(degrees)
    if minutes:
        value = round(value + float(minutes) / 60 + float(seconds or 0) / 3600, 6)
    return -value if sign == "-" or side in ("S", "W") else value


def _on_earth(point: Point) -> bool:
    return abs(point[0]) <= 90 and abs(point[1]) <= 180


def _within(point: Point, countries: Any, boxes: Boxes) -> bool:
    return any(_inside(point, boxes[code]) for code in countries if code in boxes)


def _doubt(point: Point, countries: Any, boxes: Boxes) -> tuple[str, str] | None:
    if point == (0, 0):
        return "zero", "0, 0 lies in the sea off Africa: it stands for coordinates that nobody entered"
    known = all(code in boxes for code in countries)
    if not countries or not known or _within(point, countries, boxes):
        return None
    if _within(point[::-1], countries, boxes):
        return _swapped(countries)
    return "outside", f"the place lies outside {', '.join(countries)}"


def _swapped(countries: Any) -> tuple[str, str]:
    named = ", ".join(countries)
    return "swapped", f"the place lies outside {named}; with latitude and longitude swapped it lies inside"


def _inside(point: Point, box: tuple[float, float, float, float]) -> bool:
    (lat, lon), (west, south, east, north) = point, box
    between = west <= lon <= east if west <= east else lon >= west or lon <= east
    return between and south <= lat <= north


def _odd(kind: str, message: str, stated: str) -> Reason:
    return Reason(f"coordinates.{kind}", "flag", message, "places", stated[:80], _HINT)
