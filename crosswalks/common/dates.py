"""Dates that a source states twice: for machines, as ISO 8601, and in words."""

import re
from typing import Any

Stated = str | dict[str, Any] | None
"""A date as text; or, where the machine-readable form says more than the words, both."""

_NEVER = "9999"
_ISO = re.compile(r"-?\d{4}(-\d\d(-\d\d)?)?$")


def stated_date(begin: str, end: str, text: str) -> Stated:
    """`{"edtf": "1905/2012", "text": "ca. 1905 to 2012"}`; the words alone where begin and end are no dates.

    The year 9999 as an end says that there is none yet.
    """
    last = ".." if end == _NEVER and _ISO.match(begin) else end
    span = "/".join(dict.fromkeys(part for part in (begin, last) if part == ".." or _ISO.match(part)))
    if not span:
        return text or begin or end or None
    return {"edtf": span, "text": text} if text and text != span else span
