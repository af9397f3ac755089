"""When an object was published, else when it was made: the earliest and latest date, and the words for them.

Standard: LIDO 1.1, `eventDate/date` (`earliestDate`, `latestDate`: ISO 8601), `displayDate`.
"""

from crosswalks.common.dates import Stated, stated_date
from crosswalks.common.elements import text_at
from crosswalks.lido.events import inside
from crosswalks.lido.source import Element, Source


def issued(source: Source) -> Stated:
    """`eventDate` of the publication, else of the creation or production."""
    groups = inside(source, "eventDate", "published") + inside(source, "eventDate", "made")
    return next((date for group in groups if (date := _date(group[0]))), None)


def _date(element: Element) -> Stated:
    earliest, latest = text_at(element, "date/earliestDate"), text_at(element, "date/latestDate")
    return stated_date(earliest, latest, text_at(element, "displayDate"))
