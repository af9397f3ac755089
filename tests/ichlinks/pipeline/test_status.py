"""status while a run is under way, and after it was killed."""

import os
import signal
import time

from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.partners import overview
from ichlinks.pipeline.status import status
from tests.servers.archive import Archive


def _told(context: Context) -> tuple[str, str]:
    last = status(context)["partners"][0]["last"]
    return f"{last['stage']} {last['state']}", overview(context)[0]["state"]


def _harvesting(context: Context, archive: Archive) -> int:
    """A process that waits for the endpoint's answer."""
    archive.answering.clear()
    archive.asked.clear()
    child = os.fork()
    if child == 0:
        try:
            with Context.open(context.workspace) as mine:
                stages.harvest(mine, "archive")
        finally:
            os._exit(0)
    assert archive.asked.wait(60)
    return child


def test_a_run_is_running_until_it_is_killed(context: Context, archive: Archive) -> None:
    child = _harvesting(context, archive)
    assert _told(context) == ("harvest running", "running")
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while context.store.locked("archive"):  # PostgreSQL needs a moment to see that its client is gone
        time.sleep(0.01)
    assert _told(context) == ("harvest interrupted", "interrupted")
    archive.answering.set()
    assert stages.harvest(context, "archive")["state"] == "complete"
    assert _told(context) == ("harvest complete", "complete")
