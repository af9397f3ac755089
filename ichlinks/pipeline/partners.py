"""How each partner stands."""

from typing import Any

from config.partner import load, slugs
from ichlinks.errors import Invalid
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.status import last_run
from ichlinks.store import payloads, records


def overview(context: Context) -> list[dict[str, Any]]:
    """One line a partner; a broken file is a line too."""
    return [_line(context, slug) for slug in slugs(context.workspace)]


def _line(context: Context, slug: str) -> dict[str, Any]:
    try:
        one = load(context.workspace.partners / f"{slug}.yaml", None)
    except Invalid as error:
        return {"partner": slug, "state": "invalid", "name": str(error).splitlines()[0]}
    last = last_run(context, slug, "harvest")
    with context.store.read() as connection:
        public = records.shown(connection, slug)
        alive = payloads.standing(connection, slug).records
    line = {
        "partner": slug,
        "name": one.title,
        "kind": one.harvest.kind,
        "schedule": one.schedule,
        "state": last["state"] if last else "new",
        "last_harvest": last["started"] if last else None,
        "records": alive,
        "public": public,
    }
    return {name: value for name, value in line.items() if value is not None}
