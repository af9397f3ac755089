"""Digital objects of the unit that can be shown.

Standards: EAD 2002, `dao`, `daogrp/daoloc` (`xlink:href`, `xlink:role`, `xlink:title`); EAD3, `dao`, `daoset/dao`
(`href`, `linkrole`).
"""

from typing import Any

from crosswalks.common.addresses import address
from crosswalks.common.distinct import distinct
from crosswalks.common.elements import at, attribute, values
from crosswalks.common.media import is_media, medium
from crosswalks.common.texts import language_map
from crosswalks.components.units import Element
from crosswalks.ead.source import Source

_OBJECTS = ("did/dao", "did/daogrp/daoloc", "did/daoset/dao", "dao", "daogrp/daoloc", "daoset/dao")
_TOLD = ("daodesc", "descriptivenote")
_KINDS = ("image/", "audio/", "video/", "application/pdf", "model/")


def media(source: Source) -> list[dict[str, Any]]:
    """`dao` and `daoloc` that link to a file, with what `daodesc`, `descriptivenote` or `title` say of it."""
    linked = ((one, address(attribute(one, "href"))) for one in at(source.unit, *_OBJECTS))
    return distinct(_medium(one, link) for one, link in linked if link and _is_file(one, link))


def links(source: Source) -> list[str]:
    """The addresses of digital objects, files or pages."""
    return [attribute(one, "href") for one in at(source.unit, *_OBJECTS)]


def _is_file(element: Element, link: str) -> bool:
    return is_media(link) or _role(element).startswith(_KINDS)


def _role(element: Element) -> str:
    return (attribute(element, "linkrole") or attribute(element, "role")).lower()


def _medium(element: Element, link: str) -> dict[str, Any]:
    role = _role(element)
    found = medium(link, "thumb" if "thumb" in role else None)
    told = [one for each in (element, element.getparent()) if each is not None for one in values(each, *_TOLD)]
    label = language_map(told) or _titled(element)
    mime = role if role.startswith(_KINDS) else ""
    return found | ({"mime": mime} if mime else {}) | ({"alt_text": label} if label else {})


def _titled(element: Element) -> dict[str, list[str]]:
    stated = attribute(element, "linktitle") or attribute(element, "title")
    return {"und": [stated]} if stated else {}
