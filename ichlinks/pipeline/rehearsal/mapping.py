"""transform --all --dry-run: the stored payloads through today's crosswalk, enrichment and rules."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import msgspec
from sqlalchemy import Connection

from enrichment.screening import DEAD_LINK
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.deciding import decided
from ichlinks.pipeline.rehearsal.keys import Keys
from ichlinks.pipeline.rehearsal.others import Rehearsed, by_itself, compare
from ichlinks.pipeline.rehearsal.tally import Tally, rules_changed
from ichlinks.pipeline.tools import Tools, all_transformed
from ichlinks.stages import JSON, PUBLIC
from ichlinks.store import duplicates, payloads, records
from ichlinks.store.payloads import Stored
from ichlinks.store.records import Judged, Transformed

_BATCH = 500
_NEW = Judged("new", (), None)
_TECHNICAL = ("source_record",)


def rehearse_mapping(context: Context, slug: str) -> JSON:
    """How many records would change, in which fields, by which rules, with samples.

    Raises Invalid for a wrong name in the partner file.
    """
    tools, tally, keys = Tools.of(context.workspace, context.partner(slug)), Tally(), Keys()
    with context.store.read() as connection:
        expected = payloads.standing(connection, slug).records
        for batch in payloads.walk(connection, slug, _BATCH):
            made = list(_rehearsed(connection, tools, batch))
            keys.add((one.alone.alike, one.alone.payload) for one in made)
            for one in made:
                _compare(tally, slug, one.identifier, by_itself(one.before), one.alone)
            context.progress("dry run", slug, tally.records, expected)
        for group in keys.shared(duplicates.lonely(connection, slug)):
            batches = duplicates.sources(connection, group)
            members = [one for batch in batches for one in _rehearsed(connection, tools, batch)]
            compare(connection, slug, members, tools.rules.file.duplicates, tally)
    return tally.as_json()


def _rehearsed(connection: Connection, tools: Tools, batch: Sequence[Stored]) -> Iterator[Rehearsed]:
    before = records.judged(connection, [stored.id for stored in batch])
    names = [stored.payload.identifier for stored in batch]
    made = decided(connection, tools.partner.slug, names, all_transformed(tools, batch))
    for name, one in zip(names, made, strict=True):
        stored = before.get(one.payload, _NEW)
        yield Rehearsed(name, stored, _as_linked(stored, one))


def _as_linked(before: Judged, after: Transformed) -> Transformed:
    """With what was found at the Record's addresses: a dry run asks nobody again."""
    dead = tuple(reason for reason in before.reasons if reason.rule == DEAD_LINK)
    if not dead or after.outcome not in PUBLIC:
        return after
    return replace(after, outcome="flag", reasons=(*dead, *after.reasons))


def _compare(tally: Tally, slug: str, identifier: str, before: Judged, after: Transformed) -> None:
    tally.records += 1
    tally.changed += (before.outcome, before.body) != (after.outcome, after.body)
    tally.outcome(before.outcome, after.outcome)
    sample = {"partner": slug, "identifier": identifier}
    rules_changed(tally, before.reasons, after.reasons, before.outcome, after.outcome, sample)
    if before.body != after.body:
        hidden = "withhold" in (before.outcome, after.outcome)
        for name, old, new in _differing(before.body, after.body):
            shown = (None, None) if hidden else (old, new)
            tally.field_changed(name, slug, identifier, *shown)


def _differing(before: bytes | None, after: bytes | None) -> Iterator[tuple[str, Any, Any]]:
    old, new = (msgspec.json.decode(body) if body else {} for body in (before, after))
    for name in sorted(old.keys() | new.keys()):
        if name not in _TECHNICAL and old.get(name) != new.get(name):
            yield name, old.get(name), new.get(name)
