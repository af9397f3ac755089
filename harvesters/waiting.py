"""How long to wait before asking again: as the server says (RFC 9110, section 10.2.3), else longer each time."""

import random
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

PATIENCE = 300.0
"""The longest pause, in seconds, that a worker sleeps through."""

BUDGET = 900.0
"""Seconds that a client waits in all, over a whole run, for an endpoint that fails or is busy."""

_LONGEST = 7 * 86_400.0


def retry_after(value: str | None) -> float | None:
    """Seconds to wait, a week at most, from either form of Retry-After; None where it cannot be understood."""
    if value is None:
        return None
    if value.strip().isdecimal():
        return min(_LONGEST, float(value))
    moment = http_date(value)
    return min(_LONGEST, max(0.0, (moment - datetime.now(UTC)).total_seconds())) if moment else None


def http_date(value: str) -> datetime | None:
    """The moment of an HTTP date (RFC 9110, section 5.6.7) in UTC, None where it is none."""
    try:
        moment = parsedate_to_datetime(value)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def pause(attempt: int, asked: float | None) -> float:
    """Seconds before the next attempt (the first is 0): what was `asked` for, else twice as long each time."""
    return asked if asked is not None else min(60.0, 0.5 * 2**attempt) * random.uniform(0.5, 1.5)
