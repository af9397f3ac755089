"""What a check has to say, and the score that follows from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, TypeVar

Effect = Literal["blocks", "loses", "hinders", "advice"]
WEIGHTS: Mapping[Effect, int] = {"blocks": 40, "loses": 12, "hinders": 4, "advice": 1}
"""Points that one finding costs, by what it does: nothing can be harvested; records or changes are missed or
damaged; it costs time or quality; it could be better."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Finding:
    """`what` is wrong, by which `clause` of which standard, what it `causes`, how to `mend` it, what was `seen`."""

    code: str
    effect: Effect
    what: str
    clause: str
    causes: str
    mend: str
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """One check and what it found: nothing, where all is well."""

    name: str
    findings: tuple[Finding, ...]


@dataclass(slots=True)
class Examination:
    """What doctor found out about one address."""

    address: str
    kind: str
    found: dict[str, Any] = field(default_factory=dict)
    checks: list[Checked] = field(default_factory=list)
    partner_file: str = ""
    crosswalk_file: str = ""
    requests: int = 0
    at: str = ""

    @property
    def title(self) -> str:
        """The repository's own name, else the address."""
        return str(self.found.get("repository") or self.address)

    @property
    def findings(self) -> list[Finding]:
        """The worst first."""
        order = list(WEIGHTS)
        every = (finding for check in self.checks for finding in check.findings)
        return sorted(every, key=lambda one: order.index(one.effect))

    @property
    def usable(self) -> bool:
        return bool(self.found.get("records on the first page")) and not any(
            finding.effect == "blocks" for finding in self.findings
        )

    @property
    def score(self) -> int:
        """100 less the weights of the findings, never under 0; 0 where nothing can be harvested."""
        return max(0, 100 - sum(WEIGHTS[finding.effect] for finding in self.findings)) if self.usable else 0

    def as_json(self) -> dict[str, Any]:
        return {
            "address": self.address,
            "at": self.at,
            "kind": self.kind,
            "usable": self.usable,
            "score": self.score,
            "found": self.found,
            "findings": [asdict(finding) for finding in self.findings],
            "checks": {check.name: len(check.findings) for check in self.checks},
            "partner_file": self.partner_file,
            "crosswalk_file": self.crosswalk_file,
            "requests": self.requests,
        }


def run(checks: Mapping[str, Callable[[T], Iterable[Finding]]], seen: T) -> Iterator[Checked]:
    """Every check over what was seen, in order."""
    return (Checked(name, tuple(check(seen))) for name, check in checks.items())


def shown(values: Iterable[str], most: int = 5) -> str:
    """A few values for people."""
    listed = list(dict.fromkeys(values))
    rest = len(listed) - most
    return ", ".join(listed[:most]) + (f" and {rest} more" if rest > 0 else "")
