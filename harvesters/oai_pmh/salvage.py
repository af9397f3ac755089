"""A page that is not well-formed, record by record: as it stands, else repaired, else left out by itself."""

import hashlib
import re
from dataclasses import replace
from typing import Any

from lxml import etree

from harvesters.identity import rejected
from harvesters.oai_pmh.charset import in_utf8, lies
from harvesters.oai_pmh.namespaces import NAMESPACE, declared, find
from harvesters.oai_pmh.reading import OaiPage, outside, parse, payload, understood
from harvesters.oai_pmh.repair import repair, unwrapped
from harvesters.oai_pmh.slices import salvaged, slices
from ichlinks.stages import Envelope, Payload, Reason

_IDENTIFIER = re.compile(rb"<(?:[\w.-]+:)?identifier[^>]*>\s*([^<]+?)\s*</")
_HEADER = f"*/{{{NAMESPACE}}}record/{{{NAMESPACE}}}header"


def mended(body: bytes, problem: str) -> OaiPage:
    """Understands an answer that a strict parser refuses, or that is not in the namespace of OAI-PMH; never raises."""
    document, encoding = in_utf8(body)
    root = find(document)
    if root is None:
        return OaiPage(is_oai=False, problem=problem)
    if b"<!DOCTYPE" in document[: root.start()]:
        return OaiPage(is_oai=False, problem="it carries a document type declaration, which is refused")
    faults = [problem] if lies(body) else []
    faults += [] if encoding == "utf-8" else [f"it is in {encoding} and does not say so"]
    document, around = unwrapped(document)
    document, undeclared = declared(document)
    faults += around + undeclared
    try:
        page = understood(parse(document), document)
    except etree.XMLSyntaxError:
        return _repaired(document, problem, encoding, faults) or _one_by_one(document, problem, encoding, faults)
    told = "; ".join(faults)
    return replace(page, payloads=tuple(_noted(one, encoding) for one in page.payloads), repaired=told)


def _noted(one: Payload, encoding: str) -> Payload:
    original = None if encoding == "utf-8" else one.data.decode("utf-8", "surrogatepass").encode(encoding, "replace")
    return replace(one, repaired=True, original=original)


def _repaired(document: bytes, problem: str, encoding: str, faults: list[str]) -> OaiPage | None:
    """The page as a whole, where its characters are all that is amiss; None where more is, or where the records that
    were sent cannot be told."""
    whole = repair(document)
    try:
        page = understood(parse(whole), whole)
    except etree.XMLSyntaxError:
        return None
    sent = [document[slice(*span)] for span in slices(document)]
    if len(sent) != len(page.payloads):
        return None
    payloads = [_compared(one, data, bool(faults)) for one, data in zip(page.payloads, sent, strict=True)]
    if encoding != "utf-8":
        payloads = [_noted(one, encoding) for one in payloads]
    return replace(page, payloads=tuple(payloads), repaired="; ".join([*faults, problem]))


def _compared(one: Payload, sent: bytes, repaired: bool) -> Payload:
    changed = one.data != sent
    return replace(one, repaired=repaired or changed, original=sent if changed else None)


def _one_by_one(document: bytes, problem: str, encoding: str, faults: list[str]) -> OaiPage:
    spans = salvaged(document)
    if not spans:
        return _without_records(document, problem)
    head, tail = repair(outside(document[: spans[0][0]])), repair(document[spans[-1][1] :])
    try:
        page = replace(understood(parse(head + tail), b""), root=None)
    except etree.XMLSyntaxError:
        tail, page = _closing(head), OaiPage(truncated=True, listed="ListRecords")
    envelope = Envelope(head, tail)
    payloads = [_salvaged(document[slice(*span)], envelope, bool(faults)) for span in spans]
    if encoding != "utf-8":
        payloads = [_noted(one, encoding) for one in payloads]
    whole = not (page.truncated or any(one.rejected for one in payloads))
    told = "; ".join([*faults, problem]) if whole and any(one.repaired for one in payloads) else ""
    return replace(page, payloads=tuple(payloads), problem="" if whole else problem, repaired=told)


def _without_records(document: bytes, problem: str) -> OaiPage:
    document = repair(document)
    try:
        return replace(understood(parse(document), document), repaired=problem)
    except etree.XMLSyntaxError:
        return OaiPage(problem=problem, truncated=True, listed="ListRecords")


def _closing(head: bytes) -> bytes:
    root = find(head)
    prefix = (root["prefix"] or b"") if root else b""
    return b"</%bListRecords></%bOAI-PMH>" % (prefix, prefix)


def _salvaged(data: bytes, envelope: Envelope, repaired: bool) -> Payload:
    problem = ""
    for version in _versions(data):
        try:
            root = _parsed(envelope.head + version + envelope.tail)
        except etree.XMLSyntaxError as error:
            problem = problem or error.msg
            continue
        one = payload(root.find(_HEADER), version, envelope)
        original = data if version != data else None
        return replace(one, repaired=repaired or original is not None, original=original)
    return _broken(data, envelope, problem)


def _parsed(document: bytes) -> Any:
    """Texts of over 10 MB are no fault; that records nest without end is."""
    try:
        return parse(document)
    except etree.XMLSyntaxError as error:
        if "XML_PARSE_HUGE" not in str(error) or "depth" in str(error):
            raise
    return parse(document, huge=True)


def _versions(data: bytes) -> list[bytes]:
    """As it stands, with its plain faults mended, and read in the encoding that its bytes look like."""
    other, encoding = in_utf8(data)
    return [data, repair(data), *([repair(other)] if encoding != "utf-8" else [])]


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
