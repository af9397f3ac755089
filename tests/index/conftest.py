"""The two back-ends, each fresh for every test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.settings import Workspace
from index.backend import Index, open_index
from tests.servers.elasticsearch.node import empty

OpenIndex = Callable[[], Index]


@pytest.fixture(params=["embedded", "elasticsearch"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenIndex]:
    """Opens the index of one workspace, again and again."""
    variables = {}
    if request.param == "elasticsearch":
        variables = {"ICHLINKS_SEARCH_URL": request.getfixturevalue("elasticsearch")}
        empty(variables["ICHLINKS_SEARCH_URL"])
    opened: list[Index] = []

    def open_again() -> Index:
        opened.append(open_index(Workspace(tmp_path, variables)))
        return opened[-1]

    yield open_again
    for index in opened:
        index.close()
