"""The harvest ledger: which spans of a partner are complete, and where an unfinished one goes on."""

from typing import Any, Literal

from sqlalchemy import Connection, Row, delete, select, update

from ichlinks.stages import Ledger, Window
from ichlinks.store import bulk
from ichlinks.store.tables import window

State = Literal["open", "complete", "failed"]


def save(connection: Connection, partner: str, run: str, state: State, one: Window, error: str | None = None) -> None:
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
    }
    bulk.upsert(connection, window, [row], ("partner", "set_", "from_", "until"))


def ledger(connection: Connection, partner: str) -> Ledger:
    """What is unfinished, and the last complete window of each set by the endpoint's own clock."""
    query = (
        select(window).where(window.c.partner == partner).order_by(window.c.response_date.nulls_first(), window.c.id)
    )
    rows = connection.execute(query).all()
    unfinished = tuple(_window(row) for row in rows if row.state != "complete")
    return Ledger(unfinished, {row.set_ or None: _window(row) for row in rows if row.state == "complete"})


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


def forget_unfinished(connection: Connection, partner: str) -> None:
    """A full harvest starts over: what was left open is covered by it."""
    connection.execute(delete(window).where(window.c.partner == partner, window.c.state != "complete"))


def reopen(connection: Connection, partner: str, run: str) -> None:
    """The windows of a rejected run are asked for again."""
    mine = (window.c.partner == partner) & (window.c.run == run)
    connection.execute(update(window).where(mine).values(state="failed", token=None, validator=None))


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
    )
