"""When the resource was issued, how large it is, which version it is.

Standard: DataCite 4, property 8 (`date`, `dateType`), property 5 (`publicationYear`), property 13 (`size`),
property 15 (`version`).
"""

from crosswalks.common.elements import at, text
from crosswalks.common.texts import texts
from crosswalks.datacite.source import Source, is_value


def issued(source: Source) -> str | None:
    """The date issued, else the year of publication, else the date created, else one without a type."""
    stated = [(one.get("dateType") or "", text(one)) for one in at(source.root, "dates/date")]
    by_type = {kind: date for kind, date in reversed(stated) if date and is_value(date)}
    year = next(iter(texts(source.values("publicationYear"))), None)
    return by_type.get("Issued") or year or by_type.get("Created") or by_type.get("")


def extent(source: Source) -> str | None:
    """Sizes in words (`15 pages`); a bare number of bytes is none."""
    return "; ".join(size for size in texts(source.values("sizes/size")) if not size.isdecimal()) or None


def edition(source: Source) -> str | None:
    """`version`."""
    return next(iter(texts(source.values("version"))), None)
