"""One Record and the Item that it founds, made and saved."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from ichlinks.pipeline.addresses import checked, dead_links
from ichlinks.pipeline.takedown import WITHDRAWN, WITHHELD
from ichlinks.stages import JSON, Reason
from ichlinks.store import changes, items, records
from ichlinks.store.addresses import Known
from ichlinks.store.changes import Kind
from ichlinks.store.records import Unlinked

_PRIVATE = ("source_record", "personal_data_basis")
_DATESTAMP = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?)?")
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Linked:
    """A Record with the Item `id`, whose `body` is None where the public may not see it."""

    record: Unlinked
    id: str
    body: bytes | None
    dead: Sequence[Reason] = ()


def made(slug: str, one: Unlinked, record: JSON | None, known: Mapping[str, Known], dead: Collection[str]) -> Linked:
    """The Item that a Record founds; `record` is its JSON, None where it is not public."""
    id_ = one.item or items.item_id(slug, one.identifier)
    if record is None:
        return Linked(one, id_, None)
    reasons = tuple(dead_links(record, dead)) if dead else ()
    return Linked(one, id_, _item(id_, slug, one, record, known), reasons)


def _item(id_: str, slug: str, one: Unlinked, record: JSON, known: Mapping[str, Known]) -> bytes:
    """The public aggregate of one Record, as canonical JSON: what is private to the store stays there."""
    for name in _PRIVATE:
        record.pop(name, None)
    if "media" in record:
        record["media"] = [checked(entry, known) for entry in record["media"]]
    item = {"id": id_, "type": record.pop("type"), **record}
    item["members"] = [{"partner": slug, "identifier": one.identifier}]
    if one.datestamp and _DATESTAMP.fullmatch(one.datestamp):
        item["modified"] = one.datestamp
    return _encode(item)


def save(connection: Connection, done: Sequence[Linked], now: str) -> list[tuple[Kind, str]]:
    """Publishes and withdraws Items, and logs it: which Item changed in which way."""
    before = items.hashes(connection, [one.id for one in done])
    fresh = {one.id: one.body for one in done if one.body and before.get(one.id) != items.digest(one.body)}
    gone = {one.id: WITHDRAWN[one.record.outcome] for one in done if one.body is None and one.id in before}
    if fresh:
        items.save(connection, fresh)
    if gone:
        items.withdraw(connection, gone, now)
    if withheld := [one.id for one in done if one.record.outcome == "withhold" and one.id not in before]:
        items.reword(connection, withheld, WITHHELD)
    records.linked(connection, [(one.record.payload, one.id if one.body else None) for one in done])
    changed = [(_kind(one.id, before, gone), one.id) for one in done if one.id in fresh or one.id in gone]
    if changed:
        changes.append(connection, changed, now)
    return changed


def _kind(id_: str, known: dict[str, bytes], gone: dict[str, str]) -> Kind:
    return "delete" if id_ in gone else "update" if id_ in known else "create"
