"""Runs: what was done when, and the report of each."""

import time
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from ichlinks.store.tables import run

Report = dict[str, Any]
"""A run report as the contract describes it."""


def start(connection: Connection, partner: str, stage: str, at: str) -> str:
    """Opens a run; one of this partner that never ended (it was killed) is closed as interrupted.

    Its id rises with time, so that runs of the same second stay in their order.
    """
    mine = (run.c.partner == partner) & (run.c.state == "running")
    connection.execute(update(run).where(mine).values(state="interrupted"))
    id_ = f"{at[:10]}-{time.time_ns():x}-{partner or 'all'}-{stage}"
    connection.execute(insert(run).values(id=id_, partner=partner, stage=stage, state="running", started=at))
    return id_


def finish(connection: Connection, report: Report) -> None:
    values = {"state": report["state"], "finished": report["finished"], "report": msgspec.json.encode(report)}
    connection.execute(update(run).where(run.c.id == report["run"]).values(values))


def latest(connection: Connection, partner: str, stage: str | None = None) -> Report | None:
    """The report of the partner's last run, with only its state where it never ended."""
    query = select(run).where(run.c.partner == partner).order_by(run.c.started.desc(), run.c.id.desc())
    found = connection.execute(query.where(run.c.stage == stage) if stage else query).first()
    if found is None:
        return None
    bare = {
        "run": found.id,
        "partner": partner,
        "stage": found.stage,
        "state": found.state,
        "started": found.started,
    }
    return msgspec.json.decode(found.report) if found.report else bare
