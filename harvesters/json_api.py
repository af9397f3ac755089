"""A JSON API with numbered pages; an item is a record, cut out of the page's bytes.

Read whole, the list is complete and what it does not name is gone; read by `modified_since` it is not.
"""

import hashlib
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from config.sources import JsonApi
from harvesters.http import Answer, Client, redacted, refusal
from harvesters.identity import fault, rejected, unidentified
from harvesters.spans import Stop, kept, next_from
from ichlinks.errors import Retriable
from ichlinks.stages import (
    Envelope,
    Event,
    Harvest,
    Ledger,
    Page,
    Payload,
    Reason,
    Span,
    Window,
    WindowDone,
    WindowFailed,
)

_OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ARRAY = msgspec.json.Decoder(list[msgspec.Raw])
_ITEM = msgspec.json.Decoder(dict[str, Any])
_NUMBER = msgspec.json.Decoder(int)
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_ESCAPE = re.compile(rb"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|.)", re.DOTALL)
"""A pair of halves first, so that only a half that stands alone is found by itself."""

_NOTHING = Envelope()
_NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def harvest(options: JsonApi, client: Client) -> Harvest:
    """The API of `options` as a Harvest."""

    def events(span: Span, ledger: Ledger) -> Iterator[Event]:
        window = _plan(options, span, ledger)
        try:
            yield from _window(options, client, window, span.limit)
        except Stop as stop:
            yield WindowFailed(stop.window, stop.code, str(stop), stop.retry_after)

    return events


def _plan(options: JsonApi, span: Span, ledger: Ledger) -> Window:
    if ledger.unfinished and not span.full and not span.from_:
        return ledger.unfinished[0]
    since = span.from_ or (None if span.full else next_from(ledger.complete.get(None), options.overlap))
    return Window(from_=since if options.modified_since else None)


@dataclass
class _Reading:
    """How far a window has been read."""

    window: Window
    number: int
    total: int | None = None
    pages: set[int] = field(default_factory=set)


def _window(options: JsonApi, client: Client, window: Window, limit: int | None) -> Iterator[Event]:
    # A token that is no number was left by another kind of harvest.
    resumed = (window.token or "").isdecimal()
    number = int(window.token or 0) if resumed else options.paging.first
    whole = not resumed and window.from_ is None
    window = replace(window, attempts=window.attempts + 1, records=window.records if resumed else 0, sweep=whole)
    reading = _Reading(window, number)
    try:
        while True:
            answer = _ask(options, client, reading)
            payloads = _page(options, answer, reading)
            if not payloads:
                break
            yield Page(reading.window, payloads, reading.total)
            if limit is not None and reading.window.records >= limit:
                raise Stop(reading.window, "limit", f"stopped after {reading.window.records} records as asked")
            if reading.total is not None and reading.window.records >= reading.total:
                break
    except Retriable as error:
        raise Stop(kept(reading.window, len(reading.pages)), error.code, str(error), error.retry_after) from error
    yield _end(reading)


def _ask(options: JsonApi, client: Client, reading: _Reading) -> Answer:
    paging = options.paging
    parameters = {**options.parameters, paging.page: str(reading.number)}
    if paging.size_parameter:
        parameters[paging.size_parameter] = str(paging.size)
    if options.modified_since and reading.window.from_:
        parameters[options.modified_since] = reading.window.from_
    answer = client.get(options.endpoint, parameters)
    if answer.status != 200:
        raise refusal(answer, f"page {reading.number}")
    return answer


def _page(options: JsonApi, answer: Answer, reading: _Reading) -> tuple[Payload, ...]:
    """Reads one page and moves on; raises Retriable where it is not the JSON that the partner file describes."""
    try:
        items, reading.total, repaired = _read(options, answer.body.removeprefix(BOM_UTF8))
    except (*_NOT_JSON, KeyError) as error:
        problem = f"{redacted(options.endpoint)} is not the expected JSON on page {reading.number}: {error}"
        raise Retriable("not_json", problem) from error
    payloads = tuple(_payload(options, bytes(raw), repaired) for raw in items)
    fingerprint = hash(tuple(payload.identifier for payload in payloads))
    if payloads and fingerprint in reading.pages:
        start = replace(reading.window, token=None, records=0)
        raise Stop(start, "page_repeated", f"page {reading.number} is the same as a page before")
    reading.pages.add(fingerprint)
    reading.number += 1
    reading.window = replace(
        reading.window,
        token=str(reading.number),
        records=reading.window.records + len(payloads),
        response_date=reading.window.response_date or answer.date,
    )
    return payloads


def _read(options: JsonApi, body: bytes) -> tuple[list[msgspec.Raw], int | None, bool]:
    """The items, the announced total, and whether the page had to be repaired: one half of a character breaks it."""
    mended = _ESCAPE.sub(_whole, body) if _HALF.search(body) else body
    total = _NUMBER.decode(_inside(mended, options.total)) if options.total else None
    return _ARRAY.decode(_inside(mended, options.items)), total, mended != body


def _whole(escape: re.Match[bytes]) -> bytes:
    return b"\\ufffd" if _HALF.match(escape[0]) and len(escape[0]) == 6 else escape[0]


def _end(reading: _Reading) -> WindowDone:
    window = reading.window
    if reading.total is not None and window.records < reading.total:
        message = f"the endpoint announces {reading.total} items and gave {window.records}"
        raise Stop(replace(window, token=None, records=0), "list_incomplete", message)
    return WindowDone(replace(window, token=None))


def _inside(body: bytes, path: str) -> bytes | msgspec.Raw:
    """The bytes of the value at a dotted path, as they were sent."""
    value: bytes | msgspec.Raw = body
    for key in path.split(".") if path else ():
        value = _OBJECT.decode(value)[key]
    return value


def _payload(options: JsonApi, data: bytes, repaired: bool = False) -> Payload:
    checksum = hashlib.sha256(data).digest()
    try:
        item: Mapping[str, Any] = _ITEM.decode(data)
    except _NOT_JSON as error:
        message, excerpt = f"the item is not a JSON object: {error}", data[:200].decode("utf-8", "replace")
        hint = "send every item as an object in UTF-8"
        return rejected(data, checksum, Reason("json.not_an_object", "reject", message, None, excerpt, hint), _NOTHING)
    identifier = _identifier(at(item, options.id))
    if said := fault(identifier):
        return rejected(data, checksum, unidentified(f"the item {said} in {options.id}", data), _NOTHING)
    modified = at(item, options.modified) if options.modified else None
    datestamp = str(modified).replace("\0", "") if modified else None
    deleted = bool(at(item, options.deleted)) if options.deleted else False
    return Payload(str(identifier), data, checksum, datestamp=datestamp, deleted=deleted, repaired=repaired)


def _identifier(value: Any) -> str | None:
    return None if value is None or isinstance(value, dict | list) else str(value)


def at(item: Mapping[str, Any], path: str) -> Any:
    """The value at a dotted path, None where there is none."""
    value: Any = item
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value
