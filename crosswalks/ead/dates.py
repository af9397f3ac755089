"""When the material was made: for machines and in words. The bulk of it counts only where nothing else is said.

Standards: EAD 2002, `unitdate` (`normal`, ISO 8601; `type`); EAD3, `unitdatestructured` (`datesingle`, `daterange`,
`standarddate`).
"""

from crosswalks.common.dates import Stated, stated_date
from crosswalks.common.elements import at, attribute, text
from crosswalks.components.units import Element
from crosswalks.ead.source import Source
from crosswalks.xml import local

_PATHS = ("did/unitdate", "did/unitdatestructured", "did/unittitle/unitdate")


def issued(source: Source) -> Stated:
    """`unitdate` (`normal`) or `unitdatestructured`, the bulk dates last."""
    stated = at(source.unit, *_PATHS)
    dates = [date for one in sorted(stated, key=_is_bulk) if (date := _date(one))]
    return next((date for date in dates if isinstance(date, dict) or date[:4].isdecimal()), next(iter(dates), None))


def _is_bulk(element: Element) -> bool:
    return "bulk" in (element.get("type"), element.get("unitdatetype"))


def _date(element: Element) -> Stated:
    if local(element) == "unitdate":
        begin, _, end = (element.get("normal") or "").partition("/")
        return stated_date(begin.strip(), end.strip(), text(element))
    ends = at(element, ".//datesingle", ".//fromdate", ".//todate")
    days = [day for one in ends if (day := attribute(one, "standarddate") or text(one))]
    words = attribute(element, "altrender") or "/".join(dict.fromkeys(filter(None, map(text, ends))))
    return stated_date(days[0], days[-1], words) if days else None
