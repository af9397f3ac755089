"""What a dry run found: counted, with a few samples of each kind."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from enrichment.screening.care import discreet
from ichlinks.stages import JSON, Reason

_SAMPLES = 3
_LONG = 160


@dataclass
class Tally:
    """`changed` records have another outcome or body than before; by outcome, by field and by rule, how many."""

    records: int = 0
    changed: int = 0
    outcomes: Counter[tuple[str, str]] = field(default_factory=Counter)
    fields: dict[str, JSON] = field(default_factory=dict)
    rules: dict[str, JSON] = field(default_factory=dict)

    def outcome(self, before: str, after: str, times: int = 1) -> None:
        if before != after:
            self.outcomes[before, after] += times

    def field_changed(self, name: str, partner: str, identifier: str, before: Any, after: Any) -> None:
        entry = self.fields.setdefault(name, {"field": name, "records": 0, "samples": []})
        entry["records"] += 1
        if len(entry["samples"]) < _SAMPLES:
            whose = {"partner": partner, "identifier": identifier}
            values = {"before": short(before), "after": short(after)}
            entry["samples"].append(whose | {name: value for name, value in values.items() if value is not None})

    def rule_changed(self, kind: str, reason: Reason, sample: JSON) -> None:
        """`kind` is `raised` where the rule speaks up, `settled` where it falls silent."""
        entry = self.rules.setdefault(reason.rule, {"rule": reason.rule, "raised": 0, "settled": 0, "samples": []})
        entry[kind] += 1
        if len(entry["samples"]) < _SAMPLES:
            said = {"message": reason.message, "field": reason.field, "excerpt": reason.excerpt}
            known = {name: value for name, value in said.items() if value is not None}
            entry["samples"].append({**sample, "change": kind, **known})

    def as_json(self) -> JSON:
        return {
            "records": self.records,
            "changed": self.changed,
            "outcomes": [{"before": b, "after": a, "records": n} for (b, a), n in (+self.outcomes).most_common()],
            "rules": sorted(self.rules.values(), key=lambda one: (-one["raised"] - one["settled"], one["rule"])),
            "fields": sorted(self.fields.values(), key=lambda one: (-one["records"], one["field"])),
        }


def rules_changed(
    tally: Tally, before: Iterable[Reason], after: Iterable[Reason], before_outcome: str, outcome: str, sample: JSON
) -> None:
    """Rules that speak with another weight than before, where that changes the outcome."""
    if before_outcome == outcome:
        return
    had, has = ({(r.rule, r.severity): r for r in some if r.severity != "info"} for some in (before, after))
    whole = {**sample, "before": before_outcome, "after": outcome}
    told = discreet if "withhold" in (before_outcome, outcome) else lambda reason: reason
    for key in sorted(has.keys() - had.keys()):
        tally.rule_changed("raised", told(has[key]), whole)
    for key in sorted(had.keys() - has.keys()):
        tally.rule_changed("settled", told(had[key]), whole)


def short(value: Any) -> Any:
    """A value as it is, cut where it is long."""
    if isinstance(value, str):
        return value if len(value) <= _LONG else f"{value[:_LONG]}…"
    if isinstance(value, dict):
        return {key: short(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [short(inner) for inner in value[:_SAMPLES]] + (["…"] if len(value) > _SAMPLES else [])
    return value
