"""A harvest of many windows, killed with SIGKILL at random moments: nothing is missing, hardly a page asked twice."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from config.settings import Workspace
from ichlinks.pipeline import Context, stages
from ichlinks.store.tables import payload, window
from tests.harvesters.oai import error, identify, page, record
from tests.ichlinks.conftest import workspace_of
from tests.servers.endpoint import Answer, Asked, Endpoint
from tests.servers.postgres import PostgresServer

KILLS = 50
_SETS = [f"set{n}" for n in range(6)]
_PAGES, _SIZE = 10, 6
_PARTNER = """\
name: {{en: Test Archive}}
country: TH
harvest: {{kind: oai_pmh, endpoint: "{url}", sets: {{include: [{sets}]}}}}
crosswalk: oai_dc
"""


def _answer(asked: Asked) -> Answer:
    """Every record is older than any window but the first."""
    if asked.query["verb"] == "Identify":
        return 200, {}, identify()
    if "from" in asked.query:
        return 200, {}, error("noRecordsMatch")
    set_, _, number = asked.query.get("resumptionToken", f"{asked.query.get('set')}.0").partition(".")
    names = [f"{set_}:{int(number) * _SIZE + i}" for i in range(_SIZE)]
    token = f"{set_}.{int(number) + 1}" if int(number) + 1 < _PAGES else ""
    records = [record(name, f"<dc:title>{name}</dc:title>", set_) for name in names]
    return 200, {}, page(*records, token=token, size=_SIZE * _PAGES)


@pytest.fixture
def server() -> Iterator[Endpoint]:
    with Endpoint({"/oai": _answer}) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path, server: Endpoint) -> Callable[[], Workspace]:
    """Makes workspaces with an empty store."""
    made = iter(range(1000))

    def make() -> Workspace:
        number, url = next(made), None
        if request.param == "postgresql":
            postgres: PostgresServer = request.getfixturevalue("postgres")
            url = postgres.database(f"killed_harvest_{os.getpid()}_{id(made)}_{number}")
        workspace = workspace_of(tmp_path / str(number), url)
        text = _PARTNER.format(url=f"{server.url}/oai", sets=", ".join(_SETS))
        (workspace.partners / "archive.yaml").write_text(text)
        return workspace

    return make


def test_a_harvest_killed_at_random_moments_ends_as_one_never_killed(
    fresh: Callable[[], Workspace], server: Endpoint
) -> None:
    chance, kills = random.Random(20031017), 0
    began = time.monotonic()
    expected = _harvested(fresh())
    span = time.monotonic() - began
    assert _pages(server) == Counter({(set_, number): 1 for set_ in _SETS for number in range(_PAGES)})
    while kills < KILLS:
        workspace, before = fresh(), kills
        server.requests.clear()
        for _ in range(6):
            kills += _killed(workspace, chance.random() * span / 3)
        assert _harvested(workspace) == expected
        asked = _pages(server)
        assert len(asked) == len(_SETS) * _PAGES
        assert asked.total() - len(asked) <= kills - before


def _pages(server: Endpoint) -> Counter[tuple[str, int]]:
    """How often each page of a first window was asked for."""
    lists = [one.query for one in server.requests if one.query["verb"] == "ListRecords" and "from" not in one.query]
    asked = (one.get("resumptionToken", f"{one.get('set')}.0").partition(".") for one in lists)
    return Counter((set_, int(number)) for set_, _, number in asked)


def _harvested(workspace: Workspace) -> list[object]:
    """Payloads, and the first windows: later ones begin where these were taken."""
    stored = select(payload.c.identifier, payload.c.sha256, payload.c.deleted, payload.c.sets)
    taken = select(window.c.set_, window.c.until, window.c.state, window.c.records, window.c.response_date)
    with Context.open(workspace) as context:
        assert stages.harvest(context, "archive")["state"] == "complete"
        with context.store.read() as connection:
            return [
                connection.execute(stored.order_by(payload.c.identifier)).all(),
                connection.execute(taken.where(window.c.from_ == "").order_by(window.c.set_)).all(),
            ]


def _killed(workspace: Workspace, after: float) -> bool:
    """Harvests in a process of its own and kills it; whether the kill came before its end."""
    child = os.fork()
    if child == 0:
        try:
            with Context.open(workspace) as context:
                stages.harvest(context, "archive")
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
