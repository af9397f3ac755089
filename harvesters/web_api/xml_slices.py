"""Where elements stand in the bytes of a document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from lxml import etree

from ichlinks.stages import Envelope

_DECLARATION = re.compile(rb"\s*<\?xml\s.*?\?>", re.DOTALL)


def sliced(body: bytes, root: Any, elements: Sequence[Any]) -> tuple[Envelope, list[bytes]]:
    """The bytes of elements that have one parent, and the tags around them; where bytes cannot be told apart (several
    parents, an encoding without ASCII in its place, one that expat does not know) each element written anew."""
    parents = {one.getparent() for one in elements}
    tags = _tags(body) if len(parents) == 1 and None not in parents and b"\0" not in body[:4] else None
    if tags is None:
        return Envelope(), [etree.tostring(one, with_tail=False, encoding="UTF-8") for one in elements]
    order = {one: number for number, one in enumerate(root.iter(etree.Element))}
    around = [tags[order[one]] for one in reversed(list(elements[0].iterancestors()))]
    declaration = _DECLARATION.match(body)
    head = (declaration[0] if declaration else b"") + b"".join(body[tag.start : tag.inner] for tag in around)
    tail = b"".join(body[tag.close : tag.end] for tag in reversed(around))
    spans = [tags[order[one]] for one in elements]
    return Envelope(head, tail), [body[span.start : span.end] for span in spans]


@dataclass(slots=True)
class _Tag:
    """Offsets: the start tag is start to inner, the end tag close to end."""

    start: int
    inner: int = 0
    close: int = 0
    end: int = 0


@dataclass
class _Reader:
    """All tags in document order; an event's end is where the next one begins."""

    parser: Any
    tags: list[_Tag] = field(default_factory=list)
    open: list[_Tag] = field(default_factory=list)
    started: _Tag | None = None
    ended: _Tag | None = None

    def settle(self) -> int:
        here = int(self.parser.CurrentByteIndex)
        if self.started:
            self.started.inner = here
        if self.ended:
            self.ended.end = here
        self.started = self.ended = None
        return here

    def start(self, *_: Any) -> None:
        tag = _Tag(self.settle())
        self.tags.append(tag)
        self.open.append(tag)
        self.started = tag

    def stop(self, *_: Any) -> None:
        here = self.settle()
        self.ended = self.open.pop()
        self.ended.close = here

    def other(self, *_: Any) -> None:
        self.settle()


def _tags(body: bytes) -> list[_Tag] | None:
    parser = expat.ParserCreate()
    parser.buffer_text = False
    reader = _Reader(parser)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.stop
    parser.DefaultHandler = parser.CharacterDataHandler = reader.other
    try:
        parser.Parse(body, True)
    except (expat.ExpatError, LookupError, ValueError):
        return None
    if reader.ended:
        reader.ended.end = body.rindex(b">") + 1
    return reader.tags


def pieces(body: bytes, name: bytes) -> tuple[Envelope, list[bytes]]:
    """What looks like elements of this name, in a document that is not well-formed, and what stands around them."""
    opening = re.compile(rb"<(?:[\w.-]+:)?" + re.escape(name) + rb"[\s>/]")
    closing = re.compile(rb"</(?:[\w.-]+:)?" + re.escape(name) + rb"\s*>")
    starts = [found.start() for found in opening.finditer(body)]
    ends = [found.end() for found in closing.finditer(body)]
    if not starts or not ends or ends[-1] < starts[-1]:
        return Envelope(), []
    limits = [*starts[1:], ends[-1]]
    found = [body[start:limit].rstrip() for start, limit in zip(starts, limits, strict=True)]
    return Envelope(body[: starts[0]], body[ends[-1] :]), found
