"""The usual page, in half the time: its records are cut, and their headers read, by their plain form.

Usual is UTF-8, elements of OAI-PMH without a prefix, and nothing within which a tag might stand that is none. Such a
page, where it is well-formed, has a `<record>` for each `</record>`: a piece that begins with one is a whole record.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from harvesters.oai_pmh.reading import OaiPage, is_well_formed, outside, parse, understood
from ichlinks.stages import Envelope, Payload

_HEAD = re.compile(
    rb"(?:<\?xml\s(?![^<>]*encoding\s*=\s*[\"'](?!(?i:utf-8)[\"']))[^<>]*\?>\s*)?(?:<\?xml-stylesheet\s[^<>]*\?>\s*)?"
    rb"<OAI-PMH\s[^<>]*>(?:[^<]++|<[^!?])*<ListRecords>\s*"
)
_RECORD = re.compile(
    rb"\s*(<record>\s*<header(?:\s+status=[\"'](deleted)[\"'])?\s*>"
    rb"\s*<identifier>([^<&\r]{1,2000})</identifier>"
    rb"\s*<datestamp>([^<&\r]+)</datestamp>"
    rb"\s*((?:<setSpec>[^<&\r]+</setSpec>\s*)*)"
    rb"</header>\s*(?:\Z|(<metadata>)\s*<[^/]))"
)
_SET = re.compile(rb"<setSpec>([^<]+)<")
_BEGIN, _END = b"<record>", b"</record>"
_SPECIAL = re.compile(rb"<[!?]")
_XML_ID = re.compile(rb"xml:id")
"""Given twice it is an error, which is seen only by a parser that keeps what it has read."""


def usual(body: bytes) -> OaiPage | None:
    """The page as `understood` has it; None where it is not a usual one, or not well-formed."""
    start = body.find(_BEGIN)
    head = body[: max(start, 0)]
    if not _HEAD.fullmatch(head) or _SPECIAL.search(body, start) or _XML_ID.search(body):
        return None
    *pieces, tail = body[start:].split(_END)
    found = [match for match in map(_RECORD.match, pieces) if match]
    if len(found) < len(pieces) or b"<record" in head + tail or not is_well_formed(body):
        return None
    page = understood(parse(head + tail), b"")
    payloads = _payloads(found, Envelope(outside(head), tail))
    if page.listed != "ListRecords" or not all(one.identifier for one in payloads):
        return None
    bare = (one.identifier for one, match in zip(payloads, found, strict=True) if not (one.deleted or match[6]))
    return replace(page, payloads=payloads, bare=tuple(bare))


def _payloads(found: Sequence[re.Match[bytes]], envelope: Envelope) -> tuple[Payload, ...]:
    return tuple(_payload(match, match.string[match.start(1) :] + _END, envelope) for match in found)


def _payload(found: re.Match[bytes], data: bytes, envelope: Envelope) -> Payload:
    _, deleted, identifier, datestamp, sets, _ = found.groups()
    return Payload(
        identifier.decode().strip(),
        data,
        hashlib.sha256(data).digest(),
        envelope,
        datestamp.decode().strip() or None,
        _sets(sets),
        deleted is not None,
    )


@lru_cache(maxsize=1000)
def _sets(elements: bytes) -> tuple[str, ...]:
    return tuple(filter(None, (one.decode().strip() for one in _SET.findall(elements))))
