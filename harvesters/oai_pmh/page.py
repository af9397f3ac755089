"""One OAI-PMH answer: strictly parsed, its records cut out of the bytes as they were sent.

A page that is not well-formed is repaired where the fault is plain; else its records are salvaged one by one, and
those that cannot be read are rejected by themselves.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from harvesters.identity import fault, rejected, unidentified
from harvesters.oai_pmh.repair import repair
from harvesters.oai_pmh.slices import salvaged, slices
from ichlinks.stages import Envelope, Payload, Reason

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
_OAI = f"{{{NAMESPACE}}}"
_PLAIN = Envelope(f'<OAI-PMH xmlns="{NAMESPACE}"><ListRecords>'.encode(), b"</ListRecords></OAI-PMH>")
_ROOT = re.compile(rb"<((?:[\w.-]+:)?)OAI-PMH[\s>]")
_IDENTIFIER = re.compile(rb"<(?:[\w.-]+:)?identifier[^>]*>\s*([^<]+?)\s*</")


@dataclass(frozen=True, slots=True)
class OaiPage:
    """What one answer says. `token` is None at the end of a list; `ended` when it said so with an empty token;
    `truncated` when what comes after its records cannot be read."""

    payloads: tuple[Payload, ...] = ()
    token: str | None = None
    ended: bool = False
    complete_list_size: int | None = None
    response_date: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    is_oai: bool = True
    problem: str = ""
    truncated: bool = False
    root: Any = None


def read(body: bytes) -> OaiPage:
    """Understands one answer; never raises."""
    body = _stripped(body)
    try:
        return _understood(_parse(body), body)
    except etree.XMLSyntaxError as error:
        problem = str(error)
    mended = repair(body)
    try:
        return _understood(_parse(mended), mended, repaired=True)
    except etree.XMLSyntaxError:
        return _salvaged(mended, problem)


def _stripped(body: bytes) -> bytes:
    """Without blanks around the document; in UTF-16 a blank is not one byte."""
    return body if body[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in body[:4] else body.strip()


def _parse(document: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(document, parser)


def _understood(root: Any, body: bytes, repaired: bool = False) -> OaiPage:
    if root.getroottree().docinfo.doctype:
        return OaiPage(is_oai=False, problem="it carries a document type declaration, which is refused")
    if root.tag != f"{_OAI}OAI-PMH":
        return OaiPage(is_oai=False, problem=f"its root element is {root.tag}")
    errors = {error.get("code", ""): error.text or "" for error in root.iterfind(f"{_OAI}error")}
    page = OaiPage(root=root, response_date=_text(root.find(f"{_OAI}responseDate")), errors=errors)
    listing = next((child for child in root if child.tag in (f"{_OAI}ListRecords", f"{_OAI}GetRecord")), None)
    if listing is None:
        return page
    payloads = _payloads(listing.findall(f"{_OAI}record"), body, repaired)
    return _with_token(replace(page, payloads=payloads), listing.find(f"{_OAI}resumptionToken"))


def _with_token(page: OaiPage, token: Any) -> OaiPage:
    if token is None:
        return page
    size = token.get("completeListSize", "").strip()
    text = _text(token)
    return replace(page, token=text, ended=text is None, complete_list_size=int(size) if size.isdecimal() else None)


def _payloads(records: Sequence[Any], body: bytes, repaired: bool) -> tuple[Payload, ...]:
    spans = slices(body)
    exact = len(spans) == len(records)
    envelope = Envelope(body[: spans[0][0]], body[spans[-1][1] :]) if exact and spans else _PLAIN
    result = []
    for i, record in enumerate(records):
        data = body[slice(*spans[i])] if exact else etree.tostring(record, with_tail=False)
        result.append(_payload(record.find(f"{_OAI}header"), data, envelope, repaired))
    return tuple(result)


def _payload(header: Any, data: bytes, envelope: Envelope, repaired: bool) -> Payload:
    identifier = _text(header.find(f"{_OAI}identifier")) if header is not None else None
    checksum = hashlib.sha256(data).digest()
    if said := fault(identifier):
        return rejected(data, checksum, unidentified(f"the record {said} in its header", data), envelope)
    return Payload(
        identifier=str(identifier),
        data=data,
        sha256=checksum,
        envelope=envelope,
        datestamp=_text(header.find(f"{_OAI}datestamp")),
        sets=tuple(spec for one in header.iterfind(f"{_OAI}setSpec") if (spec := _text(one))),
        deleted=(header.get("status") or "").strip().lower() == "deleted",
        repaired=repaired,
    )


def _salvaged(body: bytes, problem: str) -> OaiPage:
    """Records one by one; the page without them, its frame, says how the list goes on."""
    root, spans = _ROOT.search(body), salvaged(body)
    if root is None or b"<!DOCTYPE" in body[: root.start()]:
        return OaiPage(is_oai=False, problem=f"it is not XML ({problem})")
    if not spans:
        return OaiPage(problem=problem, truncated=True)
    head, tail = body[: spans[0][0]], body[spans[-1][1] :]
    try:
        page = replace(_understood(_parse(head + tail), b""), root=None)
    except etree.XMLSyntaxError:
        tail = b"</%bListRecords></%bOAI-PMH>" % (root[1], root[1])
        page = OaiPage(truncated=True)
    envelope = Envelope(head, tail)
    return replace(page, payloads=tuple(_salvage(body[slice(*span)], envelope) for span in spans), problem=problem)


def _salvage(data: bytes, envelope: Envelope) -> Payload:
    try:
        root = _parse(envelope.head + data + envelope.tail)
    except etree.XMLSyntaxError as error:
        return _broken(data, envelope, str(error))
    return _payload(root.find(f"*/{_OAI}record/{_OAI}header"), data, envelope, repaired=True)


def _broken(data: bytes, envelope: Envelope, problem: str) -> Payload:
    named = _IDENTIFIER.search(data)
    reason = Reason(
        "xml.not_well_formed",
        "reject",
        f"the record is not well-formed XML: {problem}",
        excerpt=data[:200].decode("utf-8", "replace"),
        hint="send well-formed XML in the declared encoding",
    )
    identifier = named[1].decode("utf-8", "replace") if named else None
    return rejected(data, hashlib.sha256(data).digest(), reason, envelope, identifier)


def _text(element: Any) -> str | None:
    return (element.text or "").strip() or None if element is not None else None
