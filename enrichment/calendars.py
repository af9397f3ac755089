"""Dates of other calendars as spans of Gregorian days, by the calendars of `config/vocabularies/calendars.yaml`.

Standards: the Iranian calendar in its cycle of 33 years (right from 1277 to 1502), the tabular Islamic calendar
(civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of 30). What is seen or decreed, as the beginning
of an Islamic month, is approximate (`~`); what would need an almanac, as a lunisolar or a Nepalese day, is only as
exact as is certain.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from enrichment.edtf import SEASONS, Failure, Span, between, day, marked

Entry = Mapping[str, Any]
Parts = tuple[int, int | None, int | None]
"""Year, month and day; None where the text does not say it."""

_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()
_PERSIAN_EPOCH = date(622, 3, 21).toordinal()
_FIRST_JANUARY_IN_THAILAND = 2484
_WITH_SEASONS = ("gregorian", "years", "thai")


def converted(entry: Entry, parts: Parts) -> Span | Failure:
    """The Gregorian span of a date of the calendar `entry`; `invalid` where that calendar has no such date."""
    year, month, of_month = parts
    if not entry.get("from", 1) <= year <= entry.get("until", 9999):
        return "unknown"
    if month in SEASONS and of_month is None:
        return day(year + entry.get("offset", 0), month) if entry["kind"] in _WITH_SEASONS else "unknown"
    if (month is not None and not 1 <= month <= 12) or (of_month is not None and not 1 <= of_month <= 32):
        return "invalid"
    return _KINDS[entry["kind"]](entry, parts)


def _gregorian(entry: Entry, parts: Parts) -> Span | Failure:
    return day(*parts)


def _years(entry: Entry, parts: Parts) -> Span | Failure:
    return day(parts[0] + entry["offset"], *parts[1:])


def _thai(entry: Entry, parts: Parts) -> Span | Failure:
    """Until 1940 the year began on 1 April (in 1941 on 1 January)."""
    year, month, of_month = parts
    common = year + entry["offset"]
    if year >= _FIRST_JANUARY_IN_THAILAND or (month or 0) > 3:
        return day(common, month, of_month)
    if month:
        return "invalid" if year == _FIRST_JANUARY_IN_THAILAND - 1 else day(common + 1, month, of_month)
    last = day(common, 12) if year == _FIRST_JANUARY_IN_THAILAND - 1 else day(common + 1, 3)
    return between(day(common, 4), last)


def _era(entry: Entry, parts: Parts) -> Span | Failure:
    year, month, of_month = parts
    common = entry["first"] + year - 1
    if year < 1 or common > entry["last"]:
        return "invalid"
    if common >= entry["solar"]:
        return day(common, month, of_month)
    return _lunisolar(entry, (common, month, of_month))


def _lunisolar(entry: Entry, parts: Parts) -> Span | Failure:
    """The eleventh month has the winter solstice in it, so it and the twelfth can lie in the next year."""
    year, month, _ = parts
    found = day(year) if month is None or month < 11 else between(day(year), day(year + 1))
    return found if month is None or isinstance(found, str) else found._replace(note="lunisolar")


def _april(entry: Entry, parts: Parts) -> Span | Failure:
    """Months begin in the middle of a Gregorian month, in one year a day or two later than in another."""
    year, month, _ = parts
    first = (year + entry["offset"]) * 12 + 3 + (month or 1) - 1
    last = first + (1 if month else 12)
    return between(day(first // 12, first % 12 + 1), day(last // 12, last % 12 + 1))


def _persian(entry: Entry, parts: Parts) -> Span | Failure:
    return _counted(parts, _persian_day, _persian_month)


def _persian_day(year: int, month: int) -> int:
    """The ordinal of the first day of a month."""
    before = 31 * (month - 1) if month < 8 else 30 * (month - 1) + 6
    return _PERSIAN_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + before


def _persian_month(year: int, month: int) -> int:
    if month < 12:
        return 31 if month < 7 else 30
    return 30 if (25 * year + 11) % 33 < 8 else 29


def _islamic(entry: Entry, parts: Parts) -> Span | Failure:
    found = _counted(parts, _islamic_day, _islamic_month)
    return found if isinstance(found, str) else marked(found, "~")


def _islamic_day(year: int, month: int) -> int:
    return _ISLAMIC_EPOCH + 354 * (year - 1) + (11 * year + 3) // 30 + 29 * (month - 1) + month // 2


def _islamic_month(year: int, month: int) -> int:
    if month == 12 and (11 * year + 14) % 30 < 11:
        return 30
    return 30 if month % 2 else 29


def _counted(parts: Parts, first_of: Callable[[int, int], int], length: Callable[[int, int], int]) -> Span | Failure:
    year, month, of_month = parts
    begin, last = first_of(year, month or 1), first_of(year, month or 12) + length(year, month or 12) - 1
    if of_month is not None and of_month > last - begin + 1:
        return "invalid"
    if of_month is not None:
        begin = last = begin + of_month - 1
    one, other = (date.fromordinal(ordinal).isoformat() for ordinal in (begin, last))
    return Span(one if one == other else f"{one}/{other}", one, other)


_KINDS: dict[str, Callable[[Entry, Parts], Span | Failure]] = {
    "gregorian": _gregorian,
    "years": _years,
    "thai": _thai,
    "era": _era,
    "lunisolar": _lunisolar,
    "april": _april,
    "persian": _persian,
    "islamic": _islamic,
}
