"""Where the records of a page stand in its bytes."""

import re
from collections.abc import Iterator
from itertools import zip_longest

Slice = tuple[int, int]

_NAME = rb"(?:[A-Za-z_][\w.-]*:)?"
_TAG = re.compile(
    rb"<(/?)(" + _NAME + rb"record)(?=[\s>/])(?:[^>\"'/]|/(?!>)|\"[^\"]*\"|'[^']*')*+(/?)>"
    rb"|<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>",
    re.DOTALL,
)
_BEGINNING = re.compile(rb"<" + _NAME + rb"record(?:\s[^<>]*)?>\s*<" + _NAME + rb"header[\s/>]")
_LIST = re.compile(rb"<" + _NAME + rb"ListRecords(?:\s[^<>]*)?>")
_END = re.compile(rb"</" + _NAME + rb"record\s*>")
_LIST_END = re.compile(rb"<" + _NAME + rb"resumptionToken[\s/>]|</" + _NAME + rb"(?:ListRecords|GetRecord|OAI-PMH)\s*>")


def slices(body: bytes) -> list[Slice]:
    """(start, end) of each outermost `<record>` of a well-formed page in an encoding that keeps ASCII in its place.

    Comments, CDATA and processing instructions are passed over, nested records counted.
    """
    spans: list[Slice] = []
    depth = start = 0
    for tag in _TAG.finditer(body):
        closing, name, empty = tag.groups()
        if name is None:
            continue
        if not closing:
            start = tag.start() if depth == 0 else start
            depth += not empty
        else:
            depth -= 1
        if depth == 0:
            spans.append((start, tag.end()))
    return spans


def salvaged(body: bytes) -> list[Slice]:
    """The same for a page that is not well-formed: a record begins where `<header>` follows, and ends before the next.

    What stands between two such records is told apart by its tags; what is cut off at the end of the page is left out.
    """
    spans = list(_salvaged(body))
    found = _LIST.search(body)
    if found and spans and body[found.end() : spans[0][0]].strip():
        spans.insert(0, (found.end(), spans[0][0]))
    return [inner for span in spans for inner in _parts(body, *span)]


def _parts(body: bytes, start: int, end: int) -> list[Slice]:
    """The records of a span one by one, where nothing else stands between its ends."""
    piece = body[start:end]
    inner = slices(piece)
    whole = bool(inner) and not (piece[: inner[0][0]].strip() or piece[inner[-1][1] :].strip())
    return [(start + first, start + last) for first, last in inner] if whole else [(start, end)]


def _salvaged(body: bytes) -> Iterator[Slice]:
    starts = [found.start() for found in _BEGINNING.finditer(body)]
    for start, following in zip_longest(starts, starts[1:]):
        limit = following or _list_end(body, start)
        ends = [found.end() for found in _END.finditer(body, start, limit or len(body))]
        if ends or limit:
            yield start, ends[-1] if ends else start + len(body[start:limit].rstrip())


def _list_end(body: bytes, start: int) -> int | None:
    found = _LIST_END.search(body, start)
    return found.start() if found else None
