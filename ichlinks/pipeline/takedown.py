"""The takedown list in what is stored: a new entry holds from the next publish on, and asks no partner."""

import json
from collections.abc import Callable, Iterable

from sqlalchemy import Connection

from enrichment.screening import Takedown, takedown, taken_down
from enrichment.screening.takedown import Key, named
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.deciding import TAKEDOWN
from ichlinks.pipeline.duplicates import settle
from ichlinks.pipeline.neighbours import unname
from ichlinks.pipeline.parts import WITH_WHOLE, below, shown_parts
from ichlinks.pipeline.unmatched import known_partners, unmatched
from ichlinks.stages import PUBLIC, Reason, Warn
from ichlinks.store import changes, duplicates, items, withholding
from ichlinks.store.withholding import Kept

WITHHELD = "withheld"
"""What the tombstone of a withheld Item says."""

WITHDRAWN = {
    "withhold": WITHHELD,
    "deleted": "deleted by the partner",
    "quarantine": "under review",
    "reject": "no longer acceptable",
}
"""What the tombstone of an Item says whose Record is not public any more, by its outcome."""

_CONSUMER = "takedown"
Listed = Callable[[bytes], str | None]
"""Why a Record's JSON is on the list; None where it is not."""


def enforce(context: Context) -> tuple[int, list[Warn]]:
    """Withholds what a changed list names, and lets what it names no more be judged again.

    How many Items went, and which entries name nothing. Raises Invalid with file and line for a wrong list.
    """
    removed = takedown(context.workspace)
    known_partners(context, removed)
    with context.store.read() as connection:
        if changes.position(connection, _CONSUMER) == mark(removed):
            return 0, []
    found: set[Key | str] = set()
    with context.store.write() as connection:
        gone, why, spared = _compared(withholding.walk(connection), removed, found)
        with_them = below(connection, gone, why)
        gone, why = [*gone, *with_them], {**why, **{one.payload: WITH_WHOLE for one in with_them}}
        ids = {one.item for one in gone if one.item} | items.hashes(connection, list(removed.items)).keys()
        shared = [one for one in withholding.of_items(connection, sorted(ids)) if one.payload not in why]
        why |= {
            one.payload: taken_down(removed.items.get(one.item or "", "another record of its Item")) for one in shared
        }
        unname(connection, {one.payload: one.identifier for one in [*gone, *shared]}, context.now())
        withholding.withhold(connection, [*gone, *shared], why)
        withholding.release(connection, spared, TAKEDOWN)
        words = dict.fromkeys(ids, WITHHELD) | _of_twins(connection, [*gone, *shared])
        public = sorted(items.hashes(connection, sorted(words)))
        items.withdraw(connection, {id_: words[id_] for id_ in public}, context.now())
        items.reword(connection, [*removed.items, *(_item(one) for one in gone)], WITHHELD)
        if public:
            changes.append(connection, [("delete", id_) for id_ in public], context.now())
        changes.advance(connection, _CONSUMER, mark(removed))
        return len(public), unmatched(connection, removed, found)


def _of_twins(connection: Connection, gone: Iterable[Kept]) -> dict[str, str]:
    """Items of Records that say the same as those that went, or nearly, with the words for their tombstones."""
    words: dict[str | None, str] = {}
    for slug in sorted({one.partner for one in gone}):
        hidden = [one for one in settle(connection, slug, None) if one.after not in PUBLIC]
        duplicates.unlink(connection, [one.payload for one in hidden])
        parts = shown_parts(connection, slug, [one.payload for one in hidden if one.after == "withhold"])
        withholding.withhold(connection, parts, {one.payload: WITH_WHOLE for one in parts})
        words |= {one.item: WITHDRAWN[one.after] for one in hidden} | {one.item: WITHHELD for one in parts}
    return {item: word for item, word in words.items() if item}


def _compared(
    stored: Iterable[Kept], removed: Takedown, found: set[Key | str]
) -> tuple[list[Kept], dict[int, Reason], list[Kept]]:
    """Records that the list names and that are not withheld for it yet; why; and those it names no more.

    What the list calls them, and their Items, is put into `found`.
    """
    gone, why, spared = [], {}, []
    for one in stored:
        marked = any(reason.rule == TAKEDOWN for reason in one.reasons)
        keys = list(removed.keys(named(one.body)))
        founded = {items.item_id(one.partner, one.identifier), one.item or ""}
        found.update(keys, founded & removed.items.keys())
        said = next(map(removed.listed.__getitem__, keys), None) or removed.items.get(_item(one))
        if said and not marked:
            gone.append(one)
            why[one.payload] = taken_down(said)
        elif marked and not said:
            spared.append(one)
    return gone, why, spared


def _item(one: Kept) -> str:
    return one.item or items.item_id(one.partner, one.identifier)


def listed(removed: Takedown) -> Listed:
    """Made ready for many Records."""
    return (lambda body: removed.reason(named(body))) if removed.listed else (lambda body: None)


def mark(removed: Takedown) -> int:
    """A number for what the list says, 0 for one that names nothing."""
    return changes.mark(json.dumps(removed.entries, sort_keys=True).encode()) if removed.entries else 0


def forget(context: Context, started_with: Takedown) -> None:
    """Where the list changed while a stage was at work, the next publish goes through everything again."""
    if mark(takedown(context.workspace)) != mark(started_with):
        with context.store.write() as connection:
            changes.advance(connection, _CONSUMER, -1)
