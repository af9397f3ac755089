"""An OAI-PMH repository in which every answer that a test changes is one method away from being right."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tests.harvesters import oai
from tests.servers.endpoint import Answer, Asked

XML = {"Content-Type": "text/xml; charset=utf-8", "Content-Encoding": "identity"}
_STAMP = "2026-01-01T00:00:00Z"
_DC = (
    '<dc:title xml:lang="en">Weaver {n}</dc:title><dc:identifier>https://a.example/{n}</dc:identifier>'
    "<dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>"
)


IDENTIFY = {
    "repositoryName": "Archive of Weavers",
    "protocolVersion": "2.0",
    "adminEmail": "data@a.example",
    "earliestDatestamp": "2025-01-01T00:00:00Z",
    "deletedRecord": "persistent",
    "granularity": oai.SECONDS,
}


def stamp(n: int) -> str:
    return f"2026-01-{n // 24 + 1:02d}T{n % 24:02d}:00:00Z"


@dataclass
class Repository:
    """Sixty records in pages of thirty. `identify` is what Identify says; `replace` are texts changed in every answer
    to a verb; `answers` are whole answers instead."""

    url: str = "http://127.0.0.1/oai"
    identify: dict[str, str] = field(default_factory=lambda: dict(IDENTIFY))
    replace: dict[str, tuple[str, str]] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)

    def __call__(self, asked: Asked) -> Answer:
        verb = asked.query.get("verb", "")
        key = f"{verb} token" if "resumptionToken" in asked.query else verb
        if key in self.answers:
            return self.answers[key]
        body = getattr(self, verb, self.bad_verb)(asked.query).decode()
        body = body.replace("2026-01-02T03:04:05Z", now())
        for old, new in (self.replace[key],) if key in self.replace else ():
            assert old in body, f"{old} is not in the answer to {key}"
            body = body.replace(old, new)
        return 200, XML, body.encode()

    def bad_verb(self, _: dict[str, str]) -> bytes:
        return oai.error("badVerb")

    def Identify(self, _: dict[str, str]) -> bytes:  # noqa: N802
        said = {"baseURL": self.url, **self.identify}
        return oai.envelope(f"<Identify>{''.join(f'<{k}>{v}</{k}>' for k, v in said.items() if v)}</Identify>")

    def ListMetadataFormats(self, _: dict[str, str]) -> bytes:  # noqa: N802
        one = "<metadataFormat><metadataPrefix>oai_dc</metadataPrefix></metadataFormat>"
        return oai.envelope(f"<ListMetadataFormats>{one}</ListMetadataFormats>")

    def ListSets(self, _: dict[str, str]) -> bytes:  # noqa: N802
        return oai.envelope("<ListSets><set><setSpec>ich</setSpec><setName>ICH</setName></set></ListSets>")

    def GetRecord(self, query: dict[str, str]) -> bytes:  # noqa: N802
        return oai.envelope(f"<GetRecord>{record(int(query['identifier'].rpartition(':')[2]))}</GetRecord>")

    def ListIdentifiers(self, query: dict[str, str]) -> bytes:  # noqa: N802
        listed = "".join(header(n) for n in range(30))
        return oai.envelope(f'<ListIdentifiers>{listed}<resumptionToken completeListSize="60">30</resumptionToken>'
                            "</ListIdentifiers>")  # fmt: skip

    def ListRecords(self, query: dict[str, str]) -> bytes:  # noqa: N802
        match query:
            case {"resumptionToken": "30"}:
                return oai.page(*map(record, range(30, 60)), token="", size=60)
            case {"resumptionToken": _}:
                return oai.error("badResumptionToken")
            case {"from": since, "until": until}:
                return oai.page(*(record(n) for n in range(60) if since <= stamp(n) <= until))
            case {"from": _}:
                return oai.error("noRecordsMatch")
        return oai.page(*map(record, range(30)), token="30", size=60)


def header(n: int) -> str:
    return oai.header(f"oai:a:{n}", "ich").replace(_STAMP, stamp(n))


def record(n: int) -> str:
    return oai.record(f"oai:a:{n}", _DC.format(n=n), "ich").replace(_STAMP, stamp(n))


def now(hours: int = 0) -> str:
    return (datetime.now(UTC) + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")
