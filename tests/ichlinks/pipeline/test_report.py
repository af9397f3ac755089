"""The run report while a stage runs."""

from ichlinks.pipeline.report import RunReport
from ichlinks.stages import Warn


def test_an_example_is_given_once() -> None:
    report = RunReport("r", "archive", "transform", "2026-01-01T00:00:00Z")
    for example in ("one", "one", "two", "", "three", "four", "five", "six"):
        report.warn(Warn("code", f"of {example}", example))
    examples = ["one", "two", "three", "four", "five"]
    assert list(report.warnings.values()) == [{"code": "code", "message": "of one", "count": 8, "examples": examples}]
