"""Partner files seen from above: is every name in them real, and how does each partner stand."""

from dataclasses import dataclass
from typing import Any

from config.partner import load, partner, slugs
from config.settings import Workspace
from ichlinks.errors import Invalid
from ichlinks.pipeline.cases import Checked, checked
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.tools import Tools
from ichlinks.stages import PUBLIC
from ichlinks.store import payloads, records, runs


@dataclass(frozen=True)
class Verdict:
    """What is wrong with a partner's file and cases, nothing if it is fine; the cases, where the file could be read."""

    faults: list[str]
    cases: Checked | None = None


def faults(workspace: Workspace, slug: str | None = None) -> dict[str, Verdict]:
    """By partner, what is wrong. Raises Invalid for an unknown partner."""
    if slug and slug not in slugs(workspace):
        partner(workspace, slug)
    return {name: _verdict(workspace, name) for name in ([slug] if slug else slugs(workspace))}


def _verdict(workspace: Workspace, slug: str) -> Verdict:
    try:
        found = cases(workspace, slug)
    except Invalid as error:
        return Verdict(str(error).splitlines())
    return Verdict([fault for some in found.faults.values() for fault in some], found)


def cases(workspace: Workspace, slug: str) -> Checked:
    """Runs the golden cases of a partner. Raises Invalid for a wrong partner file."""
    return checked(workspace, Tools.of(workspace, partner(workspace, slug)))


def overview(context: Context) -> list[dict[str, Any]]:
    """One line a partner; a broken file is a line too."""
    return [_line(context, slug) for slug in slugs(context.workspace)]


def _line(context: Context, slug: str) -> dict[str, Any]:
    try:
        one = load(context.workspace.partners / f"{slug}.yaml", None)
    except Invalid as error:
        return {"partner": slug, "state": "invalid", "name": str(error).splitlines()[0]}
    with context.store.read() as connection:
        last = runs.latest(connection, slug, "harvest")
        outcomes = records.outcomes(connection, slug)
        alive = payloads.standing(connection, slug).alive
    line = {
        "partner": slug,
        "name": one.title,
        "kind": one.harvest.kind,
        "schedule": one.schedule,
        "state": last["state"] if last else "new",
        "last_harvest": last["started"] if last else None,
        "records": alive,
        "public": sum(count for outcome, count in outcomes.items() if outcome in PUBLIC),
    }
    return {name: value for name, value in line.items() if value is not None}
