"""Where it can be seen: who keeps it, the page about it, and files.

Standard: MODS, `location/physicalLocation` (`type`, `authority` of a code), `location/url` with `access` (`preview`,
`raw object`, `object in context`) and `usage`.
"""

from typing import Any

from crosswalks.common.addresses import address
from crosswalks.common.identifiers import UNESCO
from crosswalks.common.media import is_media, medium
from crosswalks.common.once import once
from crosswalks.common.references import reference
from crosswalks.mods.source import HREF, Element, Source, address_of, label, text, within

_PAST = ("former", "creation")
_ROLES = {"preview": "thumb", "raw object": "full"}


def data_provider(source: Source) -> dict[str, Any]:
    """The first `physicalLocation` that is no code and no place where it once was."""
    stated = [one for place in source.get("location") for one in within(place, "physicalLocation")]
    named = [one for one in stated if text(one) and not one.get("authority") and one.get("type") not in _PAST]
    return next((reference(label([one]), address_of(one, "valueURI", HREF)) for one in named), {})


def media(source: Source) -> list[dict[str, Any]]:
    """Addresses marked as preview or raw object, and those that end as media files do."""
    found = {link: medium(link, _ROLES.get(url.get("access", ""))) for url, link in _urls(source) if _shows(url, link)}
    return list(found.values())


def landing_page(source: Source) -> str | None:
    """The object in context, else the primary display, else the first address that is no file."""
    pages = [(url, link) for url, link in _urls(source) if not _shows(url, link) and not UNESCO.match(link)]
    return next((link for _, link in sorted(pages, key=_rank)), None)


@once
def _urls(source: Source) -> list[tuple[Element, str]]:
    urls = (url for place in source.get("location") for url in within(place, "url"))
    return [(url, link) for url in urls if (link := address(text(url)))]


def _shows(url: Element, link: str) -> bool:
    return url.get("access") in _ROLES or (url.get("access") != "object in context" and is_media(link))


def _rank(found: tuple[Element, str]) -> int:
    url, _ = found
    if url.get("access") == "object in context":
        return 0
    return 1 if url.get("usage", "").startswith("primary") else 2
