"""status: how every partner stands, and how far the consumers are."""

from contextlib import suppress
from typing import Any

from sqlalchemy import Connection

from config.partner import partner, slugs
from ichlinks.errors import Retriable
from ichlinks.pipeline.context import Context
from ichlinks.store import changes, decisions, items, payloads, records, runs
from ichlinks.store.runs import Report
from index.backend import open_index


def status(context: Context, slug: str | None = None) -> dict[str, Any]:
    """One JSON document. Raises Invalid for an unknown partner."""
    chosen = [partner(context.workspace, slug).slug] if slug else slugs(context.workspace)
    last = {name: last_run(context, name) for name in chosen}
    harvests = {name: last_run(context, name, "harvest") for name in chosen}
    with context.store.read() as connection:
        partners = [
            {
                "partner": name,
                "last": last[name],
                "harvest": harvests[name],
                "outcomes": records.outcomes(connection, name),
                "pending": payloads.standing(connection, name).pending,
                "waiting": len(decisions.waiting(connection, name)),
            }
            for name in chosen
        ]
        answer: dict[str, Any] = {
            "partners": partners,
            "items": items.count(connection),
            "without_file": [] if slug else _without_file(connection, chosen),
            "changes": changes.last(connection),
            "consumers": {"iiif": changes.position(connection, "iiif")},
        }
    with suppress(Retriable):  # a server that is away has no position, which is not the position 0
        answer["consumers"]["index"] = _index_position(context)
    return answer


def last_run(context: Context, slug: str, stage: str | None = None) -> Report | None:
    """The report of a partner's last run; `interrupted` where it never ended and no process is at it any more."""
    seen = _latest(context, slug, stage)
    if seen is None or seen["state"] != "running" or context.store.locked(slug):
        return seen
    again = _latest(context, slug, stage)  # it may have ended between the two looks
    return {**again, "state": "interrupted"} if again == seen else again


def _latest(context: Context, slug: str, stage: str | None) -> Report | None:
    with context.store.read() as connection:
        return runs.latest(connection, slug, stage)


def _without_file(connection: Connection, known: list[str]) -> list[dict[str, Any]]:
    """Partners that are stored and have no file any more: nothing is harvested, and what was public stays public."""
    return [
        {"partner": name, "records": payloads.standing(connection, name).records, "public": public}
        for name in payloads.partners(connection)
        if name not in known and (public := records.shown(connection, name))
    ]


def _index_position(context: Context) -> int:
    index = open_index(context.workspace)
    try:
        return index.cursor()
    finally:
        index.close()
