"""Where the next window begins, and how one ends before its time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ichlinks.stages import Window

_ATTEMPTS = 5
_NEVER = "9999"


class Stop(Exception):
    """A window cannot be finished now; `window` says from where it goes on, `deep` whether pages came before."""

    def __init__(
        self, window: Window, code: str, message: str, retry_after: float | None = None, deep: bool = False
    ) -> None:
        super().__init__(message)
        self.deep = deep
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


def base(windows: Iterable[Window]) -> Window | None:
    """Of one set's windows, the one up to whose end nothing is missing; `response_date` is that end.

    A window covers what lies between its `from` and its `until`, or the endpoint's clock when it was asked for. The
    base is the last one that can be reached without a gap from the beginning; None where nothing begins there.
    """
    last, reached = None, ""
    for start, one in sorted(((_start(one), one) for one in windows), key=lambda pair: pair[0]):
        if start > reached:
            break
        end = _end(one)
        if last is None or (end or "") > reached:
            last, reached = replace(one, response_date=end), end or ""
    return last


def _start(window: Window) -> str:
    return "" if window.from_ is None else instant(window.from_) or _NEVER


def _end(window: Window) -> str | None:
    """Where a window ends and the next may begin: `until` names the last day or second within it."""
    known = [moment for moment in (after(window.until), instant(window.response_date)) if moment]
    return min(known, default=None)


def after(until: str | None) -> str | None:
    """The first moment after a day or a second."""
    return instant(until, -86_400 if len(until) == len("2003-10-17") else -1) if until else None


def instant(text: str | None, before: float = 0.0) -> str | None:
    """A moment of ISO 8601 in UTC and seconds, `before` so many seconds; None where it cannot be read."""
    try:
        moment = datetime.fromisoformat(text or "")
        moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC) - timedelta(seconds=before)
    except (ValueError, OverflowError):
        return None
    # Not strftime: it writes years before 1000 with three digits, which sort after all others.
    return f"{moment.replace(microsecond=0, tzinfo=None).isoformat()}Z"
