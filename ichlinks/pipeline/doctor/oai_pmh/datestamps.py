"""Datestamps and clocks: what increments are made of."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from harvesters.spans import instant
from ichlinks.pipeline.doctor.findings import Finding, shown
from ichlinks.pipeline.doctor.oai_pmh.visit import Visit

_CLAUSE = "OAI-PMH 2.0, section 3.3.2"
_DAY = r"\d{4}-\d\d-\d\d"
_FORMS = {False: re.compile(_DAY), True: re.compile(_DAY + r"T\d\d:\d\d:\d\dZ")}
_MANY = 20
_CLOCK = 600.0


def check(seen: Visit) -> Iterator[Finding]:
    stamps = [(header.findtext("{*}datestamp") or "").strip() for header in seen.records.headers]
    if wrong := [stamp or "(empty)" for stamp in stamps if not _FORMS[seen.by_seconds].fullmatch(stamp)]:
        yield Finding(
            "datestamps.form",
            "loses",
            "Datestamps are not in the form that Identify announces",
            f"{_CLAUSE}; section 2.7.1",
            "What changed may be filed under another day and missed by an increment.",
            f"Write all datestamps as {seen.granularity or 'the granularity that Identify names'}, in UTC.",
            seen=shown(wrong),
        )
    moments = [moment for stamp in stamps if (moment := instant(stamp))]
    yield from _spread(moments)
    yield from _beyond(seen, moments)
    yield from _clock(seen)


def _spread(moments: list[str]) -> Iterator[Finding]:
    if len(moments) >= _MANY and len(set(moments)) == 1:
        yield Finding(
            "datestamps.one",
            "advice",
            "All records of the first page have the same datestamp",
            "OAI-PMH 2.0, section 2.7.1",
            "After each rebuild of the index everything is harvested again, although nothing changed.",
            "Take the datestamp from the time the record was changed, not from the time it was indexed.",
            seen=moments[0],
        )


def _beyond(seen: Visit, moments: list[str]) -> Iterator[Finding]:
    now = instant(seen.records.page.response_date)
    if now and (future := [moment for moment in moments if moment > now]):
        yield Finding(
            "datestamps.future",
            "loses",
            "Datestamps lie in the future",
            "OAI-PMH 2.0, section 2.7.1",
            "A record dated ahead is outside every span that is asked for until then.",
            "Write datestamps in UTC, not in local time.",
            seen=shown(future),
        )
    earliest = instant(seen.said("earliestDatestamp"))
    if seen.said("earliestDatestamp") and not earliest:
        yield _earliest("earliestDatestamp cannot be read as a date", "hinders", seen.said("earliestDatestamp"))
    elif earliest and (before := [moment for moment in moments if moment < earliest]):
        yield _earliest(f"Records are older than earliestDatestamp ({earliest})", "loses", shown(before))


def _earliest(what: str, effect: str, seen: str) -> Finding:
    return Finding(
        "datestamps.earliest",
        "loses" if effect == "loses" else "hinders",
        what,
        "OAI-PMH 2.0, section 4.2",
        "Harvesters that begin there never see what is older.",
        "Set earliestDatestamp to the lowest datestamp in the repository, or lower.",
        seen=seen,
    )


def _clock(seen: Visit) -> Iterator[Finding]:
    said = seen.records.page.response_date or seen.identify.page.response_date
    told = instant(said)
    if seen.identify.answered and not told:
        yield Finding(
            "datestamps.no_clock",
            "loses",
            "responseDate is missing or cannot be read",
            f"{_CLAUSE}; section 3.2",
            "The next harvest begins by our clock instead of yours; what lies between the two is at risk.",
            "Write responseDate as YYYY-MM-DDThh:mm:ssZ.",
            seen=said or "",
        )
    elif told and abs((datetime.fromisoformat(told) - datetime.now(UTC)).total_seconds()) > _CLOCK:
        yield Finding(
            "datestamps.clock",
            "hinders",
            "The server's clock is more than ten minutes off",
            _CLAUSE,
            "Increments follow your clock; where it jumps, changes are fetched twice or late.",
            "Set the server's clock by NTP and write responseDate in UTC.",
            seen=told,
        )
