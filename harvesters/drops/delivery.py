"""What a partner has delivered: nothing new, or a mark to know it by again and its files."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from config.sources.access import Access
from config.sources.dropped import Dropped
from harvesters.drops.document import Document, Pick, whole
from harvesters.drops.local import Found, found, open_file
from harvesters.drops.packs import documents
from harvesters.http import Client, refusal


@dataclass(frozen=True, slots=True)
class Delivery:
    """`validator` is None where the server gives no mark; `date` is the server's clock, or the newest file's time.

    `files`: the documents of each file; a file that is no pack is the only document of itself.
    """

    validator: str | None
    date: str | None
    files: Iterable[Iterator[Document]]


def fetch(options: Dropped, client: Client, known: str | None) -> Delivery | None:
    """What there is; None where that is what is `known` by its validator.

    Raises Retriable where an address or a path gives nothing.
    """
    pick = Pick(options.files, options.max_page_bytes)
    if options.path is not None:
        return _local(options, pick, known)
    return _remote(options, client, pick, known)


def stamp(options: Dropped, mark: str) -> str:
    """A validator that also changes with what the partner file says of reading."""
    said = options.model_dump_json(exclude=Access.model_fields.keys() - {"endpoint"} | {"components"})
    return f"{hashlib.sha256(said.encode()).hexdigest()[:8]} {mark}"


def opened(one: Found, pick: Pick) -> Iterator[Document]:
    """The documents of one file."""
    return documents(one.name, partial(open_file, one), pick, one.single)


def moment(files: list[Found]) -> str | None:
    newest = max((one.modified for one in files), default=None)
    if newest is None:
        return None
    return datetime.fromtimestamp(newest // 10**9, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _local(options: Dropped, pick: Pick, known: str | None) -> Delivery | None:
    files = found(str(options.path))
    listed = "\n".join(f"{one.name}\t{one.size}\t{one.modified}" for one in files)
    validator = stamp(options, hashlib.sha256(listed.encode("utf-8", "surrogateescape")).hexdigest())
    if validator == known:
        return None
    return Delivery(validator, moment(files), (opened(one, pick) for one in files))


def _remote(options: Dropped, client: Client, pick: Pick, known: str | None) -> Delivery | None:
    answer = client.get(options.endpoint, headers=_condition(options, known))
    if answer.status == 304 and known:
        return None
    if answer.status != 200:
        raise refusal(answer, "a file")
    mark = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
    name = PurePosixPath(unquote(urlsplit(answer.url).path)).name or "the answer"
    only = documents(name, whole(answer.body), pick, single=True)
    return Delivery(stamp(options, mark) if mark else None, answer.date, [only])


def _condition(options: Dropped, known: str | None) -> Mapping[str, str] | None:
    """Conditional requests (RFC 9110, sections 13.1.2 and 13.1.3)."""
    digest, _, mark = (known or "").partition(" ")
    if not mark or digest != stamp(options, "").strip():
        return None
    return {"If-None-Match": mark} if mark.startswith(('"', "W/")) else {"If-Modified-Since": mark}
