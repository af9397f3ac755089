"""When the thing was made public or founded, its edition and extent.

Standard: schema.org, `datePublished`, `uploadDate`, `dateCreated`, `copyrightYear` (ISO 8601), `foundingDate`,
`bookEdition`, `version`, `materialExtent`, `size`, `duration`, `numberOfPages`, `pagination`, `pageStart`, `pageEnd`.
"""

from crosswalks.common.texts import texts
from crosswalks.schema_org.source import Source


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
    """The number of pages, `materialExtent`, `size`, `duration`."""
    counted = [f"{number} pages" for number in texts(source.node.values("numberOfPages"))]
    return "; ".join([*counted, *texts(source.node.values("materialExtent", "size", "duration"))]) or None


def pages(source: Source) -> str | None:
    """`pagination`, else `pageStart` to `pageEnd`."""
    ends = [text for name in ("pageStart", "pageEnd") for text in texts(source.node.values(name))[:1]]
    return _first(source, "pagination") or "-".join(ends) or None


def _first(source: Source, *names: str) -> str | None:
    return next(iter(texts(source.node.values(*names))), None)
