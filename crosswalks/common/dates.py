"""Dates that a source states twice: for machines, as ISO 8601 (of a moment, its day), and in words."""

import re
from typing import Any

Stated = str | dict[str, Any] | None
"""A date as text; or, where the machine-readable form says more than the words, both."""

_NEVER = "9999"
_FIGURES = re.compile(r"[\d\s/.,:TZ+~?-]+")
_ISO = re.compile(r"(\.\.|-?\d{4}(?:-\d\d){0,2})(?:T\d\d:\S+)?$")


def stated_date(begin: str, end: str, text: str) -> Stated:
    """`{"edtf": "1905/2012", "text": "ca. 1905 to 2012"}`; the words alone where begin and end are no dates.

    The year 9999 as an end says that there is none yet.
    """
    first, last = _day(begin), _day(end)
    span = "/".join(dict.fromkeys(filter(None, (first, ".." if end == _NEVER and first else last))))
    if not span:
        return text or begin or end or None
    return {"edtf": span, "text": text} if text and text != span else span


def is_dates(text: str) -> bool:
    """Whether a period is told by its dates alone, and has no name."""
    return _FIGURES.fullmatch(text) is not None


def _day(text: str) -> str:
    found = _ISO.match(text)
    return found[1] if found else ""
