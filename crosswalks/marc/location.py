"""Where it can be seen: the page about it, and files.

Standard: MARC 21, field 856: second indicator 0 or 1 the thing itself or a version of it, 2 something related;
`$u` the address, `$q` the format, `$3 $y $z` what it shows.
"""

from typing import Any

from crosswalks.common.addresses import address
from crosswalks.common.identifiers import UNESCO
from crosswalks.common.media import is_media, medium
from crosswalks.common.once import once
from crosswalks.marc.source import Field, Source, joined, subs

_FORMATS = ("image/", "audio/", "video/", "application/pdf")


def media(source: Source) -> list[dict[str, Any]]:
    """Addresses that end as media files do, whose format says so, or that are called a thumbnail."""
    found = {link: _medium(field, link) for field, link in _links(source) if _shows(field, link)}
    return list(found.values())


def landing_page(source: Source) -> str | None:
    """The first address of the whole thing itself that is no file; with `$3` it is one of a part only."""
    whole = ((field, link) for field, link in _links(source) if field.second != "2" and not joined(field, "3"))
    pages = (link for field, link in whole if not _shows(field, link))
    return next((link for link in pages if not UNESCO.match(link)), None)


@once
def _links(source: Source) -> list[tuple[Field, str]]:
    stated = ((field, text) for field in source.get("856") for text in subs(field, "u"))
    return [(field, link) for field, text in stated if (link := address(text))]


def _shows(field: Field, link: str) -> bool:
    return is_media(link) or _is_thumbnail(field) or joined(field, "q").startswith(_FORMATS)


def _medium(field: Field, link: str) -> dict[str, Any]:
    found = medium(link, "thumb" if _is_thumbnail(field) else None)
    stated = joined(field, "q")
    return found if "mime" in found or not stated.startswith(_FORMATS) else found | {"mime": stated}


def _is_thumbnail(field: Field) -> bool:
    return "thumb" in joined(field, "3yz").lower()
