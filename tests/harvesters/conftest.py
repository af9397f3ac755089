"""An archive of each kind in turn, with five records."""

import time
from collections.abc import Iterator

import pytest

from tests.harvesters.sources import Source
from tests.servers.endpoint import Endpoint


@pytest.fixture(params=["oai_pmh", "csv", "json_api"])
def source(request: pytest.FixtureRequest) -> Iterator[Source]:
    with Endpoint({}) as server:
        made = Source(request.param, server, {f"r{n}": f"Title {n}" for n in range(5)})
        server.scripts["/records"] = made.answer
        yield made


@pytest.fixture
def sleeps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that a client would have made; it does not make them."""
    made: list[float] = []
    monkeypatch.setattr(time, "sleep", lambda seconds: made.append(seconds) if seconds else None)
    return made
