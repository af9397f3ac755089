"""The questions that an OAI-PMH endpoint is asked, and its answers."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lxml import etree

from harvesters.oai_pmh.page import OaiPage, read
from harvesters.oai_pmh.reading import parse
from ichlinks.pipeline.doctor.asking import UNASKED, Asking, Exchange

_FUTURE = "2999-01-01"
_NO_TOKEN = "no-such-token"


@dataclass(frozen=True)
class Reply:
    """An answer, and what it says as OAI-PMH; `asked` is False for a question that there was no reason to ask."""

    exchange: Exchange
    page: OaiPage
    asked: bool = True

    @property
    def answered(self) -> bool:
        """Whether it is OAI-PMH without an error."""
        return self.exchange.answer is not None and self.page.is_oai and not self.page.errors

    def texts(self, name: str) -> list[str]:
        return [(element.text or "").strip() for element in self.elements(f".//{{*}}{name}")]

    def elements(self, path: str) -> list[Any]:
        return list(self._root.iterfind(path)) if self._root is not None else []

    @cached_property
    def _root(self) -> Any:
        """The whole answer, where the page has no more than what a harvest needs; of a mended one, the page's own."""
        try:
            return parse(self.exchange.body.strip()) if self.exchange.body else None
        except etree.XMLSyntaxError:
            return self.page.root

    @property
    def headers(self) -> list[Any]:
        return self.elements("{*}ListRecords/{*}record/{*}header") or self.elements("{*}ListIdentifiers/{*}header")

    @property
    def tried(self) -> bool:
        """Whether the request was sent, answered or not."""
        return self.asked and not (self.exchange.error and self.exchange.error.code == UNASKED)

    @property
    def heard(self) -> bool:
        """Whether it was asked and the server answered at all, be it with an error."""
        return self.asked and self.exchange.answer is not None

    @property
    def identifiers(self) -> list[str]:
        """Of the records, those of a page that is not well-formed among them; of a list of headers as they are."""
        if self.page.payloads:
            return [payload.identifier for payload in self.page.payloads]
        return [(header.findtext("{*}identifier") or "").strip() for header in self.headers]

    @property
    def token(self) -> Any:
        """The element `resumptionToken` of a list, None where there is none."""
        return next(iter(self.elements("{*}ListRecords/{*}resumptionToken")), None)


NOT_ASKED = Reply(Exchange("", None, None, 0.0), OaiPage(is_oai=False), asked=False)


@dataclass
class Visit:
    """What was asked and answered, in this order."""

    base: str
    prefix: str
    asking: Asking
    bare: Reply = NOT_ASKED
    identify: Reply = NOT_ASKED
    formats: Reply = NOT_ASKED
    sets: Reply = NOT_ASKED
    identifiers: Reply = NOT_ASKED
    records: Reply = NOT_ASKED
    second: Reply = NOT_ASKED
    second_again: Reply = NOT_ASKED
    one: Reply = NOT_ASKED
    ranged: Reply = NOT_ASKED
    future: Reply = NOT_ASKED
    bad_token: Reply = NOT_ASKED
    in_set: Reply = NOT_ASKED
    sample: tuple[str, str] = ("", "")
    offered: list[str] = field(default_factory=list)

    @property
    def replies(self) -> list[Reply]:
        return [value for value in vars(self).values() if isinstance(value, Reply) and value.asked]

    @property
    def granularity(self) -> str:
        return next(iter(self.identify.texts("granularity")), "")

    @property
    def by_seconds(self) -> bool:
        return "hh" in self.granularity

    def said(self, name: str) -> str:
        """What Identify says under this name."""
        return next(iter(self.identify.texts(name)), "")


def visit(asking: Asking, base: str, prefix: str | None, known: tuple[Exchange, Exchange | None]) -> Visit:
    """Asks what an examination needs; `known` are the answers to no verb and to Identify, as far as they are there."""
    bare, identify = known
    seen = Visit(base, prefix or "oai_dc", asking, bare=reply(bare))
    seen.identify = reply(identify) if identify else _ask(seen, "Identify")
    if not seen.identify.answered:
        return seen
    seen.formats = _ask(seen, "ListMetadataFormats")
    seen.offered = [text for text in seen.formats.texts("metadataPrefix") if text]
    if not prefix and seen.offered and "oai_dc" not in seen.offered:
        seen.prefix = seen.offered[0]
    seen.sets = _ask(seen, "ListSets")
    seen.identifiers = _ask(seen, "ListIdentifiers", metadataPrefix=seen.prefix)
    seen.records = _ask(seen, "ListRecords", metadataPrefix=seen.prefix)
    _more(seen)
    if listed := [spec for spec in seen.sets.texts("setSpec") if spec]:
        seen.in_set = _ask(seen, "ListIdentifiers", metadataPrefix=seen.prefix, set=listed[0])
    seen.bad_token = _ask(seen, "ListRecords", resumptionToken=_NO_TOKEN)
    return seen


def _more(seen: Visit) -> None:
    """What only the first page leads to: the second one, twice; one record by itself; by date."""
    if token := (seen.records.page.token or ""):
        seen.second = _ask(seen, "ListRecords", resumptionToken=token)
        seen.second_again = _ask(seen, "ListRecords", resumptionToken=token)
    seen.sample = _sample(seen.records)
    identifier, datestamp = seen.sample
    if identifier:
        seen.one = _ask(seen, "GetRecord", identifier=identifier, metadataPrefix=seen.prefix)
    if datestamp:
        span = {"from": datestamp, "until": datestamp}
        seen.ranged = _ask(seen, "ListRecords", metadataPrefix=seen.prefix, **span)
    later = f"{_FUTURE}T00:00:00Z" if seen.by_seconds else _FUTURE
    seen.future = _ask(seen, "ListRecords", metadataPrefix=seen.prefix, **{"from": later})


def _sample(records: Reply) -> tuple[str, str]:
    """Identifier and datestamp of a living record in the middle of the page."""
    living = [header for header in records.headers if not header.get("status")]
    middle = living[len(living) // 2] if living else None
    if middle is None:
        return "", ""
    return (middle.findtext("{*}identifier") or "").strip(), (middle.findtext("{*}datestamp") or "").strip()


def _ask(seen: Visit, verb: str, **arguments: str) -> Reply:
    return reply(seen.asking.get(verb, seen.base, {"verb": verb, **arguments}))


def reply(exchange: Exchange) -> Reply:
    return Reply(exchange, read(exchange.body) if exchange.answer else OaiPage(is_oai=False))
