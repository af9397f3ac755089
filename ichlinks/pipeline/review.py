"""review: what waits for a person, and what the person says."""

from dataclasses import replace

from sqlalchemy import Connection

from enrichment.screening import Takedown, takedown
from ichlinks.errors import Invalid
from ichlinks.pipeline import breaker
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.renaming import RULE, moves, rename, renamed
from ichlinks.store import decisions, payloads, records, windows
from ichlinks.store.decisions import Decision
from ichlinks.store.items import item_id


def waiting(context: Context, slug: str | None = None) -> list[Decision]:
    """Held runs first, then quarantined records."""
    with context.store.read() as connection:
        return decisions.waiting(connection, slug)


def question(context: Context, id_: str) -> Decision:
    """One question, answered or not. Raises Invalid where there is none of that id."""
    with context.store.read() as connection:
        found = decisions.find(connection, id_)
        found = found or next((one for one in decisions.waiting(connection) if one.id == id_), None)
    if found is None:
        raise Invalid(f"nothing of the id {id_!r} waits for a decision; see: ichlinks review list")
    return found


def effects(context: Context, asked: Decision) -> tuple[list[str], dict[str, str]]:
    """What approving a held run would delete or withdraw, and what it would rename (new identifiers by old ones)."""
    if asked.kind != "run":
        return [], {}
    with context.store.read() as connection:
        if _is_breaker(asked):
            return list(records.doubt(connection, asked.partner).fresh), {}
        pairs = renamed(connection, asked.partner) if any(r.rule == RULE for r in asked.reasons) else {}
        return [one for one in payloads.doomed(connection, asked.partner) if one not in pairs], pairs


def decide(context: Context, id_: str, approve: bool, by: str, note: str | None = None) -> Decision:
    """Writes down who said what and why. Approved runs go on with their next transform, under new identifiers where a
    renaming was offered; a rejected one keeps the records and asks the endpoint again, or, where too many were
    quarantined, keeps the Items. A record meets its answer at the next transform.

    Raises Invalid where there is no such question, where it was answered before, and where a renaming would take
    something out of the reach of the takedown list.
    """
    asked = question(context, id_)
    if asked.state != "waiting":
        raise Invalid(f"{id_} was decided already: {asked.state} by {asked.by} at {asked.at}")
    said = replace(asked, state="approve" if approve else "reject", by=by, at=context.now(), note=note)
    with context.store.write() as connection:
        decisions.save(connection, said)
        if said.kind == "record":
            decisions.requeue(connection, said.partner, said.subject)
        elif approve and any(reason.rule == RULE for reason in said.reasons):
            _keep_down(connection, said.partner, takedown(context.workspace))
            rename(connection, said.partner, said.at or context.now())
        elif not approve and not _is_breaker(said):
            payloads.dismiss(connection, said.partner)
            windows.reopen(connection, said.partner, said.subject)
    return said


def _keep_down(connection: Connection, slug: str, removed: Takedown) -> None:
    """The list names records by their identifiers: those that are moved must be on it under the new ones, too."""
    if removed.entries:
        for old, new in moves(connection, slug):
            if removed.names(slug, old, item_id(slug, old)) and not removed.names(slug, new, item_id(slug, new)):
                raise Invalid(f"the takedown list names {old}: add {new} to it, so that it stays withheld")


def _is_breaker(one: Decision) -> bool:
    return any(reason.rule == breaker.RULE for reason in one.reasons)
