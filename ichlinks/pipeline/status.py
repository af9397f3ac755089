"""status: how every partner stands, and how far the consumers are."""

from typing import Any

from sqlalchemy import Connection

from config.partner import partner, slugs
from ichlinks.errors import Retriable
from ichlinks.pipeline.context import Context
from ichlinks.store import changes, decisions, items, payloads, records, runs
from index.backend import open_index


def status(context: Context, slug: str | None = None) -> dict[str, Any]:
    """One JSON document. Raises Invalid for an unknown partner."""
    chosen = [partner(context.workspace, slug).slug] if slug else slugs(context.workspace)
    with context.store.read() as connection:
        partners = [
            {
                "partner": name,
                "last": runs.latest(connection, name),
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
    answer["consumers"]["index"] = _index_position(context)
    return answer


def _without_file(connection: Connection, known: list[str]) -> list[dict[str, Any]]:
    """Partners that are stored and have no file any more: nothing is harvested, and what was public stays public."""
    return [
        {"partner": name, "records": payloads.standing(connection, name).alive, "public": len(public)}
        for name in payloads.partners(connection)
        if name not in known and (public := records.public(connection, name))
    ]


def _index_position(context: Context) -> int:
    try:
        index = open_index(context.workspace)
    except Retriable:
        return 0
    try:
        return index.cursor()
    except Retriable:
        return 0
    finally:
        index.close()
