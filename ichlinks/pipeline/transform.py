"""transform: payloads → Records with outcomes. One transaction a batch."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from config.partner import Partner
from ichlinks.errors import Held
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.gate import gate
from ichlinks.pipeline.report import RunReport, reporting
from ichlinks.pipeline.tools import Tools, transformed
from ichlinks.stages import Reason, Warn
from ichlinks.store import decisions, payloads, records
from ichlinks.store.payloads import Stored
from ichlinks.store.records import Transformed
from ichlinks.store.runs import Report

BATCH = 500
_SERIOUS = {"quarantine", "reject", "withhold"}


def transform(context: Context, slug: str, everything: bool = False) -> Report:
    """Crosswalks, enriches and screens what waits; `everything` does all that is stored again.

    Raises Held while the gate waits for a person, Invalid for a wrong name in the partner file.
    """
    tools = Tools.of(context.workspace, context.partner(slug))
    with context.store.lock(slug), reporting(context, slug, "transform") as report:
        if everything:
            with context.store.write() as connection:
                payloads.mark_all(connection, slug)
        if question := gate(context, slug):
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
        doubtful = [s.payload.identifier for s, one in zip(batch, done, strict=True) if one.outcome == "quarantine"]
        said = decisions.answers(connection, slug, doubtful) if doubtful else {}
        decided = [_decided(s, one, said) for s, one in zip(batch, done, strict=True)]
        records.save(connection, slug, decided)
        payloads.done(connection, [stored.id for stored in batch])
    return decided


def _decided(stored: Stored, one: Transformed, said: dict[tuple[str, str], decisions.Answer]) -> Transformed:
    """A quarantined record meets what a person said of it, while that is still about the same."""
    if one.outcome != "quarantine" or not said:
        return one
    answer = said.get((stored.payload.identifier, decisions.basis(decisions.quarantining(one.reasons))))
    if answer == "approve" and one.body is not None:
        approved = Reason("review.approved", "flag", "a person approved this record")
        return replace(one, outcome="flag", reasons=(*one.reasons, approved))
    if answer == "reject":
        return replace(
            one,
            outcome="reject",
            reasons=(*one.reasons, Reason("review.rejected", "reject", "a person rejected this record")),
        )
    return one
