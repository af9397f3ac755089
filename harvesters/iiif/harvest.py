"""A collection, a manifest or an activity stream as a Harvest; a payload is a manifest's bytes.

A collection, or a stream read from its beginning, is complete: what it does not name is gone.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from config.sources import Iiif
from harvesters.http import Answer, Client, redacted
from harvesters.identity import fault
from harvesters.iiif.collections import Tree
from harvesters.iiif.resources import Reference, Resource, fetched, id_of, resource, type_of
from harvesters.iiif.streams import Stream
from harvesters.one_by_one import OneByOne, without
from harvesters.spans import Stop, kept, next_from
from harvesters.unreadable import Unreadable
from ichlinks.errors import Retriable
from ichlinks.stages import Event, Harvest, Ledger, Page, Payload, Span, Window, WindowDone, WindowFailed

_AT_ONCE = 25
_TOKEN = "after:"


@dataclass
class _Reading:
    """How far a window has been read. `stream`: a later run reads only what is new."""

    window: Window
    pages: int = 0
    faults: list[str] = field(default_factory=list)
    stream: bool = False
    unreadable: Unreadable = field(default_factory=Unreadable)


def harvest(options: Iiif, client: Client) -> Harvest:
    """The IIIF resource of `options` as a Harvest."""

    def events(span: Span, ledger: Ledger) -> Iterator[Event]:
        try:
            yield from _window(options, client, _plan(options, span, ledger), span)
        except Stop as stop:
            yield WindowFailed(stop.window, stop.code, str(stop), stop.retry_after)

    return events


def _plan(options: Iiif, span: Span, ledger: Ledger) -> Window:
    if ledger.unfinished and not span.full and not span.from_:
        return ledger.unfinished[0]
    return Window(from_=span.from_ or (None if span.full else next_from(ledger.complete.get(None), options.overlap)))


def _window(options: Iiif, client: Client, window: Window, span: Span) -> Iterator[Event]:
    token = window.token if window.token and window.token.startswith(_TOKEN) else None
    window = replace(window, token=token, attempts=window.attempts + 1, records=window.records if token else 0)
    reading = _Reading(window, unreadable=Unreadable(bool(token and window.broken)))
    fetching = OneByOne(client)
    try:
        root, answer = fetched(client, options.endpoint)
        named, complete = _references(options, client, root, reading)
        whole = complete and token is None
        reading.window = replace(reading.window, response_date=window.response_date or answer.date, sweep=whole)
        yield from _pages(_rest(named, token, reading), fetching, reading, span.limit)
    except Retriable as error:
        raise Stop(kept(reading.window, reading.pages), error.code, str(error), error.retry_after) from error
    yield from _end(reading, fetching)


def _references(options: Iiif, client: Client, root: Resource, reading: _Reading) -> tuple[Iterator[Reference], bool]:
    """What is named, in an order that stays, and whether that is everything. Raises Retriable."""
    kind = type_of(root)
    reading.stream = kind == "OrderedCollection"
    if reading.stream:
        since = reading.window.from_
        return Stream(client, id_of(root) or options.endpoint, since, reading.faults).walk(root), since is None
    if kind == "Collection":
        return Tree(client, reading.faults).walk(root, options.endpoint), True
    if kind == "Manifest":
        return iter([Reference(options.endpoint)]), True
    where = redacted(options.endpoint)
    raise Retriable("not_iiif", f"{where} is {kind or 'without a type'}: no collection, manifest or activity stream")


def _rest(named: Iterator[Reference], token: str | None, reading: _Reading) -> Iterator[Reference]:
    """What comes after the last manifest of an unfinished run; raises Stop where that is named no more."""
    if token and not any(one.identifier == token.removeprefix(_TOKEN) for one in named):
        start = replace(reading.window, token=None, records=0)
        raise Stop(start, "token_expired", "what the last run ended with is no longer listed; the next one starts over")
    yield from named


def _pages(named: Iterator[Reference], fetching: OneByOne, reading: _Reading, limit: int | None) -> Iterator[Event]:
    while batch := list(islice(named, min(_AT_ONCE, limit or _AT_ONCE))):
        payloads = [one for reference in batch if (one := _payload(reference, fetching)) is not None]
        records = reading.window.records + len(payloads)
        window = replace(reading.window, token=f"{_TOKEN}{batch[-1].identifier}", records=records)
        reading.window = reading.unreadable.note(window, payloads) if reading.stream else window
        reading.pages += 1
        yield Page(reading.window, tuple(payloads))
        if limit is not None and records >= limit:
            raise Stop(reading.window, "limit", f"stopped after {records} records as asked")


def _payload(reference: Reference, fetching: OneByOne) -> Payload | None:
    """None where the manifest did not answer."""
    name, stated = reference.identifier, reference.identifier.encode("utf-8", "replace")
    if said := fault(name):
        return without(name, stated, "identifier.missing", f"a manifest {said}")
    if reference.deleted:
        checksum = hashlib.sha256(reference.data).digest()
        return Payload(name, reference.data, checksum, datestamp=reference.datestamp, deleted=True)
    answer = fetching.answer(name, name)
    if answer is None:
        return None
    if answer.status != 200:
        fetching.read()
        return without(name, stated, "manifest.missing", f"{redacted(answer.url)} answered {answer.status}")
    return _manifest(reference, answer, fetching)


def _manifest(reference: Reference, answer: Answer, fetching: OneByOne) -> Payload:
    name = reference.identifier
    try:
        if (kind := type_of(resource(answer))) != "Manifest":
            raise Retriable("not_iiif", f"{redacted(answer.url)} is {kind or 'without a type'}, not a manifest")
    except Retriable as error:
        fetching.unread(error)
        return without(name, answer.body, "manifest.unreadable", str(error))
    fetching.read()
    return Payload(name, answer.body, hashlib.sha256(answer.body).digest(), datestamp=reference.datestamp)


def _end(reading: _Reading, fetching: OneByOne) -> Iterable[Event]:
    start = replace(reading.window, token=None, records=0)
    if failed := fetching.failed:
        named = f"{len(failed)} manifests did not answer, among them {', '.join(failed[:5])}"
        raise Stop(start, "manifests_missing", named)
    if reading.faults:
        more = f", and {len(reading.faults) - 1} more" if len(reading.faults) > 1 else ""
        raise Stop(start, "list_incomplete", f"{reading.faults[0]}{more}")
    reading.unreadable.check(reading.window)
    return [WindowDone(replace(reading.window, token=None))]
