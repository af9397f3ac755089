"""Spans of days in Extended Date/Time Format, and the dates that are written in figures.

Standard: EDTF level 1 (ISO 8601-2:2019, annex A; Library of Congress EDTF). What can be read in two ways, or is no
day of any calendar, is not read.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """An EDTF string and its first and last calendar day; None for an end that is open. `note` says how it was read."""

    edtf: str
    begin: str | None
    end: str | None
    note: str = ""


Failure = Literal["invalid", "ambiguous", "unknown"]
Match = re.Match[str]

UNSAID = Span("", None, None)
"""An end of a span that is not known (`1985/`); one that is open is None (`1985/..`)."""

SEASONS = range(21, 25)
ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d)(?:[T ]\d\d:\d\d\S*)?)?)?", re.ASCII | re.I)


def day(year: str | int, month: str | int | None = None, of_month: str | int | None = None) -> Span | Failure:
    """The span of a year, of a month or season (21 to 24, EDTF) of it, or of a day."""
    y, m, d = int(year), int(month or 0), int(of_month or 0)
    if m in SEASONS and of_month is None and 0 < y < 10_000:
        return Span(f"{y:04}-{m}", f"{y:04}-01-01", f"{y:04}-12-31")
    if not 0 < y < 10_000 or (month is not None and not 0 < m < 13) or (of_month is not None and not m):
        return "invalid"
    if month is None:
        return Span(f"{y:04}", f"{y:04}-01-01", f"{y:04}-12-31")
    last = monthrange(y, m)[1]
    if of_month is None:
        return Span(f"{y:04}-{m:02}", f"{y:04}-{m:02}-01", f"{y:04}-{m:02}-{last:02}")
    return Span(one := f"{y:04}-{m:02}-{d:02}", one, one) if 0 < d <= last else "invalid"


def between(begin: Span | Failure | None, end: Span | Failure | None) -> Span | Failure:
    """From the beginning of one span to the end of another; None is an open end."""
    if isinstance(begin, str) or isinstance(end, str):
        return next(failure for failure in ("invalid", "ambiguous", "unknown") if failure in (begin, end))
    first, last = begin.begin if begin else None, end.end if end else None
    if first and last and first > last:
        return "invalid"
    one = begin.edtf.partition("/")[0] if begin else ".."
    other = end.edtf.rpartition("/")[2] if end else ".."
    notes = [side.note for side in (begin, end) if side and side.note]
    return Span(f"{one}/{other}", first, last, notes[0] if notes else "")


def marked(found: Span | Failure, mark: str) -> Span | Failure:
    """The span with `?`, `~` or `%` at both of its ends; a decade or century needs no mark."""
    if isinstance(found, str) or not mark or "X" in found.edtf or found.edtf[-1] in "?~%":
        return found
    return found._replace(edtf="/".join(end if end in ("", "..") else end + mark for end in found.edtf.split("/")))


def century(number: int) -> Span | Failure:
    return _hundred(f"{number - 1:02}") if 1 < number < 23 else "invalid"


def decade(first: int) -> Span | Failure:
    tens = f"{first // 10:03}"
    return Span(f"{tens}X", f"{tens}0-01-01", f"{tens}9-12-31") if 0 < first < 10_000 else "invalid"


def figures(text: str) -> Span | Failure | None:
    """What a date in ASCII figures means (`5.4.2020`, `199-`, `1990-95`); None for what has another form."""
    for form, make in _FORMS.items():
        if found := form.fullmatch(text):
            return make(found)
    return None


def _hundred(first: str) -> Span | Failure:
    return Span(f"{first}XX", f"{first}00-01-01", f"{first}99-12-31") if first != "00" else "invalid"


def _slashed(found: Match) -> Span | Failure:
    """`25/12/2020` has one reading; `05/04/2020` has two."""
    first, second, year = int(found[1]), int(found[2]), found[3]
    if first > 12 or first == second:
        return day(year, second, first)
    return day(year, first, second) if second > 12 else "ambiguous"


def _month_or_years(found: Match) -> Span | Failure:
    """`1990/91` is a span of years; after a hyphen, 21 to 24 are seasons, as in EDTF."""
    later, second = int(found[1][:2] + found[3]), int(found[3])
    is_month = second < 13 or (found[2] == "-" and second in SEASONS)
    return day(found[1], second) if is_month or later <= int(found[1]) else between(day(found[1]), day(later))


def _unspecified(found: Match) -> Span | Failure:
    """`2004-XX`, `2004-06-XX`: a month of the year, a day of the month (EDTF level 1)."""
    whole = day(found[1], found[2])
    return whole if isinstance(whole, str) else whole._replace(edtf=f"{whole.edtf}-XX")


_FORMS: dict[re.Pattern[str], Callable[[Match], Span | Failure]] = {
    re.compile(form, re.I | re.ASCII): make
    for form, make in {
        r"(\d{4})([-/–])(\d\d)": _month_or_years,
        r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d\S*)?)?)?": lambda m: day(m[1], m[2], m[3]),
        r"(\d{4})-(\d\d)-(\d\d) \d\d:\d\d\S*(?: ?[+-]?\d\d:?\d\d| UTC| Z)?": lambda m: day(m[1], m[2], m[3]),
        r"(\d{4})[./](\d{1,2})(?:[./](\d{1,2})\.?)?": lambda m: day(m[1], m[2], m[3]),
        r"(\d{4})\. (\d{1,2})(?:\. (\d{1,2}))?\.?": lambda m: day(m[1], m[2], m[3]),
        r"(0?[1-9]|1[0-2])[./](\d{4})": lambda m: day(m[2], m[1]),
        r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}Z?)?": lambda m: day(m[1], m[2], m[3]),
        r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})": lambda m: day(m[3], m[2], m[1]),
        r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})": _slashed,
        r"(\d{4})-(\d{4})": lambda m: between(day(m[1]), day(m[2])),
        r"(\d{4})-(?:(0\d|1[0-2])-XX|XX(?:-XX)?)": _unspecified,
        r"(\d{3})(?:0-e|0-е|X|-|\?|u)": lambda m: decade(int(m[1] + "0")),
        r"(\d\d)(?:XX|--|\?\?|uu)": lambda m: _hundred(m[1]),
    }.items()
}
