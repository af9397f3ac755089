"""What the endpoint holds: 24 records on its first day; on the second one is new, one changed and one deleted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

DELETED = {6, 14}
NEW, CHANGED, GONE = 25, 3, 10
_TITLES = {4: "Métier \U0001d400", 5: "Fish\xa0chips & café R&D?a=1&b=2"}
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)
_APART = timedelta(hours=6)


@dataclass(frozen=True)
class Entry:
    """One record; `datestamp` in seconds and UTC, as OAI-PMH 2.0, section 3.3 has it."""

    identifier: str
    datestamp: str
    title: str
    sets: tuple[str, ...]
    deleted: bool = False

    @property
    def number(self) -> int:
        return int(self.identifier.rpartition(":")[2])


def clock(day: int) -> str:
    """The endpoint's own time, noon of its day; it does not move before the next one."""
    return stamp(datetime(2026, 1, 9 + day, 12, tzinfo=UTC))


def entries(day: int) -> tuple[Entry, ...]:
    """Everything held on a day, deletions included, in the order of the datestamps."""
    first = [_entry(n) for n in range(1, 25)]
    if day == 1:
        return tuple(first)
    kept = [one for one in first if one.number not in (CHANGED, GONE)]
    changed = replace(_entry(CHANGED), datestamp=MORNING, title="Métier 03, again")
    gone = replace(_entry(GONE), datestamp=MORNING, deleted=True)
    return (*kept, changed, gone, replace(_entry(NEW), datestamp=MORNING))


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


MORNING = stamp(datetime(2026, 1, 11, 6, tzinfo=UTC))
"""When the changes of the second day were made."""


def _entry(number: int) -> Entry:
    return Entry(
        identifier=f"oai:kit:{number:02d}",
        datestamp=stamp(_FIRST + number * _APART),
        title=_TITLES.get(number, f"Métier {number:02d} – œuvre"),
        sets=("ich", "ich:dance" if number % 2 else "ich:music"),
        deleted=number in DELETED,
    )
