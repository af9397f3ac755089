"""Documents to Elasticsearch as ready NDJSON (bulk API), in bodies of bounded size."""

import itertools
import math
import time
from collections.abc import Iterator, Mapping
from typing import Any, cast

import msgspec
from elasticsearch import Elasticsearch

from ichlinks.errors import Fatal
from index.elasticsearch_calls import BUSY, WAITS, ask, busy, server

MAX_BODY = 5_000_000
"""Bytes of one request; far below the server's 100 MB, so that its memory limits are not met."""

_ANSWERED = "items.*.status,items.*.error.type,items.*.error.reason,items.*.error.caused_by.reason"
Entries = Mapping[str, bytes | None]
Answer = tuple[int, str]


def send(client: Elasticsearch, alias: str, entries: Entries) -> None:
    """Stores documents and deletes what is None. Raises Retriable, or Fatal naming the Items refused."""
    refused: dict[str, str] = {}
    for part in parts(entries):
        refused |= _send(client, alias, part)
    if refused:
        named = "; ".join(f"{id}: {reason}" for id, reason in list(refused.items())[:5])
        raise Fatal(f"Elasticsearch refused {len(refused)} of {len(entries)} documents: {named}")


def parts(entries: Entries) -> Iterator[dict[str, bytes | None]]:
    """`entries` in runs of at most MAX_BODY bytes each, or of one entry that alone is larger."""
    part: dict[str, bytes | None] = {}
    size = 0
    for id, document in entries.items():
        length = len(document or b"") + 100
        if part and size + length > MAX_BODY:
            yield part
            part, size = {}, 0
        part[id] = document
        size += length
    if part:
        yield part


def _send(client: Elasticsearch, alias: str, entries: Entries) -> dict[str, str]:
    """Item id → why it was refused. What the server was too busy for is sent again, in twice as many bodies."""
    refused: dict[str, str] = {}
    for attempt, wait in enumerate((*WAITS, None)):
        answers = [_answers(client, alias, part) for part in _split(entries, 2**attempt)]
        told = {id: answer for part in answers for id, answer in part.items()}
        refused |= {id: reason for id, (status, reason) in told.items() if reason and status not in BUSY}
        entries = {id: entries[id] for id, (status, _) in told.items() if status in BUSY}
        if not entries:
            return refused
        if wait is None:
            break
        time.sleep(wait)
    raise busy(429, server(client))


def _split(entries: Entries, bodies: int) -> Iterator[Entries]:
    left = iter(entries.items())
    size = math.ceil(len(entries) / bodies)
    while part := dict(itertools.islice(left, size)):
        yield part


def _answers(client: Elasticsearch, alias: str, entries: Entries) -> dict[str, Answer]:
    """Item id → HTTP status and, if it was refused, why. A body too large for the server is sent in halves."""
    lines = cast(Any, b"".join(_line(id, document) for id, document in entries.items()))
    quiet = client.options(ignore_status=(413, 429))
    answer = ask(client, lambda: quiet.bulk(index=alias, operations=lines, require_alias=True, filter_path=_ANSWERED))
    if answer.meta.status == 429:
        return dict.fromkeys(entries, (429, "the server is busy"))
    if answer.meta.status == 413:
        return _halved(client, alias, entries)
    told = (next(iter(item.values())) for item in answer["items"])
    return {id: (item["status"], _reason(item.get("error"))) for id, item in zip(entries, told, strict=True)}


def _halved(client: Elasticsearch, alias: str, entries: Entries) -> dict[str, Answer]:
    if len(entries) == 1:
        return dict.fromkeys(entries, (413, "the document is larger than the server takes"))
    first, second = (_answers(client, alias, half) for half in _split(entries, 2))
    return first | second


def _reason(error: dict[str, Any] | None) -> str:
    """Why in the server's words; a document to delete that was not there is no error."""
    if error is None:
        return ""
    return " ".join(filter(None, (error.get("reason"), error.get("caused_by", {}).get("reason"))))


def _line(id: str, document: bytes | None) -> bytes:
    name = msgspec.json.encode(id)
    if document is None:
        return b'{"delete":{"_id":%b}}\n' % name
    return b'{"index":{"_id":%b}}\n%b\n' % (name, document)
