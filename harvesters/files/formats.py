"""How the files of each format are read. A file of XML or JSON is read as one page of a web API is."""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from config.sources import Files, JsonApi, XmlApi
from config.sources.web_api import WebApi
from harvesters.drops import Document, Read, batches
from harvesters.files.marc import marc_payloads
from harvesters.files.single import single
from harvesters.tables import Keys, Written, table_pages
from harvesters.web_api.format import Answered, Format, Item, Unreadable
from harvesters.web_api.json_format import item, json_format
from harvesters.web_api.payloads import payload
from harvesters.web_api.xml_format import xml_format
from ichlinks.errors import Retriable
from ichlinks.stages import Payload, Warn

_SLIM = {"marc": "http://www.loc.gov/MARC21/slim"}
_TRIED = 20
Listed = TypeVar("Listed", bound=WebApi)
Pages = Iterator[Warn | tuple[Payload, ...]]


def reader(options: Files) -> Read:
    """How the files of this partner are read."""
    return _READERS[options.format](options)


def _xml(options: Files) -> Read:
    listed = _as(XmlApi, items=options.items or "/*", id=options.id or "", namespaces=options.namespaces)
    form = xml_format(listed)

    def read(document: Document) -> Pages:
        body = document.read()
        if options.items:
            yield from _page(document, body, listed, form, form.page)
        else:
            yield (single(document.name, body, options.id, form),)

    return read


def _json(options: Files) -> Read:
    listed = _as(JsonApi, items=options.items or "", id=options.id or "")
    form = json_format(listed)

    def read(document: Document) -> Pages:
        body = document.read()
        if options.items is None and _first(body) == b"{":
            yield from _page(document, body, listed, form, lambda body: _objects(body, form))
        else:
            yield from _page(document, body, listed, form, form.page)

    return read


def _objects(body: bytes, form: Format) -> Answered:
    """One object, or one in each line (JSON Lines). Raises Unreadable where it is neither."""
    plain = body.removeprefix(BOM_UTF8)
    try:
        return Answered((Item(plain, form.fields(plain)),))
    except Unreadable:
        lines = [line.strip() for line in plain.splitlines() if line.strip()]
        if not any(item(line).problem is None for line in lines[:_TRIED]):
            raise
        return Answered(tuple(map(item, lines)))


def _marc(options: Files) -> Read:
    slim, plain = _marcxml("marc:", _SLIM), _marcxml("", {})

    def read(document: Document) -> Pages:
        body = document.read()
        if _first(body) == b"<":
            listed = slim if b"MARC21/slim" in body else plain
            form = xml_format(listed)
            yield from _page(document, body, listed, form, form.page)
        else:
            yield from batches(marc_payloads(body))

    return read


def _marcxml(prefix: str, namespaces: dict[str, str]) -> XmlApi:
    return _as(
        XmlApi,
        items=f"//{prefix}record",
        id=f"{prefix}controlfield[@tag='001']",
        deleted=f"substring({prefix}leader, 6, 1) = 'd'",
        namespaces=namespaces,
    )


def _csv(options: Files) -> Read:
    key = (str(options.id),)
    written = Written(key, options.encoding, options.delimiter, (), options.max_page_bytes)
    keys = Keys(key)
    return lambda document: table_pages(document, written, keys if options.complete else Keys(key))


def _page(document: Document, body: bytes, listed: WebApi, form: Format, page: Callable[[bytes], Answered]) -> Pages:
    try:
        answered = page(body)
    except Unreadable as error:
        raise Retriable(
            f"not_{form.name.lower()}", f"{document.name} is not the expected {form.name}: {error}"
        ) from error
    yield from batches(payload(listed, form, item, answered) for item in answered.items)


def _first(body: bytes) -> bytes:
    return body.removeprefix(BOM_UTF8).lstrip(b" \t\r\n")[:1]


def _as(kind: type[Listed], **said: Any) -> Listed:
    """What a file has in common with the answers of a web API."""
    return kind.model_construct(None, **{"paging": None, **said})


_READERS: dict[str, Callable[[Files], Read]] = {"xml": _xml, "json": _json, "marc": _marc, "csv": _csv}
