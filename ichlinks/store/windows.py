"""The harvest ledger: which spans of a partner are complete, and where an unfinished one goes on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, select, update

from ichlinks.stages import Window
from ichlinks.store import bulk
from ichlinks.store.tables import window

State = Literal["open", "complete", "failed"]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A window to be tried again, not before a moment (ISO 8601, UTC) where it failed often."""

    window: Window
    not_before: str | None
    at: str | None
    """When it was last saved."""


def save(
    connection: Connection,
    partner: str,
    run: str,
    state: State,
    one: Window,
    error: str | None = None,
    not_before: str | None = None,
    at: str | None = None,
) -> None:
    row = {
        "partner": partner,
        "set_": one.set_ or "",
        "from_": one.from_ or "",
        "until": one.until or "",
        "state": state,
        "attempts": one.attempts,
        "records": one.records,
        "token": one.token,
        "response_date": one.response_date,
        "validator": one.validator,
        "error": error,
        "run": run,
        "not_before": not_before,
        "size": one.size,
        "broken": one.broken,
        "at": at,
    }
    bulk.upsert(connection, window, [row], ("partner", "set_", "from_", "until"))


def unfinished(connection: Connection, partner: str) -> list[Unfinished]:
    """What has to be asked for again, in the order in which it was first asked for."""
    query = select(window).where(window.c.partner == partner, window.c.state != "complete").order_by(window.c.id)
    return [Unfinished(_window(row), row.not_before, row.at) for row in connection.execute(query)]


def complete(connection: Connection, partner: str) -> dict[str | None, list[Window]]:
    """The complete windows of each set."""
    query = select(window).where(window.c.partner == partner, window.c.state == "complete").order_by(window.c.id)
    found: dict[str | None, list[Window]] = {}
    for row in connection.execute(query):
        found.setdefault(row.set_ or None, []).append(_window(row))
    return found


def split(connection: Connection, partner: str, run: str, whole: Window, halves: Sequence[Window], error: str) -> None:
    """Parts take the place of a window that could not be finished."""
    mine = (window.c.partner == partner) & (window.c.set_ == (whole.set_ or ""))
    span = (window.c.from_ == (whole.from_ or "")) & (window.c.until == (whole.until or ""))
    connection.execute(delete(window).where(mine & span, window.c.state != "complete"))
    for half in halves:
        save(connection, partner, run, "failed", half, error)


def reports(connection: Connection, partner: str, run: str) -> list[dict[str, Any]]:
    """The windows that a run touched, as the run report shows them."""
    query = select(window).where(window.c.partner == partner, window.c.run == run).order_by(window.c.id)
    return [
        {
            "set": row.set_ or None,
            "from": row.from_ or None,
            "until": row.until or None,
            "state": row.state,
            "attempts": row.attempts,
            "records": row.records,
            "error": row.error,
        }
        for row in connection.execute(query)
    ]


def forget_unfinished(connection: Connection, partner: str, set_: str | None = None) -> None:
    """A full harvest, of one set or of everything, starts over: what was left open is covered by it."""
    mine = (window.c.partner == partner) & (window.c.state != "complete")
    connection.execute(delete(window).where(mine & (window.c.set_ == set_) if set_ else mine))


def forget_sets(connection: Connection, partner: str, sets: Collection[str | None]) -> list[str]:
    """Drops unfinished windows of sets that are harvested no longer; the names of those sets."""
    named = [name or "" for name in sets]
    stale = (window.c.partner == partner) & (window.c.state != "complete") & window.c.set_.not_in(named)
    gone = sorted(set(connection.scalars(select(window.c.set_).where(stale))))
    if gone:
        connection.execute(delete(window).where(stale))
    return gone


def reopen(connection: Connection, partner: str, run: str) -> None:
    """The windows of a rejected run are asked for again."""
    mine = (window.c.partner == partner) & (window.c.run == run)
    connection.execute(update(window).where(mine).values(state="failed", token=None, validator=None, not_before=None))


def _window(row: Row[Any]) -> Window:
    return Window(
        set_=row.set_ or None,
        from_=row.from_ or None,
        until=row.until or None,
        token=row.token,
        response_date=row.response_date,
        validator=row.validator,
        attempts=row.attempts,
        records=row.records,
        size=row.size,
        broken=row.broken,
    )
