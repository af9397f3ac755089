"""Sets are a hierarchy by colons (OAI-PMH 2.0, section 2.6)."""

from collections.abc import Sequence
from dataclasses import replace

from ichlinks.stages import Payload


def within(set_spec: str, name: str) -> bool:
    return set_spec == name or set_spec.startswith(f"{name}:")


def shown(one: Payload, barred: Sequence[str]) -> Payload:
    """A record of an excluded set is a deletion without content: one that was public before it came there goes."""
    excluded = barred and any(within(spec, name) for spec in one.sets for name in barred)
    return replace(one, data=b"", original=None, deleted=True) if excluded else one


def belongs(payloads: Sequence[Payload], name: str) -> bool | None:
    """Whether a page has records of the set `name`; None where their headers do not say."""
    if any(within(spec, name) for one in payloads for spec in one.sets):
        return True
    return False if payloads and all(one.sets for one in payloads) else None


def strays(payloads: Sequence[Payload], name: str) -> str:
    """The first record whose header names sets, and this one not; empty where there is none."""
    found = (one.identifier for one in payloads if one.sets and not any(within(spec, name) for spec in one.sets))
    return next(found, "")
