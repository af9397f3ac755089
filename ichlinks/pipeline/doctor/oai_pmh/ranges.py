"""from and until: can changes be had without everything else."""

from collections.abc import Iterator

from ichlinks.pipeline.doctor.findings import Finding
from ichlinks.pipeline.doctor.oai_pmh.visit import Visit

_CLAUSE = "OAI-PMH 2.0, sections 2.7.1 and 3.3.1"


def check(seen: Visit) -> Iterator[Finding]:
    if seen.ranged.heard and not _holds(seen):
        yield Finding(
            "ranges.misses",
            "loses",
            "A record is not found when asked for by its own datestamp",
            _CLAUSE,
            "Changes are missed: each run asks for what changed since the last one.",
            "Let from and until be inclusive, compare them with the datestamp that the header shows, in UTC.",
            seen=f"from = until = {seen.sample[1]}: {_answer(seen)}",
        )
    if seen.future.asked and seen.future.page.payloads:
        yield Finding(
            "ranges.ignored",
            "hinders",
            "Records come although from lies in the future",
            _CLAUSE,
            "from is ignored, so every run has to read the whole repository.",
            "Filter lists by from and until, and answer noRecordsMatch where nothing is left.",
        )


def _holds(seen: Visit) -> bool:
    """Whether the record is on the first page of its span, or may be on a later one."""
    return seen.sample[0] in seen.ranged.identifiers or bool(seen.ranged.page.token)


def _answer(seen: Visit) -> str:
    if seen.ranged.page.errors:
        return ", ".join(seen.ranged.page.errors)
    return f"{len(seen.ranged.identifiers)} other records"
