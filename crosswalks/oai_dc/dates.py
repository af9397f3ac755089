"""Dates as they stand; enrichment says which days they mean.

Standard: DCMI Metadata Terms, `date`, `issued`, `created`; W3CDTF. Repository software adds the moments of upload
with a time of day: such a date counts only where there is no other.
"""

import re

from crosswalks.common.once import once
from crosswalks.common.texts import texts
from crosswalks.oai_dc.source import Source

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:")
_DATE = re.compile(r"\d")


def issued(source: Source) -> str | None:
    """The first of `issued`, `date` and `created` that is no moment of upload."""
    dates = _dates(source)
    return dates[0] if dates else None


def start(source: Source) -> str | None:
    """The first `date`, else the first of all; of a span `a/b` its beginning."""
    dates = _held(source)
    return dates[0].partition("/")[0] if dates else None


def end(source: Source) -> str | None:
    """The end of a span `a/b`, else the second date."""
    dates = _held(source)
    after = dates[0].partition("/")[2] if dates else ""
    return after or (dates[1] if len(dates) > 1 else None)


def published_at(source: Source) -> str | None:
    """The same date as `issued`, for news."""
    return issued(source)


@once
def _held(source: Source) -> list[str]:
    """`issued` says when something was announced, `date` may say when it takes place."""
    plain = texts(source.get("date"))
    return [text for text in _dates(source) if text in plain] or _dates(source)


@once
def _dates(source: Source) -> list[str]:
    stated = [text for text in texts(source.get("issued", "date", "created")) if _DATE.search(text)]
    return [text for text in stated if not _MOMENT.match(text)] or stated
