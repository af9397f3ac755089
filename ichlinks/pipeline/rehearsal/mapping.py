"""transform --all --dry-run: the stored payloads through today's crosswalk, enrichment and rules."""

from collections.abc import Iterator
from typing import Any

import msgspec

from ichlinks.pipeline.context import Context
from ichlinks.pipeline.deciding import decided
from ichlinks.pipeline.rehearsal.tally import Tally, rules_changed
from ichlinks.pipeline.tools import Tools, transformed
from ichlinks.stages import JSON
from ichlinks.store import payloads, records
from ichlinks.store.payloads import Stored
from ichlinks.store.records import Judged, Transformed

_BATCH = 500
_NEW = Judged("new", (), None)
_TECHNICAL = ("source_record",)


def rehearse_mapping(context: Context, slug: str) -> JSON:
    """How many records would change, in which fields, by which rules, with samples.

    Raises Invalid for a wrong name in the partner file.
    """
    tools, tally = Tools.of(context.workspace, context.partner(slug)), Tally()
    with context.store.read() as connection:
        expected = payloads.standing(connection, slug).alive
        for batch in payloads.walk(connection, slug, _BATCH):
            before = records.judged(connection, [stored.id for stored in batch])
            made = [transformed(tools, stored) for stored in batch]
            names = [stored.payload.identifier for stored in batch]
            for stored, one in zip(batch, decided(connection, slug, names, made), strict=True):
                _compare(tally, slug, stored, before.get(stored.id, _NEW), one)
            context.progress("dry run", slug, tally.records, expected)
    return tally.as_json()


def _compare(tally: Tally, slug: str, stored: Stored, before: Judged, after: Transformed) -> None:
    identifier = stored.payload.identifier
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
