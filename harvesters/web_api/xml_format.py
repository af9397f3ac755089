"""XML (1.0): items are cut out of the answer's bytes; a page that is not well-formed is salvaged item by item."""

import re
from functools import cache
from typing import Any

from lxml import etree

from config.selectors import xml_path
from config.sources import XmlApi
from config.xml import parsed, selected
from harvesters.web_api.format import Answered, Format, Item, Unreadable, number, text
from harvesters.web_api.xml_slices import pieces, sliced
from ichlinks.stages import Envelope, Reason

_LAST_STEP = re.compile(r"(?:^|/)(?:[\w.-]+:)?([\w.-]+)$")


def xml_format(options: XmlApi) -> Format:
    """How the answers of this API are read."""

    @cache
    def compiled(path: str) -> etree.XPath:
        return xml_path(path, options.namespaces)

    def value(found: Any, path: str) -> Any:
        try:
            return next((one for one in selected(compiled(path), found) if one not in ("", None)), None)
        except etree.XPathError:
            return None

    def around(root: Any, items: tuple[Item, ...], envelope: Envelope) -> Answered:
        following = options.paging.next if options.paging else None
        return Answered(
            items,
            number(value(root, options.total), options.total) if options.total else None,
            text(value(root, following)) if following else None,
            envelope,
        )

    def page(body: bytes) -> Answered:
        try:
            root = parsed(body)
        except ValueError as error:
            return salvage(body, error)
        selection: Any = compiled(options.items)(root)
        elements = selection if isinstance(selection, list) else [selection]
        if not elements and not compiled(_container(options.items))(root):
            raise Unreadable(f"no list at {options.items}")
        if not all(map(etree.iselement, elements)):
            raise Unreadable(f"{options.items} does not select elements")
        envelope, slices = sliced(body, root, elements)
        items = tuple(Item(data, one) for data, one in zip(slices, elements, strict=True))
        return around(root, items, envelope)

    def salvage(body: bytes, error: ValueError) -> Answered:
        step = _LAST_STEP.search(options.items)
        envelope, found = pieces(body, step[1].encode()) if step else (Envelope(), [])
        try:
            frame = parsed(envelope.head + envelope.tail) if found else None
        except ValueError:
            frame = None
        if frame is None:
            raise Unreadable(str(error))
        return around(frame, tuple(_salvaged(data, envelope, compiled(options.items)) for data in found), envelope)

    return Format("XML", page, fields, value)


def fields(data: bytes) -> Any:
    """The root element of a document. Raises Unreadable."""
    try:
        return parsed(data)
    except ValueError as error:
        raise Unreadable(str(error)) from None


def _container(path: str) -> str:
    """Where the items would stand: an answer without it is another kind of answer, not an empty list."""
    before, slash, _ = path.rpartition("/")
    return before if slash and before.strip("/") and not before.endswith("/") else "/*"


def _salvaged(data: bytes, envelope: Envelope, items: etree.XPath) -> Item:
    try:
        found: Any = items(parsed(envelope.head + data + envelope.tail))
        return Item(data, found[0] if len(found) == 1 else None, None if len(found) == 1 else _broken(data, "no item"))
    except ValueError as error:
        return Item(data, None, _broken(data, str(error)))


def _broken(data: bytes, said: str) -> Reason:
    return Reason(
        "xml.not_well_formed",
        "reject",
        f"the item is not well-formed XML: {said}",
        excerpt=data[:200].decode("utf-8", "replace"),
        hint="send well-formed XML in the declared encoding",
    )
