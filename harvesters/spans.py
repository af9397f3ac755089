"""Where the next window begins, and how one ends before its time."""

from datetime import UTC, datetime, timedelta

from ichlinks.stages import Window


class Stop(Exception):
    """A window cannot be finished now; `window` says from where it goes on."""

    def __init__(self, window: Window, code: str, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.window = window
        self.code = code
        self.retry_after = retry_after


def next_from(last: Window | None, overlap: float) -> str | None:
    """The start of the next window: the endpoint's own clock at the last complete one, less `overlap` seconds.

    None where there is no such window, or its clock cannot be read: then everything is asked for again.
    """
    if last is None or last.response_date is None:
        return None
    try:
        moment = datetime.fromisoformat(last.response_date.replace("Z", "+00:00"))
    except ValueError:
        return None
    moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC) - timedelta(seconds=overlap)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
