"""Deletions: does anybody learn that a record is gone."""

from collections.abc import Iterator

from ichlinks.pipeline.doctor.findings import Finding, shown
from ichlinks.pipeline.doctor.oai_pmh.visit import Visit

_CLAUSE = "OAI-PMH 2.0, section 2.5.1"


def check(seen: Visit) -> Iterator[Finding]:
    if seen.identify.answered:
        yield from _policy(seen.said("deletedRecord"))
    headers = [header for reply in (seen.records, seen.second) for header in reply.headers]
    if odd := [status for header in headers if (status := header.get("status")) and status != "deleted"]:
        yield Finding(
            "deletions.status",
            "hinders",
            "The status of a deleted record is not written as the standard has it",
            _CLAUSE,
            "Strict harvesters take the record for a living one, or refuse the page.",
            'Write status="deleted", in small letters.',
            seen=shown(odd),
        )
    kept = [one for one in headers if one.get("status") == "deleted" and _has_metadata(one)]
    if kept:
        yield Finding(
            "deletions.metadata",
            "hinders",
            "Deleted records still carry their metadata",
            _CLAUSE,
            "Harvesters that do not look at the header show what was withdrawn.",
            "Send a deleted record as a header alone.",
            seen=shown((one.findtext("{*}identifier") or "").strip() for one in kept),
        )


def _policy(policy: str) -> Iterator[Finding]:
    if policy in ("", "no"):
        yield Finding(
            "deletions.none",
            "hinders",
            f"Deletions are not announced (deletedRecord is {policy or 'missing'})",
            _CLAUSE,
            "A record that you withdraw stays public elsewhere until a full comparison of all identifiers finds it.",
            "Keep a header with status deleted for each withdrawn record, and say persistent.",
        )
    elif policy == "transient":
        yield Finding(
            "deletions.transient",
            "advice",
            "Deletions are announced for a while only (deletedRecord is transient)",
            _CLAUSE,
            "A harvester that pauses for longer than that misses them.",
            "Keep them for good and say persistent, or tell us how long they are kept.",
        )
    elif policy != "persistent":
        yield Finding(
            "deletions.policy",
            "hinders",
            "deletedRecord is none of no, transient and persistent",
            _CLAUSE,
            "It is taken for no: withdrawn records are found by comparing all identifiers.",
            "Say what the repository does, in one of these three words.",
            seen=policy,
        )


def _has_metadata(header: object) -> bool:
    parent = header.getparent()  # type: ignore[attr-defined]
    metadata = parent.find("{*}metadata") if parent is not None else None
    return metadata is not None and len(metadata) > 0
