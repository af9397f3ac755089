"""One public face over the heritage of these tests; nobody writes to it, so it serves the session."""

from collections.abc import Iterator

import pytest

from ichlinks.store import items, open_store
from tests.exchange.face import fill, serving, workspace
from tests.exchange.heritage import heritage, of
from tests.exchange.ports import free_port

WITHDRAWN = of("mekong", "withdrawn")


@pytest.fixture(scope="session")
def face(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a public face."""
    place = workspace(tmp_path_factory.mktemp("face"), free_port())
    fill(place, heritage())
    store = open_store(place.database_url)
    with store.write() as connection:
        items.withdraw(connection, {WITHDRAWN: "deleted by the partner"}, "2026-11-22T00:00:00Z")
    store.close()
    with serving(place) as address:
        yield address
