"""SQLite with the embedded index, and PostgreSQL with Elasticsearch, make the same of the same."""

import pytest

from config.settings import Workspace
from ichlinks.pipeline import Context, stages
from index.backend import Query, open_index
from tests.ichlinks.conftest import copy_samples, workspace_of
from tests.ichlinks.pipeline.outputs import outputs
from tests.servers.postgres import PostgresServer

_WORDS = ("", "weaving", "dance", "song", "ละคร", "매", "Наурыз", "festival boat", "kava", "silk", "no such thing")


@pytest.fixture(scope="module")
def both(
    tmp_path_factory: pytest.TempPathFactory, samples: str, postgres: PostgresServer, elasticsearch: str
) -> list[Workspace]:
    tmp_path = tmp_path_factory.mktemp("agree")
    more = {"ICHLINKS_SAMPLES_URL": samples}
    servers = (postgres.database("agree"), elasticsearch)
    made = [workspace_of(tmp_path / "one", **more), workspace_of(tmp_path / "two", *servers, **more)]
    for workspace in made:
        copy_samples(workspace)
        with Context.open(workspace) as context:
            for slug in ("mekong", "moana", "steppe"):
                for report in stages.run(context, slug):
                    assert report["state"] == "complete"
    return made


def test_items_changes_manifests_and_documents_are_the_same(both: list[Workspace]) -> None:
    found = []
    for workspace in both:
        with Context.open(workspace) as context:
            found.append(outputs(context))
    assert found[0] == found[1]


def test_the_same_query_has_the_same_results(both: list[Workspace]) -> None:
    embedded, elastic = map(open_index, both)
    for words in _WORDS:
        query = Query(words=words, size=100)
        assert embedded.search(query) == elastic.search(query)
    embedded.close()
    elastic.close()
