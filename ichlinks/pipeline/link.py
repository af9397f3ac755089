"""link: Records → Items. One Record founds one Item; what may not be seen is withdrawn. One transaction a batch."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from ichlinks.pipeline.context import Context
from ichlinks.pipeline.report import reporting
from ichlinks.stages import JSON, PUBLIC
from ichlinks.store import changes, items, records
from ichlinks.store.changes import Kind
from ichlinks.store.records import Unlinked
from ichlinks.store.runs import Report

BATCH = 500
_PRIVATE = ("source_record", "personal_data_basis")
_DATESTAMP = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?")
_WITHDRAWN = {
    "withhold": "withheld",
    "deleted": "deleted by the partner",
    "quarantine": "under review",
    "reject": "no longer acceptable",
}
_decode, _encode = msgspec.json.Decoder(dict).decode, msgspec.json.Encoder().encode


def link(context: Context, slug: str) -> Report:
    """Brings the partner's Items in line with its Records and logs what changed."""
    with context.store.lock(slug), reporting(context, slug, "link") as report:
        report.counts = dict.fromkeys(("records", "create", "update", "delete", "unchanged"), 0)
        while batch := _batch(context, slug):
            kinds = _link(context, slug, batch)
            report.add(records=len(batch), unchanged=len(batch) - len(kinds), **Counter[str](kinds))
            context.progress("link", slug, report.counts["records"], None)
    return report.as_json()


def _batch(context: Context, slug: str) -> list[Unlinked]:
    with context.store.read() as connection:
        return records.unlinked(connection, slug, BATCH)


def _link(context: Context, slug: str, batch: Sequence[Unlinked]) -> list[Kind]:
    wanted = {
        one.item or items.item_id(slug, one.identifier): _item(slug, one) if one.outcome in PUBLIC else None
        for one in batch
    }
    linked = [(one.payload, id_ if wanted[id_] else None) for one, id_ in zip(batch, wanted, strict=True)]
    outcome = {id_: one.outcome for one, id_ in zip(batch, wanted, strict=True)}
    with context.store.write() as connection:
        known = items.hashes(connection, list(wanted))
        fresh = {i: body for i, body in wanted.items() if body and known.get(i) != items.digest(body)}
        gone = {i: _WITHDRAWN[outcome[i]] for i, body in wanted.items() if body is None and i in known}
        if fresh:
            items.save(connection, fresh)
        if gone:
            items.withdraw(connection, gone, context.now())
        records.linked(connection, linked)
        changed = [(_kind(i, known, gone), i) for i in wanted if i in fresh or i in gone]
        if changed:
            changes.append(connection, changed, context.now())
    return [kind for kind, _ in changed]


def _kind(id_: str, known: dict[str, bytes], gone: dict[str, str]) -> Kind:
    return "delete" if id_ in gone else "update" if id_ in known else "create"


def _item(slug: str, one: Unlinked) -> bytes:
    """The public aggregate of one Record, as canonical JSON: what is private to the store stays there."""
    assert one.body is not None
    record: JSON = _decode(one.body)
    for name in _PRIVATE:
        record.pop(name, None)
    item = {"id": items.item_id(slug, one.identifier), "type": record.pop("type"), **record}
    item["members"] = [{"partner": slug, "identifier": one.identifier}]
    if one.datestamp and _DATESTAMP.fullmatch(one.datestamp):
        item["modified"] = one.datestamp
    return _encode(item)
