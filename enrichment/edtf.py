"""Dates as people write them, read as Extended Date/Time Format.

Standard: EDTF level 1 (ISO 8601-2:2019, annex A; Library of Congress EDTF). What can be read in two ways, or is no
day of any calendar, is not read.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from typing import Literal, NamedTuple

from enrichment.calendars import MONTHS, gregorian


class Span(NamedTuple):
    """An EDTF string and its first and last calendar day; None for an end that is open."""

    edtf: str
    begin: str | None
    end: str | None


Failure = Literal["invalid", "ambiguous", "unknown"]
Match = re.Match[str]

_LONGEST = 100
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:\d\d\S*)?)?)?")
_QUALIFIED = re.compile(r"(?:ca\.?|c\.|circa|about|approximately|около|약|約|约|ราว|ประมาณ)\s*(?=\d)", re.I)
_RANGE = re.compile(r"\s*(?:/|–|—|--+|〜|~|\bto\b|\band\b|\s-\s)\s*")
_YEARS = re.compile(r"(\d{4})-(\d{4})")


def read(text: str) -> Span | Failure:
    """The span of days that a text means. Never raises."""
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if len(text) > _LONGEST:
        return "unknown"
    plain = " ".join(gregorian(text).split())
    return _single(plain) or _range(plain) or "unknown"


def _single(text: str) -> Span | Failure | None:
    bare, mark = _unqualified(text)
    for form, make in _FORMS.items():
        if found := form.fullmatch(bare):
            return _marked(make(found), mark)
    return None


def _range(text: str) -> Span | Failure | None:
    if found := _YEARS.fullmatch(text):
        return _between(_day(found[1]), _day(found[2]))
    parts = _RANGE.split(text)
    if len(parts) != 2 or not any(parts):
        return None
    begin, end = (_single(part) or "unknown" if part not in ("", "..") else None for part in parts)
    return _between(begin, end)


def _between(begin: Span | Failure | None, end: Span | Failure | None) -> Span | Failure:
    if isinstance(begin, str) or isinstance(end, str):
        return "invalid" if "invalid" in (begin, end) else "unknown"
    first, last = begin.begin if begin else None, end.end if end else None
    if first and last and first > last:
        return "invalid"
    return Span(f"{begin.edtf if begin else '..'}/{end.edtf if end else '..'}", first, last)


def _unqualified(text: str) -> tuple[str, str]:
    """The date without brackets and marks of doubt, and the EDTF mark for them: `?`, `~` or `%`."""
    bare = text.strip("[]() .;,")
    about, doubted = bool(_QUALIFIED.match(bare)), False
    bare = _QUALIFIED.sub("", bare, count=1)
    if bare[-1:] in ("?", "~", "%") and not bare.endswith("??"):
        about, doubted = about or bare[-1] in "~%", bare[-1] in "?%"
        bare = bare[:-1].rstrip()
    return bare, "%" if about and doubted else "~" if about else "?" if doubted else ""


def _marked(read: Span | Failure, mark: str) -> Span | Failure:
    if isinstance(read, str) or not mark or "X" in read.edtf:
        return read
    return read._replace(edtf=read.edtf + mark)


def _day(year: str, month: str | int | None = None, day: str | int | None = None) -> Span | Failure:
    y, m, d = int(year), int(month or 0), int(day or 0)
    if not 0 < y < 10_000 or (month is not None and not 0 < m < 13) or (day is not None and not m):
        return "invalid"
    if month is None:
        return Span(f"{y:04}", f"{y:04}-01-01", f"{y:04}-12-31")
    last = monthrange(y, m)[1]
    if day is None:
        return Span(f"{y:04}-{m:02}", f"{y:04}-{m:02}-01", f"{y:04}-{m:02}-{last:02}")
    return Span(one := f"{y:04}-{m:02}-{d:02}", one, one) if 0 < d <= last else "invalid"


def _named(day: str | None, name: str, year: str) -> Span | Failure:
    month = MONTHS.get(name.casefold().rstrip(",")) or MONTHS.get(name.casefold().rstrip(".,"))
    return _day(year, month, day) if month else "unknown"


def _slashed(found: Match) -> Span | Failure:
    """`25/12/2020` has one reading; `05/04/2020` has two."""
    first, second, year = int(found[1]), int(found[2]), found[3]
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else "ambiguous"


def _decade(found: Match) -> Span:
    return Span(f"{found[1]}X", f"{found[1]}0-01-01", f"{found[1]}9-12-31")


def _hundred(first: str) -> Span | Failure:
    return Span(f"{first}XX", f"{first}00-01-01", f"{first}99-12-31") if first != "00" else "invalid"


def _century(found: Match) -> Span | Failure:
    return _hundred(f"{int(found[1]) - 1:02}") if 1 < int(found[1]) < 23 else "invalid"


_FORMS: dict[re.Pattern[str], Callable[[Match], Span | Failure]] = {
    re.compile(form, re.I): make
    for form, make in {
        _ISO.pattern: lambda m: _day(m[1], m[2], m[3]),
        r"(\d{4})[./](\d{1,2})(?:[./](\d{1,2})\.?)?": lambda m: _day(m[1], m[2], m[3]),
        r"(\d{4})(\d\d)(\d\d)": lambda m: _day(m[1], m[2], m[3]),
        r"(\d{1,2})\.(\d{1,2})\.(\d{4})": lambda m: _day(m[3], m[2], m[1]),
        r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})": _slashed,
        r"(\d{4})\s?[年년](?:\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?)?": lambda m: _day(m[1], m[2], m[3]),
        r"(\d{4})\s?(?:г\.?|года?|он)": lambda m: _day(m[1]),
        r"(\d{3})(?:0s|0's|0-е|0年代|0년대|X|-|\?|u)": _decade,
        r"(\d\d)(?:XX|--|\?\?|uu)": lambda m: _hundred(m[1]),
        r"(\d{1,2})(?:st|nd|rd|th)\s+century": _century,
        r"(\d{1,2})\s?(?:세기|世纪|世紀|век)": _century,
        r"(\d{1,2})(?:st|nd|rd|th)?\s+([^\W\d]\S*)\s+(\d{4})(?:\s?г\.?|\s?года)?": lambda m: _named(m[1], m[2], m[3]),
        r"([^\W\d]\S*)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})": lambda m: _named(m[2], m[1], m[3]),
        r"([^\W\d]\S*)\s+(\d{4})": lambda m: _named(None, m[1], m[2]),
    }.items()
}
