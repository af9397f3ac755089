"""What the manifest is called and says of itself, and where that is read.

Standard: IIIF Presentation API 3.0, `label`, `summary`, `metadata`, `homepage`, `navDate`; 2.1, `description`,
`related`.
"""

import re
from typing import Any

from crosswalks.common.designations import designations_in
from crosswalks.common.distinct import distinct
from crosswalks.common.identifiers import Identifier, harvested, identifier
from crosswalks.common.texts import Map, Value, language_map, texts
from crosswalks.common.titles import first_of_each
from crosswalks.iiif.source import Source, address, several

_PAGE = "text/html"
_FIGURE = re.compile(r"\d")


def title(source: Source) -> Map:
    """The first `label` of each language; without one the title in `metadata`."""
    return language_map(first_of_each(_names(source))[0])


def alt_title(source: Source) -> Map:
    """Further labels; titles in `metadata` that are others."""
    main, others = first_of_each(_names(source))
    stated = [*others, *source.labelled("title", "alternative")]
    known = texts(main)
    return language_map(value for value in stated if value[0] not in known)


def description(source: Source) -> Map:
    """`summary` (3) or `description` (2), then the description in `metadata`."""
    return language_map([*source.values("summary", "description"), *source.labelled("description")])


def designations(source: Source) -> list[dict[str, Any]]:
    """Inscriptions that the description states plainly: the list and the year."""
    return designations_in(texts([*source.values("summary", "description"), *source.labelled("description")]))


def identifiers(source: Source) -> list[Identifier]:
    """`id` of the manifest, and the identifiers in `metadata`."""
    stated = [address(source.manifest), *texts(source.labelled("identifier"))]
    return harvested("", [identifier(one) for one in stated if one])


def landing_page(source: Source) -> str | None:
    """`homepage` (3); the first of `related` (2), then of `rendering`, that is a page."""
    related = [one for one in several(source.manifest.get("related")) if one.get("format", _PAGE) == _PAGE]
    rendered = [one for one in several(source.manifest.get("rendering")) if one.get("format") == _PAGE]
    stated = [*several(source.manifest.get("homepage")), *related, *rendered]
    return next((found for one in stated if (found := address(one))), None)


def issued(source: Source) -> str | None:
    """The date in `metadata`, one with figures first; else the day of `navDate`."""
    day = source.manifest.get("navDate")
    stated = sorted(texts(source.labelled("date")), key=lambda text: _FIGURE.search(text) is None)
    return next(iter(stated), day.partition("T")[0] if isinstance(day, str) and day else None)


def extent(source: Source) -> str | None:
    """The extent in `metadata`."""
    return "; ".join(texts(source.labelled("extent"))) or None


def languages(source: Source) -> list[str]:
    """The language in `metadata`: the languages of the labels are those of the description."""
    return distinct(texts(source.labelled("language")))


def _names(source: Source) -> list[Value]:
    return source.values("label") or source.labelled("title")
