"""The sample server, and the schema that OAI-PMH answers must satisfy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from samples.server import Server, serve


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with serve() as running:
        yield running


@pytest.fixture(scope="session")
def oai_schema(shared_data: Path) -> etree.XMLSchema:
    return etree.XMLSchema(file=str(shared_data / "oai-xsd" / "all.xsd"))
