"""A well-formed OAI-PMH answer: strictly parsed, its records cut out of the bytes as they were sent."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from harvesters.identity import fault, rejected, unidentified
from harvesters.oai_pmh.namespaces import NAMESPACE
from harvesters.oai_pmh.slices import slices
from ichlinks.stages import Envelope, Payload

_OAI = f"{{{NAMESPACE}}}"
_ID, _DATESTAMP, _SET, _HEADER, _METADATA = (
    f"{_OAI}{name}" for name in ("identifier", "datestamp", "setSpec", "header", "metadata")
)
_PLAIN = Envelope(f'<OAI-PMH xmlns="{NAMESPACE}"><ListRecords>'.encode(), b"</ListRecords></OAI-PMH>")
_REQUEST = re.compile(rb"<((?:[\w.-]+:)?request)\b[^>]*(?:/>|>[^<]*</\1\s*>)")
_RECORDS = {f"{_OAI}ListRecords", f"{_OAI}GetRecord"}
_STRICTLY: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "remove_comments": True,
}  # fmt: skip
_LISTS = _RECORDS | {f"{_OAI}ListIdentifiers", f"{_OAI}ListSets", f"{_OAI}ListMetadataFormats"}


@dataclass(frozen=True, slots=True)
class OaiPage:
    """What one answer says. `payloads` of ListIdentifiers have no content. `token` is None at the end of a list;
    `ended` when it said so with an empty token; `listed` is the verb that it answers, where there is a list or a
    record; `truncated` when what comes after its records cannot be read; `bare` are records that have no metadata and
    are not deleted; `repaired` is what was amiss where everything could be mended, `problem` what could not."""

    payloads: tuple[Payload, ...] = ()
    token: str | None = None
    ended: bool = False
    complete_list_size: int | None = None
    response_date: str | None = None
    errors: dict[str, str] = field(default_factory=dict)
    is_oai: bool = True
    listed: str = ""
    problem: str = ""
    repaired: str = ""
    truncated: bool = False
    bare: tuple[str, ...] = ()
    root: Any = None


def parse(document: bytes, huge: bool = False) -> Any:
    """Strictly: no document type is loaded, no entity expanded; texts of over 10 MB only where `huge`.

    Raises XMLSyntaxError.
    """
    return etree.fromstring(document, etree.XMLParser(**_STRICTLY, huge_tree=huge))


def is_well_formed(document: bytes) -> bool:
    """Whether a strict parser has nothing to say of it, for half the price: it keeps nothing of what it reads.

    What is amiss with namespaces is no error to such a parser, and stands in its log only.
    """
    nothing: Any = _Nothing()
    judge = etree.XMLParser(**_STRICTLY, target=nothing)
    try:
        etree.fromstring(document, judge)
    except etree.XMLSyntaxError:
        return False
    return not len(judge.error_log)


class _Nothing:
    def close(self) -> None:
        """What is built of a document that is only judged."""


def understood(root: Any, body: bytes) -> OaiPage:
    """What the answer says that was parsed from `body`."""
    if root.getroottree().docinfo.doctype:
        return OaiPage(is_oai=False, problem="it carries a document type declaration, which is refused")
    if root.tag != f"{_OAI}OAI-PMH":
        return OaiPage(is_oai=False, problem=f"its root element is {root.tag}")
    errors = {error.get("code", ""): error.text or "" for error in root.iterfind(f"{_OAI}error")}
    page = OaiPage(root=root, response_date=_text(root.find(f"{_OAI}responseDate")), errors=errors)
    listing = next((child for child in root if child.tag in _LISTS), None)
    if listing is None:
        return page
    records = listing.findall(f"{_OAI}record") if listing.tag in _RECORDS else []
    payloads = _payloads(records, body)
    bare = tuple(one.identifier for one, record in zip(payloads, records, strict=True) if _is_bare(one, record))
    named = tuple(payload(header, b"", _PLAIN) for header in listing.iterchildren(_HEADER))
    page = replace(page, payloads=payloads or named, bare=bare, listed=etree.QName(listing).localname)
    return _with_token(page, listing.find(f"{_OAI}resumptionToken"))


def _is_bare(one: Payload, record: Any) -> bool:
    metadata = next(record.iterchildren(_METADATA), None)
    return (metadata is None or not len(metadata)) and not (one.deleted or one.rejected)


def outside(head: bytes) -> bytes:
    """What stands before the records, without the echo of our request: it may hold a key, or an internal address."""
    return _REQUEST.sub(b"", head)


def payload(header: Any, data: bytes, envelope: Envelope) -> Payload:
    """The Payload of a record with this `<header>` element and these bytes."""
    told = _told(header)
    identifier = next(iter(told.get(_ID, ())), None)
    checksum = hashlib.sha256(data).digest()
    if said := fault(identifier):
        return rejected(data, checksum, unidentified(f"the record {said} in its header", data), envelope)
    return Payload(
        identifier=str(identifier),
        data=data,
        sha256=checksum,
        envelope=envelope,
        datestamp=next(iter(told.get(_DATESTAMP, ())), None),
        sets=tuple(told.get(_SET, ())),
        deleted=(header.get("status") or "").strip().lower() == "deleted",
    )


def _told(header: Any) -> dict[str, list[str]]:
    """The texts of a header by element, in one walk: to look each up by its name takes four times as long."""
    told: dict[str, list[str]] = {}
    for child in header if header is not None else ():
        if text := _text(child):
            told.setdefault(child.tag, []).append(text)
    return told


def _with_token(page: OaiPage, token: Any) -> OaiPage:
    if token is None:
        return page
    size = token.get("completeListSize", "").strip()
    text = _text(token)
    return replace(page, token=text, ended=text is None, complete_list_size=int(size) if size.isdecimal() else None)


def _payloads(records: Sequence[Any], body: bytes) -> tuple[Payload, ...]:
    spans = slices(body)
    exact = len(spans) == len(records)
    envelope = Envelope(outside(body[: spans[0][0]]), body[spans[-1][1] :]) if exact and spans else _PLAIN
    result = []
    for i, record in enumerate(records):
        data = body[slice(*spans[i])] if exact else etree.tostring(record, with_tail=False)
        result.append(payload(next(record.iterchildren(_HEADER), None), data, envelope))
    return tuple(result)


def _text(element: Any) -> str | None:
    return (element.text or "").strip() or None if element is not None else None
