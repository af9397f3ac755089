"""15 to 23: granularities, datestamps and clocks."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.servers.endpoint import Answer
from tests.servers.misbehaving.archive import CHANGED, Entry
from tests.servers.misbehaving.behaviour import Behaviour, Error
from tests.servers.misbehaving.protocol import Visit

_START = "2026-01-10T00:00:00Z"
_SECONDS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class DaysOnly(Behaviour, number="15"):
    """Identify says seconds, but dates with seconds are refused."""

    def error(self, error: Error | None, visit: Visit) -> Error | None:
        seconds = any("T" in visit.arguments.get(name, "") for name in ("from", "until"))
        return ("badArgument", "dates are days") if seconds else error


class NoGranularity(Behaviour, number="16"):
    """Identify has no granularity, and an earliest datestamp that is none."""

    def identify(self, facts: dict[str, str], visit: Visit) -> dict[str, str]:
        kept = {name: value for name, value in facts.items() if name != "granularity"}
        return {**kept, "earliestDatestamp": "aaaa-bb-cc"}


class GranularityInOtherCase(Behaviour, number="16b"):
    """Identify writes the granularity in small letters."""

    def identify(self, facts: dict[str, str], visit: Visit) -> dict[str, str]:
        return {**facts, "granularity": facts["granularity"].lower()}


class EarliestIsServerStart(Behaviour, number="16c"):
    """The earliest datestamp is the moment the server was started, and an older `from` is refused."""

    def identify(self, facts: dict[str, str], visit: Visit) -> dict[str, str]:
        return {**facts, "earliestDatestamp": _START}

    def error(self, error: Error | None, visit: Visit) -> Error | None:
        since = visit.arguments.get("from", _START)
        older = since < _START[: len(since)]
        return ("badArgument", "from is before the earliest datestamp") if older else error


class StrangeDatestamps(Behaviour, number="17"):
    """Datestamps have milliseconds, no Z, no hyphens, an offset, nothing at all."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        day, time = entry.datestamp[:10], entry.datestamp[11:19]
        forms = (f"{day}T{time}.185Z", f"{day}T{time}", day.replace("-", ""), "", f"{day} {time}+09:00", day)
        return xml.replace(entry.datestamp, forms[entry.number % len(forms)])


class BackDated(Behaviour, number="18"):
    """A changed record keeps the datestamp of its first day."""

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        return tuple(
            replace(one, datestamp="2026-01-01T18:00:00Z") if one.number == CHANGED and visit.day == 2 else one
            for one in entries
        )


class AnotherDate(Behaviour, number="19"):
    """The datestamp that is shown is a year before the one that `from` and `until` are compared with."""

    def record(self, xml: str, entry: Entry, visit: Visit) -> str:
        return xml.replace(entry.datestamp, f"2025{entry.datestamp[4:]}")


class Unordered(Behaviour, number="20"):
    """Lists begin with the latest record."""

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        return entries[::-1]


class FutureDatestamps(Behaviour, number="21"):
    """Two records are of a time to come."""

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        return tuple(replace(one, datestamp="2099-01-01T00:00:00Z") if one.number in (2, 9) else one for one in entries)


class ExclusiveBounds(Behaviour, number="22"):
    """The moments of `from` and `until` themselves are left out."""

    def entries(self, entries: tuple[Entry, ...], visit: Visit) -> tuple[Entry, ...]:
        bounds = {visit.position.from_, visit.position.until} - {""}
        return tuple(one for one in entries if not {one.datestamp, one.datestamp[:10]} & bounds)


class FailsOnOtherDates(Behaviour, number="23"):
    """A date in any form but YYYY-MM-DDThh:mm:ssZ makes the server fail."""

    def answer(self, answer: Answer, visit: Visit) -> Answer:
        dates = [visit.arguments[name] for name in ("from", "until") if name in visit.arguments]
        return answer if all(map(_SECONDS.fullmatch, dates)) else (500, {}, b"java.text.ParseException")
