"""Speed: how long a full harvest would take."""

from collections.abc import Iterator
from typing import Any

from ichlinks.pipeline.doctor.findings import Finding
from ichlinks.pipeline.doctor.oai_pmh.visit import Visit

_SLOW_PAGE = 20.0
_LONG = 86_400.0
_SMALL = 20
_CLAUSE = "Guidelines for Repository Implementers, sections 5 and 6"


def measured(seen: Visit) -> dict[str, Any]:
    """Seconds a page, records a second, and the estimate for everything, where there is something to go by."""
    pages = [reply for reply in (seen.records, seen.second) if reply.page.payloads]
    if not pages:
        return {}
    seconds = sum(reply.exchange.seconds for reply in pages) / len(pages)
    records = sum(len(reply.page.payloads) for reply in pages)
    rate = records / max(0.001, seconds * len(pages))
    told: dict[str, Any] = {
        "seconds to the first byte": round(seen.records.exchange.first_byte, 2),
        "seconds for a page": round(seconds, 2),
        "records in a second": round(rate),
    }
    if seen.records.page.complete_list_size:
        told["a full harvest takes about"] = duration(seen.records.page.complete_list_size / rate)
    return told


def check(seen: Visit) -> Iterator[Finding]:
    page = seen.records
    if not page.page.payloads:
        return
    if page.exchange.seconds > _SLOW_PAGE:
        yield Finding(
            "speed.slow",
            "hinders",
            "A page takes more than twenty seconds",
            _CLAUSE,
            "Connections are cut before the answer is there, and lists start over.",
            "Make pages smaller, or give the query an index on datestamp and identifier.",
            seen=f"{page.exchange.seconds:.0f} s for {len(page.page.payloads)} records",
        )
    if page.page.token and len(page.page.payloads) < _SMALL:
        yield Finding(
            "speed.small_pages",
            "advice",
            "Pages are small",
            _CLAUSE,
            "A full harvest needs many requests.",
            "Put 100 to 500 records on a page.",
            seen=f"{len(page.page.payloads)} records on the first page",
        )
    whole = (page.page.complete_list_size or 0) / len(page.page.payloads) * page.exchange.seconds
    if whole > _LONG:
        yield Finding(
            "speed.long",
            "hinders",
            "A full harvest takes more than a day",
            _CLAUSE,
            "Comparing everything, which finds withdrawn records, can seldom be done.",
            "Make pages larger and answers faster, or offer a dump of everything as a file.",
            seen=duration(whole),
        )


def duration(seconds: float) -> str:
    for unit, size in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(1, round(seconds))} s"
