"""MARC 21 in its exchange format (ISO 2709; "MARC 21 Specifications for Record Structure")."""

import hashlib
from collections.abc import Iterator

from harvesters.identity import fault, rejected, unidentified
from ichlinks.stages import Envelope, Payload, Reason

_END_OF_RECORD, _END_OF_FIELD = b"\x1d", b"\x1e"
_LEADER, _ENTRY = 24, 12
_BETWEEN = b"\r\n\0\x1a "
_NOTHING = Envelope()


def marc_payloads(body: bytes) -> Iterator[Payload]:
    """The records of a file; the control number (001) tells them apart, record status `d` deletes."""
    *whole, rest = body.split(_END_OF_RECORD)
    for number, one in enumerate(whole, 1):
        yield _payload(one.lstrip(_BETWEEN) + _END_OF_RECORD, number)
    if left := rest.strip(_BETWEEN):
        yield _broken(left, len(whole) + 1, "it has no record terminator")


def _payload(data: bytes, number: int) -> Payload:
    try:
        identifier = _control_number(data)
    except ValueError as error:
        return _broken(data, number, str(error))
    checksum = hashlib.sha256(data).digest()
    if said := fault(identifier):
        return rejected(data, checksum, unidentified(f"record {number} {said} in field 001", data), _NOTHING)
    return Payload(str(identifier), data, checksum, deleted=data[5:6] == b"d")


def _control_number(data: bytes) -> str | None:
    """Field 001. Raises ValueError where the directory cannot be followed."""
    base = _number(data[12:17], "base address")
    directory = data[_LEADER : base - 1]
    if len(directory) % _ENTRY or data[base - 1 : base] != _END_OF_FIELD:
        raise ValueError("its directory does not end where its leader says")
    for at in range(0, len(directory), _ENTRY):
        if directory[at : at + 3] == b"001":
            start = base + _number(directory[at + 7 : at + 12], "start of field 001")
            length = _number(directory[at + 3 : at + 7], "length of field 001")
            return data[start : start + length].rstrip(_END_OF_FIELD).decode("utf-8", "replace").strip()
    return None


def _number(digits: bytes, what: str) -> int:
    if not digits.isdigit():
        raise ValueError(f"its {what} is no number")
    return int(digits)


def _broken(data: bytes, number: int, said: str) -> Payload:
    excerpt = data[:200].decode("utf-8", "replace")
    message, hint = f"record {number} is not MARC (ISO 2709): {said}", "export the record again"
    reason = Reason("marc.structure", "reject", message, excerpt=excerpt, hint=hint)
    return rejected(data, hashlib.sha256(data).digest(), reason, _NOTHING)
