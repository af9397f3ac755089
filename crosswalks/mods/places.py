"""Places that it is about, the smallest first (`Chiang Mai, Thailand`), with coordinates where they are a point.

Standard: MODS, `subject/geographic`, `subject/hierarchicalGeographic`, `subject/cartographics/coordinates`,
`subject/geographicCode`.
"""

from typing import Any

from crosswalks.common.areas import country, country_of_publication
from crosswalks.common.coordinates import point
from crosswalks.mods.source import Element, Source, language, name, text, texts, within

_LEVELS = ("extraterrestrialarea", "continent", "region", "country", "province", "state", "territory", "county",
           "city", "citysection", "area", "island")  # fmt: skip
_ISO = ("iso3166", "iso3166-1")


def places(source: Source) -> list[dict[str, Any]]:
    """Each `geographic` and `hierarchicalGeographic`; coordinates in the same `subject` belong to its place."""
    return [place for subject in source.get("subject") for place in _places(subject)]


def countries(source: Source) -> list[str]:
    """`geographicCode` of ISO 3166 or of the MARC lists of areas and countries, where it is a country."""
    found = (_country(code) for subject in source.get("subject") for code in within(subject, "geographicCode"))
    return list(dict.fromkeys(filter(None, found)))


def _places(subject: Element) -> list[dict[str, Any]]:
    named = [place for part in subject if (place := _place(part))]
    stated = (point(found) for found in texts(subject, "cartographics", "coordinates"))
    where = next(filter(None, stated), {})
    if len(named) == 1:
        return [named[0] | where]
    return [*named, where] if where else named


def _place(part: Element) -> dict[str, Any]:
    spoken = language(part) or "und"
    if name(part) == "geographic":
        return {"label": {spoken: [found]}} if (found := text(part)) else {}
    if name(part) != "hierarchicalgeographic":
        return {}
    levels = {name(level): text(level) for level in part if text(level)}
    named = [levels[level] for level in reversed(_LEVELS) if level in levels]
    return {"label": {spoken: [", ".join(named)]}} if named else {}


def _country(code: Element) -> str | None:
    stated, authority = text(code), code.get("authority", "marcgac")
    if authority in _ISO:
        return stated.upper()[:2] or None
    known = {"marcgac": country, "marccountry": country_of_publication}.get(authority)
    return known(stated) if known else None
