"""What records are told apart by: an identifier that can be a key, else the checksum of what was sent."""

from ichlinks.stages import Envelope, Payload, Reason

_LONGEST = 2000
"""Bytes of UTF-8; PostgreSQL refuses a key of more than 2,704 with the partner's name in it."""


def fault(identifier: str | None) -> str | None:
    """Why an identifier cannot be a key, None where it can."""
    if not identifier:
        return "has no identifier"
    try:
        size = len(identifier.encode())
    except UnicodeEncodeError:  # half of a surrogate pair
        size = 0
    if not size or "\0" in identifier:
        return "has an identifier with characters that are none"
    return f"has an identifier of over {_LONGEST} bytes" if size > _LONGEST else None


def unidentified(message: str, excerpt: bytes) -> Reason:
    return Reason(
        "identifier.missing",
        "reject",
        message,
        excerpt=excerpt[:200].decode("utf-8", "replace"),
        hint="give every record an identifier of its own",
    )


def rejected(
    data: bytes, checksum: bytes, reason: Reason, envelope: Envelope, identifier: str | None = None
) -> Payload:
    """A record left out by itself, under its identifier where that can be a key."""
    name = f"sha256:{checksum.hex()[:32]}" if identifier is None or fault(identifier) else identifier
    return Payload(name, data, checksum, envelope, rejected=reason)
