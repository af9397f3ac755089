"""One page of a partner that has a file, read as a harvest reads it."""

from collections.abc import Iterator

from config.partner import Partner
from harvesters import harvester
from harvesters.http import Client
from ichlinks.pipeline.doctor.findings import Checked, Effect, Examination, Finding, shown
from ichlinks.stages import Event, Ledger, Page, Payload, Span, Warn, WindowDone, WindowFailed

_FEW = 3
"""Records, where each of them takes a request of its own."""

_NOTES = {"encoding_found", "header_repeated", "sheet_passed"}
_EFFECTS: dict[str, Effect] = {"drop_empty": "blocks"}
"""What a warning means for the partner, where it is not a hindrance."""


def first_page(known: Partner, client: Client) -> Examination:
    examination = Examination(known.harvest.endpoint, known.harvest.kind)
    span = Span(full=True, limit=None if known.harvest.kind in ("csv", "files") else _FEW)
    findings = tuple(_findings(examination, harvester(known, client)(span, Ledger())))
    examination.checks = [Checked("The first page", findings)]
    return examination


def _findings(examination: Examination, events: Iterator[Event]) -> Iterator[Finding]:
    notes = []
    for event in events:
        match event:
            case Page():
                examination.found |= {
                    "records on the first page": len(event.payloads),
                    "records in all": event.expected or "not said",
                }
                yield from _rejected(event.payloads)
                break
            case WindowFailed():
                yield _told(event.code, "blocks", event.message)
                break
            case WindowDone():
                yield _told("records.none", "blocks", "There are no records")
            case Warn() if event.code in _NOTES:
                notes.append(event.message)
            case Warn():
                yield _told(event.code, _EFFECTS.get(event.code, "hinders"), event.message)
    if notes:
        examination.found["noted"] = "; ".join(notes)


def _rejected(page: tuple[Payload, ...]) -> Iterator[Finding]:
    """One finding for each rule."""
    broken = [(one.identifier, one.rejected) for one in page if one.rejected]
    for rule in dict.fromkeys(reason.rule for _, reason in broken):
        mine = [(identifier, reason) for identifier, reason in broken if reason.rule == rule]
        first = mine[0][1]
        yield Finding(
            rule,
            "loses",
            f"{len(mine)} of {len(page)} records cannot be read: {first.message}",
            "The partner file",
            "Each of them is left out by itself.",
            first.hint or "Correct the records at their source.",
            seen=shown(identifier for identifier, _ in mine),
        )


def _told(code: str, effect: Effect, message: str) -> Finding:
    return Finding(
        code,
        effect,
        message,
        "The partner file",
        "Nothing can be harvested." if effect == "blocks" else "It is told in every run report.",
        "Correct the endpoint, or what the partner file says of it.",
    )
