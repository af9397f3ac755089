"""Opening MARC 21 records: MARCXML, and ISO 2709 in UTF-8 or MARC-8.

Standards: MARCXML schema 1.1/1.2; ISO 2709; MARC 21 Record Structure, leader/09. Marks of writing direction, which say
how a field is laid out and nothing about its text, are left out; letters and their marks, apart in MARC, are composed.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from lxml import etree

from crosswalks.marc.source import Field, Source, source
from crosswalks.xml import local
from ichlinks.errors import Rejected
from ichlinks.stages import Payload

_MARCXML = "{http://www.loc.gov/MARC21/slim}"
_CONTROL = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
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
    if local(root) == "collection":
        raise Rejected("crosswalk.collection", f"the collection holds {len(root)} records instead of one")
    return root


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
    """A code is one character (ISO 2709); archives write empty ones, which name nothing."""
    stated = [(one.get("code", ""), text) for one in element if (text := one.text)]
    subfields = tuple([(code, _text(text)) for code, text in stated if len(code) == 1])
    return Field(element.get("tag", ""), element.get("ind1", " "), element.get("ind2", " "), subfields)


def _text(text: str) -> str:
    if text.isprintable() and "  " not in text:
        return text.strip() if text.isascii() else unicodedata.normalize("NFC", text.strip())
    return " ".join(unicodedata.normalize("NFC", text.translate(_DIRECTION)).split())


def marcxml(data: bytes) -> etree._Element:
    """An ISO 2709 record as MARCXML. Raises Rejected where it cannot be read."""
    found, record = _record_of(data), etree.Element(f"{_MARCXML}record", nsmap={"marc": _MARCXML[1:-1]})
    _add(record, "leader", str(found.leader))
    for one in found.fields:
        if one.control_field:
            _add(record, "controlfield", one.data or "", tag=one.tag)
        else:
            field = _add(record, "datafield", "", tag=one.tag, ind1=one.indicator1, ind2=one.indicator2)
            for sub in one.subfields:
                _add(field, "subfield", _text(sub.value), code=sub.code)
    return record


def _add(around: etree._Element, name: str, text: str, **attributes: str) -> etree._Element:
    """Without the characters that XML 1.0, section 2.2, does not have."""
    kept = {key: _CONTROL.sub("", value) for key, value in attributes.items()}
    element = etree.SubElement(around, f"{_MARCXML}{name}", kept)
    element.text = _CONTROL.sub("", text) or None
    return element


def _binary(data: bytes, payload: Payload) -> Source:
    record = _record_of(data)
    control = {one.tag: one.data or "" for one in reversed(record.fields) if one.control_field}
    fields = [_field(one) for one in record.fields if not one.control_field]
    return source(payload.identifier, str(record.leader), control, fields)


def _record_of(data: bytes) -> Any:
    # Loading the tables of MARC-8 takes longer than reading many records, and most partners never need them.
    from pymarc import Record
    from pymarc.exceptions import PymarcException

    try:
        return Record(data, force_utf8=_is_utf8(data), hide_utf8_warnings=True)
    except (PymarcException, ValueError, IndexError) as error:
        raise Rejected("crosswalk.marc", f"the record is not ISO 2709: {type(error).__name__}: {error}") from None


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
