"""Where the next window begins, and how one ends before its time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ichlinks.stages import Window

_ATTEMPTS = 5


class Stop(Exception):
    """A window cannot be finished now; `window` says from where it goes on."""

    def __init__(self, window: Window, code: str, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.window = window
        self.code = code
        self.retry_after = retry_after


def kept(window: Window, pages: int) -> Window:
    """A window as a failed run leaves it: it goes on from its token, unless run after run got no page with that."""
    return window if pages or window.attempts < _ATTEMPTS else replace(window, token=None, records=0)


def next_from(last: Window | None, overlap: float) -> str | None:
    """The start of the next window: the endpoint's own clock at the last complete one, less `overlap` seconds.

    None where there is no such window, or its clock cannot be read: then everything is asked for again.
    """
    return instant(last.response_date, overlap) if last else None


def instant(text: str | None, before: float = 0.0) -> str | None:
    """A moment of ISO 8601 in UTC and seconds, `before` so many seconds; None where it cannot be read."""
    try:
        moment = datetime.fromisoformat(text or "")
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC) - timedelta(seconds=before)
    except (ValueError, OverflowError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
