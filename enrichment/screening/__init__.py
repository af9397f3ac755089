"""Screening: what becomes of a Record, and why. The rules are `config/rules/`, the manual is `docs/screening.md`.

The outcome is that of the weightiest reason: withhold > reject > quarantine > flag > accept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from enrichment.screening.care import cared_for
from enrichment.screening.checks import CHECKS
from enrichment.screening.duplicates import Twin, alike, compared, is_comparison, twin
from enrichment.screening.layers import layers
from enrichment.screening.rule_file import Action, Duplicates, LinkRules
from enrichment.screening.rules import Rules, load_rules
from enrichment.screening.takedown import Takedown, takedown, taken_down
from ichlinks.record import Record
from ichlinks.stages import Outcome, Reason, Verdict

__all__ = [
    "DEAD_LINK", "Duplicates", "LinkRules", "Rules", "Takedown", "Twin", "alike", "cared_for", "compared",
    "is_comparison", "layers", "load_rules", "noted_before", "outcome", "screen", "takedown", "taken_down", "twin",
]  # fmt: skip

UNKNOWN_LABEL, DEAD_LINK = "sensitive.label_unknown", "links.dead"
_WEIGHTS: tuple[Outcome, ...] = ("accept", "flag", "quarantine", "reject", "withhold")


def screen(record: Record, rules: Rules, noticed: Sequence[Reason] = ()) -> Verdict:
    """The outcome of a Record and all its reasons; `noticed` is what crosswalk and enrichment noted on the way."""
    reasons = [_weighed(reason, rules) for reason in noticed]
    for check in CHECKS:
        reasons.extend(check(record, rules))
    return Verdict(outcome(reasons), tuple(reasons))


_JUDGED = frozenset(
    {
        "scope.out", "scope.no_country", "relevance.score", "relevance.excluded", "rights.other", "rights.nc_nd",
        "language.tag_missing", "text.placeholder", "text.long_title", "text.all_caps", "date.unlikely",
        "links.private_host",
    }
)  # fmt: skip
_JUDGED_KINDS = ("required.", "sensitive.", "review.", "duplicate.")


def noted_before(reasons: Sequence[Reason]) -> list[Reason]:
    """Of the reasons of a verdict, those that crosswalk and enrichment gave: what `screen` took as `noticed`."""
    return [one for one in reasons if one.rule == UNKNOWN_LABEL or not _judged(one.rule)]


def _judged(rule: str) -> bool:
    return rule in _JUDGED or rule.startswith(_JUDGED_KINDS)


def outcome(reasons: Iterable[Reason], least: Outcome = "accept") -> Outcome:
    """What the weightiest of the reasons asks for, or `least`."""
    weights = (_WEIGHTS.index(reason.severity) for reason in reasons if reason.severity != "info")
    return _WEIGHTS[max((_WEIGHTS.index(least), *weights))]


def _weighed(reason: Reason, rules: Rules) -> Reason:
    """A reason noted before screening, with the severity that the rule file gives it."""
    action = _actions(rules).get(reason.rule)
    if action is None:
        return reason
    return replace(reason, severity="info" if action == "accept" else action)


def _actions(rules: Rules) -> dict[str, Action]:
    file = rules.file
    return {
        "language.script_mismatch": file.language.script_must_match_tag,
        "language.unknown": file.language.unknown,
        "country.unknown": file.countries.unknown,
        "date.invalid": file.dates.invalid,
        "date.ambiguous": file.dates.ambiguous,
        "date.end_before_start": file.dates.end_before_start,
        DEAD_LINK: file.links.dead,
        UNKNOWN_LABEL: file.sensitive.unknown_label,
    }
