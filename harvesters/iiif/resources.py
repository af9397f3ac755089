"""IIIF resources as JSON, whichever version of Presentation they follow."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from harvesters.answers import wanted
from harvesters.http import Answer, Client, redacted
from ichlinks.errors import Retriable

_ANY = msgspec.json.Decoder()


class Reference(NamedTuple):
    """A manifest that is named somewhere: to be fetched, or gone."""

    identifier: str
    datestamp: str | None = None
    deleted: bool = False
    data: bytes = b""


Resource = Mapping[str, Any]


def fetched(client: Client, address: str) -> tuple[Resource, Answer]:
    """A resource that the walk needs. Raises Retriable."""
    answer = wanted(client.get(address), "a IIIF resource")
    return resource(answer), answer


def resource(answer: Answer) -> Resource:
    """The JSON object of an answer. Raises Retriable."""
    try:
        found = _ANY.decode(answer.body.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Retriable("not_iiif", f"{redacted(answer.url)} is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise Retriable("not_iiif", f"{redacted(answer.url)} is no JSON object")
    return found


def id_of(value: Any) -> str | None:
    """`id` (3.0, Change Discovery), `@id` (2.x), or an address that stands for its resource."""
    found = (value.get("id") or value.get("@id")) if isinstance(value, Mapping) else value
    return found.strip() or None if isinstance(found, str) else None


def type_of(value: Any) -> str:
    """`Manifest` for 3.0's `Manifest` and 2.x's `sc:Manifest`."""
    found = (value.get("type") or value.get("@type")) if isinstance(value, Mapping) else None
    return found.rpartition(":")[2] if isinstance(found, str) else ""


def entries(value: Resource, key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []
