"""Sets are a hierarchy by colons (OAI-PMH 2.0, section 2.6)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ichlinks.stages import Payload


def within(set_spec: str, name: str) -> bool:
    return set_spec == name or set_spec.startswith(f"{name}:")


def shown(one: Payload, barred: Sequence[str]) -> Payload:
    """A record of an excluded set is a deletion without content: one that was public before it came there goes."""
    excluded = barred and any(within(spec, name) for spec in one.sets for name in barred)
    return replace(one, data=b"", original=None, deleted=True) if excluded else one


@dataclass
class Membership:
    """Whether what comes is of the set that was asked for, as far as the headers say: `stray` is the first record that
    is not, `lost` that the first page had records of the set and the last one none."""

    name: str | None
    stray: str = ""
    lost: bool = False
    began: bool | None = None

    def see(self, payloads: Sequence[Payload]) -> None:
        if self.name is not None and payloads:
            mine = _belongs(payloads, self.name)
            self.began = mine if self.began is None else self.began
            self.lost = self.began is True and mine is False

    def strays(self, payloads: Sequence[Payload]) -> bool:
        """Whether the stray is among these."""
        if self.name is None or self.stray:
            return False
        self.stray = _stray(payloads, self.name)
        return bool(self.stray)


def _belongs(payloads: Sequence[Payload], name: str) -> bool | None:
    """Whether a page has records of the set `name`; None where their headers do not say."""
    if any(within(spec, name) for one in payloads for spec in one.sets):
        return True
    return False if all(one.sets for one in payloads) else None


def _stray(payloads: Sequence[Payload], name: str) -> str:
    found = (one.identifier for one in payloads if one.sets and not any(within(spec, name) for spec in one.sets))
    return next(found, "")
