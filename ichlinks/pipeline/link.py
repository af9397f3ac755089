"""link: Records → Items. One Record founds one Item; what may not be seen is withdrawn. One transaction a batch.

A held partner keeps its Items as they are, but for what is withheld or deleted: that goes at once.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection

from config.partner import Partner
from enrichment.screening import LinkRules, Takedown, load_rules, takedown
from ichlinks.errors import Held
from ichlinks.pipeline.addresses import facts, leading_nowhere, unchecked
from ichlinks.pipeline.breaker import breaker
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.linked import Linked, made, save
from ichlinks.pipeline.neighbours import discreet, unname
from ichlinks.pipeline.parts import levels
from ichlinks.pipeline.report import RunReport, reporting
from ichlinks.pipeline.takedown import Listed, forget, listed
from ichlinks.stages import JSON, PUBLIC, Reason, Warn
from ichlinks.store import items, records, withholding
from ichlinks.store.addresses import Known
from ichlinks.store.changes import Kind
from ichlinks.store.decisions import Decision
from ichlinks.store.records import Unlinked
from ichlinks.store.runs import Report

BATCH = 500
_AT_ONCE = ("withhold", "deleted")
_decode = msgspec.json.Decoder(dict).decode


def link(context: Context, slug: str) -> Report:
    """Brings the partner's Items in line with its Records and logs what changed.

    Raises Held while the breaker waits for a person.
    """
    with context.store.lock(slug), reporting(context, slug, "link") as report:
        report.counts = dict.fromkeys(("records", "create", "update", "delete", "unchanged"), 0)
        question = breaker(context, slug)
        last, removed = 0, takedown(context.workspace)
        linking = _Linking.of(context, report, removed, held=question is not None)
        if linking.divided:
            with context.store.write() as connection:
                withholding.stir(connection, slug)
        while batch := _batch(context, slug, last, _AT_ONCE if question else ()):
            kinds = _link(linking, batch)
            last = batch[-1].payload
            report.add(records=len(batch), unchanged=len(batch) - len(kinds), **Counter[str](kinds))
            context.progress("link", slug, report.counts["records"], None)
        forget(context, removed)
        if question:
            raise Held(_told(slug, question))
    return report.as_json()


def _told(slug: str, question: Decision) -> str:
    said = "; ".join(reason.message for reason in question.reasons)
    if question.state == "reject":
        return f"{slug} stays as it was, as {question.by} decided: {said}. Change the rules, the mapping or the records"
    return f"{slug} is held: {said}. Decide with: ichlinks review show {question.id}"


def _batch(context: Context, slug: str, after: int, only: Sequence[str]) -> list[Unlinked]:
    with context.store.read() as connection:
        return records.unlinked(connection, slug, BATCH, after, only)


@dataclass(frozen=True)
class _Linking:
    """What holds for all Records of a run: how their addresses are looked at (while it is held, they are not), and
    whether they are `divided`: finding aids with components as records of their own."""

    context: Context
    report: RunReport
    removed: Takedown
    partner: Partner
    rules: LinkRules | None
    divided: bool

    @classmethod
    def of(cls, context: Context, report: RunReport, removed: Takedown, held: bool) -> "_Linking":
        partner = context.partner(report.partner)
        rules = None if held else load_rules(context.workspace, partner).file.links
        return cls(context, report, removed, partner, rules, bool(levels(partner)))

    def records(self, batch: Sequence[Unlinked]) -> Mapping[int, JSON]:
        """Those that are public, by row number."""
        public = {one.payload: _decode(one.body) for one in batch if one.outcome in PUBLIC and one.body}
        if not self.divided:
            return public
        with self.context.store.read() as connection:
            return discreet(connection, self.report.partner, public)

    def facts(self, public: Mapping[int, JSON]) -> Mapping[str, Known]:
        return facts(self.context, self.partner, self.rules, list(public.values())) if self.rules else {}


def _link(linking: _Linking, batch: Sequence[Unlinked]) -> list[Kind]:
    slug, removed = linking.report.partner, linking.removed
    names = listed(removed)
    batch = [_unlisted(one, slug, removed, names) for one in batch]
    public = linking.records(batch)
    known = linking.facts(public)
    dead = leading_nowhere(known)
    done = [made(slug, one, public.get(one.payload), known, dead) for one in batch]
    for reason in (reason for one in done for reason in one.dead):
        linking.report.warn(Warn(reason.rule, reason.message, reason.excerpt or ""))
    return _save(linking, done)


def _unlisted(one: Unlinked, slug: str, removed: Takedown, names: Listed) -> Unlinked:
    """Withheld where the list names it, whatever the transform could know of the list."""
    item = one.item or items.item_id(slug, one.identifier)
    named = one.body and one.outcome in PUBLIC and (item in removed.items or names(one.body))
    return replace(one, outcome="withhold") if named else one


def _save(linking: _Linking, done: Sequence[Linked]) -> list[Kind]:
    now = linking.context.now()
    with linking.context.store.write() as connection:
        changed = save(connection, done, now)
        if linking.divided:
            gone = {id_ for kind, id_ in changed if kind == "delete"}
            unname(connection, {one.record.payload: one.record.identifier for one in done if one.id in gone}, now)
        if linking.rules and linking.rules.dead == "flag":
            _flag(connection, {one.record.payload: one.dead for one in done if one.dead})
    return [kind for kind, _ in changed]


def _flag(connection: Connection, dead: Mapping[int, Sequence[Reason]]) -> None:
    before = records.judged(connection, list(dead))
    records.flag(connection, {number: (*dead[number], *unchecked(before[number].reasons)) for number in dead})
