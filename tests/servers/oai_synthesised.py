"""Answers of a replayed endpoint that were never recorded: Identify, and the protocol's errors."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from tests.servers.oai_chains import Chain

VERBS = {"GetRecord", "Identify", "ListIdentifiers", "ListMetadataFormats", "ListRecords", "ListSets"}
ENVELOPE = """<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
<responseDate>{now}</responseDate>
<request{arguments}>{base_url}</request>
{answer}
</OAI-PMH>
"""


def identify(chain: Chain, base_url: str) -> bytes:
    """OAI-PMH 2.0, section 4.2, with what the recorded records tell about their repository."""
    facts = {
        "repositoryName": chain.name,
        "baseURL": base_url,
        "protocolVersion": "2.0",
        "adminEmail": "admin@example.org",
        "earliestDatestamp": earliest(chain),
        "deletedRecord": "transient" if chain.deleted else "no",
        "granularity": chain.granularity,
    }
    answer = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in facts.items())
    return envelope(f"<Identify>{answer}</Identify>", base_url, {"verb": "Identify"})


def earliest(chain: Chain) -> str:
    """The earliest datestamp in the recorded granularity; fractions of seconds, which it cannot have, are cut."""
    seconds = "" if chain.granularity == "YYYY-MM-DD" else "T00:00:00Z"
    datestamps = [re.sub(r"\.\d+Z$", "Z", datestamp) for datestamp in chain.datestamps]
    return min(datestamps, default=f"1970-01-01{seconds}")


def refusal(arguments: dict[str, str], base_url: str) -> bytes:
    """OAI-PMH 2.0, section 3.6: what to say to a request that nobody recorded."""
    if arguments.get("verb") not in VERBS:
        return error("badVerb", base_url, {})
    if "resumptionToken" in arguments:
        return error("badResumptionToken", base_url, arguments)
    return error("badArgument", base_url, {})


def error(code: str, base_url: str, arguments: dict[str, str]) -> bytes:
    return envelope(f'<error code="{code}">this request was never recorded</error>', base_url, arguments)


def envelope(answer: str, base_url: str, arguments: dict[str, str]) -> bytes:
    repeated = "".join(f" {name}={quoteattr(value)}" for name, value in arguments.items())
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ENVELOPE.format(now=now, arguments=repeated, base_url=escape(base_url), answer=answer).encode()
