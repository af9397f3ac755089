"""The run report of the contract: opened when a stage starts, closed and stored when it ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from ichlinks.errors import Fatal, Held, IchlinksError, Retriable
from ichlinks.pipeline.context import Context
from ichlinks.stages import Warn
from ichlinks.store import runs

State = Literal["complete", "incomplete", "held", "failed"]
_EXAMPLES = 5


@dataclass
class RunReport:
    """A report in the making. `next` is the time before which it is no use to come back."""

    run: str
    partner: str
    stage: str
    started: str
    state: State = "complete"
    counts: dict[str, int] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)
    expected: int | None = None
    windows: list[dict[str, Any]] = field(default_factory=list)
    warnings: dict[str, dict[str, Any]] = field(default_factory=dict)
    error: dict[str, str] | None = None
    next: str | None = None
    finished: str | None = None

    def add(self, **counts: int) -> None:
        for name, count in counts.items():
            self.counts[name] = self.counts.get(name, 0) + count

    def add_parts(self, **counts: int) -> None:
        """Counts records that are parts of others, which the endpoint did not send as records."""
        self.parts = self.parts or dict.fromkeys(("new", "changed", "unchanged", "deleted"), 0)
        for name, count in counts.items():
            self.parts[name] += count

    def warn(self, warning: Warn) -> None:
        """Warnings of one code are one entry, with the first message and a few examples."""
        entry = self.warnings.setdefault(
            warning.code, {"code": warning.code, "message": warning.message, "count": 0, "examples": []}
        )
        entry["count"] += 1
        known = entry["examples"]
        if warning.example and warning.example not in known and len(known) < _EXAMPLES:
            known.append(warning.example)

    def incomplete(self, code: str, message: str, retry_after: float | None = None) -> None:
        self.state, self.error = "incomplete", {"code": code, "message": message}
        if retry_after:
            moment = datetime.fromisoformat(self.started) + timedelta(seconds=retry_after)
            self.next = moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def as_json(self) -> runs.Report:
        names = ("run", "partner", "stage", "state", "started", "finished", "counts", "expected", "windows")
        report = {name: getattr(self, name) for name in names}
        if self.parts:
            report["parts"] = self.parts
        return {**report, "warnings": list(self.warnings.values()), "error": self.error, "next": self.next}


@contextmanager
def reporting(context: Context, partner: str, stage: str) -> Iterator[RunReport]:
    """Opens a run and closes it, whatever happens in between; what ended it early is raised again."""
    started = context.now()
    with context.store.write() as connection:
        report = RunReport(runs.start(connection, partner, stage, started), partner, stage, started)
    try:
        yield report
    except Held as error:
        report.state, report.error = "held", {"code": "held", "message": str(error)}
        raise
    except Retriable as error:
        report.incomplete(error.code, str(error), error.retry_after)
        raise
    except IchlinksError as error:
        report.state, report.error = "failed", {"code": type(error).__name__.lower(), "message": str(error)}
        raise
    except KeyboardInterrupt:
        report.incomplete("stopped", "it was stopped by hand")
        raise
    except BaseException as error:
        report.state, report.error = "failed", {"code": "defect", "message": f"{type(error).__name__}: {error}"}
        raise
    finally:
        report.finished = context.now()
        _store(context, report)


def _store(context: Context, report: RunReport) -> None:
    try:
        with context.store.write() as connection:
            runs.finish(connection, report.as_json())
    except Fatal:
        # The database may be what failed; the error that ended the run is the one to tell.
        if report.state != "failed":
            raise
