"""The quality report as one HTML page to mail."""

from typing import Any

from ichlinks.pipeline.pages import rendered
from ichlinks.pipeline.quality import words
from ichlinks.pipeline.quality.trend import trend
from ichlinks.stages import JSON, PUBLIC

_OUTCOMES = ("accept", "flag", "quarantine", "reject", "withhold", "deleted")


def page(report: JSON) -> str:
    """A whole HTML document, UTF-8, from `ichlinks report --json`."""
    rules = report["rules"]
    return rendered(
        "quality/report.html",
        one=report,
        words=words,
        name=_name(report),
        verdict=verdict(report),
        outcomes=_outcomes(report["outcomes"]),
        found=[rule for rule in rules if rule["severity"] != "info"],
        noted=[rule for rule in rules if rule["severity"] == "info"],
        trend=trend(report["trend"]),
    )


def verdict(report: JSON) -> str:
    """The result in one sentence."""
    records, public = report["records"], report["public"]
    if not records:
        return "There are no records yet."
    if public == records:
        return "All records are shown."
    said = f"{public:,} of {records:,} records are shown"
    accepted = sum(report["outcomes"].get(name, 0) for name in PUBLIC)
    if accepted <= public:
        return f"{said}."
    return f"{said}; accepted and not published yet: {accepted - public:,}."


def _name(report: JSON) -> tuple[str, str]:
    """The partner's name with its language: English where there is one."""
    names: dict[str, str] = report["name"]
    return ("en", names["en"]) if "en" in names else next(iter(names.items()))


def _outcomes(counts: dict[str, int]) -> list[dict[str, Any]]:
    """By outcome its number, its share in percent, and where its part of the bar begins."""
    total, lines, start = sum(counts.values()), [], 0.0
    for name in _OUTCOMES:
        if count := counts.get(name):
            share = 100 * count / total
            lines.append({"outcome": name, "count": count, "share": share, "start": start})
            start += share
    return lines
