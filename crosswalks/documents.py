"""What a Payload holds, opened once: an XML element, a JSON value or an ISO 2709 record; and how its format is known.

Standards: XML Namespaces 1.0, JSON-LD 1.1 (`@context`), ISO 2709 (the leader begins with the record's length).
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from msgspec import DecodeError, json

from crosswalks.components import opened
from crosswalks.xml import metadata
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

ISO_2709 = "ISO 2709"
_SCHEME = re.compile(r"^https?://(?:www\.)?")


def document(payload: Payload) -> Any:
    """An lxml element (see `crosswalks.xml.metadata`), what a JSON text holds, or the bytes of an ISO 2709 record.

    Raises Rejected for XML and JSON that cannot be read, and where there is no metadata.
    """
    start = payload.data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in (b"{", b"["):
        return _json(payload.data)
    if start[:5].isdigit():
        return payload.data
    return opened(payload) if payload.parts else metadata(payload)


def marks(document: Any) -> tuple[str, ...]:
    """By what its format is known, the most telling first.

    XML: the root as `{namespace}name`, then `{namespace}*`. JSON: the addresses in its `@context`, without
    `https://` and the last slash; of a list those of all its objects. ISO 2709: `ISO_2709`.
    """
    if isinstance(document, etree._Element):
        tag = str(document.tag)
        return tag, f"{tag.partition('}')[0]}}}*" if tag.startswith("{") else "*"
    if isinstance(document, bytes):
        return (ISO_2709,)
    addresses = (one for node in _several(document) if isinstance(node, dict) for one in _vocabularies(node))
    return tuple(dict.fromkeys(_SCHEME.sub("", one).rstrip("/#") for one in addresses))


def _vocabularies(node: dict[str, Any]) -> Iterator[str]:
    """The addresses of `@context`, its `@vocab`, and what the types stand below (`schema:Book`, expanded form)."""
    contexts = _several(node.get("@context"))
    terms = {key: value for one in contexts if isinstance(one, dict) for key, value in one.items()}
    types = [one for one in _several(node.get("@type")) if isinstance(one, str)]
    prefixed = (terms.get(one.partition(":")[0]) for one in types if ":" in one)
    below = [terms.get("@vocab"), *prefixed, *(one.rpartition("/")[0] for one in types)]
    yield from (one for one in contexts if isinstance(one, str))
    yield from (one for one in below if isinstance(one, str) and _SCHEME.match(one))


def _several(stated: Any) -> list[Any]:
    return stated if isinstance(stated, list) else [stated]


def _json(data: bytes) -> Any:
    try:
        return json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (DecodeError, UnicodeError, RecursionError) as error:
        raise Rejected("crosswalk.json", f"the record is not JSON: {error}") from None
