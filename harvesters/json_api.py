"""A JSON API with numbered pages; an item is a record, cut out of the page's bytes.

Read whole, the list is complete and what it does not name is gone; read by `modified_since` it is not.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from config.partner import JsonApi
from harvesters.http import Answer, Client, redacted
from harvesters.spans import Stop, next_from
from ichlinks.errors import Retriable
from ichlinks.stages import Event, Harvest, Ledger, Page, Payload, Reason, Span, Window, WindowDone, WindowFailed

_OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])
_ARRAY = msgspec.json.Decoder(list[msgspec.Raw])
_ITEM = msgspec.json.Decoder(dict[str, Any])
_NUMBER = msgspec.json.Decoder(int)


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
    from_start: bool
    total: int | None = None
    last: int | None = None


def _window(options: JsonApi, client: Client, window: Window, limit: int | None) -> Iterator[Event]:
    number = int(window.token) if window.token else options.paging.first
    window = replace(window, attempts=window.attempts + 1, records=window.records if window.token else 0)
    reading = _Reading(window, number, from_start=not window.token)
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
        raise Stop(reading.window, error.code, str(error), error.retry_after) from error
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
        address = redacted(options.endpoint)
        raise Retriable(f"http_{answer.status}", f"{address} answered {answer.status} for page {reading.number}")
    return answer


def _page(options: JsonApi, answer: Answer, reading: _Reading) -> tuple[Payload, ...]:
    """Reads one page and moves on; raises Retriable where it is not the JSON that the partner file describes."""
    try:
        items = _ARRAY.decode(_inside(answer.body, options.items))
        reading.total = _NUMBER.decode(_inside(answer.body, options.total)) if options.total else None
    except (msgspec.DecodeError, KeyError) as error:
        problem = f"{redacted(options.endpoint)} is not the expected JSON on page {reading.number}: {error}"
        raise Retriable("not_json", problem) from error
    payloads = tuple(_payload(options, bytes(raw)) for raw in items)
    fingerprint = hash(tuple(payload.identifier for payload in payloads))
    if payloads and fingerprint == reading.last:
        start = replace(reading.window, token=None, records=0)
        raise Stop(start, "page_repeated", f"page {reading.number} is the same as the page before")
    reading.last, reading.number = fingerprint, reading.number + 1
    reading.window = replace(
        reading.window,
        token=str(reading.number),
        records=reading.window.records + len(payloads),
        response_date=reading.window.response_date or answer.date,
    )
    return payloads


def _end(reading: _Reading) -> WindowDone:
    window = reading.window
    if reading.total is not None and window.records < reading.total:
        message = f"the endpoint announces {reading.total} items and gave {window.records}"
        raise Stop(replace(window, token=None, records=0), "list_incomplete", message)
    return WindowDone(replace(window, token=None, sweep=reading.from_start and window.from_ is None))


def _inside(body: bytes, path: str) -> bytes | msgspec.Raw:
    """The bytes of the value at a dotted path, as they were sent."""
    value: bytes | msgspec.Raw = body
    for key in path.split(".") if path else ():
        value = _OBJECT.decode(value)[key]
    return value


def _payload(options: JsonApi, data: bytes) -> Payload:
    checksum = hashlib.sha256(data).digest()
    try:
        item: Mapping[str, Any] = _ITEM.decode(data)
    except msgspec.DecodeError as error:
        return _rejected("json.not_an_object", f"the item is not a JSON object: {error}", data, checksum)
    identifier = at(item, options.id)
    if identifier in (None, "") or isinstance(identifier, dict | list):
        return _rejected("identifier.missing", f"the item has no {options.id}", data, checksum)
    modified = at(item, options.modified) if options.modified else None
    deleted = bool(at(item, options.deleted)) if options.deleted else False
    return Payload(str(identifier), data, checksum, datestamp=str(modified) if modified else None, deleted=deleted)


def _rejected(rule: str, message: str, data: bytes, checksum: bytes) -> Payload:
    excerpt = data[:200].decode("utf-8", "replace")
    reason = Reason(rule, "reject", message, excerpt=excerpt, hint="give every item an identifier of its own")
    return Payload(f"sha256:{checksum.hex()[:32]}", data, checksum, rejected=reason)


def at(item: Mapping[str, Any], path: str) -> Any:
    """The value at a dotted path, None where there is none."""
    value: Any = item
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value
