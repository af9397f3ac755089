"""transform: payloads → Records with outcomes. One transaction a batch."""

import hashlib
from collections import Counter
from collections.abc import Sequence

from config.partner import Partner
from ichlinks.errors import Held
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.deciding import decided
from ichlinks.pipeline.gate import gate
from ichlinks.pipeline.report import RunReport, reporting
from ichlinks.pipeline.tools import Tools, transformed
from ichlinks.stages import Warn
from ichlinks.store import changes, payloads, records
from ichlinks.store.payloads import Stored
from ichlinks.store.records import Transformed
from ichlinks.store.runs import Report

BATCH = 500
_SERIOUS = {"quarantine", "reject", "withhold"}


def transform(context: Context, slug: str, everything: bool = False) -> Report:
    """Crosswalks, enriches and screens what waits; `everything` does all that is stored again, and goes on where it
    was killed.

    Raises Held while the gate waits for a person, Invalid for a wrong name in the partner file.
    """
    tools = Tools.of(context.workspace, context.partner(slug))
    with context.store.lock(slug), reporting(context, slug, "transform") as report:
        if everything:
            _begin_again(context, slug, tools)
        if question := gate(context, slug):
            report.add(withheld=_withhold_first(context, slug, tools))
            said = "; ".join(reason.message for reason in question.reasons)
            raise Held(f"{slug} is held: {said}. Decide with: ichlinks review show {question.id}")
        with context.store.read() as connection:
            report.expected = payloads.standing(connection, slug).pending
        unfilled = Counter[str]()
        while batch := _batch(context, slug):
            done = [transformed(tools, stored) for stored in batch]
            outcomes = _save(context, slug, batch, done)
            report.add(records=len(outcomes), **Counter[str](one.outcome for one in outcomes))
            _warn(report, batch, outcomes)
            unfilled.update(field for one in outcomes for field in one.unfilled)
            context.progress("transform", slug, report.counts["records"], report.expected)
        _expect_filled(report, tools.partner, unfilled)
        _all_done(context, slug)
    return report.as_json()


def _warn(report: RunReport, batch: Sequence[Stored], outcomes: Sequence[Transformed]) -> None:
    for stored, one in zip(batch, outcomes, strict=True):
        for reason in one.reasons:
            if reason.severity in _SERIOUS:
                report.warn(Warn(reason.rule, reason.message, stored.payload.identifier))


def _expect_filled(report: RunReport, partner: Partner, unfilled: Counter[str]) -> None:
    """Says which fields were filled less often, in this run, than the partner file expects."""
    read = sum(report.counts.get(outcome, 0) for outcome in ("accept", "flag", "quarantine", "withhold"))
    for field, least in partner.expect.filled.items():
        if read and (share := 1 - unfilled[field] / read) < least:
            message = f"{share:.0%} of {read} records have {field}; at least {least:.0%} are expected"
            report.warn(Warn("expect.filled", message, field))


def _batch(context: Context, slug: str) -> list[Stored]:
    with context.store.read() as connection:
        return payloads.pending(connection, slug, BATCH)


def _save(context: Context, slug: str, batch: Sequence[Stored], done: Sequence[Transformed]) -> list[Transformed]:
    with context.store.write() as connection:
        judged = decided(connection, slug, [stored.payload.identifier for stored in batch], done)
        records.save(connection, slug, judged)
        payloads.done(connection, [stored.id for stored in batch])
    return judged


def _withhold_first(context: Context, slug: str, tools: Tools) -> int:
    """What must not be shown does not wait until a person has let the rest pass. How many records that is."""
    count = 0
    with context.store.read() as connection:
        for batch in payloads.walk(connection, slug, BATCH, pending=True):
            made = [(stored, transformed(tools, stored)) for stored in batch]
            if hidden := [(stored, one) for stored, one in made if one.outcome == "withhold"]:
                _save(context, slug, [stored for stored, _ in hidden], [one for _, one in hidden])
                count += len(hidden)
    return count


def _begin_again(context: Context, slug: str, tools: Tools) -> None:
    """Marks everything as waiting, unless that was done before and what is left of it is under the same rules."""
    versions = f"{tools.crosswalk.version}\0{tools.rules.version}".encode()
    sweep = int.from_bytes(hashlib.sha256(versions).digest()[:7])
    with context.store.write() as connection:
        if changes.position(connection, _sweep(slug)) != sweep:
            payloads.mark_all(connection, slug)
            changes.advance(connection, _sweep(slug), sweep)


def _all_done(context: Context, slug: str) -> None:
    with context.store.read() as connection:
        unfinished = changes.position(connection, _sweep(slug))
    if unfinished:
        with context.store.write() as connection:
            changes.advance(connection, _sweep(slug), 0)


def _sweep(slug: str) -> str:
    return f"transform --all {slug}"
