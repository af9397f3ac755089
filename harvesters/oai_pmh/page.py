"""One OAI-PMH answer: strictly parsed, its records cut out of the bytes as they were sent.

A page that is not well-formed is repaired where the fault is plain (illegal characters, HTML entities, bare
ampersands); else its records are salvaged one by one, and those that cannot be read are rejected by themselves.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.entities import html5
from typing import Any

from lxml import etree

from ichlinks.stages import Envelope, Payload, Reason

NAMESPACE = "http://www.openarchives.org/OAI/2.0/"
_OAI = f"{{{NAMESPACE}}}"
_PLAIN = Envelope(f'<OAI-PMH xmlns="{NAMESPACE}"><ListRecords>'.encode(), b"</ListRecords></OAI-PMH>")
_TAG = re.compile(
    rb"<(/?)((?:[A-Za-z_][\w.-]*:)?record)(?=[\s>/])[^>]*?(/?)>|<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.DOTALL
)
_TOKEN = re.compile(rb"<(?:\w+:)?resumptionToken[^>]*>([^<]*)</")
_ILLEGAL = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]|&#(?:[0-8]|1[124-9]|2\d|3[01]|x0?[0-8bcefBCEF]|x1[0-9a-fA-F]);"
)
_ENTITY = re.compile(rb"&(?!#\d+;|#x[0-9a-fA-F]+;|(?:amp|lt|gt|quot|apos);)([A-Za-z]\w*;)?")
_IDENTIFIER = re.compile(rb"<(?:\w+:)?identifier[^>]*>\s*([^<]+?)\s*</")


@dataclass(slots=True)
class OaiPage:
    """What one answer says. `token` is None at the end of a list; `ended` when it said so with an empty token."""

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
    if b"<!DOCTYPE" in body[:4096] and b"OAI-PMH" in body:
        return OaiPage(is_oai=False, problem="it carries a document type declaration, which is refused")
    try:
        return _understood(_parse(body), body, repaired=False)
    except etree.XMLSyntaxError as error:
        problem = str(error)
    mended = repair(body)
    try:
        return _understood(_parse(mended), mended, repaired=True)
    except etree.XMLSyntaxError:
        return _salvaged(mended, problem)


def _parse(body: bytes) -> Any:
    return etree.fromstring(
        body.strip(), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    )


def repair(body: bytes) -> bytes:
    """Without characters that XML 1.0 (section 2.2) forbids; HTML entities as characters, bare ampersands escaped."""
    return _ENTITY.sub(_character, _ILLEGAL.sub(b"", body))


def _character(found: re.Match[bytes]) -> bytes:
    name = (found[1] or b"").decode("ascii", "ignore")
    return html5[name].encode("ascii", "xmlcharrefreplace") if name in html5 else b"&amp;" + (found[1] or b"")


def _understood(root: Any, body: bytes, repaired: bool) -> OaiPage:
    if root.tag != f"{_OAI}OAI-PMH":
        return OaiPage(is_oai=False, problem=f"its root element is {root.tag}")
    page = OaiPage(root=root, response_date=_text(root.find(f"{_OAI}responseDate")))
    page.errors = {error.get("code", ""): error.text or "" for error in root.iterfind(f"{_OAI}error")}
    listing = root.find(f"{_OAI}ListRecords")
    if listing is None:
        listing = root.find(f"{_OAI}GetRecord")
    if listing is not None:
        records = listing.findall(f"{_OAI}record")
        page.payloads = _payloads(records, body.strip(), repaired)
        _read_token(page, listing.find(f"{_OAI}resumptionToken"))
    return page


def _read_token(page: OaiPage, token: Any) -> None:
    if token is None:
        return
    page.token = (token.text or "").strip() or None
    page.ended = page.token is None
    size = token.get("completeListSize", "").strip()
    page.complete_list_size = int(size) if size.isdigit() else None


def _payloads(records: Sequence[Any], body: bytes, repaired: bool) -> tuple[Payload, ...]:
    spans = slices(body)
    exact = len(spans) == len(records)
    envelope = Envelope(body[: spans[0][0]], body[spans[-1][1] :]) if exact and spans else _PLAIN
    result = []
    for i, record in enumerate(records):
        data = body[spans[i][0] : spans[i][1]] if exact else etree.tostring(record, with_tail=False)
        result.append(_payload(record.find(f"{_OAI}header"), data, envelope, repaired))
    return tuple(result)


def slices(body: bytes) -> list[tuple[int, int]]:
    """(start, end) of each outermost `<record>`; comments and CDATA are passed over, nested records counted."""
    spans: list[tuple[int, int]] = []
    depth = start = 0
    for tag in _TAG.finditer(body):
        closing, name, empty = tag.groups()
        if name is None:
            continue
        if not closing:
            if depth == 0:
                start = tag.start()
            depth += not empty
        else:
            depth -= 1
        if depth == 0:
            spans.append((start, tag.end()))
    return spans


def _payload(header: Any, data: bytes, envelope: Envelope, repaired: bool) -> Payload:
    identifier = _text(header.find(f"{_OAI}identifier")) if header is not None else None
    if not identifier:
        return unidentified(data, envelope, "the record has no identifier in its header")
    return Payload(
        identifier=identifier,
        data=data,
        sha256=hashlib.sha256(data).digest(),
        envelope=envelope,
        datestamp=_text(header.find(f"{_OAI}datestamp")),
        sets=tuple(spec for one in header.iterfind(f"{_OAI}setSpec") if (spec := _text(one))),
        deleted=(header.get("status") or "").strip().lower() == "deleted",
        repaired=repaired,
    )


def unidentified(data: bytes, envelope: Envelope, message: str) -> Payload:
    """A record that cannot even be told apart: kept under its checksum, rejected with a reason."""
    checksum = hashlib.sha256(data).digest()
    reason = Reason("identifier.missing", "reject", message, hint="give every record an identifier of its own")
    return Payload(f"sha256:{checksum.hex()[:32]}", data, checksum, envelope, rejected=reason)


def _salvaged(body: bytes, problem: str) -> OaiPage:
    if b"OAI-PMH" not in body[:4096]:
        return OaiPage(is_oai=False, problem=f"it is not XML ({problem})")
    spans = slices(body)
    envelope = Envelope(body[: spans[0][0]], b"") if spans else _PLAIN
    payloads = tuple(_salvage(body[start:end], envelope) for start, end in spans)
    token = _TOKEN.search(body, spans[-1][1] if spans else 0)
    value = token[1].strip().decode("utf-8", "replace") if token else ""
    whole = body.rstrip().endswith(b"OAI-PMH>")
    return OaiPage(payloads, value or None, ended=bool(token) and not value, problem=problem, truncated=not whole)


def _salvage(data: bytes, envelope: Envelope) -> Payload:
    tail = _closing(envelope.head)
    try:
        root = _parse(envelope.head + data + tail)
    except etree.XMLSyntaxError as error:
        return _broken(data, Envelope(envelope.head, tail), str(error))
    record = next(root.iter(f"{_OAI}record"), None)
    header = record.find(f"{_OAI}header") if record is not None else None
    return _payload(header, data, Envelope(envelope.head, tail), repaired=True)


def _closing(head: bytes) -> bytes:
    prefix = re.search(rb"<((?:\w+:)?)OAI-PMH[\s>]", head)
    name = prefix[1] if prefix else b""
    return b"</" + name + b"ListRecords></" + name + b"OAI-PMH>"


def _broken(data: bytes, envelope: Envelope, problem: str) -> Payload:
    named = _IDENTIFIER.search(data)
    checksum = hashlib.sha256(data).digest()
    identifier = named[1].decode("utf-8", "replace") if named else f"sha256:{checksum.hex()[:32]}"
    reason = Reason(
        "xml.not_well_formed",
        "reject",
        f"the record is not well-formed XML: {problem}",
        excerpt=data[:200].decode("utf-8", "replace"),
        hint="send well-formed XML in the declared encoding",
    )
    return Payload(identifier, data, checksum, envelope, rejected=reason)


def _text(element: Any) -> str | None:
    return (element.text or "").strip() or None if element is not None else None
