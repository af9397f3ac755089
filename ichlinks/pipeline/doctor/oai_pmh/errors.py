"""Errors: does the repository say no in the words of the protocol."""

from collections.abc import Iterator

from ichlinks.pipeline.doctor.findings import Finding, shown
from ichlinks.pipeline.doctor.oai_pmh.visit import Reply, Visit
from ichlinks.pipeline.doctor.recognise import kind

_CLAUSE = "OAI-PMH 2.0, section 3.6"
_CODES = {
    "badArgument", "badResumptionToken", "badVerb", "cannotDisseminateFormat", "idDoesNotExist", "noRecordsMatch",
    "noMetadataFormats", "noSetHierarchy",
}  # fmt: skip


def check(seen: Visit) -> Iterator[Finding]:
    yield from _pages_for_people(seen)
    yield from _bad_verb(seen)
    yield from _bad_token(seen)
    yield from _one(seen)
    yield from _codes(seen)


def _pages_for_people(seen: Visit) -> Iterator[Finding]:
    replies = [reply for reply in seen.replies if reply is not seen.bare and kind(reply.exchange.body) == "html"]
    if replies:
        yield Finding(
            "errors.html",
            "loses",
            "A request is answered with a web page",
            f"{_CLAUSE}; section 3.2",
            "In the middle of a list this ends the harvest. A login page or a firewall's challenge ends every harvest.",
            "Answer with OAI-PMH in every case, and let harvesters pass the firewall.",
            seen=shown(
                f"{reply.exchange.what} ({reply.exchange.barred or 'page'}, status {reply.exchange.status})"
                for reply in replies
            ),
        )


def _bad_verb(seen: Visit) -> Iterator[Finding]:
    if seen.bare.heard and "badVerb" not in seen.bare.page.errors:
        yield Finding(
            "errors.bad_verb",
            "advice",
            "A request without a verb is not answered with the error badVerb",
            _CLAUSE,
            "Mistakes in requests are harder to find.",
            'Answer <error code="badVerb">.',
        )


def _bad_token(seen: Visit) -> Iterator[Finding]:
    reply = seen.bad_token
    if not reply.heard or "badResumptionToken" in reply.page.errors:
        return
    silent = reply.answered or bool(reply.page.payloads)
    yield Finding(
        "errors.bad_token",
        "loses" if silent else "hinders",
        "A token that does not exist is not answered with the error badResumptionToken",
        f"{_CLAUSE}; section 3.5",
        "When a token expires in the middle of a list, the list seems to end or begins again: records are missed."
        if silent
        else "An expired token looks like a broken server, and is tried again for nothing.",
        'Answer <error code="badResumptionToken"> with status 200.',
        seen=_said(reply),
    )


def _one(seen: Visit) -> Iterator[Finding]:
    if seen.one.heard and seen.sample[0] not in [payload.identifier for payload in seen.one.page.payloads]:
        yield Finding(
            "errors.get_record",
            "hinders",
            "GetRecord does not give a record that ListRecords just gave",
            "OAI-PMH 2.0, section 4.1",
            "A single missing record cannot be fetched by itself; everything has to be harvested again.",
            "Let GetRecord find every identifier that is listed, in every format.",
            seen=f"{seen.sample[0]}: {_said(seen.one)}",
        )


def _codes(seen: Visit) -> Iterator[Finding]:
    refusing = [reply for reply in seen.replies if reply.page.errors]
    if unknown := {code or "(no code)" for reply in refusing for code in reply.page.errors if code not in _CODES}:
        yield Finding(
            "errors.code",
            "hinders",
            "An error has a code that the protocol does not know",
            _CLAUSE,
            "Harvesters cannot tell whether to wait, to correct the request or to give up.",
            f"Use one of {', '.join(sorted(_CODES))}.",
            seen=shown(sorted(unknown)),
        )
    if wrong := [reply for reply in refusing if reply.exchange.status != 200]:
        yield Finding(
            "errors.status",
            "hinders",
            "Protocol errors come with an HTTP status other than 200",
            f"{_CLAUSE}; section 3.1.2",
            "Many harvesters stop at the status and never read that there was simply nothing new.",
            "Answer protocol errors with status 200.",
            seen=shown(f"{reply.exchange.what}: {_said(reply)}" for reply in wrong),
        )


def _said(reply: Reply) -> str:
    return f"status {reply.exchange.status}; {', '.join(reply.page.errors) or reply.page.problem or 'no error'}"
