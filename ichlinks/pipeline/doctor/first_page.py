"""One page of a partner that has a file, read as a harvest reads it."""

from collections.abc import Iterator

from config.partner import Partner
from harvesters import harvester
from harvesters.http import Client
from ichlinks.pipeline.doctor.findings import Checked, Examination, Finding
from ichlinks.stages import Event, Ledger, Page, Reason, Span, Warn, WindowFailed


def first_page(known: Partner, client: Client) -> Examination:
    examination = Examination(known.harvest.endpoint, known.harvest.kind)
    findings = tuple(_findings(examination, harvester(known, client)(Span(full=True, limit=1), Ledger())))
    examination.checks = [Checked("The first page", findings)]
    return examination


def _findings(examination: Examination, events: Iterator[Event]) -> Iterator[Finding]:
    for event in events:
        match event:
            case Page():
                examination.found |= {
                    "records on the first page": len(event.payloads),
                    "records in all": event.expected or "not said",
                }
                yield from (_rejected(one.rejected, one.identifier) for one in event.payloads if one.rejected)
                return
            case WindowFailed():
                yield _told(event.code, "blocks", event.message)
                return
            case Warn():
                yield _told(event.code, "hinders", event.message)


def _rejected(reason: Reason, identifier: str) -> Finding:
    mend = reason.hint or "Correct the record at its source."
    return Finding(
        reason.rule, "loses", reason.message, "The partner file", "The record is left out.", mend, seen=identifier
    )


def _told(code: str, effect: str, message: str) -> Finding:
    return Finding(
        code,
        "blocks" if effect == "blocks" else "hinders",
        message,
        "The partner file",
        "Nothing can be harvested." if effect == "blocks" else "It is told in every run report.",
        "Correct the endpoint, or what the partner file says of it.",
    )
