"""Opening MARC 21 records: MARCXML, and ISO 2709 in UTF-8 or MARC-8.

Standards: MARCXML schema 1.1/1.2; ISO 2709; MARC 21 Record Structure, leader/09. Marks of writing direction, which say
how a field is laid out and nothing about its text, are left out; letters and their marks, apart in MARC, are composed.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any

from lxml import etree

from crosswalks.marc.source import Field, Source, source
from crosswalks.xml import local
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

_DIRECTION = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def read(document: Any, payload: Payload) -> Source:
    """Raises Rejected for a record that cannot be read or is empty, and for a collection of several."""
    found = _binary(document, payload) if isinstance(document, bytes) else _xml(_record(document), payload)
    if not found.fields:
        raise Rejected("crosswalk.metadata", "the record has no data fields")
    return found


def paths(document: Any) -> Iterator[str]:
    """`leader`, `001`, `245$a`: all but blank; those of 880 as the field that they stand for."""
    found = read(document, Payload("", b"", b""))
    yield from (["leader"] if found.leader.strip() else [])
    yield from (tag for tag, text in found.control.items() if text.strip())
    for field in (*(one for some in found.fields.values() for one in some), *found.pairs.values()):
        tag = next((text[:3] for code, text in field.subfields if code == "6"), "") if field.tag == "880" else field.tag
        yield from (f"{tag}${code}" for code, text in field.subfields if code not in "68" and text)


def _record(root: etree._Element) -> etree._Element:
    if local(root) != "collection":
        return root
    if len(root) != 1:
        raise Rejected("crosswalk.collection", f"the collection holds {len(root)} records instead of one")
    return root[0]


def _xml(record: etree._Element, payload: Payload) -> Source:
    leader, control, fields = "", dict[str, str](), list[Field]()
    for element in record:
        kind = element.tag
        if kind.endswith("datafield"):
            fields.append(_datafield(element))
        elif kind.endswith("controlfield"):
            control.setdefault(element.get("tag", ""), element.text or "")
        elif kind.endswith("leader"):
            leader = element.text or ""
    return source(payload.identifier, leader, control, fields)


def _datafield(element: etree._Element) -> Field:
    subfields = tuple([(one.get("code", ""), _text(one.text)) for one in element if one.text])
    return Field(element.get("tag", ""), element.get("ind1", " "), element.get("ind2", " "), subfields)


def _text(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text.strip() if text.isascii() else unicodedata.normalize("NFC", text.strip())
    return " ".join(unicodedata.normalize("NFC", text.translate(_DIRECTION)).split())


def _binary(data: bytes, payload: Payload) -> Source:
    # Loading the tables of MARC-8 takes longer than reading many records, and most partners never need them.
    from pymarc import Record
    from pymarc.exceptions import PymarcException

    try:
        record = Record(data, force_utf8=_is_utf8(data), hide_utf8_warnings=True)
    except (PymarcException, ValueError, IndexError) as error:
        raise Rejected("crosswalk.marc", f"the record is not ISO 2709: {type(error).__name__}: {error}") from None
    control = {one.tag: one.data or "" for one in reversed(record.fields) if one.control_field}
    fields = [_field(one) for one in record.fields if not one.control_field]
    return source(payload.identifier, str(record.leader), control, fields)


def _field(one: Any) -> Field:
    subfields = tuple([(sub.code, _text(sub.value)) for sub in one.subfields])
    return Field(one.tag, one.indicator1, one.indicator2, subfields)


def _is_utf8(data: bytes) -> bool:
    """Leader/09 is often wrong; bytes of MARC-8 beyond ASCII are next to never valid UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
