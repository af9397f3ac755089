"""The open workspace, and what of a run report travels between tasks."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from config.settings import workspace

if TYPE_CHECKING:
    from ichlinks.pipeline import Context

log = logging.getLogger(__name__)


@contextmanager
def opened() -> Iterator["Context"]:
    """The workspace with its store open. Import-heavy: for running tasks only."""
    from ichlinks.pipeline import Context

    with Context.open(workspace()) as context:
        yield context


def summary(report: Mapping[str, Any]) -> dict[str, Any]:
    """Names and numbers for the next task; the warnings go into this task's log."""
    for warning in report["warnings"]:
        log.warning("%s x %s: %s %s", warning["count"], warning["code"], warning["message"], warning["examples"])
    return {name: report[name] for name in ("run", "state", "counts")}
