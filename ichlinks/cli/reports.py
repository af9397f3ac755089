"""Run reports for people and for programs (contract, "Run report")."""

from collections.abc import Mapping
from typing import Any

from ichlinks.cli.shared import print_json, say

EXIT = {"complete": 0, "failed": 1, "incomplete": 3, "held": 4}
"""The exit code of each state."""


def worst(codes: list[int]) -> int:
    """The exit code of several runs."""
    return next((code for code in (1, 2, 3, 4) if code in codes), 0)


def counted(counts: Mapping[str, int]) -> str:
    """Counts in words; what is not there is not named."""
    return ", ".join(f"{n} {name.removesuffix('s') if n == 1 else name}" for name, n in counts.items() if n)


def show(report: dict[str, Any], as_json: bool, err: bool = False) -> None:
    """One report: as JSON, or a line on stdout (`err`: on stderr) with warnings and the error on stderr."""
    if as_json:
        print_json(report)
        return
    told = report["counts"] | {f"{name} parts": count for name, count in report.get("parts", {}).items()}
    counts = counted(told) or "nothing to do"
    title = f"{report['partner']} {report['stage']}".strip()
    say(f"{title}: {report['state']}: {counts}", err=err)
    for warning in report["warnings"]:
        examples = f" ({', '.join(warning['examples'])})" if warning["examples"] else ""
        say(f"  {warning['count']} x {warning['code']}: {warning['message']}{examples}", err=True)
    if report["error"]:
        say(f"  {report['error']['code']}: {report['error']['message']}", err=True)
    if report["next"]:
        say(f"  not before {report['next']}", err=True)
