"""A partner that is harvested by OAI-PMH into a real store, again and again, as the command line does it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
from sqlalchemy import select

from harvesters.traffic import Traffic
from ichlinks.errors import Held
from ichlinks.pipeline import Context, stages
from ichlinks.stages import Payload, Span
from ichlinks.store import payloads, runs
from ichlinks.store.runs import Report
from ichlinks.store.tables import payload
from tests.ichlinks.conftest import workspace_of

_FATES = ("new", "changed", "unchanged", "deleted", "rejected")
_NUMBERS = count()


@contextmanager
def opened(folder: Path) -> Iterator[Context]:
    """A workspace without partners, which may contact this machine."""
    with Context.open(workspace_of(folder, ICHLINKS_CONTACT="desk@aggregator.example")) as context:
        yield context


class Partner:
    """`now` is our own clock, which goes on by a little more than a day with each run; `pauses` were not slept."""

    def __init__(self, context: Context, endpoint: str, **options: Any) -> None:
        self.context, self.slug = context, f"p{next(_NUMBERS)}"
        self.now = datetime(2026, 1, 10, 12, tzinfo=UTC)
        self.pauses: list[float] = []
        self.reports: list[Report] = []
        harvest = {"kind": "oai_pmh", "endpoint": endpoint, "retries": 1, "timeout": 5, **options}
        file = {"name": {"en": endpoint}, "country": "TH", "harvest": harvest, "crosswalk": "oai_dc"}
        # JSON is YAML too.
        (context.workspace.partners / f"{self.slug}.yaml").write_bytes(msgspec.json.encode(file))

    def run(self, **span: Any) -> Report:
        """One harvest as a process of its own would do it; its counts add up, whatever happens."""
        context = replace(self.context, now=self._clock, traffic=Traffic())
        with _unhurried(self.pauses):
            report = _harvested(context, self.slug, Span(**span))
        counts = report["counts"]
        assert counts["received"] == sum(counts[fate] for fate in _FATES)
        assert (report["error"] is None) == (report["state"] == "complete")
        self.now += timedelta(hours=25)
        self.reports.append(report)
        return report

    def payloads(self) -> Iterator[Payload]:
        """Everything stored, by identifier."""
        with self.context.store.read() as connection:
            mine = select(payload.c.identifier).where(payload.c.partner == self.slug)
            for identifier in connection.scalars(mine.order_by(payload.c.identifier)).all():
                found = payloads.find(connection, self.slug, identifier)
                assert found is not None
                yield found.payload

    def _clock(self) -> str:
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")


def error(report: Report) -> str | None:
    """The code of what made a run incomplete."""
    return report["error"]["code"] if report["error"] else None


def warnings(report: Report) -> set[str]:
    return {warning["code"] for warning in report["warnings"]}


@contextmanager
def _unhurried(pauses: list[float]) -> Iterator[None]:
    with patch.object(Traffic, "sleep", lambda _, seconds: pauses.append(seconds) if seconds > 0 else None):
        yield


def _harvested(context: Context, slug: str, span: Span) -> Report:
    try:
        return stages.harvest(context, slug, span)
    except Held:
        with context.store.read() as connection:
            report = runs.latest(connection, slug, "harvest")
        assert report is not None
        return report
