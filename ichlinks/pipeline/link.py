"""link: Records → Items. One Record founds one Item; what may not be seen is withdrawn. One transaction a batch.

A held partner keeps its Items as they are, but for what is withheld or deleted: that goes at once.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec

from enrichment.screening import Takedown, takedown
from ichlinks.errors import Held
from ichlinks.pipeline import media
from ichlinks.pipeline.breaker import breaker
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.report import RunReport, reporting
from ichlinks.pipeline.takedown import WITHDRAWN, WITHHELD, Listed, forget, listed
from ichlinks.stages import JSON, PUBLIC, Warn
from ichlinks.store import changes, items, records
from ichlinks.store.changes import Kind
from ichlinks.store.decisions import Decision
from ichlinks.store.media import Known
from ichlinks.store.records import Unlinked
from ichlinks.store.runs import Report

BATCH = 500
_AT_ONCE = ("withhold", "deleted")
_PRIVATE = ("source_record", "personal_data_basis")
_DATESTAMP = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?")
_decode, _encode = msgspec.json.Decoder(dict).decode, msgspec.json.Encoder().encode


def link(context: Context, slug: str) -> Report:
    """Brings the partner's Items in line with its Records and logs what changed.

    Raises Held while the breaker waits for a person.
    """
    with context.store.lock(slug), reporting(context, slug, "link") as report:
        report.counts = dict.fromkeys(("records", "create", "update", "delete", "unchanged"), 0)
        question = breaker(context, slug)
        last, removed = 0, takedown(context.workspace)
        while batch := _batch(context, slug, last, _AT_ONCE if question else ()):
            kinds = _link(context, report, batch, removed)
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


def _link(context: Context, report: RunReport, batch: Sequence[Unlinked], removed: Takedown) -> list[Kind]:
    slug, names = report.partner, listed(removed)
    batch = [_unlisted(one, slug, removed, names) for one in batch]
    public = {one.payload: _decode(one.body) for one in batch if one.outcome in PUBLIC and one.body}
    known = media.facts(context, slug, public.values())
    for dead in (fact.url for fact in known.values() if fact.state == "dead"):
        report.warn(Warn("media_dead", "a media address leads nowhere; it is not shown", dead))
    wanted = {one.item or items.item_id(slug, one.identifier): (one, public.get(one.payload)) for one in batch}
    bodies = {id_: _item(id_, slug, one, record, known) if record else None for id_, (one, record) in wanted.items()}
    return _save(context, batch, bodies, {id_: one.outcome for id_, (one, _) in wanted.items()})


def _unlisted(one: Unlinked, slug: str, removed: Takedown, names: Listed) -> Unlinked:
    """Withheld where the list names it, whatever the transform could know of the list."""
    item = one.item or items.item_id(slug, one.identifier)
    named = one.body and one.outcome in PUBLIC and (item in removed.items or names(one.body))
    return replace(one, outcome="withhold") if named else one


def _save(
    context: Context, batch: Sequence[Unlinked], bodies: dict[str, bytes | None], outcomes: dict[str, str]
) -> list[Kind]:
    linked = [(one.payload, id_ if body else None) for one, (id_, body) in zip(batch, bodies.items(), strict=True)]
    with context.store.write() as connection:
        before = items.hashes(connection, list(bodies))
        fresh = {i: body for i, body in bodies.items() if body and before.get(i) != items.digest(body)}
        gone = {i: WITHDRAWN[outcomes[i]] for i, body in bodies.items() if body is None and i in before}
        if fresh:
            items.save(connection, fresh)
        if gone:
            items.withdraw(connection, gone, context.now())
        if withheld := [i for i, outcome in outcomes.items() if outcome == "withhold" and i not in before]:
            items.reword(connection, withheld, WITHHELD)
        records.linked(connection, linked)
        changed = [(_kind(i, before, gone), i) for i in bodies if i in fresh or i in gone]
        if changed:
            changes.append(connection, changed, context.now())
    return [kind for kind, _ in changed]


def _kind(id_: str, known: dict[str, bytes], gone: dict[str, str]) -> Kind:
    return "delete" if id_ in gone else "update" if id_ in known else "create"


def _item(id_: str, slug: str, one: Unlinked, record: JSON, known: Mapping[str, Known]) -> bytes:
    """The public aggregate of one Record, as canonical JSON: what is private to the store stays there."""
    for name in _PRIVATE:
        record.pop(name, None)
    if "media" in record:
        record["media"] = [media.checked(entry, known) for entry in record["media"]]
    item = {"id": id_, "type": record.pop("type"), **record}
    item["members"] = [{"partner": slug, "identifier": one.identifier}]
    if one.datestamp and _DATESTAMP.fullmatch(one.datestamp):
        item["modified"] = one.datestamp
    return _encode(item)
