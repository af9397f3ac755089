"""A point from coordinates as cataloguers write them; an area has none.

Standards: MARC 21, field 034 (`hdddmmss`, decimal degrees); MODS `cartographics/coordinates`; ISO 6709;
OGC Simple Features (`POINT (longitude latitude)`).
"""

import re

_WELL_KNOWN = re.compile(r"\s*POINT\s*Z?\s*\(\s*(\S+)\s+([^\s)]+)[^)]*\)\s*", re.I)
_BEHIND = re.compile(r"\s*(\d[^NSEWnsew]*)([NS])\s*[,;/]?\s*(\d[^NSEWnsew]*)([EW])\s*", re.I)
_DECIMAL = re.compile(r"\s*([+-]?\d{1,2}(?:\.\d+)?)\s*[,; ]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*")
_PACKED = re.compile(r"([NSEW+-])?(\d{3})(\d\d)(\d\d)?(?:\.\d*)?")
_SIGNED = re.compile(r"([NSEW+-])?\s*(\d{1,3}(?:\.\d+)?)")
_DEGREES = re.compile(
    r"([NSEW])\s*(\d{1,3}(?:\.\d+)?)\s*°(?:\s*(\d{1,2}(?:\.\d+)?)\s*[ʹ′'’])?(?:\s*(\d{1,2}(?:\.\d+)?)\s*[ʺ″\"”])?",
    re.I,
)
Point = dict[str, float]


def point(text: str) -> Point:
    """`37.5, 127.0`, `37.5°N 127°E`, `POINT (127 37.5)` or `(E 126°58ʹ/N 37°34ʹ)` → {lat, lon}.

    {} where it is no point or not on Earth.
    """
    text = text.replace("\u2212", "-")
    if found := _WELL_KNOWN.fullmatch(text):
        text = f"{found[2]}, {found[1]}"
    elif found := _BEHIND.fullmatch(text):
        lat, lon = (value if "°" in value else f"{value}°" for value in (found[1], found[3]))
        text = f"{found[2]}{lat} {found[4]}{lon}"
    if found := _DECIMAL.fullmatch(text):
        return _on_earth(float(found[1]), float(found[2]))
    marks = {mark.upper(): _value(mark, d, m, s) for mark, d, m, s in _DEGREES.findall(text)}
    lat = [value for mark, value in marks.items() if mark in "NS"]
    lon = [value for mark, value in marks.items() if mark in "EW"]
    parts = len(_DEGREES.findall(text))
    return _on_earth(lat[0], lon[0]) if len(lat) == len(lon) == 1 and parts == 2 else {}


def corner(text: str) -> float | None:
    """One coordinate of field 034: `E1265800`, `+126.966667`, `126.966667`."""
    text = text.strip()
    if (found := _PACKED.fullmatch(text)) and found[1]:
        return _value(found[1], found[2], found[3], found[4] or "0")
    found = _SIGNED.fullmatch(text)
    return _value(found[1] or "+", found[2], "", "") if found else None


def _value(mark: str, degrees: str, minutes: str, seconds: str) -> float:
    value = float(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
    return round(-value if mark.upper() in "SW-" else value, 6)


def _on_earth(lat: float, lon: float) -> Point:
    return {"lat": lat, "lon": lon} if abs(lat) <= 90 and abs(lon) <= 180 else {}
