"""Places that it is about, the smallest first, with coordinates where they are a point; and countries.

Standard: MARC 21, fields 651 (geographic name), 662 and 752 (hierarchical), 034 (coded coordinates), 043 (areas).
"""

from collections.abc import Iterator
from typing import Any

from crosswalks.common.areas import country
from crosswalks.common.coordinates import corner
from crosswalks.common.distinct import distinct
from crosswalks.marc.source import Field, Source, sub, subs
from crosswalks.marc.texts import bare, label


def places(source: Source) -> list[dict[str, Any]]:
    """651 without its topics, 662 and 752 from the smallest unit up; a point of 034 belongs to the only place."""
    labels = distinct(label(source, field, _name) for field in source.get("651", "662", "752"))
    named: list[dict[str, Any]] = [{"label": one} for one in labels]
    where = next(filter(None, map(_point, source.get("034"))), {})
    if len(named) == 1:
        return [named[0] | where]
    return [*named, where] if where else named


def countries(source: Source) -> list[str]:
    """`043$a` (MARC areas that are countries of the region) and `$c` (ISO 3166)."""
    return list(dict.fromkeys(code for field in source.get("043") for code in _countries(field)))


def _name(field: Field) -> str:
    if field.tag in ("662", "752") or (field.tag == "880" and sub(field, "6")[:3] in ("662", "752")):
        return ", ".join(reversed([bare(text) for text in subs(field, "abcdfgh")]))
    return "--".join(filter(None, map(bare, subs(field, "az"))))


def _countries(field: Field) -> Iterator[str]:
    for code, text in field.subfields:
        found = country(text) if code == "a" else text.upper()[:2] if code == "c" else None
        if found:
            yield found


def _point(field: Field) -> dict[str, float]:
    """A point where west and east, north and south are the same."""
    west, east, north, south = (corner(sub(field, code)) for code in "defg")
    if west is None or north is None or (west, north) != (east, south) or abs(north) > 90 or abs(west) > 180:
        return {}
    return {"lat": north, "lon": west}
