"""transform: payloads → Records with outcomes. One transaction a batch."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from config.partner import Partner
from enrichment.screening.care import UNSAID, discreet
from ichlinks.errors import Held
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.deciding import decided
from ichlinks.pipeline.duplicates import settle
from ichlinks.pipeline.gate import gate
from ichlinks.pipeline.parts import divide_again, hidden_with_whole, withheld, withhold_with_wholes
from ichlinks.pipeline.report import RunReport, reporting
from ichlinks.pipeline.tools import Tools, all_transformed
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
        divide_again(context, tools.partner, report)
        if everything:
            _begin_again(context, slug, tools)
        if question := gate(context, slug):
            report.add(withheld=_withhold_first(context, slug, tools))
            _settle(context, report, tools)
            said = "; ".join(reason.message for reason in question.reasons)
            raise Held(f"{slug} is held: {said}. Decide with: ichlinks review show {question.id}")
        with context.store.read() as connection:
            report.expected = payloads.standing(connection, slug).pending
        unfilled, numbers = Counter[str](), array("q")
        while batch := _batch(context, slug):
            done = all_transformed(tools, batch)
            outcomes = _save(context, tools.partner, batch, done)
            report.add(records=len(outcomes), **Counter[str](one.outcome for one in outcomes))
            _warn(report, batch, outcomes)
            unfilled.update(field for one in outcomes for field in one.unfilled)
            numbers.extend(stored.id for stored in batch)
            context.progress("transform", slug, report.counts["records"], report.expected)
        _expect_filled(report, tools.partner, unfilled)
        _settle(context, report, tools, numbers)
        _all_done(context, slug)
    return report.as_json()


def _warn(report: RunReport, batch: Sequence[Stored], outcomes: Sequence[Transformed]) -> None:
    for stored, one in zip(batch, outcomes, strict=True):
        told = map(discreet, one.reasons) if one.outcome == "withhold" else one.reasons
        for reason in told:
            if reason.severity in _SERIOUS and reason.message != UNSAID:
                report.warn(Warn(reason.rule, reason.message, stored.payload.identifier))


def _settle(context: Context, report: RunReport, tools: Tools, numbers: Iterable[int] = ()) -> None:
    """Compares the partner's Records with one another; those of this run (`numbers`) are counted by how they end."""
    with context.store.write() as connection:
        changed = {one.payload: one for one in settle(connection, report.partner, tools.rules.file.duplicates)}
        hidden = {one.payload for one in changed.values() if one.before == "withhold"}
        withhold_with_wholes(connection, tools.partner, list(changed), hidden)
    for one in changed.values():
        for reason in one.reasons:
            if reason.severity in _SERIOUS:
                report.warn(Warn(reason.rule, reason.message, one.identifier))
    for number in set(changed).intersection(numbers):
        before, after = changed[number].before, changed[number].after
        report.add(**{after: 1})
        report.counts[before] -= 1


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


def _save(
    context: Context, partner: Partner, batch: Sequence[Stored], done: Sequence[Transformed]
) -> list[Transformed]:
    ids = [stored.id for stored in batch]
    with context.store.write() as connection:
        judged = decided(connection, partner.slug, [stored.payload.identifier for stored in batch], done)
        before = withheld(connection, partner, ids)
        records.save(connection, partner.slug, judged)
        payloads.done(connection, ids)
        hidden = withhold_with_wholes(connection, partner, ids, before)
    return [hidden_with_whole(one) if one.payload in hidden else one for one in judged]


def _withhold_first(context: Context, slug: str, tools: Tools) -> int:
    """What must not be shown does not wait until a person has let the rest pass. How many records that is."""
    count = 0
    with context.store.read() as connection:
        for batch in payloads.walk(connection, slug, BATCH, pending=True):
            made = zip(batch, all_transformed(tools, batch), strict=True)
            if hidden := [(stored, one) for stored, one in made if one.outcome == "withhold"]:
                _save(context, tools.partner, [stored for stored, _ in hidden], [one for _, one in hidden])
                count += len(hidden)
    return count


def _begin_again(context: Context, slug: str, tools: Tools) -> None:
    """Marks everything as waiting, unless that was done before and what is left of it is under the same rules."""
    sweep = changes.mark(f"{tools.crosswalk.version}\0{tools.rules.version}".encode())
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
