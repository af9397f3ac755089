"""Putting another index in place: it shows nothing that was withdrawn since it was built, on both back-ends."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ichlinks.errors import Invalid, Retriable
from ichlinks.pipeline import Context, stages
from ichlinks.pipeline.indexing import build, promote, rollback
from ichlinks.store import changes
from ichlinks.store.items import item_id
from index.backend import Query, open_index
from tests.ichlinks.conftest import archive_partner, workspace_of
from tests.servers.archive import Archive
from tests.servers.elasticsearch.node import empty

THREE = item_id("archive", "oai:a:03")


@pytest.fixture(params=["embedded", "elasticsearch"])
def published(request: pytest.FixtureRequest, tmp_path: Path, archive: Archive) -> Iterator[Context]:
    """Thirty photographs, in an index that was promoted once."""
    url = None
    if request.param == "elasticsearch":
        empty(url := request.getfixturevalue("elasticsearch"))
    workspace = workspace_of(tmp_path / "workspace", search_url=url)
    archive_partner(workspace, archive.url)
    with Context.open(workspace) as context:
        for _ in stages.run(context, "archive"):
            pass
        build(context)
        promote(context)
        yield context


def withhold(context: Context) -> None:
    (folder := context.workspace.root / "config" / "rules").mkdir(exist_ok=True)
    (folder / "takedown.yaml").write_text("entries: [{identifier: 'oai:a:03', reason: a wish}]\n", encoding="utf-8")
    stages.publish(context)


def shown(context: Context) -> tuple[int, list[str]]:
    """How many Items the index in use has, and those it finds for one of them."""
    index = open_index(context.workspace)
    try:
        return index.count(), [hit.id for hit in index.search(Query("weaver 3")).hits]
    finally:
        index.close()


def test_what_was_withheld_since_the_index_was_built_is_not_in_it_when_it_is_put_in_place(published: Context) -> None:
    build(published)
    withhold(published)
    assert open_index(published.workspace).fresh().count() == 30
    with published.store.read() as connection:
        last = changes.last(connection)
    assert (promote(published), shown(published)) == (last, (29, []))
    assert (rollback(published), shown(published)) == (last, (29, []))


def test_an_earlier_index_is_caught_up_before_it_is_back(published: Context) -> None:
    withhold(published)
    rollback(published)
    assert shown(published) == (29, [])


def test_nothing_is_put_in_place_where_there_is_nothing(published: Context) -> None:
    with pytest.raises(Invalid, match="there is no fresh index to promote; see 'ichlinks index build'"):
        promote(published)
    rollback(published)
    assert shown(published)[0] == 30


def test_an_index_that_cannot_be_caught_up_is_not_put_in_place(published: Context) -> None:
    earlier = open_index(published.workspace).previous()
    earlier.write([], 10_000)
    earlier.close()
    with pytest.raises(Invalid, match=r"10000, the store ends at 30.*; nothing was put in place"):
        rollback(published)
    withhold(published)
    assert shown(published) == (29, [])


def test_nothing_is_put_in_place_while_another_process_publishes(published: Context) -> None:
    """It would go on in the other index from where it was in this one, and leave out what lies between."""
    with published.store.lock("publish"), pytest.raises(Retriable):
        rollback(published)
