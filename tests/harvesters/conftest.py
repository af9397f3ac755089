"""An archive of each kind in turn, with five records."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harvesters.traffic import Traffic
from tests.harvesters.sources import KINDS, Source
from tests.servers.endpoint import Endpoint


@pytest.fixture(params=KINDS)
def source(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Source]:
    yield from source_of(request.param, tmp_path)


def source_of(kind: str, tmp_path: Path) -> Iterator[Source]:
    folder = tmp_path / "drop"
    folder.mkdir()
    with Endpoint({}) as server:
        made = Source(kind, server, folder, {f"r{n}": f"Title {n}" for n in range(5)})
        made.serve()
        yield made


@pytest.fixture
def sleeps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that a client would have made; it does not make them."""
    made: list[float] = []
    monkeypatch.setattr(Traffic, "sleep", lambda _, seconds: made.append(seconds) if seconds > 0 else None)
    return made
