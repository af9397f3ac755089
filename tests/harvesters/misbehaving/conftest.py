"""One server and one store for all trials; each of them is a partner of its own."""

from collections.abc import Iterator

import pytest

from ichlinks.pipeline import Context
from tests.harvesters.partner import opened
from tests.servers.misbehaving.server import Misbehaving


@pytest.fixture(scope="module")
def server() -> Iterator[Misbehaving]:
    with Misbehaving() as running:
        yield running


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    with opened(tmp_path_factory.mktemp("kit")) as made:
        yield made
