"""navDate (Presentation 3.0, section 3.1) and navPlace (extension 1.0): an Item on a timeline and on a map."""

from datetime import date
from typing import Any

from ichlinks.stages import ItemJSON
from iiif.language import language_map

_DATED = ("start", "issued", "published_at")
NAV_PLACE = "http://iiif.io/api/extension/navplace/context.json"


def nav_date(item: ItemJSON) -> dict[str, str]:
    """The first day of an event, or of publication, as RFC 3339 wants it."""
    for field in _DATED:
        if day := _day(item.get(field, {}).get("begin", "")):
            return {"navDate": f"{day}T00:00:00Z"}
    return {}


def _day(stated: str) -> str:
    """`1987`, `1987-05` and `1987-05-03…` as a day that the calendar has; years before 1 have no form here."""
    day = f"{stated}-01-01"[:10] if len(stated) < 10 else stated[:10]
    try:
        return date.fromisoformat(day).isoformat() if len(day) == 10 else ""
    except ValueError:
        return ""


def nav_place(folder: str, item: ItemJSON) -> dict[str, Any]:
    """The places whose position is known, as GeoJSON points."""
    placed = [p for p in item.get("places", ()) if "lat" in p and "lon" in p]
    features = [_feature(f"{folder}/feature/{number}", p) for number, p in enumerate(placed, 1)]
    if not features:
        return {}
    return {"navPlace": {"id": f"{folder}/places", "type": "FeatureCollection", "features": features}}


def _feature(id: str, place: dict[str, Any]) -> dict[str, Any]:
    named = {"label": language_map(place["label"])} if place.get("label") else {}
    geometry = {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
    return {"id": id, "type": "Feature", "properties": named, "geometry": geometry}
