"""What a harvest run is told of earlier ones: what is due again, and up to where each set is complete."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from config.partner import Partner
from config.sources import Files, OaiPmh
from harvesters.spans import base
from ichlinks.pipeline.report import RunReport
from ichlinks.stages import Ledger, Span, Warn, Window
from ichlinks.store import Store, endpoints, payloads, windows

_TRIES = 3
"""As often as this a window fails before it has to wait."""

_FIRST, _LONGEST = 300.0, 86_400.0
_FRESH = 6 * 3600.0


def ledger(connection: Connection, partner: Partner, report: RunReport, span: Span, store: Store) -> Ledger:
    """The ledger of this partner. Windows whose time has not come are left out and make the report incomplete.

    A full harvest forgets what was left open; so does one of a partner file that names a set no longer.
    """
    _forget(connection, partner, report, span)
    by_hand = span.from_ or span.until or span.set_
    due: list[windows.Unfinished] = []
    waiting: list[windows.Unfinished] = []
    for one in windows.unfinished(connection, partner.slug):
        (waiting if not by_hand and (one.not_before or "") > report.started else due).append(one)
    due.sort(key=lambda one: one.window.attempts)
    if waiting:
        report.next = min(one.not_before or "" for one in waiting)
        report.incomplete("window_waits", f"{len(waiting)} windows failed too often to be tried before {report.next}")
    unfinished = [one.window for one in due + waiting]
    return Ledger(
        tuple(_resumable(one, report) for one in due),
        _bases(windows.complete(connection, partner.slug), unfinished),
        frozenset(one.window.set_ for one in waiting if one.window.until is None),
        _since(endpoints.find(connection, partner.slug).swept, report.started),
        lambda identifiers: _known(store, partner.slug, identifiers),
    )


def later(moment: str, seconds: float) -> str:
    return (datetime.fromisoformat(moment) + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def retry_at(now: str, attempts: int) -> str | None:
    """When a window that failed `attempts` times is tried again; None: by the next run."""
    return later(now, min(_LONGEST, _FIRST * 2.0 ** (attempts - _TRIES))) if attempts >= _TRIES else None


def _forget(connection: Connection, partner: Partner, report: RunReport, span: Span) -> None:
    by_hand = span.from_ or span.until
    if span.full and not by_hand:
        windows.forget_unfinished(connection, partner.slug, span.set_)
    each = isinstance(partner.harvest, Files) and not partner.harvest.complete  # a window for each file
    if not (by_hand or span.set_ or each):
        for name in windows.forget_sets(connection, partner.slug, sets(partner)):
            message = "the partner file no longer asks for this set; its unfinished window is forgotten"
            report.warn(Warn("window_forgotten", message, name))


def _resumable(one: windows.Unfinished, report: RunReport) -> Window:
    """A list that was left long ago has changed since: what moved in it would be passed over."""
    if one.window.token is None or one.at is None or _since(one.at, report.started) <= _FRESH:
        return one.window
    report.warn(Warn("token_expired", f"a list that was left at {one.at} is no longer gone on with; it starts over"))
    return replace(one.window, token=None, records=0)


def _since(moment: str | None, now: str) -> float:
    """Seconds; none where the moment is not known."""
    return (datetime.fromisoformat(now) - datetime.fromisoformat(moment)).total_seconds() if moment else 0.0


def sets(partner: Partner) -> Sequence[str | None]:
    """The sets that are harvested, each in windows of its own; None where there are none."""
    include = partner.harvest.sets.include if isinstance(partner.harvest, OaiPmh) else ()
    return include or (None,)


def _bases(complete: Mapping[str | None, list[Window]], unfinished: Sequence[Window]) -> dict[str | None, Window]:
    """Closed windows that are tried again by themselves are no gap."""
    closed = [one for one in unfinished if one.until]
    found = {name: base([*mine, *(one for one in closed if one.set_ == name)]) for name, mine in complete.items()}
    return {name: one for name, one in found.items() if one}


def _known(store: Store, slug: str, identifiers: Sequence[str]) -> Mapping[str, bytes]:
    with store.read() as connection:
        return payloads.checksums(connection, slug, identifiers)
