"""Screening: what becomes of a Record, and why. The rules are `config/rules/`, the manual is `docs/screening.md`.

The outcome is that of the weightiest reason: withhold > reject > quarantine > flag > accept.
"""

from collections.abc import Sequence
from dataclasses import replace

from enrichment.screening.care import cared_for
from enrichment.screening.checks import CHECKS
from enrichment.screening.rule_file import Action
from enrichment.screening.rules import Rules, load_rules
from enrichment.screening.takedown import Takedown, takedown, taken_down
from ichlinks.record import Record
from ichlinks.stages import Outcome, Reason, Verdict

__all__ = ["Rules", "Takedown", "cared_for", "load_rules", "noted_before", "screen", "takedown", "taken_down"]

_WEIGHTS: tuple[Outcome, ...] = ("accept", "flag", "quarantine", "reject", "withhold")


def screen(record: Record, rules: Rules, noticed: Sequence[Reason] = ()) -> Verdict:
    """The outcome of a Record and all its reasons; `noticed` is what crosswalk and enrichment noted on the way."""
    reasons = [_weighed(reason, rules) for reason in noticed]
    for check in CHECKS:
        reasons.extend(check(record, rules))
    return Verdict(_outcome(reasons), tuple(reasons))


_NOTED = ("text.", "title.", "default.", "date.", "domain.", "country.", "coordinates.", "identifier.", "schema.",
    "mapping.", "language.", "sensitive.label_unknown")  # fmt: skip
_JUDGED = frozenset({"text.placeholder", "text.long_title", "text.all_caps", "date.unlikely", "language.tag_missing"})


def noted_before(reasons: Sequence[Reason]) -> list[Reason]:
    """Of the reasons of a verdict, those that crosswalk and enrichment gave: what `screen` took as `noticed`."""
    return [one for one in reasons if one.rule.startswith(_NOTED) and one.rule not in _JUDGED]


def _outcome(reasons: list[Reason]) -> Outcome:
    weights = (_WEIGHTS.index(reason.severity) for reason in reasons if reason.severity != "info")
    return _WEIGHTS[max(weights, default=0)]


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
        "sensitive.label_unknown": file.sensitive.unknown_label,
    }
