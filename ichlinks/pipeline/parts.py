"""parts: components of finding aids as records of their own, where the partner file asks for them.

They follow the record that has them: made, changed and deleted with it, in the same transaction. What the endpoint
lists, and what is counted, compared and held by that, are the finding aids alone.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row

from config.partner import Partner
from config.sources import Files, OaiPmh
from crosswalks import Loaded
from crosswalks.components import VERSION, components
from ichlinks.errors import Rejected
from ichlinks.pipeline.context import Context
from ichlinks.pipeline.report import RunReport
from ichlinks.stages import Payload, Reason
from ichlinks.store import changes, parts, payloads, withholding
from ichlinks.store.records import Transformed
from ichlinks.store.withholding import Kept

_AT_ONCE = 20
WITH_WHOLE = Reason("sensitive.whole", "withhold", "what it is a part of is withheld")
"""What a part is told whose whole must not be shown, whatever may be said of the part itself."""


def levels(partner: Partner) -> frozenset[str]:
    """Of which levels components are records of their own; none for most partners."""
    harvest = partner.harvest
    return frozenset(harvest.components if isinstance(harvest, OaiPmh | Files) else ())


def divide(connection: Connection, partner: Partner, report: RunReport, page: Sequence[Payload]) -> None:
    """Saves the parts of what this run has saved of a page. What cannot be read keeps the parts that it had."""
    if not (wanted := levels(partner)):
        return
    rows = parts.wholes(connection, partner.slug, report.run, [one.identifier for one in page])
    for one in page:
        if row := rows.get(one.identifier):
            _divide(connection, report, row, one, wanted)
    parts.bereave(connection, partner.slug, report.run, [one.identifier for one in page if one.deleted])


def count_gone(connection: Connection, partner: Partner, report: RunReport) -> None:
    """Parts go with their page, with a sweep and with other levels: at the end they are counted in one."""
    if levels(partner) or report.parts:
        report.add_parts()
        report.parts["deleted"] = parts.gone(connection, partner.slug, report.run)


def divide_again(context: Context, partner: Partner, report: RunReport) -> None:
    """Where the partner file names other levels than before, all that is stored is divided anew, and waits to be
    transformed. Asks no partner; where it is killed it starts over.
    """
    wanted = levels(partner)
    with context.store.read() as connection:
        if changes.position(connection, _cursor(partner)) == _mark(wanted):
            return
    last = 0
    while wanted and (batch := _batch(context, partner, last)):
        with context.store.write() as connection:
            for row, payload in batch:
                _divide(connection, report, row, payload, wanted)
        last = batch[-1][0].id
    with context.store.write() as connection:
        if not wanted:
            parts.forget(connection, partner.slug, report.run)
        payloads.mark_all(connection, partner.slug)
        report.add_parts()
        count_gone(connection, partner, report)
        changes.advance(connection, _cursor(partner), _mark(wanted))


def knowing(loaded: Loaded, wanted: frozenset[str]) -> Loaded:
    """The crosswalk, told which components are records of their own."""
    if not wanted:
        return loaded
    crosswalk, left = loaded.crosswalk, loaded.left
    return replace(
        loaded,
        crosswalk=lambda payload: crosswalk(replace(payload, parts=wanted)),
        left=lambda payload: left(replace(payload, parts=wanted)),
    )


def withheld(connection: Connection, partner: Partner, ids: Sequence[int]) -> set[int]:
    """Those of these rows that are withheld; nothing is looked up where nothing has parts."""
    return withholding.withheld(connection, ids) if levels(partner) else set()


def withhold_with_wholes(connection: Connection, partner: Partner, ids: Sequence[int], before: set[int]) -> set[int]:
    """After these rows were judged: parts of what is withheld are withheld, too; those of what was withheld `before`
    and is not any more wait to be judged anew. The rows of the former.
    """
    if not levels(partner):
        return set()
    now = withheld(connection, partner, ids)
    found = [*shown_parts(connection, partner.slug, now), *withholding.with_wholes(connection, partner.slug, ids)]
    hidden = {one.payload: one for one in found}
    withholding.withhold(connection, list(hidden.values()), dict.fromkeys(hidden, WITH_WHOLE), unlinked=True)
    free = withholding.parts_of(connection, partner.slug, sorted(before - now))
    withholding.requeue(connection, [one.payload for one in free if WITH_WHOLE in one.reasons])
    return set(hidden)


def below(connection: Connection, gone: Sequence[Kept], named: Collection[int]) -> list[Kept]:
    """The parts of Records that are withheld, without those that are `named` themselves, or withheld already."""
    found: list[Kept] = []
    for slug in sorted({one.partner for one in gone}):
        wholes = [one.payload for one in gone if one.partner == slug]
        found += shown_parts(connection, slug, wholes)
    return [one for one in found if one.payload not in named]


def shown_parts(connection: Connection, slug: str, wholes: Iterable[int]) -> list[Kept]:
    """The parts of these rows that are not withheld."""
    found = withholding.parts_of(connection, slug, sorted(wholes))
    return [one for one in found if one.outcome != "withhold"]


def hidden_with_whole(one: Transformed) -> Transformed:
    return replace(one, outcome="withhold", reasons=(*one.reasons, WITH_WHOLE))


def _divide(connection: Connection, report: RunReport, row: Row[Any], payload: Payload, wanted: frozenset[str]) -> None:
    try:
        found = list(components(payload, wanted))
    except Rejected:
        return
    counts = parts.save(connection, report.run, row, found)
    report.add_parts(new=counts.new, changed=counts.changed, unchanged=counts.unchanged)


def _batch(context: Context, partner: Partner, after: int) -> list[tuple[Row[Any], Payload]]:
    with context.store.read() as connection:
        return parts.walk(connection, partner.slug, after, _AT_ONCE)


def _cursor(partner: Partner) -> str:
    return f"parts {partner.slug}"


def _mark(wanted: frozenset[str]) -> int:
    """A number for the levels, 0 for none."""
    return changes.mark(f"{VERSION} {sorted(wanted)}".encode()) if wanted else 0
