"""reprocess: complete windows once more, for endpoints that give changed records old datestamps."""

from collections.abc import Iterator, Mapping, Sequence

from harvesters.spans import instant
from ichlinks.errors import Invalid
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.harvest import harvest
from ichlinks.stages import Span, Window
from ichlinks.store import windows
from ichlinks.store.runs import Report

_EVER = "9999"


def reprocess(context: Context, slug: str, from_: str | None = None, until: str | None = None) -> Iterator[Report]:
    """One report for each stretch of time that complete windows cover between `from_` and `until` (ISO 8601, UTC).

    Windows that overlap are asked for as one. Raises Invalid where nothing there was ever complete.
    """
    with context.store.read() as connection:
        done = windows.complete(connection, slug)
    spans = list(_spans(done, from_ or "", until or _EVER))
    if not spans:
        raise Invalid(f"{slug} has no complete window in that time; see: ichlinks harvest {slug}")
    for span in spans:
        yield harvest(context, slug, span)


def _spans(done: Mapping[str | None, Sequence[Window]], since: str, until: str) -> Iterator[Span]:
    for set_, mine in done.items():
        for start, end in _merged(sorted((one.from_ or "", _end(one)) for one in mine)):
            first, last = max(start, since), min(end, until)
            if first <= last:
                yield Span(not first, first or None, None if last == _EVER else last, set_)


def _end(window: Window) -> str:
    """Up to when a window covers: an open one up to the moment it was taken."""
    return window.until or instant(window.response_date) or _EVER


def _merged(stretches: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    if not stretches:
        return
    start, end = stretches[0]
    for begins, ends in stretches[1:]:
        if begins > end:
            yield start, end
            start = begins
        end = max(end, ends)
    yield start, end
