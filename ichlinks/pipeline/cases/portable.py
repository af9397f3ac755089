"""A payload that stands alone: what was around it in its page is put into it, so that people can read and edit it.

Standards: XML Namespaces 1.0 and `xml:lang` (both are inherited), RFC 4180 for rows.
"""

import csv
import hashlib
import io
from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from config.tables import Head, head
from config.xml import parsed
from crosswalks.declarative.payloads import KINDS
from crosswalks.xml import LANG
from ichlinks.errors import Invalid
from ichlinks.stages import Envelope, Payload

SUFFIXES = (".xml", ".csv", ".json", ".mrc")
_HERE = b"<ichlinks-record/>"
_CSV = {"encoding": "utf-8", "delimiter": ","}


def alone(payload: Payload) -> tuple[str, bytes]:
    """The suffix of the file that holds it, and the file's content. Raises Invalid or Rejected for unreadable bytes."""
    if head(payload.envelope.head):
        return ".csv", _rows(payload)
    start = payload.data.lstrip()[:5]
    if start[:1] in (b"{", b"["):
        return ".json", payload.data
    return (".mrc", payload.data) if start.isdigit() else (".xml", _element(payload))


def read(suffix: str, content: bytes, identifier: str, datestamp: str | None, sets: tuple[str, ...]) -> Payload:
    """The payload in such a file. Raises Invalid for a table that is not a header and one row."""
    data, envelope = _row(content) if suffix == ".csv" else (content, Envelope())
    return Payload(identifier, data, hashlib.sha256(data).digest(), envelope, datestamp, sets)


def _rows(payload: Payload) -> bytes:
    cells = KINDS["csv"].reader(_CSV)(payload)
    return _written(cells.keys()) + _written(cells.values())


def _row(content: bytes) -> tuple[bytes, Envelope]:
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    if len(lines) != 2:
        raise Invalid("a case is a header and one row")
    return _written(lines[1]), Envelope(bytes(Head("utf-8", ",", _written(lines[0]))))


def _written(cells: Iterable[str]) -> bytes:
    """One line that ends with a line feed; what holds a carriage return has to stand in quotes."""
    listed, text = list(cells), io.StringIO(newline="")
    if any("\r" in cell for cell in listed):
        csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(listed)
    else:
        csv.writer(text, lineterminator="\n").writerow(listed)
    return text.getvalue().encode()


def _element(payload: Payload) -> bytes:
    """The record's element, with the namespaces and the language that it inherits."""
    around = payload.envelope
    if not around.head:
        return payload.data
    try:
        probe = parsed(around.head + _HERE + around.tail)
        place = next(probe.iter("ichlinks-record", "{*}ichlinks-record"))
        found = parsed(around.head + payload.data + around.tail)
    except (ValueError, StopIteration) as error:
        raise Invalid(f"the record cannot be read as XML: {error}") from error
    for step in _steps(place):
        found = found[step]
    spoken = next(filter(None, (one.get(LANG) for one in (found, *found.iterancestors()))), None)
    alone = deepcopy(found)
    alone.tail = None
    if spoken:
        alone.set(LANG, spoken)
    return etree.tostring(alone, encoding="UTF-8", xml_declaration=True) + b"\n"


def _steps(place: etree._Element) -> list[int]:
    steps = []
    while (parent := place.getparent()) is not None:
        steps.append(parent.index(place))
        place = parent
    return steps[::-1]
