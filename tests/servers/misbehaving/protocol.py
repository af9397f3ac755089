"""A small OAI-PMH 2.0 data provider, correct as far as it goes, each step of which a behaviour can bend."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tests.servers.misbehaving.archive import Entry, clock, entries
from tests.servers.misbehaving.behaviour import Behaviour, Error

T = TypeVar("T")
PER_PAGE = 6
DEEP = 2 * PER_PAGE
"""Where the third page begins."""

LISTS = ("ListRecords", "ListIdentifiers")
_ARGUMENTS = {
    "Identify": set[str](),
    "ListMetadataFormats": {"identifier"},
    "ListSets": {"resumptionToken"},
    "GetRecord": {"identifier", "metadataPrefix"},
    **{verb: {"metadataPrefix", "from", "until", "set", "resumptionToken"} for verb in LISTS},
}
_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?")


@dataclass(frozen=True)
class Position:
    """What a resumption token stands for; it holds the whole request, so that the endpoint need remember none."""

    offset: int = 0
    from_: str = ""
    until: str = ""
    set_: str = ""
    rest: str = ""

    def __str__(self) -> str:
        return "~".join([str(self.offset), self.from_, self.until, self.set_, self.rest])

    @classmethod
    def of(cls, token: str) -> Position | None:
        """None where it is no token of ours."""
        offset, *others = token.split("~", 4)
        return cls(int(offset), *others) if offset.isdecimal() and len(others) == 4 else None


@dataclass(frozen=True)
class Part:
    """One page of a list. `token`: None where the list has one page only, empty at its end."""

    entries: tuple[Entry, ...] = ()
    token: str | None = None
    size: int | None = None
    cursor: int | None = None
    error: Error | None = None


@dataclass
class Visit:
    """One request: as it came, and what the steps before have made of it."""

    path: str
    raw_query: str
    headers: Mapping[str, str]
    url: str
    day: int
    behaviours: tuple[Behaviour, ...]
    arguments: dict[str, str] = field(default_factory=dict)
    position: Position = Position()
    found: tuple[Entry, ...] = ()
    refused: Error | None = None

    @property
    def verb(self) -> str:
        return self.arguments.get("verb", "")

    @property
    def is_list(self) -> bool:
        return self.verb in LISTS

    @property
    def offset(self) -> int:
        """Where in its list the page begins that is asked for; -1 where no list is."""
        return self.position.offset if self.is_list else -1

    @property
    def held(self) -> tuple[Entry, ...]:
        return self.bent(entries(self.day), lambda one, held: one.entries(held, self))

    @property
    def now(self) -> str:
        return clock(self.day)

    def bent(self, value: T, step: Callable[[Behaviour, T], T]) -> T:
        """What the behaviours, in their order, make of a value at one step."""
        for behaviour in self.behaviours:
            value = step(behaviour, value)
        return value


def refusal(visit: Visit) -> Error | None:
    """OAI-PMH 2.0, section 3.6, as far as it can be told from the arguments."""
    arguments, known = visit.arguments, _ARGUMENTS.get(visit.verb)
    if known is None:
        return "badVerb", "there is no such verb"
    if unknown := arguments.keys() - known - {"verb"}:
        return "badArgument", f"unknown: {', '.join(sorted(unknown))}"
    if "resumptionToken" in arguments:
        exclusive = len(arguments) == 2
        return None if exclusive else ("badArgument", "resumptionToken is an exclusive argument")
    if visit.verb in (*LISTS, "GetRecord") and arguments.get("metadataPrefix") != "oai_dc":
        return "cannotDisseminateFormat", "only oai_dc"
    dates = [arguments[name] for name in ("from", "until") if name in arguments]
    if any(not _DATE.fullmatch(date) for date in dates) or len({len(date) for date in dates}) > 1:
        return "badArgument", "from and until are dates of one granularity"
    return ("badArgument", "until lies before from") if dates != sorted(dates) else None


def part(visit: Visit) -> Part:
    """The page that is asked for."""
    token = visit.arguments.get("resumptionToken")
    position = Position.of(token) if token is not None else _beginning(visit.arguments)
    if position is None:
        return Part(error=("badResumptionToken", "no such token"))
    visit.position = position
    visit.found = tuple(one for one in visit.held if _selects(position, one))
    if not visit.found and token is None:
        return Part(error=("noRecordsMatch", "nothing in this window"))
    if position.offset >= len(visit.found):
        return Part(error=("badResumptionToken", "beyond the end of the list"))
    end = position.offset + PER_PAGE
    following = str(replace(position, offset=end)) if end < len(visit.found) else ""
    return Part(
        visit.found[position.offset : end],
        following if following or token is not None else None,
        len(visit.found),
        position.offset,
    )


def _beginning(arguments: Mapping[str, str]) -> Position:
    return Position(0, arguments.get("from", ""), arguments.get("until", ""), arguments.get("set", ""))


def _selects(position: Position, one: Entry) -> bool:
    """From and until are inclusive (OAI-PMH 2.0, section 2.7.1); a day is compared with the day of the datestamp."""
    after = one.datestamp[: len(position.from_)] >= position.from_
    before = not position.until or one.datestamp[: len(position.until)] <= position.until
    return after and before and (not position.set_ or position.set_ in one.sets)
