"""What an audit compares, and what it finds."""

from dataclasses import dataclass, field

from harvesters.spans import instant
from ichlinks.stages import Payload
from ichlinks.store.audit import Known

MESSAGES = {
    "missing": "the endpoint lists it, the store does not have it",
    "stale": "the endpoint has another version of it",
    "ghost": "it is stored, and the endpoint does not list it; harvest --full takes it away, under its guard",
    "unobtainable": "it is listed, and GetRecord does not give it; it is left as it is",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of one record; `payload` where the list is its content."""

    identifier: str
    datestamp: str | None
    deleted: bool
    payload: Payload | None = None


@dataclass
class Differences:
    """missing: the store has no living record of it; stale: both have it, and differ; ghost: alive only in the store;
    unobtainable: listed, and not given when asked for."""

    missing: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    ghost: list[str] = field(default_factory=list)
    unobtainable: list[str] = field(default_factory=list)

    def add(self, one: Listed, mine: Known | None) -> bool:
        """Whether the record is missing or stale."""
        if mine is None or mine.deleted:
            wanted, here = not one.deleted, self.missing
        else:
            wanted, here = _differs(one, mine), self.stale
        if wanted:
            here.append(one.identifier)
        return wanted


def _differs(one: Listed, mine: Known) -> bool:
    if one.payload:
        return one.payload.sha256 != mine.sha256
    return one.deleted or not _same_moment(one.datestamp, mine.datestamp)


def _same_moment(listed: str | None, stored: str | None) -> bool:
    """Some endpoints write days in one list and seconds in the other."""
    if listed is None or stored is None or listed == stored:
        return listed == stored
    shorter = min(len(listed), len(stored))
    return instant(listed) == instant(stored) if shorter > 10 else listed[:shorter] == stored[:shorter]
