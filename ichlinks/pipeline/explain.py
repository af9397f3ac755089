"""explain: a value's way back to the bytes it came from.

Stages are pure and payloads are kept, so the way is walked again instead of being stored beside every value.
"""

from collections import defaultdict
from typing import Any

import msgspec

from crosswalks import sources
from enrichment import ENRICHERS
from ichlinks.errors import Invalid, Rejected
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.tools import Tools
from ichlinks.stages import Draft, Payload
from ichlinks.store import items, payloads, records

_FILE, _UNMADE = "partner file", "not made by the rules of today"
_NAMED = ("data_provider", "provider")
_OWN = {"id", "members", "modified", "type"}
_encode = msgspec.json.Encoder(order="deterministic").encode
Changes = dict[str, list[str]]


def explain(context: Context, id_: str, field: str | None = None) -> list[dict[str, Any]]:
    """One line a value of the Item `id_`, or of one of its fields. Raises Invalid for what does not exist."""
    with context.store.read() as connection:
        body, members = items.body(connection, id_), records.members(connection, id_)
    if body is None:
        raise Invalid(f"there is no public Item {id_!r}")
    item = msgspec.json.decode(body)
    fields = [name for name in item if name not in _OWN]
    if field and field not in fields:
        raise Invalid(f"{id_} has no field {field!r}; it has: {', '.join(fields)}")
    lines = [line for partner, identifier in members for line in _member(context, partner, identifier, item)]
    return [line for line in lines if field in (None, line["field"])]


def _member(context: Context, slug: str, identifier: str, item: dict[str, Any]) -> list[dict[str, Any]]:
    tools = Tools.of(context.workspace, context.partner(slug))
    with context.store.read() as connection:
        stored = payloads.find(connection, slug, identifier)
        versions = records.versions(connection, slug, identifier)
    if stored is None or versions is None:
        return []
    try:
        paths, changed = _walked(tools, stored.payload)
    except Rejected:
        paths, changed = {}, {}
    common = {"partner": slug, "identifier": identifier, "sha256": stored.payload.sha256.hex()}
    return [
        {
            "field": name,
            "value": value,
            **common,
            "source": paths.get(name) or (_FILE if name in _NAMED else _UNMADE),
            "changed_by": changed.get(name, []),
            **versions,
        }
        for name, value in item.items()
        if name not in _OWN
    ]


def _walked(tools: Tools, payload: Payload) -> tuple[dict[str, str], Changes]:
    """Where each field was found, and by which steps of enrichment it was changed, each with the rules that say so."""
    draft, changed = tools.crosswalk.crosswalk(payload), defaultdict[str, list[str]](list)
    for step, enrich in zip(ENRICHERS, tools.enrichers, strict=True):
        before, noted = _values(draft), len(draft.reasons)
        draft = enrich(draft)
        said = [(reason.field or "", reason.rule) for reason in draft.reasons[noted:] if reason.severity == "info"]
        for field, value in _values(draft).items():
            if value != before.get(field):
                changed[field] += [step, *(rule for about, rule in said if about.partition(".")[0] == field)]
    return sources(payload, draft), changed


def _values(draft: Draft) -> dict[str, bytes]:
    return {field: _encode(value) for field, value in draft.fields.items()}
