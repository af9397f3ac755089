"""JSON (RFC 8259): items are cut out of the answer's bytes, so that what is stored is what was sent."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import msgspec

from config.selectors import json_path
from config.sources import JsonApi
from harvesters.web_api.cutting import cut, listed
from harvesters.web_api.format import Answered, Format, Item, Unreadable, number, text
from ichlinks.stages import Reason

_ANY = msgspec.json.Decoder()
_FAULTS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
_ESCAPE = re.compile(rb"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|u....|.)", re.DOTALL)
"""A pair of halves first, so that only a half that stands alone is found by itself."""


def json_format(options: JsonApi) -> Format:
    """How the answers of this API are read."""
    items = json_path(options.items).parsed
    following = options.paging.next if options.paging else None
    asked = [path for path in (options.total, following) if path]

    def page(body: bytes) -> Answered:
        sent = body.removeprefix(BOM_UTF8)
        mended = mend(sent)
        try:
            found = listed(cut(items, msgspec.Raw(mended)))
            around = _ANY.decode(mended) if asked else None
        except _FAULTS as error:
            raise Unreadable(str(error)) from error
        if found is None:
            raise Unreadable(f"no list at {options.items or 'its root'}")
        return Answered(
            tuple(map(item, map(bytes, found))) if mended == sent else tuple(_repaired(found, mended, sent)),
            number(value(around, options.total), options.total) if options.total else None,
            text(value(around, following)) if following else None,
        )

    return Format("JSON", page, fields, value)


def mend(body: bytes) -> bytes:
    """The same, and as long, with half a character written as U+FFFD: one half breaks a whole page."""
    return _ESCAPE.sub(_whole, body) if _HALF.search(body) else body


def _whole(escape: re.Match[bytes]) -> bytes:
    return b"\\ufffd" if _HALF.match(escape[0]) and len(escape[0]) == 6 else escape[0]


def _repaired(found: Iterable[msgspec.Raw], mended: bytes, sent: bytes) -> Iterator[Item]:
    end = 0
    for raw in found:
        one = item(bytes(raw))
        start = mended.index(one.data, end)
        end = start + len(one.data)
        original = sent[start:end]
        yield replace(one, original=original) if original != one.data else one


def fields(data: bytes) -> Any:
    """An item's values. Raises Unreadable."""
    try:
        found = _ANY.decode(data)
    except _FAULTS as error:
        raise Unreadable(str(error)) from error
    if not isinstance(found, dict):
        raise Unreadable("it is no object")
    return found


def value(found: Any, path: str) -> Any:
    """The value at a JMESPath expression; None where there is none, or the expression does not fit."""
    try:
        return json_path(path).search(found)
    except ValueError:
        return None


def item(data: bytes) -> Item:
    """One item of a list."""
    try:
        return Item(data, fields(data))
    except Unreadable as error:
        message, hint = f"the item is not a JSON object: {error}", "send every item as an object in UTF-8"
        excerpt = data[:200].decode("utf-8", "replace")
        return Item(data, None, Reason("json.not_an_object", "reject", message, None, excerpt, hint))
