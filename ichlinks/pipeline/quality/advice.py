"""What to mend first, and what it would gain: records that could be shown before points of the score."""

from collections.abc import Iterator
from typing import Any

from ichlinks.pipeline.quality.tally import Rule, Tally
from ichlinks.pipeline.quality.words import ADVICE, told

_MOST = 8
_LEAST_GAIN = 0.05
_SAID_TWICE = "duplicate.exact"
"""Its first record is shown already: nothing could be shown besides."""

_STOPS = {
    "quarantine": ("waits for a person", "wait for a person", "Ask us if it is not clear why"),
    "reject": ("could not be taken in", "could not be taken in", "Correct it and offer it again"),
}


def advice(tally: Tally) -> list[dict[str, Any]]:
    """The most useful first: `records` that it concerns, `gain` of the partner's score in points, `public`: how many
    records it keeps from being shown."""
    stops = sorted(_stops(tally), key=lambda one: -one["records"])
    gains = sorted(_gains(tally), key=lambda one: -one["gain"])
    return [*stops, *gains][:_MOST]


def _stops(tally: Tally) -> Iterator[dict[str, Any]]:
    for rule in tally.rules.values():
        if rule.severity in _STOPS and rule.rule != _SAID_TWICE:
            yield _stop(rule, *_STOPS[rule.severity])


def _stop(rule: Rule, one: str, several: str, otherwise: str) -> dict[str, Any]:
    said = f"A record {one}" if rule.records == 1 else f"{rule.records:,} records {several}"
    message, hint = told(rule.rule, rule.message, rule.hint)
    why = f"{', for example' if rule.records > 1 else ''}: {message}" if message else ""
    how = (hint or otherwise).rstrip(".")
    ended = how if how.endswith("?") else f"{how}."
    return {
        "code": rule.rule,
        "what": f"{said}{why}",
        "how": f"{ended[:1].upper()}{ended[1:]}",
        "records": rule.records,
        "public": rule.records,
    }


def _gains(tally: Tally) -> Iterator[dict[str, Any]]:
    for name, points in tally.gains.items():
        gain = round(points / tally.described, 1)
        if gain >= _LEAST_GAIN:
            what, how = ADVICE[name]
            yield {"code": name, "what": what, "how": how, "records": tally.lacking[name], "gain": gain}
