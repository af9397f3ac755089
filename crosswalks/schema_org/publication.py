"""When the thing was made public or founded, its edition and extent.

Standard: schema.org, `datePublished`, `uploadDate`, `dateCreated`, `copyrightYear` (ISO 8601), `foundingDate`,
`bookEdition`, `version`, `materialExtent`, `size`, `duration`, `numberOfPages`, `pagination`, `pageStart`, `pageEnd`,
`height`, `width`, `depth`, `weight` (units of UN/CEFACT).
"""

from crosswalks.common.texts import texts
from crosswalks.schema_org.media import pixels, quantity
from crosswalks.schema_org.nodes import Node
from crosswalks.schema_org.source import Source

_MEASURES = ("height", "width", "depth", "weight")
_UNITS = {"MMT": "mm", "CMT": "cm", "MTR": "m", "INH": "in", "GRM": "g", "KGM": "kg"}


def issued(source: Source) -> str | None:
    """`datePublished`, else `uploadDate`, else `dateCreated`, else `copyrightYear`."""
    return _first(source, "datePublished", "uploadDate", "dateCreated", "copyrightYear")


def published_at(source: Source) -> str | None:
    """`datePublished`, of news."""
    return _first(source, "datePublished")


def founded(source: Source) -> str | None:
    """`foundingDate`, of an organisation."""
    return _first(source, "foundingDate")


def edition(source: Source) -> str | None:
    """`bookEdition`, else `version`."""
    return _first(source, "bookEdition", "version")


def extent(source: Source) -> str | None:
    """The number of pages, `materialExtent`, `size`, `duration`; `height`, `width`, `depth`, `weight` of an object."""
    counted = [f"{number} pages" for number in texts(source.node.values("numberOfPages"))]
    said = texts(source.node.values("materialExtent", "size", "duration"))
    measured = [f"{name} {size}" for name in _MEASURES for one in source.node.things(name) if (size := _size(one))]
    return "; ".join([*counted, *said, *measured]) or None


def pages(source: Source) -> str | None:
    """`pagination`, else `pageStart` to `pageEnd`."""
    ends = [text for name in ("pageStart", "pageEnd") for text in texts(source.node.values(name))[:1]]
    return _first(source, "pagination") or "-".join(ends) or None


def _first(source: Source, *names: str) -> str | None:
    return next(iter(texts(source.node.values(*names))), None)


def _size(one: Node) -> str:
    """With its unit; a number without one, and what is counted in pixels, is that of a file."""
    text, units = quantity(one)
    if not text or pixels(text, units) is not None:
        return ""
    return " ".join([text, *(_UNITS.get(unit, unit) for unit in units[:1])])
