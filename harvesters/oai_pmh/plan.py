"""Which windows a run asks for."""

from datetime import UTC, date, datetime

from config.sources import OaiPmh
from harvesters.oai_pmh.identify import Identity
from harvesters.spans import next_from
from ichlinks.stages import Ledger, Span, Window

_DAY = len("2003-10-17")
_EPOCH = "1970-01-01T00:00:00Z"


def plan(options: OaiPmh, span: Span, ledger: Ledger, days: bool) -> list[Window]:
    """What was left unfinished first, then each set from where its last complete window was taken.

    A window stays open at its end, so that records with a datestamp to come are not missed; the endpoint's clock at
    its first request says later where it ended.
    """
    if span.from_ or span.until or span.set_:
        return [_resumed(_new(name, span, ledger, options, days), ledger) for name in _sets(options, span)]
    unfinished = [] if span.full else list(ledger.unfinished)
    busy = {window.set_ for window in unfinished if window.until is None} | ledger.waiting
    return unfinished + [_new(name, span, ledger, options, days) for name in _sets(options, span) if name not in busy]


def _sets(options: OaiPmh, span: Span) -> tuple[str | None, ...]:
    return (span.set_,) if span.set_ else options.sets.include or (None,)


def _new(name: str | None, span: Span, ledger: Ledger, options: OaiPmh, days: bool) -> Window:
    since = span.from_ or (None if span.full else next_from(ledger.complete.get(name), options.overlap))
    return Window(
        set_=name, from_=_formatted(since, days, "T00:00:00Z"), until=_formatted(span.until, days, "T23:59:59Z")
    )


def _resumed(window: Window, ledger: Ledger) -> Window:
    """The same window as an earlier run left it."""
    span = (window.set_, window.from_, window.until)
    return next((one for one in ledger.unfinished if (one.set_, one.from_, one.until) == span), window)


def _formatted(moment: str | None, days: bool, time: str) -> str | None:
    """A moment in the endpoint's own granularity (OAI-PMH 2.0, section 3.3); a bare day takes this `time`."""
    if moment is None or days:
        return moment and moment[:_DAY]
    return moment if len(moment) > _DAY else f"{moment}{time}"


def halves(window: Window, identity: Identity, inclusive: bool = False) -> tuple[Window, ...]:
    """Two windows for one; none where they would leave something out, or for a single day or second.

    They have two days or seconds in common, for endpoints that leave out either bound. Three or fewer have none to
    spare: they are halved only where the endpoint is known to be `inclusive`, as OAI-PMH 2.0, section 2.7.1 demands.
    """
    count, moment = _COUNTED[identity.days or len(window.from_ or window.until or "") == _DAY]
    end = count(window.until or window.response_date or datetime.now(UTC).isoformat())
    start = count(window.from_ or identity.earliest or _EPOCH)
    start = start if start < end or window.from_ else count(_EPOCH)
    shares = end - start > 2
    if start >= end or not (shares or inclusive):
        return ()
    middle = (start + end) // 2
    first, second = (middle + 1, middle) if shares else (middle, middle + 1)
    return (
        Window(set_=window.set_, from_=window.from_, until=moment(first)),
        Window(set_=window.set_, from_=moment(second), until=window.until),
    )


def _seconds(moment: str) -> int:
    found = datetime.fromisoformat(moment)
    return int(found.replace(tzinfo=found.tzinfo or UTC).timestamp())


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _days(moment: str) -> int:
    return date.fromisoformat(moment[:_DAY]).toordinal()


def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()


_COUNTED = {True: (_days, _day), False: (_seconds, _moment)}
